"""The library on files: IN.jsonl and a codebook in, passages, points and summary out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from panel.collation.codebook import Codebook, read_codebook
from panel.collation.collate import coding_key, collate
from panel.collation.fields import loads
from panel.collation.formats import dumps, summary_json
from panel.collation.groups import spread
from panel.collation.notes import citations
from panel.collation.outline import OutlinePoint, OutlineSection, outline
from panel.collation.records import Records, read_records
from panel.collation.segment import Document, segment, sentences
from panel.collation.summary import Citation, Summary
from panel.collation.tally import Breadth, Pool, Share, pool
from panel.collation.types import CollationError, Plan, Source

FORMATS = ("json",)
"""What this room writes; documents are rendered above it."""


@dataclass(frozen=True, slots=True)
class Collated:
    """What was made: the summary, the sources it rests on, the files written, and what was noticed."""

    summary: Summary
    sources: tuple[Source, ...]
    files: tuple[Path, ...]
    notices: tuple[str, ...]
    withheld_names: tuple[str, ...] = ()


def collate_files(
    in_path: str | os.PathLike[str],
    out_dir: str | os.PathLike[str],
    codebook: str | os.PathLike[str] | None = None,
    formats: tuple[str, ...] = FORMATS,
    *,
    strict: bool = True,
) -> Collated:
    """Collate a file of commentaries into a directory.

    Writes ``passages.jsonl``, ``outline.json``, ``points.jsonl`` and ``summary.json``; without a
    codebook there are no points and the summary holds its opening paragraphs only. ``strict`` refuses
    the whole file for one bad record; else bad records are left out and told in ``notices``.
    CollationError lists every problem, and then nothing is written. OSError where a file cannot be
    read or written.
    """
    unknown = sorted(set(formats) - set(FORMATS))
    if unknown:
        raise CollationError((f"format {', '.join(unknown)} is not written here",))
    with Path(in_path).open("rb") as lines:
        records = read_records(lines)
    if records.problems and strict:
        raise CollationError(records.problems)
    documents = {source.id: segment(source.text) for source in records.sources}
    book = _codebook(codebook, documents)
    summary = collate(records.sources, book.codings, book.points, book.themes, book.plan)
    files = _write(Path(out_dir), _contents(records, documents, book, summary))
    return Collated(
        summary, records.sources, files, (*records.problems, *records.unused), records.withheld_names
    )


def _codebook(path: str | os.PathLike[str] | None, documents: Mapping[str, Document]) -> Codebook:
    if path is None:
        return Codebook(Plan(), (), (), ())
    try:
        data = loads(Path(path).read_bytes())
    except ValueError as error:
        raise CollationError((f"codebook: {error}",)) from error
    try:
        return read_codebook(data, documents)
    except CollationError as error:
        raise CollationError(tuple(f"codebook: {problem}" for problem in error.problems)) from error


def _contents(
    records: Records, documents: Mapping[str, Document], codebook: Codebook, summary: Summary
) -> dict[str, str]:
    book = pool(records.sources)
    codings = sorted(set(codebook.codings), key=coding_key)
    marks = sorted(spread(codings, records.sources, documents), key=coding_key)
    sections = outline(book, marks, codebook.points, codebook.themes)
    return {
        "passages.jsonl": _lines(_passages(book, documents)),
        "outline.json": dumps(_outline(summary, sections, book, documents)),
        "points.jsonl": _lines(
            _point(each, book, documents) for section in sections for each in section.points
        ),
        "summary.json": dumps(summary_json(summary)),
    }


def _write(folder: Path, contents: Mapping[str, str]) -> tuple[Path, ...]:
    """Write every file beside its place first, then move all into place; a failure leaves no part behind."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / f".{name}.part": folder / name for name in contents}
    try:
        for part, text in zip(parts, contents.values(), strict=True):
            part.write_text(text, encoding="utf-8", newline="\n")
        for part, path in parts.items():
            part.replace(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return tuple(parts.values())


def _lines(objects: Iterable[dict[str, Any]]) -> str:
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in objects)


def _passages(book: Pool, documents: Mapping[str, Document]) -> Iterator[dict[str, Any]]:
    """One line a block of every text that is not in confidence."""
    for source in book.by_id.values():
        for block in documents[source.id].paragraphs if not source.withheld else ():
            yield {
                "source": source.id,
                "code": source.code,
                "lang": source.lang,
                "paragraph": block.number,
                "kind": block.kind,
                "start": block.start,
                "end": block.end,
                "text": source.text[block.start : block.end],
                "sentences": [[s.start, s.end] for s in sentences(source.text, block.inner, block.end)],
            }


def _outline(
    summary: Summary, sections: Iterable[OutlineSection], book: Pool, documents: Mapping[str, Document]
) -> dict[str, Any]:
    return {
        "format": "panel-outline",
        "version": 1,
        "admitted": summary.admitted,
        "population": summary.population,
        "organisations": summary.organisations,
        "confidential": summary.confidential,
        "word_limit": summary.word_limit,
        "words_each": summary.word_limit // max(1, summary.admitted),
        "constituencies": [{"name": name, "n": n} for name, n in sorted(book.constituencies.items())],
        "regions": [{"name": name, "n": n} for name, n in sorted(book.regions.items())],
        "sections": [
            {
                "theme": section.theme.id,
                "label": section.theme.label,
                "level": section.level,
                "numeral": section.numeral,
                "points": [each.point.id for each in section.points],
            }
            for section in sections
        ],
        "texts": [
            _text(source, documents[source.id]) for source in book.by_id.values() if not source.withheld
        ],
        "uncited": list(summary.uncited),
    }


def _text(source: Source, document: Document) -> dict[str, Any]:
    headings = [
        source.text[block.inner : block.end] for block in document.paragraphs if block.kind == "heading"
    ]
    return {
        "source": source.id,
        "code": source.code,
        "lang": source.lang,
        "question": source.question,
        "paragraphs": document.last,
        "headings": headings,
    }


def _point(each: OutlinePoint, book: Pool, documents: Mapping[str, Document]) -> dict[str, Any]:
    point, tally = each.point, each.tally
    made = [coding for coding in each.codings if coding.stance == "for"]
    against = [coding for coding in each.codings if coding.stance == "contrary"]
    return {
        "id": point.id,
        "theme": point.theme_id,
        "kind": point.kind,
        "form": point.form,
        "text": point.text,
        "addressee": point.addressee,
        "n": tally.n,
        "population": tally.population,
        "contrary": tally.contrary,
        "quantifier": tally.quantifier.kind,
        "organisations": tally.organisations,
        "constituencies": [_share(share) for share in tally.constituencies],
        "regions": [_share(share) for share in tally.regions],
        "joint": [_breadth(breadth) for breadth in tally.joint],
        "identical": [_breadth(breadth) for breadth in tally.identical],
        "made_by": [_citation(cited) for cited in citations(made, book, documents)],
        "opposed_by": [_citation(cited) for cited in citations(against, book, documents)],
    }


def _share(share: Share) -> dict[str, Any]:
    return {"name": share.name, "n": share.n, "total": share.total}


def _breadth(breadth: Breadth) -> dict[str, Any]:
    return {"name": breadth.name, "organisations": breadth.organisations}


def _citation(cited: Citation) -> dict[str, Any]:
    return {
        "source": cited.source_id,
        "code": cited.code,
        "paragraphs": list(cited.paragraphs),
        "start": cited.start,
        "end": cited.end,
        "kind": cited.kind,
    }
