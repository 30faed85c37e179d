"""The library on files: IN.jsonl and a codebook in, what the stages found and a summary out."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from panel.collation.codebook import Codebook, read_codebook
from panel.collation.collate import Composed, compose
from panel.collation.embedder import Embedder
from panel.collation.fields import Fields, loads
from panel.collation.formats import dumps, summary_json
from panel.collation.output import bound_notice, outline_json, point_rows, run_json
from panel.collation.pipeline import Spool
from panel.collation.pipeline_corpus import beside
from panel.collation.pipeline_order import Progress
from panel.collation.pipeline_points import NEEDED, Meant, compared
from panel.collation.pipeline_read import Index, read_index
from panel.collation.pipeline_shelf import Shelf
from panel.collation.pipeline_texts import Texts
from panel.collation.records import Problem, normal
from panel.collation.segment import Document, segment
from panel.collation.stages import POINTS, STAGES, Known
from panel.collation.summary import Summary
from panel.collation.themes import Example
from panel.collation.types import CollationError

FORMATS = ("json",)
"""What this room writes; documents are rendered above it."""


@dataclass(frozen=True, slots=True)
class Collated:
    """What was made: the summary, how many texts it rests on, the files written, and what was noticed.

    ``problems`` are the records left out, in the order of their lines; ``notices`` the fields nobody reads.
    """

    summary: Summary
    texts: int
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]
    withheld_names: tuple[str, ...] = ()


def collate_files(
    in_path: str | os.PathLike[str],
    out_dir: str | os.PathLike[str],
    codebook: str | os.PathLike[str] | None = None,
    formats: tuple[str, ...] = FORMATS,
    *,
    call: str | os.PathLike[str] | None = None,
    embedder: Embedder | None = None,
    strict: bool = False,
    executor: Executor | None = None,
    resume: bool = False,
    stages: Iterable[str] = STAGES,
    progress: Progress = lambda *_: None,
) -> Collated:
    """Collate a file of commentaries into a directory; docs/collation-formats.md has the files.

    Without a codebook there are no points and the summary holds its opening paragraphs only. Bad records are
    left out and told in ``problems`` and ``errors.jsonl``; ``strict`` refuses the whole file for one of them.
    ``call`` is a file with the text of the call, whose words are no evidence of copying; ``embedder`` adds
    its vectors to the suggestion of points. Heavy ``stages`` run on ``executor``, else in this process; the
    bytes written are the same. With ``resume``, what an interrupted run finished is not done again.
    CollationError lists every problem, and then no file is written. OSError where a file cannot be read or
    written.
    """
    _refuse_others(formats)
    data, asked_for, asked = _read(codebook), _call(call), tuple(stages)
    index = read_index(Path(in_path), executor, progress)
    if index.problems and strict:
        raise CollationError(tuple(map(str, index.problems)))
    with Texts(index) as texts:
        book, documents = _coded(data, index, texts)
        made = _composed(index, book, documents)
        folder = Path(out_dir)
        shelf = Shelf(folder, resume=resume)
        spool = Spool(shelf, asked, _known(index, book, documents))
        with beside(index, texts, asked, asked_for) as whole:
            failures = spool.fill(index, texts, executor, progress)
            found = {**spool.files(), **whole.result()}
        problems = tuple(sorted((*index.problems, *failures)))
        if failures and strict:
            raise CollationError(tuple(map(str, problems)))
        rows = _needed(asked, spool)
        shown = _shown(index, documents)
        said = compared(rows, book, shown, embedder, shelf, executor, progress) if rows else Meant((), (), ())
        run = run_json([name for name in STAGES if name in asked], embedder, said)
        contents = {**_contents(made, documents, index, problems), "run.json": _whole(run)}
        files = _write(folder, {**found, **_rows(asked, said), **contents})
        shelf.remove()
    notices = (*index.notices, *map(bound_notice, said.bounded))
    return Collated(made.summary, len(index.entries), files, problems, notices, index.withheld_names)


def _refuse_others(formats: tuple[str, ...]) -> None:
    unknown = sorted(set(formats) - set(FORMATS))
    if unknown:
        raise CollationError((f"format {', '.join(unknown)} is not written here",))


def _needed(asked: Sequence[str], spool: Spool) -> Mapping[str, Iterator[bytes]]:
    """The rows from which passages are compared, where that is asked for together with what it needs."""
    return spool.files() if {POINTS, *NEEDED} <= set(asked) else {}


def _shown(index: Index, documents: Mapping[str, Document]) -> dict[str, Document]:
    """The texts that are not in confidence."""
    withheld = {entry.source.id for entry in index.entries if entry.source.withheld}
    return {key: document for key, document in documents.items() if key not in withheld}


def _rows(asked: Sequence[str], said: Meant) -> dict[str, Iterable[bytes]]:
    if POINTS not in asked:
        return {}
    return {"suggestions.jsonl": said.suggestions, "groups.jsonl": said.groups}


def _read(path: str | os.PathLike[str] | None) -> Any:
    """The codebook as JSON values; an empty one where there is none."""
    try:
        return loads(Path(path).read_bytes()) if path is not None else {}
    except ValueError as error:
        raise CollationError((f"codebook: {error}",)) from error


def _call(path: str | os.PathLike[str] | None) -> str:
    """The text of the call; empty where it is not given."""
    try:
        return normal(Path(path).read_bytes().decode("utf-8-sig")) if path is not None else ""
    except UnicodeDecodeError as error:
        raise CollationError((f"call: not UTF-8: byte {error.start + 1}",)) from error


def _coded(data: Any, index: Index, texts: Texts) -> tuple[Codebook, dict[str, Document]]:
    """The codebook, and the texts it names with the other members of their groups: no more are held."""
    by_id = {entry.source.id: entry for entry in index.entries}
    documents = {key: segment(texts.source(by_id[key]).text) for key in sorted(_named(data) & set(by_id))}
    try:
        book = read_codebook(data, documents)
    except CollationError as error:
        raise CollationError(tuple(f"codebook: {problem}" for problem in error.problems)) from error
    groups = {by_id[coding.passage.source_id].source.group for coding in book.codings} - {""}
    for entry in index.entries:
        if entry.source.group in groups and entry.source.id not in documents:
            documents[entry.source.id] = segment(texts.source(entry).text)
    return book, documents


def _known(index: Index, book: Codebook, documents: Mapping[str, Document]) -> Known:
    """The themes in their order, and each coded passage with all themes it is coded under; nothing is learned
    from texts in confidence."""
    open_to_all = {entry.source.id for entry in index.entries if not entry.source.withheld}
    coded: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for place, coding in ((each.passage, each) for each in book.codings):
        if place.source_id not in open_to_all:
            continue
        text = documents[place.source_id].text[place.start : place.end]
        coded[text].add(coding.theme_id)
        first[text] = min(place.source_id, first.get(text, place.source_id))
    themes = sorted(book.themes, key=lambda theme: (theme.order, theme.id))
    return Known(
        tuple(themes), tuple(Example(text, tuple(sorted(coded[text])), first[text]) for text in sorted(coded))
    )


def _named(data: Any) -> set[str]:
    """The ids of the texts that a codebook codes, as far as it is one."""
    codings = data.get("codings") if isinstance(data, dict) else None
    rows = codings if isinstance(codings, list) else []
    return {Fields(each, "", []).key("source") for each in rows if isinstance(each, dict)}


def _composed(index: Index, book: Codebook, documents: Mapping[str, Document]) -> Composed:
    sources = tuple(
        replace(entry.source, text=documents[entry.source.id].text)
        if entry.source.id in documents
        else entry.source
        for entry in index.entries
    )
    lasts = {entry.source.id: entry.last for entry in index.entries}
    return compose(sources, book.codings, book.points, book.themes, book.plan, documents, lasts)


def _contents(
    made: Composed, documents: Mapping[str, Document], index: Index, problems: Iterable[Problem]
) -> dict[str, Iterable[bytes]]:
    entries = {entry.source.id: entry for entry in index.entries}
    errors = ({"line": problem.line, "problem": problem.message} for problem in problems)
    return {
        "outline.json": _whole(outline_json(made, entries)),
        "points.jsonl": _lines(point_rows(made, documents)),
        "summary.json": _whole(summary_json(made.summary)),
        "errors.jsonl": _lines(errors),
    }


def _whole(data: object) -> Iterator[bytes]:
    yield dumps(data).encode()


def _lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    for row in rows:
        yield f"{json.dumps(row, ensure_ascii=False)}\n".encode()


def _write(folder: Path, contents: Mapping[str, Iterable[bytes]]) -> tuple[Path, ...]:
    """Write every file beside its place first, then move all into place; a failure leaves no part behind."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / f".{name}.part": folder / name for name in contents}
    try:
        for part, pieces in zip(parts, contents.values(), strict=True):
            with part.open("wb") as file:
                file.writelines(pieces)
        for part, path in parts.items():
            part.replace(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return tuple(parts.values())
