"""A task as boto3 runs it: credentials come from the container endpoint in its environment."""

import os

import boto3

sts = boto3.client("sts", region_name="us-east-1", endpoint_url=os.environ["MAYFLY_URL"])
print(sts.get_caller_identity()["Arn"])
