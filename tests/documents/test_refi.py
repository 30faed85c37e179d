"""REFI-QDA: what is written keeps to the schema and comes back; what others write is read within bounds."""

from __future__ import annotations

import io
import time
import zipfile
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.documents import refi
from panel.documents.refi import packed, places
from panel.documents.refi.values import Code, Project, RefiError, Selection, TextSource, guid
from tests.documents import refi_schema

TEXT = "People stay away 👩🏽‍⚕️ & fear.\n\nيخاف الناس من الشرطة <هنا>.\n\n人们远离诊所。"
BOOK = (
    Code(guid("t"), 'Fear & "bills"', "What is\nfeared", codable=False, children=(Code(guid("p"), "a < b"),)),
    Code(guid("u"), "خوف"),
)


def chosen(words: str, text: str = TEXT, **more: object) -> Selection:
    start = text.index(words)
    return Selection(guid("s", words), start, start + len(words), words, (guid("p"),), **more)  # type: ignore[arg-type]


def project(*selections: Selection, text: str = TEXT) -> Project:
    source = TextSource(guid("a"), "A01", text, "about", selections)
    return Project("P", BOOK, (source,), {guid("o"): "Ola"}, origin="us")


def archive(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return out.getvalue()


def qde(inner: str) -> bytes:
    return f'<Project xmlns="urn:QDA-XML:project:1.0" name="x">{inner}</Project>'.encode()


def test_a_codebook_keeps_to_the_schema_and_comes_back() -> None:
    written = refi.write_codebook(BOOK)
    assert refi_schema.faults(written, refi_schema.CODEBOOK, "urn:QDA-XML:codebook:1.0", "CodeBook") == []
    assert refi.read_codebook(written) == BOOK


def test_a_project_keeps_to_the_schema_and_comes_back_byte_for_byte() -> None:
    made = project(
        chosen("fear", user=guid("o"), at="2027-03-01T09:00:00Z", about="type: inquiry"),
        chosen("👩🏽‍⚕️ & fear"),
        chosen("الشرطة <هنا>.\n\n人们"),
    )
    written = refi.write_project(made)
    assert written == refi.write_project(made)
    with zipfile.ZipFile(io.BytesIO(written)) as held:
        assert held.namelist() == ["project.qde", f"Sources/{guid('a')}.txt"]
        assert held.read(f"Sources/{guid('a')}.txt").decode() == TEXT
        inner = held.read("project.qde")
    assert refi_schema.faults(inner, refi_schema.PROJECT, "urn:QDA-XML:project:1.0", "Project") == []
    assert refi.read_project(written) == made


def test_the_check_of_the_structure_can_fail() -> None:
    written = refi.write_codebook(BOOK).replace(b'isCodable="false"', b'isCodable="no"', 1)
    assert refi_schema.faults(written, refi_schema.CODEBOOK, "urn:QDA-XML:codebook:1.0", "CodeBook") == [
        "Code isCodable='no'"
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_words_come_back(words: str) -> None:
    book = (Code(guid("x"), "a" + words.replace("\ufffe", "").replace("\uffff", "")),)
    assert refi.read_codebook(refi.write_codebook(book)) == book


def counted(text: str, start: int, end: int, wide: bool, joined: bool) -> tuple[int, int]:
    """Places of another program: ``text`` is its file, start and end are code points of it."""

    def at(place: int) -> int:
        head = text[:place].replace("\r\n", "\n") if joined else text[:place]
        return len(head.encode("utf-16-le")) // 2 if wide else len(head)

    return at(start), at(end)


WANTED = ("fear", "الناس من", "人们远离诊所", "People stay away 👩🏽‍⚕️ & fear")


@pytest.mark.parametrize(
    ("wide", "joined", "crlf", "marked"),
    list(product((False, True), (False, True), (False, True), (False, True))),
)
def test_every_way_of_counting_is_told_by_the_words(
    wide: bool, joined: bool, crlf: bool, marked: bool
) -> None:
    file = ("\ufeff" if marked else "") + (TEXT.replace("\n", "\r\n") if crlf else TEXT)
    selections = []
    for words in WANTED:
        start = file.index(words)
        selections.append(Selection("s", *counted(file, start, start + len(words), wide, joined), words))
    kept = places.plain(file)
    assert kept == TEXT
    found = places.passages(file, selections)
    assert [(kept[p.start : p.end], p.sure) for p in found] == [(words, True) for words in WANTED]


def test_without_words_places_are_code_points_without_the_byte_order_mark() -> None:
    file = "\ufeff" + TEXT
    start = TEXT.index("fear")
    (found,) = places.passages(file, [Selection("s", start, start + 4)])
    assert (TEXT[found.start : found.end], found.sure) == ("fear", False)


def test_words_that_were_cut_are_known_by_their_beginning_and_others_are_not() -> None:
    whole = TEXT[: TEXT.index("\n")]
    spans = [Selection("s", 0, len(whole), said) for said in ("People stay away…", "People ran away…", "…")]
    assert [each.sure for each in places.passages(TEXT, spans)] == [True, False, False]


def test_what_lies_outside_the_text_has_no_place() -> None:
    found = places.passages("abc", [Selection("s", 2, 9), Selection("s", 2, 2), Selection("s", 0, 3)])
    assert [(each.start, each.end) for each in found] == [(-1, -1), (-1, -1), (0, 3)]


def test_words_within_the_element_capitals_and_braces_are_read() -> None:
    upper = guid("p").upper()
    inner = (
        f'<CodeBook><Codes><Code guid="{{{upper}}}" name="a" isCodable="true"/></Codes></CodeBook><Sources>'
        f'<PDFSource guid="{upper}" name="b.pdf"/><TextSource guid="{upper}" name="t"><PlainTextContent>ab&amp;c'
        f'</PlainTextContent><PlainTextSelection guid="{upper}" startPosition="0" endPosition="2"><Coding '
        f'guid="{upper}"><CodeRef targetGUID="{upper}"/></Coding></PlainTextSelection></TextSource></Sources>'
    )
    found = refi.read_project(archive(("x.qde", qde(inner))))
    assert [each.text for each in found.sources] == [None, "ab&c"]
    assert found.sources[1].selections[0].codes == (found.codes[0].guid,) == (guid("p"),)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "xml"),
        (b"<a", "xml"),
        (b"\x00\x01", "xml"),
        (BOMB + b"<CodeBook/>", "doctype"),
        (OUTSIDE + b"<CodeBook/>", "doctype"),
        (b"<CodeBook/>", "root"),
        (b'<CodeBook xmlns="urn:QDA-XML:project:1.0"/>', "root"),
        (b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code/></Codes></CodeBook>', "structure"),
        (b"<a>" * 100 + b"</a>" * 100, "structure"),
        (b"<a " + b" ".join(b'b%d="1"' % n for n in range(50)) + b"/>", "structure"),
        (b"<a>&unknown;</a>", "xml"),
    ],
)
def test_a_hostile_codebook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RefiError) as told:
        refi.read_codebook(content)
    assert told.value.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 no archive", "archive"),
        (archive(), "project"),
        (archive(("a.qde", b"<x/>"), ("b.qde", b"<x/>")), "project"),
        (archive(("Sources/project.qde", b"<x/>")), "project"),
        (archive(("project.qde", b"<x/>")), "root"),
        (archive(("a.txt", b"1"), ("A.TXT", b"2")), "archive"),
        (
            archive(
                (
                    "project.qde",
                    qde('<Sources><TextSource guid="g" plainTextPath="internal://a"/></Sources>'),
                ),
                ("sources/a", b"\xff\xfa\xfb"),
            ),
            "text",
        ),
    ],
)
def test_a_hostile_archive_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RefiError) as told:
        refi.read_project(content)
    assert told.value.code == code


def test_a_bomb_is_unpacked_to_its_bound_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ONE", 2**20)
    content = archive(("project.qde", b" " * 2**26))
    begun = time.perf_counter()
    with pytest.raises(RefiError) as told:
        refi.read_project(content)
    assert (told.value.code, told.value.place) == ("size", "project.qde")
    assert time.perf_counter() - begun < 1


def test_texts_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ALL", 3_000)
    named = "".join(f'<TextSource guid="g" name="{n}" plainTextPath="internal://{n}"/>' for n in range(3))
    content = archive(
        ("project.qde", qde(f"<Sources>{named}</Sources>")),
        *((f"sources/{n}", b"a" * 1_200) for n in range(3)),
    )
    with pytest.raises(RefiError, match="size"):
        refi.read_project(content)


def test_a_path_leads_nowhere_outside() -> None:
    inner = '<Sources><TextSource guid="g" plainTextPath="internal://../../etc/passwd"/></Sources>'
    found = refi.read_project(archive(("project.qde", qde(inner))))
    assert found.sources[0].text is None
