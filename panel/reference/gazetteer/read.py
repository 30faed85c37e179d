"""Reads the names from the package's own files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")

#: What is named: the last three are no instruments. An event stands for the document it adopted when that
#: is called by its kind alone; a look-alike is there so that nothing is found inside it.
KINDS = (
    "treaty", "declaration", "programme", "guidelines", "compact", "group", "event", "body", "look-alike",
)  # fmt: skip

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that is named, or several named together (``codes``). ``doubtful`` are acronyms that mean
    it only where the words around say so; ``names`` are pairs of language and name, written out."""

    codes: tuple[str, ...]
    kind: str
    acronyms: tuple[str, ...]
    doubtful: tuple[str, ...]
    names: tuple[tuple[str, str], ...]


@cache
def named() -> tuple[Named, ...]:
    """Everything the gazetteer holds, in the order of the files; ValueError names what is wrong."""
    folder = files("panel.reference.gazetteer") / "data"
    texts = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir()}
    return tuple(
        each for name, text in sorted(texts.items()) if name.endswith(".txt") for each in parse(name, text)
    )


def parse(name: str, text: str) -> Iterator[Named]:
    """The stanzas of one file; ValueError names the line that is none."""
    head: list[str] | None = None
    names: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        tag, _, rest = line.partition(" ")
        if tag in LANGUAGES and head is not None:
            names += [(tag, form) for item in rest.split("|") for form in written_out(item.strip())]
            continue
        if head is not None:
            yield _named(head, names)
        head, names = [cell.strip() for cell in line.split(";")], []
        if len(head) != 3 or head[1] not in KINDS:
            raise ValueError(f"{name}, line {number}: neither a stanza nor a language: {line}")
    if head is not None:
        yield _named(head, names)


def written_out(name: str) -> tuple[str, ...]:
    """Every form of a name: with and without each part that may be left out."""
    inner = _OPTIONAL.search(name)
    if inner is None:
        return (" ".join(name.split()),)
    before, after = name[: inner.start()], name[inner.end() :]
    forms = [written_out(f"{before}{part}{after}") for part in (inner[1], "")]
    return tuple(dict.fromkeys(form for several in forms for form in several))


def _named(head: list[str], names: list[tuple[str, str]]) -> Named:
    codes, kind, acronyms = head
    several = [each for each in acronyms.split("|") if each]
    return Named(
        tuple(codes.split("+")),
        kind,
        tuple(each for each in several if not each.startswith("?")),
        tuple(each[1:] for each in several if each.startswith("?")),
        tuple(dict.fromkeys(names)),
    )
