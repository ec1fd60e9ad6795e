"""Sessions for certificates over the wire: what is taken, and every attack next to it.

Prints a line a case: its name, the status, the kind of error and what the caller is told."""

import datetime
import json
import os
import urllib.request
import warnings

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from cryptography.hazmat.primitives import hashes

from anywhere_pki import DAY, NOW, Issued, Request, issue, new_key, revocations

warnings.simplefilter("ignore")  # of cryptography, that SHA-1 is weak: hence the case
ACCOUNT = "123456789012"
session = boto3.Session(region_name="us-east-1")
anywhere = session.client("rolesanywhere", endpoint_url=os.environ["MAYFLY_URL"])
iam = session.client("iam", endpoint_url=os.environ["MAYFLY_URL"])

root = issue("CN=Root,O=Acme", ca=True)
inner = issue("CN=Inner,O=Acme", by=root, ca=True)
stranger = issue("CN=Root,O=Acme", ca=True)


def anchor(authority, label):
    return anywhere.create_trust_anchor(
        name=label, enabled=True,
        source={"sourceType": "CERTIFICATE_BUNDLE",
                "sourceData": {"x509CertificateData": authority.pem()}})["trustAnchor"]


corp, other = anchor(root, "corp"), anchor(stranger, "other")
trust = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "rolesanywhere.amazonaws.com"},
    "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
    "Condition": {"StringEquals": {"aws:PrincipalTag/x509Subject/OU": "prod"},
                  "ArnEquals": {"aws:SourceArn": corp["trustAnchorArn"]}}}]}
iam.create_role(RoleName="server", AssumeRolePolicyDocument=json.dumps(trust))
ROLE = "arn:aws:iam::%s:role/server" % ACCOUNT
profile = anywhere.create_profile(name="servers", roleArns=[ROLE], enabled=True)["profile"]
ARNS = {"trustAnchorArn": corp["trustAnchorArn"], "profileArn": profile["profileArn"],
        "roleArn": ROLE}


def accept_session_names():
    """Through a signed call of our own: Debian's boto3 is older than this member."""
    call = AWSRequest("PATCH", "%s/profile/%s" % (os.environ["MAYFLY_URL"], profile["profileId"]),
                      data=json.dumps({"acceptRoleSessionName": True}))
    SigV4Auth(session.get_credentials(), "rolesanywhere", "us-east-1").add_auth(call)
    with urllib.request.urlopen(urllib.request.Request(
            call.url, call.data.encode(), dict(call.headers), method="PATCH")) as answer:
        assert json.load(answer)["profile"]["acceptRoleSessionName"]


def machine(kind="p256", subject="CN=node1,OU=prod", by=root, **more):
    return issue(subject, kind, by=by, **more)


def show(case, answer):
    status, error, body = answer
    print("%s: %s %s %s" % (case, status, error, body.get("message", "").split(". Encoded")[0]))
    return body


def attempt(case, request):
    return show(case, request.sign().send())


node = machine()
for kind in ("rsa2048", "rsa3072", "rsa4096", "p256", "p384"):
    attempt("takes " + kind, Request(machine(kind), ARNS))
body = attempt("takes the query", Request(node, ARNS, in_query=True,
                                          body={"durationSeconds": 900, "sessionName": "x"}))
given = body["credentialSet"][0]
print("answers:", sorted(body), sorted(given), sorted(given["credentials"]))
print("names:", given["assumedRoleUser"]["arn"].endswith("/%x" % node.serial)
      or given["assumedRoleUser"]["arn"].endswith("/0%x" % node.serial), given["sourceIdentity"])
caller = boto3.client(
    "sts", region_name="us-east-1", endpoint_url=os.environ["MAYFLY_URL"],
    aws_access_key_id=given["credentials"]["accessKeyId"],
    aws_secret_access_key=given["credentials"]["secretAccessKey"],
    aws_session_token=given["credentials"]["sessionToken"]).get_caller_identity()
print("works:", caller["Arn"] == given["assumedRoleUser"]["arn"])

chain = [inner]
for depth in range(3):
    chain.append(issue("CN=Inner%d,O=Acme" % depth, "rsa4096", by=chain[-1], ca=True))
leaf = machine("rsa4096", by=chain[-1])
attempt("takes a chain of four and one that leads nowhere",
        Request(leaf, ARNS, chain=chain + [stranger]))
attempt("refuses a chain of six", Request(leaf, ARNS, chain=chain + [stranger, root]))
attempt("refuses without its intermediates", Request(leaf, ARNS))

request = Request(machine(), ARNS)
request.algorithm = "AWS4-X509-RSA-SHA256"
attempt("refuses an algorithm the key is not of", request)
request = Request(machine("rsa2048"), ARNS)
request.algorithm = "AWS4-X509-RSA-SHA384"
attempt("refuses a hash that AWS does not define", request)
request = Request(node, ARNS)
request.serial += 1
attempt("refuses another serial number", request)
for header in ("x-amz-x509", "x-amz-date", "host"):
    request = Request(node, ARNS).sign()
    request.sent.append((header, dict(request.sent)[header]))
    show("refuses %s twice" % header, request.send())
request = Request(node, ARNS)
request.sign()
request.send()
show("refuses a replay", request.send())
request = Request(node, ARNS).sign()
request.body = request.body.replace(b"server", b"another")
show("refuses a changed body", request.send())
request = Request(Issued(node.certificate, new_key("p256")), ARNS)
attempt("refuses another key", request)
request = Request(node, ARNS)
request.time = NOW - datetime.timedelta(minutes=6)
attempt("refuses an old signature", request)
request = Request(node, ARNS)
request.region = "eu-west-1"
attempt("refuses another region", request)
request = Request(node, ARNS)
request.service = "sts"
attempt("refuses another service", request)
status, error, body = Request(node, ARNS).sign().send()
attempt("refuses another anchor", Request(node, dict(ARNS, trustAnchorArn=other["trustAnchorArn"])))
attempt("refuses a stranger of the same name", Request(machine(by=stranger), ARNS))
attempt("refuses an authority", Request(issue("CN=node1,OU=prod", by=root, ca=True), ARNS))
attempt("refuses the anchor itself", Request(root, ARNS))
attempt("refuses an expired certificate", Request(machine(start=-2 * DAY, end=-DAY), ARNS))
attempt("refuses a certificate of tomorrow", Request(machine(start=DAY), ARNS))
attempt("refuses SHA-1", Request(machine(digest=hashes.SHA1()), ARNS))
attempt("refuses RSA of 1024 bits", Request(machine("rsa1024"), ARNS))
attempt("refuses whom the trust policy does not mean",
        Request(machine(subject="CN=node1,OU=test"), ARNS))
attempt("refuses a role the profile does not list", Request(node, dict(ARNS, roleArn=ROLE + "s")))
attempt("refuses an anchor that is not there",
        Request(node, dict(ARNS, trustAnchorArn=corp["trustAnchorArn"][:-1] + "x")))
attempt("refuses two anchors", Request(node, dict(ARNS), in_query=True,
                                       body={"trustAnchorArn": other["trustAnchorArn"]}))
attempt("refuses without a role", Request(node, {k: v for k, v in ARNS.items() if k != "roleArn"}))
attempt("refuses five minutes", Request(node, ARNS, body={"durationSeconds": 300}))
attempt("refuses a session name", Request(node, ARNS, body={"roleSessionName": "build-1"}))
accept_session_names()
body = attempt("takes a session name", Request(node, ARNS, body={"roleSessionName": "build-1"}))
print("named:", body["credentialSet"][0]["assumedRoleUser"]["arn"])

short = machine(end=datetime.timedelta(minutes=30))
body = attempt("takes half an hour's certificate", Request(short, ARNS))
until = datetime.datetime.strptime(body["credentialSet"][0]["credentials"]["expiration"],
                                   "%Y-%m-%dT%H:%M:%SZ")
print("capped:", until <= NOW + datetime.timedelta(minutes=30))
attempt("refuses ten minutes' certificate",
        Request(machine(end=datetime.timedelta(minutes=10)), ARNS))

crl = anywhere.import_crl(name="list", enabled=True, trustAnchorArn=corp["trustAnchorArn"],
                          crlData=revocations(root, [node.serial]))["crl"]
attempt("refuses a revoked certificate", Request(node, ARNS))
attempt("takes another after it", Request(machine(), ARNS))
anywhere.disable_crl(crlId=crl["crlId"])
attempt("takes it when the list is disabled", Request(node, ARNS))
anywhere.update_crl(crlId=crl["crlId"],
                    crlData=revocations(inner, [chain[1].serial], due=-DAY / 2))
anywhere.enable_crl(crlId=crl["crlId"])
attempt("refuses below a revoked intermediate", Request(leaf, ARNS, chain=chain))
anywhere.disable_profile(profileId=profile["profileId"])
attempt("refuses by a disabled profile", Request(node, ARNS))
anywhere.enable_profile(profileId=profile["profileId"])
anywhere.disable_trust_anchor(trustAnchorId=corp["trustAnchorId"])
attempt("refuses by a disabled anchor", Request(node, ARNS))
