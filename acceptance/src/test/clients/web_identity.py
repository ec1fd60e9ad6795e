"""A job as boto3 runs it: the token comes from AWS_WEB_IDENTITY_TOKEN_FILE, the rest is the SDK's."""

import os

import boto3
from botocore.exceptions import ClientError

endpoint = os.environ["MAYFLY_URL"]
session = boto3.Session(region_name="us-east-1")
# The provider chain calls STS itself, before any client of ours exists, so it must find the endpoint.
provider = session._session.get_component("credential_provider").get_provider(
    "assume-role-with-web-identity"
)
create_client = session._session.create_client


def at_mayfly(service, **arguments):
    arguments.setdefault("endpoint_url", endpoint)
    return create_client(service, **arguments)


provider._client_creator = at_mayfly
print(session.client("sts", endpoint_url=endpoint).get_caller_identity()["Arn"])
iam = session.client("iam", endpoint_url=endpoint)
print(iam.get_role(RoleName="deploy")["Role"]["AssumeRolePolicyDocument"]["Version"])
print(sum(len(page["Policies"]) for page in iam.get_paginator("list_policies").paginate(
    Scope="AWS", PaginationConfig={"PageSize": 7})) >= 30)
try:
    iam.create_role(RoleName="other", AssumeRolePolicyDocument="{}")
except ClientError as refusal:
    print(refusal.response["Error"]["Code"], refusal.response["ResponseMetadata"]["HTTPStatusCode"])
