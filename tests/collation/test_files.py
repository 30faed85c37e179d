"""collate_files: what is written, when nothing is, and what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from panel.collation import CollationError, collate_files, read_summary
from panel.collation.fingerprint import fingerprint
from panel.collation.records import Problem
from panel.reference.thesaurus import VERSION

GOOD = '{"id": "1", "text": "## Head\\n\\nOne. Two.\\n\\n- item", "lang": "en", "question": "2"}\n'


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_without_a_codebook_passages_an_outline_and_the_opening(given: Path, tmp_path: Path) -> None:
    made = collate_files(given, tmp_path / "deep" / "out")
    assert [path.name for path in made.files] == [
        "passages.jsonl",
        "citations.jsonl",
        "roles.jsonl",
        "themes.jsonl",
        "campaigns.jsonl",
        "translations.jsonl",
        "suggestions.jsonl",
        "groups.jsonl",
        "outline.json",
        "points.jsonl",
        "summary.json",
        "errors.jsonl",
        "run.json",
    ]
    (
        passages,
        citations,
        roles,
        themes,
        campaigns,
        translations,
        suggestions,
        groups,
        outline,
        points,
        summary,
        errors,
        run,
    ) = (path.read_text(encoding="utf-8") for path in made.files)
    assert [json.loads(line) for line in passages.splitlines()] == [
        {"source": "1", "code": "1", "lang": "en", "paragraph": None, "kind": "heading", "start": 0, "end": 7,
         "text": "## Head", "sentences": [[3, 7]], "language": "en", "quotations": []},
        {"source": "1", "code": "1", "lang": "en", "paragraph": 1, "kind": "paragraph", "start": 9, "end": 18,
         "text": "One. Two.", "sentences": [[9, 13], [14, 18]], "language": "en", "quotations": []},
        {"source": "1", "code": "1", "lang": "en", "paragraph": 2, "kind": "item", "start": 20, "end": 26,
         "text": "- item", "sentences": [[22, 26]], "language": "en", "quotations": []},
    ]  # fmt: skip
    assert (citations, themes, campaigns, translations, suggestions, groups, points, errors) == ("",) * 8
    assert json.loads(run) == {
        "format": "panel-run", "version": 1, "library": fingerprint(), "thesaurus": VERSION, "embedder": "none",
        "stages": ["passages", "citations", "roles", "themes", "campaigns", "translations", "points"],
        "bounded": [],
    }  # fmt: skip
    assert [json.loads(line)["text"] for line in roles.splitlines()] == ["One.", "Two.", "item"]
    assert json.loads(outline)["texts"] == [
        {"source": "1", "code": "1", "lang": "en", "question": "2", "paragraphs": 2, "headings": ["Head"]}
    ]
    assert json.loads(outline)["uncited"] == ["1"]
    assert read_summary(json.loads(summary)) == made.summary
    assert [paragraph.kind for paragraph in made.summary.paragraphs] == ["background"] * 3
    assert (made.problems, made.notices) == ((), ())


def test_a_bad_record_is_left_out_unless_it_stops_everything(given: Path, tmp_path: Path) -> None:
    given.write_text(GOOD + '{"id": "2"}\n' + '{"id": "3", "text": "x", "title": "t"}\n', encoding="utf-8")
    out = tmp_path / "out"
    with pytest.raises(CollationError) as error:
        collate_files(given, out, strict=True)
    assert error.value.problems == ("line 2: field “text” is missing",)
    assert not out.exists()
    made = collate_files(given, out)
    assert [ref.id for ref in made.summary.sources] == ["1", "3"]
    assert made.problems == (Problem(2, "field “text” is missing"),)
    assert made.notices == ("field “title” is not used (first in line 3)",)
    assert (out / "errors.jsonl").read_text("utf-8") == '{"line": 2, "problem": "field “text” is missing"}\n'


@pytest.mark.parametrize(
    ("book", "problem"),
    [
        ("{", "codebook: not JSON: Expecting property name enclosed in double quotes, character 2"),
        ("[]", "codebook: an object with named fields was expected"),
        ('{"codings": [{"source": "9", "point": "p"}]}', "codebook: codings 1: no text “9” in the input"),
        ('{"codings": 5}', "codebook: field “codings” must be a list"),
        ('{"points": [{"id": "p", "theme": "t", "text": "x"}]}', "point p: no theme t in the codebook"),
    ],
)
def test_a_codebook_that_cannot_be_used(given: Path, tmp_path: Path, book: str, problem: str) -> None:
    (tmp_path / "book.json").write_text(book, encoding="utf-8")
    with pytest.raises(CollationError) as error:
        collate_files(given, tmp_path / "out", tmp_path / "book.json")
    assert error.value.problems[0] == problem
    assert not (tmp_path / "out").exists()


def test_ids_may_be_numbers_in_the_codebook_as_in_the_input(given: Path, tmp_path: Path) -> None:
    book: dict[str, list[dict[str, object]]] = {
        "themes": [{"id": 7, "label": "Services"}],
        "points": [{"id": 3, "theme": 7, "text": "one and two"}],
        "codings": [{"source": 1, "point": 3, "quote": "One. Two."}],
    }
    summaries = []
    for place, text in enumerate((json.dumps(book), _as_texts(book))):
        (tmp_path / "book.json").write_text(text, encoding="utf-8")
        collate_files(given, tmp_path / f"out{place}", tmp_path / "book.json")
        summaries.append((tmp_path / f"out{place}" / "summary.json").read_bytes())
    assert summaries[0] == summaries[1]
    assert b"1 noted that one and two" in summaries[0]


def _as_texts(book: dict[str, list[dict[str, object]]]) -> str:
    return json.dumps({name: [{k: str(v) for k, v in each.items()} for each in book[name]] for name in book})


def test_other_formats_are_rendered_elsewhere(given: Path, tmp_path: Path) -> None:
    with pytest.raises(CollationError, match="format docx, pdf is not written here"):
        collate_files(given, tmp_path / "out", formats=("json", "pdf", "docx"))
    with pytest.raises(FileNotFoundError):
        collate_files(tmp_path / "none.jsonl", tmp_path / "out")


def test_no_half_written_file_is_left(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    collate_files(given, out)
    collate_files(given, out)
    assert sorted(path.name for path in out.iterdir()) == [
        "campaigns.jsonl",
        "citations.jsonl",
        "errors.jsonl",
        "groups.jsonl",
        "outline.json",
        "passages.jsonl",
        "points.jsonl",
        "roles.jsonl",
        "run.json",
        "suggestions.jsonl",
        "summary.json",
        "themes.jsonl",
        "translations.jsonl",
    ]


def test_passages_are_held_against_the_themes_of_the_codebook(given: Path, tmp_path: Path) -> None:
    given.write_text('{"id": 1, "text": "Clinics turn us away.\\n\\nBuses run late."}\n', encoding="utf-8")
    book = tmp_path / "book.json"
    book.write_text('{"themes": [{"id": "h", "label": "Access to health care"}]}', encoding="utf-8")
    collate_files(given, tmp_path / "out", book)
    rows = [json.loads(line) for line in (tmp_path / "out" / "themes.jsonl").read_text("utf-8").splitlines()]
    assert [(row["paragraph"], [theme for theme, _ in row["themes"]]) for row in rows] == [(1, ["h"])]


def test_what_texts_repeat_of_the_call_is_no_campaign(given: Path, tmp_path: Path) -> None:
    asked = (
        "Which measures has your organization taken to inform seasonal workers of the wage they are owed, of the "
        "office that hears complaints in their own language, and of the time in which an answer must be given?"
    )
    answers = (
        "Posters in the sheds, since the spring.",
        "None so far, for want of money and of interpreters.",
    )
    lines = [json.dumps({"id": place, "text": f"{asked}\n\n{each}"}) for place, each in enumerate(answers)]
    given.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "call.txt").write_text(asked, encoding="utf-8")
    found = []
    for call in (None, tmp_path / "call.txt"):
        collate_files(given, tmp_path / "out", call=call)
        rows = (tmp_path / "out" / "campaigns.jsonl").read_text("utf-8").splitlines()
        found.append([[member["also"] for member in json.loads(row)["members"]] for row in rows])
    assert found == [[[[], []]], []]


def test_a_call_that_is_no_text(given: Path, tmp_path: Path) -> None:
    (tmp_path / "call.bin").write_bytes(b"a\xff")
    with pytest.raises(CollationError, match="call: not UTF-8: byte 2"):
        collate_files(given, tmp_path / "out", call=tmp_path / "call.bin")


def test_coded_passages_tell_what_a_theme_means(given: Path, tmp_path: Path) -> None:
    said = [
        "Ferries sail twice a week.",
        "The ferries sail full in summer.",
        "Schools teach in one language.",
    ]
    lines = [json.dumps({"id": place, "text": each}) for place, each in enumerate(said)]
    given.write_text("\n".join(lines), encoding="utf-8")
    book: dict[str, list[dict[str, object]]] = {
        "themes": [{"id": "x", "label": "Island life"}, {"id": "y", "label": "Classes"}],
        "points": [{"id": "p", "theme": "x", "text": "boats"}, {"id": "q", "theme": "y", "text": "lessons"}],
        "codings": [{"source": 0, "point": "p", "paragraph": 1}, {"source": 2, "point": "q", "paragraph": 1}],
    }
    path = tmp_path / "book.json"
    found = []
    for codings in ([], book["codings"]):
        path.write_text(json.dumps({**book, "codings": codings}), encoding="utf-8")
        collate_files(given, tmp_path / "out", path)
        rows = map(json.loads, (tmp_path / "out" / "themes.jsonl").read_text("utf-8").splitlines())
        found.append({row["source"]: [theme for theme, _ in row["themes"]] for row in rows})
    assert found == [{}, {"0": ["x"], "1": ["x"], "2": ["y"]}]
