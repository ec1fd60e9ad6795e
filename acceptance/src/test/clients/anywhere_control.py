"""The control plane of Roles Anywhere by stock boto3: every operation its model knows, through the
life of an anchor, a profile and a list, with the refusals clients tell apart by their class."""

import datetime
import json
import os

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from anywhere_pki import issue, revocations

ACCOUNT = "123456789012"
ROLE = "arn:aws:iam::%s:role/app" % ACCOUNT
client = boto3.client("rolesanywhere", region_name="us-east-1",
                      endpoint_url=os.environ["MAYFLY_URL"])
called = set()


def call(operation, **arguments):
    called.add(operation)
    answer = getattr(client, operation)(**arguments)
    expected = 201 if operation in ("create_trust_anchor", "create_profile", "import_crl",
                                    "tag_resource") else 200
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == expected, operation
    return answer


def refused(error, operation, **arguments):
    try:
        getattr(client, operation)(**arguments)
    except getattr(client.exceptions, error) as refusal:
        assert refusal.response["Error"]["Code"] == error
        return refusal.response["Error"]["Message"]
    raise AssertionError("%s was answered" % operation)


def pages(operation, member):
    called.add(operation)
    return [found for page in client.get_paginator(operation).paginate(pageSize=1)
            for found in page[member]]


def source(authority, kind="CERTIFICATE_BUNDLE"):
    return {"sourceType": kind, "sourceData": {"x509CertificateData": authority.pem()}}


root = issue("CN=Root,O=Acme", ca=True)
successor = issue("CN=Root 2,O=Acme", "rsa2048", ca=True)

# anchors
anchor = call("create_trust_anchor", name="corp", source=source(root),
              tags=[{"key": "team", "value": "infra"}])["trustAnchor"]
one = {"trustAnchorId": anchor["trustAnchorId"]}
assert anchor["enabled"] is False and isinstance(anchor["createdAt"], datetime.datetime)
assert anchor["source"] == source(root)
call("create_trust_anchor", name="second", source=source(successor), enabled=True)
assert call("enable_trust_anchor", **one)["trustAnchor"]["enabled"]
assert not call("disable_trust_anchor", **one)["trustAnchor"]["enabled"]
changed = call("update_trust_anchor", name="corp CA", source=source(successor), **one)
assert changed["trustAnchor"]["name"] == "corp CA"
assert call("get_trust_anchor", **one)["trustAnchor"]["source"] == source(successor)
call("update_trust_anchor", source=source(root), **one)
names = [a["name"] for a in pages("list_trust_anchors", "trustAnchors")]
assert "corp CA" in names and "second" in names, names
assert "AWS_ACM_PCA is not offered" in refused(
    "ValidationException", "create_trust_anchor", name="pca",
    source={"sourceType": "AWS_ACM_PCA", "sourceData": {"acmPcaArn": "arn:aws:acm-pca:::x"}})
refused("ValidationException", "create_trust_anchor", name="leaf",
        source=source(issue("CN=x", by=root)))
refused("ValidationException", "create_trust_anchor", name="a/b", source=source(root))
refused("ResourceNotFoundException", "get_trust_anchor",
        trustAnchorId="22222222-2222-2222-2222-222222222222")

# a label with what must be escaped in it: the signature holds, the id does not
loose = boto3.client("rolesanywhere", region_name="us-east-1", endpoint_url=os.environ["MAYFLY_URL"],
                     config=Config(parameter_validation=False))
for odd in ("a/b", "a b+c%2Fd", "\u00e4/\u20ac", "trust-anchor/22222222-2222-2222-2222-222222222222"):
    try:
        loose.get_trust_anchor(trustAnchorId=odd)
        raise AssertionError(odd)
    except loose.exceptions.ValidationException as refusal:
        assert "trustAnchorId" in refusal.response["Error"]["Message"], refusal

# tags, over an ARN in the query string
arn = anchor["trustAnchorArn"]
call("tag_resource", resourceArn=arn, tags=[{"key": "k%d" % i, "value": "v"} for i in range(60)])
call("untag_resource", resourceArn=arn, tagKeys=["k%d" % i for i in range(59)])
tags = call("list_tags_for_resource", resourceArn=arn)["tags"]
assert tags == [{"key": "k59", "value": "v"}, {"key": "team", "value": "infra"}], tags
refused("TooManyTagsException", "tag_resource", resourceArn=arn,
        tags=[{"key": "t%d" % i, "value": "v"} for i in range(199)])

# profiles
profile = call("create_profile", name="app", roleArns=[ROLE], durationSeconds=900, enabled=True,
               sessionPolicy=json.dumps({"Version": "2012-10-17", "Statement": [
                   {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}))["profile"]
mine = {"profileId": profile["profileId"]}
assert profile["durationSeconds"] == 900 and profile["requireInstanceProperties"] is False
assert profile["createdBy"].startswith("arn:aws:sts::%s:assumed-role/" % ACCOUNT)
assert not call("disable_profile", **mine)["profile"]["enabled"]
assert call("enable_profile", **mine)["profile"]["enabled"]
assert call("update_profile", durationSeconds=7200, **mine)["profile"]["durationSeconds"] == 7200
assert call("get_profile", **mine)["profile"]["roleArns"] == [ROLE]
assert "app" in [p["name"] for p in pages("list_profiles", "profiles")]
refused("ValidationException", "update_profile", sessionPolicy="{", **mine)

# lists
crl = call("import_crl", name="list", crlData=revocations(root, [7]),
           trustAnchorArn=arn)["crl"]
it = {"crlId": crl["crlId"]}
assert crl["trustAnchorArn"] == arn and crl["crlData"].startswith(b"-----BEGIN X509 CRL")
assert call("enable_crl", **it)["crl"]["enabled"]
assert not call("disable_crl", **it)["crl"]["enabled"]
assert call("update_crl", name="new", crlData=revocations(root, [8]), **it)["crl"]["name"] == "new"
assert call("get_crl", **it)["crl"]["crlArn"] == crl["crlArn"]
assert crl["crlId"] in [c["crlId"] for c in pages("list_crls", "crls")]
refused("ValidationException", "import_crl", name="list", crlData=b"\x30\x82", trustAnchorArn=arn)
refused("ValidationException", "import_crl", name="foreign", trustAnchorArn=arn,
        crlData=revocations(issue("CN=Root,O=Acme", ca=True), [7]))

# subjects
subjects = pages("list_subjects", "subjects")
for subject in subjects[:1]:
    detail = call("get_subject", subjectId=subject["subjectId"])["subject"]
    assert detail["credentials"][0]["x509CertificateData"].startswith("-----BEGIN CERTIFICATE")
refused("ResourceNotFoundException", "get_subject",
        subjectId="22222222-2222-2222-2222-222222222222")

# what newer models know
if hasattr(client, "put_attribute_mapping"):
    mapped = call("put_attribute_mapping", certificateField="x509Subject",
                  mappingRules=[{"specifier": "OU"}], **mine)["profile"]["attributeMappings"]
    assert {"certificateField": "x509Subject", "mappingRules": [{"specifier": "OU"}]} in mapped
    left = call("delete_attribute_mapping", certificateField="x509Subject", specifiers=["OU"],
                **mine)["profile"]["attributeMappings"]
    assert "x509Subject" not in [m["certificateField"] for m in left]
    put = call("put_notification_settings", notificationSettings=[
        {"enabled": True, "event": "CA_CERTIFICATE_EXPIRY", "threshold": 10}], **one)
    settings = {s["event"]: s for s in put["trustAnchor"]["notificationSettings"]}
    assert settings["CA_CERTIFICATE_EXPIRY"]["threshold"] == 10
    reset = call("reset_notification_settings", notificationSettingKeys=[
        {"event": "CA_CERTIFICATE_EXPIRY"}], **one)
    settings = {s["event"]: s for s in reset["trustAnchor"]["notificationSettings"]}
    assert settings["CA_CERTIFICATE_EXPIRY"]["threshold"] == 45

call("delete_crl", **it)
call("delete_profile", **mine)
call("delete_trust_anchor", **one)
refused("ResourceNotFoundException", "delete_trust_anchor", **one)
try:
    client.list_profiles(nextToken="made up")
except ClientError as refusal:
    assert refusal.response["Error"]["Code"] == "ValidationException", refusal
known = set(client._PY_TO_OP_NAME)
print("called %d of %d" % (len(called), len(known)))
print("not called:", sorted(known - called))
