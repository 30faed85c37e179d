"""A digest as a document and as JSON: questions from the floor, then responses, each with its posts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from panel.documents import blocks
from panel.documents.blocks import Block, Document, Run
from panel.domain.deadline import GENEVA
from panel.i18n import direction, format_date, use_locale
from panel.i18n import gettext as _
from panel.models import Digest

FORMAT, VERSION = "panel-thread-digest", 1


@dataclass(frozen=True, slots=True)
class Told:
    """A line as anybody may read it; ``posts`` are numbers of posts. Without a text it is out of sight."""

    part: str
    text: str
    posts: tuple[int, ...]


def told(digest: Digest) -> list[Told]:
    """The lines as anybody may read them at this moment."""
    return [
        Told(each.part, each.text, tuple(post.number or 0 for post in each.posts))
        if each.stands
        else Told(each.part, "", ())
        for each in digest.lines
    ]


def plain(digest: Digest, base_url: str) -> dict[str, Any]:
    """The digest for machines. No names: a digest has none."""
    thread = digest.thread
    return {
        "format": FORMAT,
        "version": VERSION,
        "symbol": digest.symbol,
        "thread": thread.symbol,
        "session": thread.thematic_session.symbol,
        "title": thread.title,
        "question": thread.question.number,
        "language": digest.language,
        "issued": digest.issued_at.astimezone(GENEVA).date().isoformat() if digest.issued_at else None,
        "lines": [
            {
                "part": each.part,
                "text": each.text,
                "posts": [address(digest, base_url, number) for number in each.posts],
            }
            for each in told(digest)
        ],
    }


def basis(digest: Digest, base_url: str) -> str:
    """SHA-256 of the content, in hex: what a kept file must show."""
    whole = json.dumps(plain(digest, base_url), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def address(digest: Digest, base_url: str, number: int) -> str:
    """Where a post stands for good."""
    thread = digest.thread
    return f"{base_url}/threads/{thread.thematic_session.slug}/{thread.number}/posts/{number}"


def document(digest: Digest, base_url: str) -> Document:
    """The digest ready to be rendered, in its own language."""
    thread = digest.thread
    with use_locale(digest.language):
        body = _("Standing Panel on Migration and Human Rights")
        lines, dated = told(digest), digest.issued_at or digest.begun_at
        return Document(
            title=thread.title,
            subtitle=_("Digest of a thematic thread, by its moderators"),
            language=digest.language,
            direction="rtl" if direction(digest.language) == "rtl" else "ltr",
            masthead=blocks.Masthead(
                digest.symbol,
                _("Distr.: General") if digest.issued_at else _("Draft, not for citation"),
                format_date(dated),
                "",
                body,
            ),
            disclaimer=_(
                "Posts of a thread are no submissions and are not counted as such. What is reported here are "
                "the views of those who wrote in it, not those of the Panel."
            ),
            blocks=tuple(_blocks(lines)),
            notes=tuple(_notes(digest, lines, base_url)),
            meta=blocks.Meta(dated.astimezone(GENEVA).date(), body, thread.symbol),
        )


def _blocks(lines: list[Told]) -> Iterator[Block]:
    asked = [each for each in lines if each.part == "question"]
    answered = [each for each in lines if each.part == "response"]
    marks = iter(range(1, len(lines) + 1))
    if asked:
        yield blocks.Heading(1, _("Questions from the floor"))
        yield blocks.NumberedParagraph(1, (blocks.Text(_("Questions from the floor touched upon:")),))
        yield blocks.ListBlock(tuple(tuple(_line(each, marks)) for each in asked))
    if answered:
        yield blocks.Heading(1, _("Responses"))
    for number, each in enumerate(answered, 2 if asked else 1):
        opening = (blocks.Text(_("In response,") + " "),) if each.text else ()
        yield blocks.NumberedParagraph(number, (*opening, *_line(each, marks)))


def _line(each: Told, marks: Iterator[int]) -> Iterator[Run]:
    if not each.text:
        yield blocks.Text(_("This line is out of sight: a post on which it rests is not public any more."))
        return
    yield blocks.Text(each.text)
    yield blocks.NoteMark(next(marks))


def _notes(digest: Digest, lines: list[Told], base_url: str) -> Iterator[blocks.Note]:
    shown = [each for part in ("question", "response") for each in lines if each.part == part and each.text]
    for number, each in enumerate(shown, 1):
        yield blocks.Note(number, tuple(_posts(digest, each, base_url)))


def _posts(digest: Digest, each: Told, base_url: str) -> Iterator[Run]:
    for place, number in enumerate(each.posts):
        if place:
            yield blocks.Text("; ")
        yield blocks.Link(_("post %(n)s", n=number), address(digest, base_url, number))
    yield blocks.Text(".")
