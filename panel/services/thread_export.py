"""A thread as one file, with its news: what anybody may read on its pages, and nothing besides.

Everything here is read as nobody in particular, under the mode that the thread promised: where neither
person nor affiliation is told, the file has no name, no list of who takes part, and no property that holds
one. Days are told, not hours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from panel.collation import segment
from panel.documents import blocks
from panel.documents.blocks import Block, Document, Runs, Text
from panel.documents.json_list import json_list
from panel.domain.actor import ANONYMOUS
from panel.domain.attribution import Author
from panel.domain.constituencies import REGIONS
from panel.domain.deadline import GENEVA
from panel.domain.errors import N_, PanelError
from panel.i18n import active_locale, direction, format_date, language_name, spoken_locale
from panel.i18n import gettext as _
from panel.models import Thread
from panel.queries import post as posts
from panel.queries.post import Shown
from panel.services import rendering

FORMATS = ("json", "html", "docx")
FORMAT, VERSION = "panel-thread", 1

#: Most posts of a file that has to be whole before any of it is written: as HTML or DOCX.
WHOLE = 5_000


class TooLong(PanelError):
    """A file that would have to stand in memory as a whole, of more than may."""

    status = 422
    title = N_("This file would be too long")
    default = N_(
        "In this format a file holds at most %(most)s posts. Take the JSON, which holds all of them."
    )


def read(thread: Thread) -> Iterator[Shown]:
    """The posts as everybody reads them, each followed by its answers."""
    return posts.every(ANONYMOUS, thread)


def parts(thread: Thread, format: str, *, base_url: str, now: datetime) -> Iterator[bytes]:
    """The thread in one format, piece by piece; KeyError if it is unknown. JSON needs no more memory for more
    posts; the other formats are whole before their first piece. Raises TooLong where that is too much."""
    if format == "json":
        yield from _json(thread, base_url)
        return
    rows = list(islice(read(thread), WHOLE + 1))
    if len(rows) > WHOLE:
        raise TooLong(most=f"{WHOLE:,}")
    yield rendering.written(document(thread, rows, base_url, now=now), format)


def _json(thread: Thread, base_url: str) -> Iterator[bytes]:
    """The thread for machines. A post that is not public any more is its number and its state."""
    wrote: set[str] = set()

    def told() -> Iterator[dict[str, Any]]:
        for row in read(thread):
            wrote.add(row.author.organisation)
            yield _post(thread, row, base_url)

    head = {
        "format": FORMAT,
        "version": VERSION,
        "symbol": thread.symbol,
        "title": thread.title,
        "question": thread.question.text,
        "attribution": thread.attribution,
    }
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}").encode() + b',\n "posts": '
    yield from json_list(told(), indent=1)
    yield b',\n "participants": '
    yield from json_list(sorted(filter(None, wrote), key=str.casefold), indent=1)
    yield b"\n}\n"


def participants(rows: Sequence[Shown]) -> list[Author]:
    """The organizations that wrote, each once by name; nobody where affiliations are not told."""
    found = {row.author.organisation: row.author for row in rows if row.author.organisation}
    return [found[name] for name in sorted(found, key=str.casefold)]


def address(thread: Thread, base_url: str, number: int) -> str:
    """Where a post stands for good."""
    return f"{base_url}/threads/{thread.thematic_session.slug}/{thread.number}/posts/{number}"


def called(author: Author) -> str:
    """Who wrote a post, in words, as far as the thread tells."""
    if author.protected:
        region = _(dict(REGIONS).get(author.place, ""))
        return ", ".join(each for each in (author.person, _("Migrant participant"), region) if each)
    if not author.told:
        return _("A participant")
    return ", ".join(each for each in (author.organisation, author.person, author.place) if each)


def document(thread: Thread, rows: Sequence[Shown], base_url: str, *, now: datetime) -> Document:
    """The thread ready to be rendered, its frame in the reader's language."""
    body = _("Standing Panel on Migration and Human Rights")
    language = spoken_locale()
    return Document(
        title=thread.title,
        subtitle=thread.question.text,
        language=language,
        direction="rtl" if direction(active_locale()) == "rtl" else "ltr",
        masthead=blocks.Masthead(
            thread.symbol, _("Distr.: General"), format_date(now), _("Original: as received"), body
        ),
        disclaimer=_(
            "Posts of a thread are no submissions and are not counted as such. The views are those of the "
            "authors; to publish them does not mean that the Panel shares them."
        ),
        blocks=tuple(_blocks(thread, rows, base_url)),
        notes=(),
        meta=blocks.Meta(now.astimezone(GENEVA).date(), body, thread.symbol),
    )


def _post(thread: Thread, row: Shown, base_url: str) -> dict[str, Any]:
    made: dict[str, Any] = {"number": row.number, "answers": row.answers, "state": row.state}
    if row.state != "published":
        return made | {"reason": row.reason}
    told = {"organization": row.author.organisation, "person": row.author.person, "place": row.author.place}
    return made | {
        "address": address(thread, base_url, row.number),
        "day": _day(row),
        "author": {key: value for key, value in told.items() if value},
        "language": row.language,
        "words": row.words,
        "shared_by": row.supports,
        "text": row.body,
    }


def _day(row: Shown) -> str:
    return row.day.astimezone(GENEVA).date().isoformat() if row.day is not None else ""


def _blocks(thread: Thread, rows: Sequence[Shown], base_url: str) -> Iterator[Block]:
    yield blocks.Heading(1, _("Posts"))
    for row in rows:
        if row.state != "published":
            continue
        yield blocks.Heading(2, _("Post %(n)s", n=row.number), anchor=f"t{row.number}")
        yield blocks.PlainParagraph(_about(thread, row, base_url))
        for part in segment(row.body).paragraphs:
            words = row.body[part.inner if part.kind == "heading" else part.start : part.end]
            yield blocks.QuotationBlock((Text(words, row.language),), row.language)
    taking_part = participants(rows)
    if taking_part:
        yield blocks.Heading(1, _("Organizations that wrote"), anchor="participants")
        yield blocks.ListBlock(tuple((Text(each.organisation),) for each in taking_part))


def _about(thread: Thread, row: Shown, base_url: str) -> Runs:
    told = [called(row.author), format_date(row.day) if row.day else "", language_name(row.language)]
    if row.answers:
        told.append(_("in answer to %(n)s", n=row.answers))
    link = blocks.Link(f"{thread.symbol}, {row.number}", address(thread, base_url, row.number))
    return (link, Text("".join(f" · {each}" for each in told if each)))
