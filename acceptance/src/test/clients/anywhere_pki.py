"""Authorities, machines and revocation lists, and requests signed as the clients of Roles Anywhere
sign them: written from AWS's documented process, sharing nothing with what is tested."""

import base64
import datetime
import hashlib
import http.client
import json
import os
import urllib.parse

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

NOW = datetime.datetime.utcnow().replace(microsecond=0)
DAY = datetime.timedelta(days=1)
KINDS = {"CN": NameOID.COMMON_NAME, "OU": NameOID.ORGANIZATIONAL_UNIT_NAME,
         "O": NameOID.ORGANIZATION_NAME}


def new_key(kind):
    if kind.startswith("rsa"):
        return rsa.generate_private_key(65537, int(kind[3:]))
    return ec.generate_private_key({"p256": ec.SECP256R1, "p384": ec.SECP384R1}[kind]())


def name(text):
    return x509.Name([x509.NameAttribute(KINDS[part.split("=")[0]], part.split("=")[1])
                      for part in text.split(",")])


class Issued:
    """A certificate with its key."""

    def __init__(self, certificate, key):
        self.certificate, self.key = certificate, key

    def der(self):
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def pem(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def serial(self):
        return self.certificate.serial_number


def issue(subject, kind="p256", by=None, ca=False, digest=None, start=-DAY, end=30 * DAY,
          key=None, serial=None):
    key = key or new_key(kind)
    usage = dict.fromkeys(["digital_signature", "content_commitment", "key_encipherment",
                           "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
                           "encipher_only", "decipher_only"], False)
    usage.update({"key_cert_sign": True, "crl_sign": True} if ca else {"digital_signature": True})
    builder = (x509.CertificateBuilder()
               .subject_name(name(subject))
               .issuer_name(by.certificate.subject if by else name(subject))
               .public_key(key.public_key())
               .serial_number(serial or x509.random_serial_number())
               .not_valid_before(NOW + start).not_valid_after(NOW + end)
               .add_extension(x509.KeyUsage(**usage), True))
    if ca:
        builder = builder.add_extension(x509.BasicConstraints(True, None), True)
    signer = by.key if by else key
    return Issued(builder.sign(signer, digest or hashes.SHA256()), key)


def revocations(by, serials, due=DAY):
    builder = (x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject)
               .last_update(NOW - 2 * DAY).next_update(NOW + due))
    for serial in serials:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(NOW - DAY)
            .build())
    return builder.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def signature(key, text):
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(text, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(text, ec.ECDSA(hashes.SHA256()))


def algorithm(key):
    family = "RSA" if isinstance(key, rsa.RSAPrivateKey) else "ECDSA"
    return "AWS4-X509-%s-SHA256" % family


class Request:
    """A CreateSession that can be changed before and after it is signed."""

    def __init__(self, machine, arns, chain=(), in_query=False, body=None, host=None):
        self.machine, self.chain = machine, chain
        self.algorithm = algorithm(machine.key)
        self.time, self.region, self.service = NOW, "us-east-1", "rolesanywhere"
        self.serial = machine.serial
        members = dict(body or {})
        self.query = ""
        if in_query:
            self.query = "&".join("%s=%s" % (k, urllib.parse.quote(v, safe=""))
                                  for k, v in sorted(arns.items()))
        else:
            members.update(arns)
        self.body = json.dumps(members).encode()
        self.headers = {"content-type": "application/json" if in_query
                        else "application/x-amz-json-1.0"}
        self.host = host or "rolesanywhere.us-east-1.amazonaws.com"
        self.extra = []

    def sign(self):
        stamp = self.time.strftime("%Y%m%dT%H%M%SZ")
        headers = dict(self.headers, host=self.host)
        headers["x-amz-date"] = stamp
        headers["x-amz-x509"] = base64.b64encode(self.machine.der()).decode()
        if self.chain:
            headers["x-amz-x509-chain"] = ",".join(
                base64.b64encode(c.der()).decode() for c in self.chain)
        names = ";".join(sorted(headers))
        canonical = "POST\n/sessions\n%s\n%s\n%s\n%s" % (
            self.query, "".join("%s:%s\n" % (k, headers[k]) for k in sorted(headers)), names,
            hashlib.sha256(self.body).hexdigest())
        scope = "%s/%s/%s/aws4_request" % (stamp[:8], self.region, self.service)
        to_sign = "%s\n%s\n%s\n%s" % (self.algorithm, stamp, scope,
                                     hashlib.sha256(canonical.encode()).hexdigest())
        headers["authorization"] = "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s" % (
            self.algorithm, self.serial, scope, names,
            signature(self.machine.key, to_sign.encode()).hex())
        self.sent = list(headers.items()) + self.extra
        return self

    def send(self):
        url = urllib.parse.urlparse(os.environ["MAYFLY_URL"])
        connection = http.client.HTTPConnection(url.hostname, url.port, timeout=30)
        path = "/sessions" + ("?" + self.query if self.query else "")
        connection.putrequest("POST", path, skip_host=True, skip_accept_encoding=True)
        for header, value in self.sent:
            connection.putheader(header, value)
        connection.putheader("content-length", str(len(self.body)))
        connection.endheaders(self.body)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("x-amzn-errortype", ""), json.loads(text)
