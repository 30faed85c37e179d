"""Signed notes, checkpoints and cosignatures, and the promise on a receipt."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from panel.register import notes, receipt
from panel.register.notes import Checkpoint, Note, NoteError, Signer, VerifierKey

ORIGIN = "panel.example/register"
SIGNER = Signer(ORIGIN, bytes(range(32)))
WITNESS = Signer("witness.example/one", bytes(32), notes.WITNESSES)
ROOT = bytes.fromhex("17ae5145e647422436746ba7a4747112476ccffa978559b9067442594555c688")
TEXT = Checkpoint(ORIGIN, 1, ROOT).text


def test_the_key_and_the_signature_of_the_test_vector() -> None:
    assert str(SIGNER.verifier) == ORIGIN + "+2d2c1d09+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    assert SIGNER.sign(TEXT) == (
        f"— {ORIGIN} LSwdCapR+m7x1FUHpn0KjKKbfiTv30zMDfunk3KjTFwHYPieO9X3IZNoge9VvT12m6wJYCHNeT8zAuBeH9KJk88L2QU=\n"
    )


def test_a_checkpoint_is_written_and_read() -> None:
    note = Note(TEXT, (SIGNER.sign(TEXT), WITNESS.cosign(TEXT, 1_800_000_000)))
    again = notes.read_note(str(note))
    assert again == note
    assert notes.read_checkpoint(again) == Checkpoint(ORIGIN, 1, ROOT)
    assert f"{ORIGIN}\n1\nF65RReZHQiQ2dGunpHRxEkdsz/qXhVm5BnRCWUVVxog=\n" == TEXT
    assert notes.signed_by(again, SIGNER.verifier)
    assert notes.witnesses_of(again, [WITNESS.verifier, WITNESS.verifier]) == [WITNESS.verifier]
    assert notes.names_of(again.signatures) == [ORIGIN, "witness.example/one"]


def test_a_cosignature_is_that_of_the_specification() -> None:
    """Type 4; eight bytes of time before the signature; a line with the time before the checkpoint."""
    line = WITNESS.cosign(TEXT, 1_800_000_000)
    raw = notes._unb64(line.split(" ")[2].strip())
    key = WITNESS.verifier
    assert raw[:4] == hashlib.sha256(b"witness.example/one\n\x04" + key.public).digest()[:4]
    assert raw[4:12] == (1_800_000_000).to_bytes(8, "big")
    message = b"cosignature/v1\ntime 1800000000\n" + TEXT.encode()
    Ed25519PublicKey.from_public_bytes(key.public).verify(raw[12:], message)


def test_a_signature_is_good_for_one_text_one_name_and_one_kind() -> None:
    note = Note(TEXT, (SIGNER.sign(TEXT),))
    other = Signer("other.example/register", SIGNER.seed).verifier
    as_witness = VerifierKey(ORIGIN, SIGNER.verifier.public, notes.WITNESSES)
    assert not notes.signed_by(note, other)
    assert not notes.signed_by(note, as_witness)
    assert not notes.signed_by(Note(TEXT.replace("\n1\n", "\n2\n"), note.signatures), SIGNER.verifier)
    assert not notes.signed_by(Note(TEXT, ("— panel.example/register !!!\n",)), SIGNER.verifier)
    assert (
        notes.witnesses_of(Note(TEXT, (WITNESS.cosign(TEXT, 5).replace("— ", "- "),)), [WITNESS.verifier])
        == []
    )


@pytest.mark.parametrize("text", ["", "a\n", "a\n\n", "a\n\nb\n", "a\n\n— x y", "a\n— x y\n"])
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        notes.read_note(text)


@pytest.mark.parametrize("text", ["o\n", "o\n01\nAA==\n", "o\n-1\nAA==\n", "o\n1\nAA==\n", "o\n1\n!\n"])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        notes.read_checkpoint(Note(text, ()))


@pytest.mark.parametrize(
    "text",
    ["", "a+b", "a+2d2c1d09+AQ==", ORIGIN + "+00000000+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        notes.read_key(text)
    assert notes.read_key(str(WITNESS.verifier)) == WITNESS.verifier


def test_a_receipt_promises_the_day_after() -> None:
    filed = datetime(2027, 4, 30, 23, 59, 59, tzinfo=UTC)
    promise = receipt.Promise(ORIGIN, "SPMHR/2027/1", ROOT, receipt.merge_by(filed))
    signer = Signer(f"{ORIGIN}/receipt", bytes(32))
    note = receipt.sign(promise, signer)
    assert promise.merge_by == date(2027, 5, 1)
    assert note.text == (
        "panel.example/register/receipt\nSPMHR/2027/1\n"
        "F65RReZHQiQ2dGunpHRxEkdsz/qXhVm5BnRCWUVVxog=\nmerge-by 2027-05-01\n"
    )
    assert notes.signed_by(note, signer.verifier)
    with pytest.raises(NoteError):
        receipt.sign(promise, SIGNER)
