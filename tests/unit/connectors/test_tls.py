"""TLS is always verified, against the system's authorities or an organisation's own."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ccgcompose.errors import Unreachable
from connectors.http import Call, Door
from tests.unit.connectors.door import HURRIED, SteppingClock
from tests.unit.connectors.server import Server, answering


def certificate(folder: Path, address: str) -> Path:
    """Make a certificate of our own for an address, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "NHS Exampleshire test authority")])
    now = datetime.now(UTC)  # TLS looks at the real clock
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(encoding) + private)
    return path


def tls(path: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_an_authority_of_our_own_can_be_trusted(tmp_path: Path) -> None:
    path = certificate(tmp_path, "127.0.0.1")
    with Server(answering(body=b"safe"), tls=tls(path)) as server:
        door = Door(requests.Session, SteppingClock(), HURRIED, ca_bundle=path)
        assert door.send(Call("POST", server.url, json={"text": "hello"})).body == b"safe"


def test_an_authority_that_nobody_knows_is_sent_nothing(tmp_path: Path) -> None:
    context = tls(certificate(tmp_path, "127.0.0.1"))
    with Server(answering(), tls=context) as server, pytest.raises(Unreachable, match="encrypted"):
        Door(requests.Session, SteppingClock(), HURRIED).send(Call("POST", server.url))
    assert server.requests == []


def test_a_certificate_for_somebody_else_is_sent_nothing(tmp_path: Path) -> None:
    path = certificate(tmp_path, "127.0.0.2")
    with Server(answering(), tls=tls(path)) as server, pytest.raises(Unreachable, match="encrypted"):
        Door(requests.Session, SteppingClock(), HURRIED, ca_bundle=path).send(Call("POST", server.url))
    assert server.requests == []


def test_a_session_cannot_turn_the_verifying_off(tmp_path: Path) -> None:
    def careless() -> requests.Session:
        made = requests.Session()
        made.verify = False
        return made

    with (
        Server(answering(), tls=tls(certificate(tmp_path, "127.0.0.1"))) as server,
        pytest.raises(Unreachable),
    ):
        Door(careless, SteppingClock(), HURRIED).send(Call("POST", server.url))
    assert server.requests == []
