"""What a line may say, and what may follow what."""

from __future__ import annotations

import base64

import pytest

from panel.register.lines import History, Line, LineError, parse
from panel.register.tree import leaf

SEALED = "ssd9DlBtVwh7wOj6erWItMMSPM3kgLGFWzMKYRSw6mA="
HEX = "0" * 64
ALL = (
    "1 DAY 2027-01-02",
    f"2 SUBMIT SPMHR/2027/1 {SEALED}",
    f"3 AMEND SPMHR/2027/1 {SEALED} 2",
    f"4 REDACT SPMHR/2027/1 {SEALED} 3 G3",
    "5 PUBLISH SPMHR/2027/1 4",
    "6 WITHHOLD SPMHR/2027/1 4 consent",
    "7 EXTEND SPMHR/2027/1 2027-04-30T16:00Z 2027-05-07T16:00Z",
    "8 CLOSE SPMHR/2027/1 1",
    f"9 REPORT SPMHR/2027/1 {HEX} {HEX}",
    "10 WITHDRAW SPMHR/2027/1 3",
    "11 ERASE SPMHR/2027/1 2",
)


def read(*lines: str) -> History:
    return History(parse(f"{each}\n".encode()) for each in lines)


def test_the_line_of_the_test_vector() -> None:
    line = Line(1, "SUBMIT", "2027-01", (SEALED,))
    assert line.text == f"1 SUBMIT 2027-01 {SEALED}\n".encode()
    assert leaf(line.text).hex() == "17ae5145e647422436746ba7a4747112476ccffa978559b9067442594555c688"
    assert (line.commitment, line.target) == (base64.b64decode(SEALED), None)


def test_every_type_is_read_as_it_is_written() -> None:
    lines = [parse(f"{each}\n".encode()) for each in ALL]
    assert [each.text.decode().rstrip("\n") for each in lines] == list(ALL)
    assert [each.target for each in lines] == [None, None, 2, 3, 4, 4, None, None, None, 3, 2]


@pytest.mark.parametrize(
    "text",
    [
        b"1 SUBMIT 2027-01 " + SEALED.encode(),
        b"1 SUBMIT 2027-01 " + SEALED.encode() + b"\r\n",
        b"1  SUBMIT 2027-01 " + SEALED.encode() + b"\n",
        b"01 SUBMIT 2027-01 " + SEALED.encode() + b"\n",
        b"1 SUBMIT 2027-01 " + SEALED.encode() + b" \n",
        b"1 SUBMIT 2027-01\n",
        b"1 SUBMIT 2027-01 abc\n",
        b"1 submit 2027-01 " + SEALED.encode() + b"\n",
        b"1 PUBLISH 2027-01 0\n",
        b"1 PUBLISH 2027-01 \xd9\xa3\n",
        b"1 DAY 2027-1-2\n",
        b"1 WITHHOLD 2027-01 1 because of this\n",
        b"1 SAID 2027-01 1\n",
        b"\n",
    ],
)
def test_anything_else_is_refused(text: bytes) -> None:
    with pytest.raises(LineError):
        parse(text)


def test_how_each_text_stands() -> None:
    found = read(*ALL)
    item = found.item(4)
    assert item is not None and item is found.item(2)
    assert (item.seqs, item.published, item.withheld) == ([2, 3, 4], None, "consent")
    assert (item.withdrawn, item.erased) == (True, True)
    assert (found.size, found.day, found.closed["SPMHR/2027/1"]) == (11, "2027-01-02", 1)
    before = read(*ALL[:5]).item(2)
    assert before is not None and before.published == 4


@pytest.mark.parametrize(
    "lines",
    [
        ("2 DAY 2027-01-02",),
        ("1 DAY 2027-01-02", "2 DAY 2027-01-02"),
        ("1 DAY 2027-01-02", "2 DAY 2027-01-01"),
        ("1 PUBLISH s 1",),
        (f"1 SUBMIT s {SEALED}", "2 PUBLISH other 1"),
        (f"1 SUBMIT s {SEALED}", "2 CLOSE s 2"),
        (f"1 SUBMIT s {SEALED}", "2 WITHDRAW s 1", "3 PUBLISH s 1"),
        (f"1 SUBMIT s {SEALED}", "2 ERASE s 1", "3 WITHDRAW s 1"),
        (f"1 SUBMIT s {SEALED}", "2 WITHDRAW s 1", f"3 AMEND s {SEALED} 1"),
        (f"1 SUBMIT s {SEALED}", "2 PUBLISH s 3"),
    ],
)
def test_what_cannot_follow_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(LineError):
        read(*lines)
