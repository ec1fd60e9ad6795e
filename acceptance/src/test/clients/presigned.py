"""Proof of identity by a URL: signed by boto3 here, opened by somebody without credentials."""

import os
import urllib.error
import urllib.request
import xml.etree.ElementTree as Xml

import boto3
from botocore.config import Config

sts = boto3.client(
    "sts",
    endpoint_url=os.environ["MAYFLY_URL"],
    region_name="us-east-1",
    config=Config(signature_version="v4"),
)
session = sts.assume_role_with_web_identity(
    RoleArn=os.environ["AWS_ROLE_ARN"],
    RoleSessionName="run-1",
    WebIdentityToken=open(os.environ["TOKEN_FILE"]).read(),
)["Credentials"]
signer = boto3.client(
    "sts",
    endpoint_url=os.environ["MAYFLY_URL"],
    region_name="us-east-1",
    config=Config(signature_version="v4"),
    aws_access_key_id=session["AccessKeyId"],
    aws_secret_access_key=session["SecretAccessKey"],
    aws_session_token=session["SessionToken"],
)
url = signer.generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")


def text(body, name):
    return next(element.text for element in Xml.fromstring(body).iter() if element.tag.endswith(name))


def opened(address):
    try:
        with urllib.request.urlopen(address) as answer:
            return text(answer.read(), "}Arn")
    except urllib.error.HTTPError as refusal:
        return text(refusal.read(), "}Code") + " " + str(refusal.code)


print(opened(url))
print(opened(url.replace("X-Amz-Expires=60", "X-Amz-Expires=61")))
print(opened(url.replace("GetCallerIdentity", "GetAccessKeyInfo")))
