"""Codebooks and codings of other programs taken in: matched by words, whole or not at all."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from panel.db import Base, db, transaction
from panel.documents import refi
from panel.documents.refi.values import Code, Project, Selection, TextSource, guid
from panel.domain.errors import Forbidden, Invalid
from panel.models import Commentary
from panel.queries import thematic_session as sessions
from panel.services import coding_files, coding_import
from panel.services.coding_import import Report
from tests.abuse.sweep import layers
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.coding_stage import TEXT, Stage, stage

ARABIC = "يخاف الناس من الشرطة 👮🏽 عند الباب.\n\nلا أحد يقول لماذا."
BASE = "https://panel.example"


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """Two admitted texts, one of them Arabic."""
    made = stage(cast, clock)
    made.add(ARABIC, language="ar", title="عند الباب")
    return made


def out(desk: Stage, format: str = "qdpx") -> bytes:
    return coding_files.written(desk.call, format, base_url=BASE, now=desk.clock.now)


def take(desk: Stage, content: bytes | Project, *, rest: bool = False, **who: Any) -> Report:
    found = coding_import.read(content) if isinstance(content, bytes) else content
    with transaction():
        call = sessions.by_id(desk.call_id)
        actor = acting(who.get("by", desk.cast.officer))
        return coding_import.take(actor, call, found, rest=rest, now=desk.clock.now)


def lines(report: Report) -> list[str]:
    return [each.msgid % each.values for each in report.problems]


def rows(desk: Stage) -> list[dict[str, Any]]:
    return [{**each} for each in json.loads(out(desk, "json"))]


def coded(desk: Stage) -> None:
    """Codings of every sort on both texts."""
    texts = coding_files.texts.citable(desk.call_id)
    other = next(row.id for row in texts if row.organisation_id == desk.cast.bridge.id)
    desk.code(words="They fear a report to the police")
    desk.code(
        words="We urge States to keep the police away from the clinic.",
        wording="police stay away", theme_label="Fear", kind="recommendation", verb="urged",
        addressee="States of destination",
    )  # fmt: skip
    desk.code(words="helps 👩🏽‍⚕️ and costs", theme_label="Costs", wording="a card costs little")
    desk.code(on=other, words="الناس من الشرطة 👮🏽 عند", theme_label="Fear", wording="people stay away")
    desk.code(
        on=other, words="لا أحد يقول لماذا.", theme_label="Costs", wording="a card costs little",
        stance="contrary", instead="nobody says why", see_also=True,
    )  # fmt: skip


def test_what_goes_out_comes_back_into_an_empty_session(desk: Stage) -> None:
    coded(desk)
    project, before = out(desk), rows(desk)
    assert len(before) == 5
    for coding_id in [each.id for each in coding_files.codebook.standing(desk.call_id)]:
        desk.undo(coding_id)
    assert rows(desk) == []
    assert take(desk, project) == Report(0, 0, 5, 0)
    assert rows(desk) == before
    assert take(desk, project) == Report(0, 0, 0, 5)
    assert rows(desk) == before


def test_a_file_of_another_program_counts_otherwise_and_has_other_line_ends(desk: Stage) -> None:
    """CRLF, byte order mark, UTF-16 units: as programs on Windows write."""
    spans = []
    file = "\ufeff" + TEXT.replace("\n", "\r\n") + "\r\n"
    for words in ("They fear a report", "👩🏽‍⚕️ and costs little."):
        start = file.index(words)
        at = [len(file[:place].encode("utf-16-le")) // 2 for place in (start, start + len(words))]
        spans.append(Selection("s", *at, words, ("c",)))
    found = Project("x", (Code("c", "Fear"),), (TextSource("t", "Interview 1", file, "", tuple(spans)),))
    assert take(desk, found) == Report(1, 1, 2, 0)
    assert [(each["words"], each["theme"], each["point"]) for each in rows(desk)] == [
        ("They fear a report", "Fear", "Fear"),
        ("👩🏽‍⚕️ and costs little.", "Fear", "Fear"),
    ]


def test_nothing_is_half_written_and_everything_that_does_not_match_is_told(desk: Stage) -> None:
    start = TEXT.index("They fear")
    good = Selection("a", start, start + 9, "They fear", ("c",))
    bad = [
        Selection("b", start, start + 9, "They are glad about the police", ("c",)),
        Selection("c", start, TEXT.index("We urge") + 8, "", ("c",)),
        Selection("d", 9_000, 9_001, "", ("c",)),
        replace(good, codes=("nothing",)),
        replace(good, about="stance: maybe"),
    ]
    sources = (
        TextSource("t", "HWA", TEXT, "", (good, *bad), whole=("c",)),
        TextSource("u", "Elsewhere", "Other words.", "", (good,)),
        TextSource("v", "scan.pdf", None, "", (good,)),
    )
    found = Project("x", (Code("c", "Fear"), Code("long", "x" * 200)), sources)
    report = take(desk, found)
    assert (report.codings, report.themes, desk.book(), rows(desk)) == (0, 0, [], [])
    assert lines(report) == [
        "“HWA” is coded as a whole. Code passages of it.",
        f"“HWA”, {start} to {start + 9}: the words of the selection do not stand there.",
        f"“HWA”, {start} to {TEXT.index('We urge') + 8}: it does not lie inside one numbered paragraph.",
        "“HWA”, 9000 to 9001: the words of the selection do not stand there.",
        f"“HWA”, {start} to {start + 9} names a code that the file does not have.",
        "Text HWA, paragraph 1: its type, verb, stance or other words cannot stand.",
        "“Elsewhere”: no text of this session that can be coded now has these words or this name.",
        "“scan.pdf” is not in the file as plain text; its codings have no place.",
    ]
    assert take(desk, found, rest=True).codings == 1
    assert [each["words"] for each in rows(desk)] == ["They fear"]


def test_a_text_that_differs_is_matched_by_words_that_stand_once(desk: Stage) -> None:
    file = TEXT.replace("## At the desk\n\n", "At the desk\n")
    spans = tuple(
        Selection(words, file.index(words), file.index(words) + len(words), words, ("c",))
        for words in ("They fear a report", "People stay away")
    )
    found = Project("x", (Code("c", "Fear"),), (TextSource("t", "HWA.docx", file, "", spans),))
    assert len(lines(take(desk, found))) == 1
    assert take(desk, found, rest=True).codings == 1
    assert [each["words"] for each in rows(desk)] == ["They fear a report"]


def test_a_codebook_comes_in_with_its_levels_and_what_is_there_stays(desk: Stage) -> None:
    desk.code(words="They fear", theme_label="Fear", wording="People stay away")
    deep = Code("d", "of reports", "type: policy_gap", children=(Code("e", "to schools"),))
    codes = (
        Code("a", "fear", "Another definition", children=(Code("b", "people stay away."), deep)),
        Code("c", "Costs", "What it costs"),
    )
    report = take(desk, refi.write_codebook(tuple(_renamed(each) for each in codes)))
    assert (report.themes, report.points, report.problems) == (1, 2, ())
    assert desk.book() == [
        ("Fear", ["People stay away", "of reports", "of reports: to schools"]),
        ("Costs", []),
    ]
    assert [(t.label, t.definition) for t in coding_files.codebook.themes(desk.call_id)] == [
        ("Fear", ""),
        ("Costs", "What it costs"),
    ]
    again = coding_files.codes(
        coding_files.codebook.themes(desk.call_id), coding_files.codebook.points(desk.call_id)
    )
    assert take(desk, out(desk, "qdc")) == Report()
    assert refi.read_codebook(out(desk, "qdc")) == again


def _renamed(code: Code) -> Code:
    return replace(code, guid=guid(code.guid), children=tuple(_renamed(each) for each in code.children))


def test_a_codebook_with_a_name_that_cannot_stand_is_refused_whole(desk: Stage) -> None:
    book = refi.write_codebook((Code(guid("a"), "Good"), Code(guid("b"), "x" * 121)))
    assert lines(take(desk, book)) == [
        f"The code “{'x' * 121}” cannot be taken in:",
        "These are 121 characters; the limit is 120. Say it shorter.",
    ]
    assert desk.book() == []
    assert take(desk, book, rest=True).themes == 1
    assert desk.book() == [("Good", [])]


def test_who_may_not_code_takes_nothing_in(desk: Stage) -> None:
    book = refi.write_codebook((Code(guid("a"), "Good"),))
    with pytest.raises(Forbidden):
        take(desk, book, by=desk.cast.chair)
    with pytest.raises(Invalid, match="document type"):
        coding_import.read(b"<!DOCTYPE x><x/>")
    with pytest.raises(Invalid, match="Choose a file"):
        coding_import.read(b"")


def test_withheld_names_and_texts_are_in_no_file(cast: Cast, clock: Clock) -> None:
    desk = stage(cast, clock, consent="name_withheld", title="A view")
    secret = desk.add("The kingfisher stays away.\n\nNobody says why.")
    desk.code(words="They fear a report to the police")
    desk.code(on=secret, words="The kingfisher stays away.")
    with transaction():
        db.session.get_one(Commentary, secret).consent = "text_withheld"
    for format in coding_files.FORMATS:
        content = out(desk, format)
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as held:
                content = b" ".join(each.encode() + held.read(each) for each in held.namelist())
        told = re.sub(r"<[^>]*>", "", content.decode("utf-8", "replace")) + content.decode("utf-8", "replace")
        assert "people stay away" in told, format
        for word in (
            "kingfisher",
            "Harbour",
            "HWA",
            "Hana",
            "Mombasa",
            desk.row_id,
            secret,
            desk.cast.harbour.id,
        ):
            assert word not in told, (format, word)


def test_two_thousand_codings_come_in_within_seconds(cast: Cast, clock: Clock) -> None:
    text = "\n\n".join(f"Paragraph number {n} says what nobody else says." for n in range(100))
    desk = stage(cast, clock, text=text)
    spans = tuple(
        Selection(f"{n}-{k}", at, at + 20 + k, text[at : at + 20 + k], (f"p{k}",))
        for n in range(100)
        for at in [text.index(f"Paragraph number {n} ")]
        for k in range(20)
    )
    points = tuple(Code(f"p{k}", f"Point {k}") for k in range(20))
    found = Project("x", (Code("t", "Theme", children=points),), (TextSource("t", "x", text, "", spans),))
    begun = time.perf_counter()
    assert take(desk, found) == Report(1, 20, 2_000, 0)
    assert time.perf_counter() - begun < 20


def test_nothing_is_kept_of_what_a_file_says_about_its_makers(desk: Stage) -> None:
    coded(desk)
    told = ("Canary Coder", "Canary 9.1 of Canary’s laptop", "canary-project")
    read = coding_import.read(out(desk))
    assert isinstance(read, Project)
    spans = read.sources[0].selections
    users = {each.user: told[0] for each in spans} | {guid("somebody"): told[0]}
    project = replace(read, name=told[2], origin=told[1], users=users)
    content = refi.write_project(project)
    assert all(each.encode() in b"".join(layers(content)) for each in told)
    for coding_id in [each.id for each in coding_files.codebook.standing(desk.call_id)]:
        desk.undo(coding_id)
    assert take(desk, content) == Report(0, 0, 5, 0)
    with db.engine.connect() as connection:
        kept = " ".join(str(connection.execute(select(t)).all()) for t in Base.metadata.sorted_tables)
    assert "They fear a report" in kept and "anary" not in kept
