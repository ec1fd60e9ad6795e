"""Prepares signed CreateSession requests for wrk, every one another, and what they ask for.

Arguments: the kind of key (p256, rsa2048), how many, the file. They are good for five minutes, and
each once: a second time is a replay and refused."""

import json
import os
import sys
import uuid

import boto3

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../acceptance/src/test/clients"))
from anywhere_pki import Request, issue  # noqa: E402

kind, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
url = os.environ["MAYFLY_URL"]
session = boto3.Session(region_name="us-east-1")
anywhere = session.client("rolesanywhere", endpoint_url=url)
iam = session.client("iam", endpoint_url=url)
account = session.client("sts", endpoint_url=url).get_caller_identity()["Account"]
name = "load-%s-%s" % (kind, uuid.uuid4().hex[:8])
root = issue("CN=Root,O=Load", kind, ca=True)
anchor = anywhere.create_trust_anchor(
    name=name, enabled=True, source={"sourceType": "CERTIFICATE_BUNDLE",
                                     "sourceData": {"x509CertificateData": root.pem()}})
iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps({
    "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "rolesanywhere.amazonaws.com"},
        "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
        "Condition": {"StringEquals": {"aws:PrincipalTag/x509Subject/OU": "prod"}}}]}))
role = "arn:aws:iam::%s:role/%s" % (account, name)
profile = anywhere.create_profile(name=name, roleArns=[role], enabled=True)
arns = {"trustAnchorArn": anchor["trustAnchor"]["trustAnchorArn"],
        "profileArn": profile["profile"]["profileArn"], "roleArn": role}
# 20 machines, as a fleet that renews its sessions
machines = [issue("CN=node%d,OU=prod" % i, kind, by=root) for i in range(20)]
with open(path, "w") as lines:
    for i in range(count):
        request = Request(machines[i % len(machines)], arns, in_query=True,
                          body={"durationSeconds": 900})
        request.headers["amz-sdk-invocation-id"] = str(uuid.uuid4())
        sent = dict(request.sign().sent, path="/sessions?" + request.query)
        lines.write("\t".join("%s: %s" % header for header in sent.items())
                    + "\t\t" + request.body.decode() + "\n")
