"""Reads the documents of ``docs/`` and hands them to a page: the text printed there is the text shown.

A small part of Markdown is known and nothing else: headings, paragraphs, lists, tables, quoted code;
inside a line code, bold type and links. Whatever else a document holds is shown as it stands. Each piece
is a message of the interface: a language that has it shows it, the others show the English text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from panel.i18n import gettext as _

DOCS = Path(__file__).resolve().parents[3] / "docs"

_LANGUAGE = re.compile(r"^<!-- ([a-z]{2}) -->$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,4}) (.+)")
_ITEM = re.compile(r"(?:[-*]|(\d+)\.) +(.*)")
_RULE = re.compile(r"\|?[\s:|-]+\|?")
_CELLS = re.compile(r"(?<!\\)\|")
_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``kind`` is heading, paragraph, list, table or code; ``level`` of a heading, or 1 for a
    numbered list; ``id`` of a heading; ``rows`` holds the items of a list, or header and rows of a table."""

    kind: str
    text: str = ""
    level: int = 0
    id: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@cache
def document(name: str) -> tuple[Block, ...]:
    """The blocks of ``docs/<name>.md``; read once."""
    return tuple(blocks((DOCS / f"{name}.md").read_text("utf-8")))


@cache
def part(name: str, language: str) -> tuple[Block, ...]:
    """The blocks of a document that is written in several languages, each after a line ``<!-- fr -->``; in
    English where it has no part in that language. Its headings are numbered, whatever their script."""
    found = dict(_parts((DOCS / f"{name}.md").read_text("utf-8")))
    made = blocks(found.get(language, found["en"]))
    return tuple(
        replace(each, id=f"part-{n}") if each.kind == "heading" else each for n, each in enumerate(made)
    )


@cache
def languages(name: str) -> tuple[str, ...]:
    """The languages of such a document."""
    return tuple(language for language, _ in _parts((DOCS / f"{name}.md").read_text("utf-8")))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    split = _LANGUAGE.split(text)[1:]
    return zip(split[::2], split[1::2], strict=True)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order; comments of the form ``<!-- … -->`` on a line of their own are none."""
    lines = [line.rstrip() for line in text.split("\n")]
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line or line.startswith("<!--"):
            at += 1
            continue
        end = _end(lines, at)
        yield _block(lines[at:end])
        at = end


def inline(text: str) -> Markup:
    """A line in the reader's language, with code, bold type and links; everything else is escaped."""
    made, at = Markup(""), 0
    said = _(text)
    for found in _INLINE.finditer(said):
        made += escape(said[at : found.start()]) + _marked(found)
        at = found.end()
    return made + escape(said[at:])


def _end(lines: Sequence[str], start: int) -> int:
    """The line after the block that begins at ``start``."""
    first = lines[start]
    if first.lstrip().startswith("```"):
        return (
            next((n for n in range(start + 1, len(lines)) if lines[n].strip() == "```"), len(lines) - 1) + 1
        )
    if _HEADING.fullmatch(first):
        return start + 1
    end = start + 1
    while end < len(lines) and lines[end] and not _breaks(first, lines[end]):
        end += 1
    if _ITEM.fullmatch(first):
        return _end_of_list(lines, end)
    return end


def _end_of_list(lines: Sequence[str], end: int) -> int:
    """An item may hold quoted code, which is set off by empty lines and indented."""
    while end + 1 < len(lines) and not lines[end] and lines[end + 1].startswith("   "):
        end += 1
        while end < len(lines) and lines[end]:
            end += 1
    return end


def _breaks(first: str, line: str) -> bool:
    """Whether a line ends the block before it without an empty line between."""
    table = first.startswith("|")
    return line.startswith("<!--") or bool(_HEADING.fullmatch(line)) or line.startswith("|") != table


def _block(lines: Sequence[str]) -> Block:
    first = lines[0]
    if first.lstrip().startswith("```"):
        return Block("code", "\n".join(lines[1:-1]))
    heading = _HEADING.fullmatch(first)
    if heading is not None:
        return Block("heading", heading[2], len(heading[1]), slug(heading[2]))
    if first.startswith("|"):
        cells = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
        return Block("table", rows=tuple(cells))
    item = _ITEM.fullmatch(first)
    if item is not None:
        return Block("list", level=int(item[1] is not None), rows=tuple(_items(lines)))
    return Block("paragraph", " ".join(line.strip() for line in lines))


def _items(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each item as its text, and quoted code where it has some."""
    said: list[str] = []
    code: list[str] = []
    quoting = False
    for line in [*lines, "- "]:
        item = None if quoting else _ITEM.fullmatch(line)
        if item is not None:
            if said:
                yield " ".join(said), "\n".join(code)
            said, code = [item[2]], []
        elif line.strip() == "```":
            quoting = not quoting
        elif line:
            (code if quoting else said).append(line.strip())


def _cells(line: str) -> tuple[str, ...]:
    parts = [part.strip().replace("\\|", "|") for part in _CELLS.split(line)]
    return tuple(parts[1:-1])


def slug(heading: str) -> str:
    """The address of a heading within its page: ``3. How words are counted`` → ``how-words-are-counted``."""
    plain = re.sub(r"^[\d.]+\s+", "", heading.replace("`", ""))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _marked(found: re.Match[str]) -> Markup:
    code, bold, label, target = found.groups()
    if code is not None:
        return Markup("<code>{}</code>").format(code)
    if bold is not None:
        return Markup("<strong>{}</strong>").format(bold)
    if not target.startswith(("/", "#")):
        return escape(label)
    return Markup('<a href="{}">{}</a>').format(target, label)
