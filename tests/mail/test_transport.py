"""Transports: whole files, real connections, no password over an open line."""

from __future__ import annotations

import email
import smtplib
import ssl
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from panel.mail import EmlDirectory, Smtp, build, from_url
from tests.mail.letters import values


def _message(key: str = "1", name: str = "receipt") -> EmailMessage:
    return build(
        name,
        "ar",
        values(name, title="نص"),
        to="focal.point@cmf.example",
        sender="panel@panel.example",
        message_key=key,
    )


def test_a_file_for_each_message_and_one_for_the_same(tmp_path: Path) -> None:
    directory = EmlDirectory(tmp_path / "mail")
    for key in ("1", "2", "1"):
        directory.send(_message(key))
    files = sorted(path.name for path in directory.path.iterdir())
    assert files == sorted(f"{_message(key)['Message-ID'].strip('<>')}.eml" for key in ("1", "2"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in directory.path.iterdir()} == {0o600}
    assert stat.S_IMODE(directory.path.stat().st_mode) == 0o700


def test_a_file_reads_back_as_the_message(tmp_path: Path) -> None:
    EmlDirectory(tmp_path).send(_message())
    (path,) = tmp_path.iterdir()
    read = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    assert read["Subject"] == _message()["Subject"]
    assert read["Date"].datetime.tzinfo is not None
    assert read.get_content().splitlines() == _message().get_content().splitlines()


def test_a_message_id_cannot_leave_the_directory(tmp_path: Path) -> None:
    message = _message()
    message.replace_header("Message-ID", "<../../x/..\\y@z>")
    EmlDirectory(tmp_path / "mail").send(message)
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.eml")] == ["mail/x..y@z.eml"]


def test_nothing_is_left_of_a_message_that_cannot_be_written(tmp_path: Path) -> None:
    message = _message()
    message.set_payload("\ud800")
    with pytest.raises(UnicodeEncodeError):
        EmlDirectory(tmp_path).send(message)
    assert list(tmp_path.iterdir()) == []


class _Inbox:
    """Keeps what arrives; refuses one address."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 there is no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        self.envelopes.append(envelope)
        return "250 OK"


class _Controller(Controller):
    """Listens on a port the system picks."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def _server(**options: Any) -> Iterator[tuple[int, _Inbox]]:
    inbox = _Inbox()
    server = _Controller(inbox, hostname="127.0.0.1", port=0, **options)
    server.start()
    try:
        yield server.port, inbox
    finally:
        server.stop()


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate that this process trusts, by the system's own setting for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    chain, secret = tmp_path / "chain.pem", tmp_path / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chain, secret)
    return context


def _authenticator(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"panel", b"p@ss:w/rd"), handled=False)


def test_plain_smtp_carries_the_message() -> None:
    with _server() as (port, inbox):
        from_url(f"smtp://127.0.0.1:{port}", Path()).send(_message())
    (envelope,) = inbox.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("panel@panel.example", ["focal.point@cmf.example"])
    assert isinstance(envelope.content, bytes)
    read = email.message_from_bytes(envelope.content, policy=default)
    assert isinstance(read, EmailMessage)
    assert read["Message-ID"] == _message()["Message-ID"]
    assert read.get_content().splitlines() == _message().get_content().splitlines()


def test_a_refused_address_is_an_error() -> None:
    message = _message()
    message.replace_header("To", "nobody@cmf.example")
    with _server() as (port, inbox), pytest.raises(smtplib.SMTPRecipientsRefused):
        Smtp("127.0.0.1", port).send(message)
    assert inbox.envelopes == []


def test_a_closed_port_is_an_error() -> None:
    with _server() as (port, _):
        pass
    with pytest.raises(OSError):
        Smtp("127.0.0.1", port, timeout=2).send(_message())


def test_a_password_does_not_cross_an_open_line() -> None:
    with _server(authenticator=_authenticator, auth_require_tls=False) as (port, inbox):
        with pytest.raises(smtplib.SMTPNotSupportedError):
            Smtp("127.0.0.1", port, user="panel", password="p@ss:w/rd").send(_message())
    assert inbox.envelopes == []


def test_starttls_then_the_password(certificate: ssl.SSLContext) -> None:
    with _server(tls_context=certificate, require_starttls=True, authenticator=_authenticator) as (
        port,
        inbox,
    ):
        from_url(f"smtp://panel:p%40ss%3Aw%2Frd@127.0.0.1:{port}", Path()).send(_message())
        with pytest.raises(smtplib.SMTPAuthenticationError):
            from_url(f"smtp://panel:wrong@127.0.0.1:{port}", Path()).send(_message())
    assert len(inbox.envelopes) == 1


def test_tls_from_the_first_byte(certificate: ssl.SSLContext) -> None:
    with _server(ssl_context=certificate) as (port, inbox):
        from_url(f"smtps://127.0.0.1:{port}", Path()).send(_message())
    assert len(inbox.envelopes) == 1


def test_a_certificate_nobody_knows_is_refused(
    certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with _server(ssl_context=certificate) as (port, inbox), pytest.raises(ssl.SSLCertVerificationError):
        from_url(f"smtps://127.0.0.1:{port}", Path()).send(_message())
    assert inbox.envelopes == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", Smtp("mail.example", 25)),
        ("smtp://u:p@mail.example", Smtp("mail.example", 587, user="u", password="p")),
        ("smtps://mail.example", Smtp("mail.example", 465, tls=True)),
        (
            "smtps://u%40x:p%2F@mail.example:1465",
            Smtp("mail.example", 1465, tls=True, user="u@x", password="p/"),
        ),
        ("", EmlDirectory(Path("mail"))),
    ],
)
def test_addresses_of_servers(url: str, expected: object) -> None:
    assert from_url(url, Path("mail")) == expected


@pytest.mark.parametrize("url", ["http://mail.example", "mail.example:25", "smtp://"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="smtp://"):
        from_url(url, Path())


def test_the_password_is_not_shown() -> None:
    assert "secret" not in repr(from_url("smtp://u:secret@mail.example", Path()))
