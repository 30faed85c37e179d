"""Golden session: twelve submissions in six languages, from files to a verified summary."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from panel.collation import (
    Collated,
    Summary,
    collate_files,
    lint_draft,
    read_records,
    render_contributors,
    render_note,
    summary_json,
    verify,
)
from panel.domain.drafting import lint

SESSION = Path(__file__).parent / "session"
GOLDEN = Path(__file__).parent / "golden"
NAMES = ("citations.jsonl", "errors.jsonl", "outline.json", "passages.jsonl", "points.jsonl", "summary.json")
READINGS = (
    "campaigns.jsonl",
    "groups.jsonl",
    "roles.jsonl",
    "run.json",
    "suggestions.jsonl",
    "themes.jsonl",
    "translations.jsonl",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Collated:
    folder = tmp_path_factory.mktemp("out")
    return collate_files(SESSION / "in.jsonl", folder, SESSION / "codebook.json")


def as_text(summary: Summary) -> str:
    """The summary as a reader sees it: headings, paragraphs with note marks, table, notes, contributors."""
    lines, notes = [summary.title, f"{summary.symbol}; {summary.words} words"], []
    for paragraph in summary.paragraphs:
        lines += [f"{'#' * each.level} {each.numeral} {each.text}" for each in paragraph.headings]
        sentences = []
        for sentence in paragraph.sentences:
            text = sentence.text
            for note in reversed(sentence.notes):
                text = f"{text[: note.at]}[{note.number}]{text[note.at :]}"
            sentences.append(text)
            notes += [f"[{note.number}] {render_note(note)}" for note in sentence.notes]
        lines.append(f"{paragraph.number}. {' '.join(sentences)}")
        lines += [f"   {row.condition} | {row.word} | {row.here}" for row in paragraph.table]
    return "\n".join([*lines, "", *notes, "", render_contributors(summary.contributors), ""])


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_the_golden_one(made: Collated, name: str) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in made.files}
    assert sorted(written) == sorted((*NAMES, *READINGS))
    assert written[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_summary_reads_as_the_golden_one(made: Collated) -> None:
    assert as_text(made.summary) == (GOLDEN / "summary.txt").read_text(encoding="utf-8")


def test_it_passes_lint_and_verification(made: Collated) -> None:
    sources = read_records((SESSION / "in.jsonl").read_bytes().splitlines()).sources
    assert lint(lint_draft(made.summary, sources, made.withheld_names)) == ()
    assert verify(summary_json(made.summary), sources) == []
    assert made.summary.uncited == ()


def test_neither_the_withheld_name_nor_the_withheld_text_leaves(made: Collated) -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in made.files)
    assert made.withheld_names == ("Lantern House Domestic Workers",)
    for secret in (*made.withheld_names, "We were afraid to sign this", "KEPT", "s13"):
        assert secret in (SESSION / "in.jsonl").read_text(encoding="utf-8")
        assert secret not in written


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_the_input_does_not_matter(seed: int, made: Collated, tmp_path: Path) -> None:
    written = {path.name: path.read_bytes() for path in made.files}
    shuffle = random.Random(seed).shuffle
    lines = (SESSION / "in.jsonl").read_bytes().splitlines(keepends=True)
    book = json.loads((SESSION / "codebook.json").read_text(encoding="utf-8"))
    for place, theme in enumerate(book["themes"]):
        theme["order"] = place
    for each in (lines, book["themes"], book["points"], book["codings"]):
        shuffle(each)
    (tmp_path / "in.jsonl").write_bytes(b"".join(lines))
    (tmp_path / "book.json").write_text(json.dumps(book), encoding="utf-8")
    again = collate_files(tmp_path / "in.jsonl", tmp_path / "out", tmp_path / "book.json")
    for path in again.files:
        assert path.read_bytes() == written[path.name]
