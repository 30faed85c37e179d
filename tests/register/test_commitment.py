"""Commitments against published vectors, and what they must refuse."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.register import (
    Document,
    canonical,
    commit,
    group5,
    new_salt,
    tracker,
    verify,
)

SALT = bytes(range(32))
DOCUMENT: Document = {
    "title": "ح",
    "session": "2027-01",
    "lang": "ar",
    "files": [],
    "body": "نص",
    "attribution": "Migrant participant (protected)",
}


def _with(**changed: object) -> Document:
    return {**DOCUMENT, **changed}  # type: ignore[typeddict-item]


def test_canonical_bytes() -> None:
    expected = (
        '{"attribution":"Migrant participant (protected)","body":"نص","files":[],'
        '"lang":"ar","session":"2027-01","title":"ح"}'
    )
    assert canonical(DOCUMENT) == expected.encode()


def test_vector() -> None:
    commitment = commit(DOCUMENT, SALT)
    assert commitment.hex() == "b2c77d0e506d57087bc0e8fa7ab588b4c3123ccde480b1855b330a6114b0ea60"
    assert tracker(commitment) == "WLDX2DSQNVLQQ66A5D5H"
    assert group5(tracker(commitment)) == "WLDX2 DSQNV LQQ66 A5D5H"


def test_register_line_of_the_vector() -> None:
    commitment = b64encode(commit(DOCUMENT, SALT)).decode()
    line = f"1 SUBMIT 2027-01 {commitment}\n"
    assert line == "1 SUBMIT 2027-01 ssd9DlBtVwh7wOj6erWItMMSPM3kgLGFWzMKYRSw6mA=\n"
    leaf = hashlib.sha256(b"\x00" + line.encode()).hexdigest()
    assert leaf == "17ae5145e647422436746ba7a4747112476ccffa978559b9067442594555c688"


def test_files_are_committed_with_name_hash_and_size() -> None:
    file = {"size": 12, "sha256": "ab" * 32, "name": "annexe.odt"}
    encoded = canonical(_with(files=[file]))
    assert json.loads(encoded)["files"] == [file]
    assert b'"files":[{"name":"annexe.odt","sha256":"' + b"ab" * 32 + b'","size":12}]' in encoded


@pytest.mark.parametrize("body", ["e\u0301", "\u212b", "\u1100\u1161"])
def test_a_text_that_is_not_nfc_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="normalization form C"):
        canonical(_with(body=body))
    with pytest.raises(ValueError, match="normalization form C"):
        canonical(_with(files=[{"name": body, "sha256": "", "size": 0}]))


@pytest.mark.parametrize(
    "doc",
    [
        {k: v for k, v in DOCUMENT.items() if k != "lang"},
        {**DOCUMENT, "name": "x"},
        {**DOCUMENT, "body": None},
        {**DOCUMENT, "files": [{"name": "a", "sha256": "b", "size": True}]},
        {**DOCUMENT, "files": [{"name": "a", "sha256": "b", "size": 1.0}]},
        {**DOCUMENT, "files": [{"name": "a", "sha256": "b"}]},
        {**DOCUMENT, "body": "\ud800"},
    ],
)
def test_another_shape_is_refused(doc: Document) -> None:
    with pytest.raises(ValueError):
        canonical(doc)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commit(DOCUMENT, bytes(length))
    assert not verify(bytes(32), DOCUMENT, bytes(length))


def test_salts_are_long_and_differ() -> None:
    salts = {new_salt() for _ in range(100)}
    assert (len(salts), {len(salt) for salt in salts}) == (100, {32})


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(lambda t: normalize("NFC", t))


@given(TEXTS, st.binary(min_size=32, max_size=32), st.integers(0, 255))
def test_one_changed_bit_of_the_salt_is_seen(body: str, salt: bytes, place: int) -> None:
    commitment = commit(_with(body=body), salt)
    other = bytearray(salt)
    other[place // 8] ^= 1 << place % 8
    assert verify(commitment, _with(body=body), salt)
    assert not verify(commitment, _with(body=body), bytes(other))


@given(st.tuples(TEXTS, TEXTS), st.tuples(TEXTS, TEXTS))
def test_different_documents_differ_in_their_commitment(one: tuple[str, str], two: tuple[str, str]) -> None:
    first = commit(_with(body=one[0], title=one[1]), SALT)
    assert verify(first, _with(body=two[0], title=two[1]), SALT) == (one == two)
