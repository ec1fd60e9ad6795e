"""Who the node in a directory is: CreateSession with its key, then boto3 with the session.

Independent of our code: the certificate's signature is made here, by the `cryptography` library,
from the words of AWS's page on the signing process. Prints the caller's ARN, a line for each
further moment that is asked for on standard input, and the error code once the session is over.
"""

import base64
import datetime
import hashlib
import json
import os
import sys
import urllib.request

import boto3
import botocore.exceptions
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

home, role, profile = sys.argv[1], sys.argv[2], sys.argv[3]


def read(name):
    with open(os.path.join(home, name), "rb") as file:
        return file.read()


identity = json.loads(read("node.json"))
certificate = x509.load_pem_x509_certificate(read("node.pem"))
pem = read("node.key")
key = serialization.load_pem_private_key(pem[pem.index(b"-----BEGIN") :], None)


def create_session():
    body = json.dumps(
        {
            "durationSeconds": 3600,
            "profileArn": profile or identity["instanceProfileArn"],
            "roleArn": role,
            "trustAnchorArn": identity["trustAnchorArn"],
        }
    ).encode()
    url = identity["authority"].rstrip("/")
    stamp = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    der = certificate.public_bytes(serialization.Encoding.DER)
    headers = {
        "content-type": "application/json",
        "host": url.split("://")[1],
        "x-amz-date": stamp,
        "x-amz-x509": base64.b64encode(der).decode(),
    }
    names = ";".join(sorted(headers))
    canonical = "\n".join(
        ["POST", "/sessions", ""]
        + [name + ":" + headers[name] for name in sorted(headers)]
        + ["", names, hashlib.sha256(body).hexdigest()]
    )
    scope = "/".join([stamp[:8], identity["region"], "rolesanywhere", "aws4_request"])
    algorithm = "AWS4-X509-ECDSA-SHA256"
    to_sign = "\n".join(
        [algorithm, stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()]
    )
    signature = key.sign(to_sign.encode(), ec.ECDSA(hashes.SHA256())).hex()
    headers["authorization"] = "%s Credential=%d/%s, SignedHeaders=%s, Signature=%s" % (
        algorithm,
        certificate.serial_number,
        scope,
        names,
        signature,
    )
    request = urllib.request.Request(url + "/sessions", body, headers, method="POST")
    try:
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 201, answer.status
            return json.load(answer)["credentialSet"][0]["credentials"]
    except urllib.error.HTTPError as refused:
        text = json.load(refused)
        print(refused.code, text.get("message"))
        sys.exit(1)


credentials = create_session()
sts = boto3.client(
    "sts",
    endpoint_url=identity["authority"],
    region_name=identity["region"],
    aws_access_key_id=credentials["accessKeyId"],
    aws_secret_access_key=credentials["secretAccessKey"],
    aws_session_token=credentials["sessionToken"],
)
print(sts.get_caller_identity()["Arn"], flush=True)
for _ in sys.stdin:
    try:
        print(sts.get_caller_identity()["Arn"], flush=True)
    except botocore.exceptions.ClientError as refused:
        print(refused.response["Error"]["Code"], flush=True)
