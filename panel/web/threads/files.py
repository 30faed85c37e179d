"""A thread to take away: one file of all its posts, and its news as an Atom feed (RFC 4287).

Both are made for nobody in particular: the same bytes for whoever is signed in. The feed tells days, not
hours, and whoever reads it learns of a post that was hidden or erased by its absence alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from heapq import nlargest
from typing import Any

from flask import current_app, url_for
from flask.typing import ResponseReturnValue

from panel.domain import symbols
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate import door, exports
from panel.gate.marks import public
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import thread as threads
from panel.queries.post import Shown
from panel.services import thread_export
from panel.web import atom
from panel.web.threads.digest import TYPES
from panel.web.threads.views import by_number

#: Posts of one feed, the latest.
LATEST = 30


def file(actor: Actor, slug: str, number: str, format: str) -> Any:
    """Loader: a thread, with a format that is offered."""
    if format not in thread_export.FORMATS:
        raise Missing()
    return threads.by_number(actor, slug, number), format


@public("what is published in a thread is for everybody", on=file, export=True)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """All posts in one file, named after the symbol and the language."""
    thread, format = found
    base_url = current_app.config["PANEL"].base_url
    parts = thread_export.parts(thread, format, base_url=base_url, now=door.now())
    name = f"{symbols.parse(thread.symbol).file_stem(active_locale()[:2])}.{format}"
    return exports.answer(parts, name, TYPES[format])


@public("news of a thread are for everybody", on=by_number)
def thread_feed(actor: Actor, thread: Any) -> ResponseReturnValue:
    """The latest posts, newest first."""
    published = (row for row in thread_export.read(thread) if row.state == "published")
    rows = nlargest(LATEST, published, key=lambda row: row.number)
    body = _feed(thread, rows, current_app.config["PANEL"].base_url)
    return body, 200, {"Content-Type": f"{atom.KIND}; charset=utf-8"}


def _feed(thread: Any, rows: Sequence[Shown], base_url: str) -> bytes:
    here = {"slug": thread.thematic_session.slug, "number": thread.number}
    root = atom.begun(
        f"{thread.symbol}: {thread.title}",
        home=base_url + url_for("thread", **here),
        itself=base_url + url_for("thread_feed", **here),
        updated=_noon(max((row.day for row in rows if row.day), default=thread.opens_at)),
    )
    for row in rows:
        address = thread_export.address(thread, base_url, row.number)
        made = atom.child(root, "entry")
        atom.text(made, "id", address)
        atom.text(made, "title", _("Post %(n)s", n=row.number))
        atom.text(made, "updated", _noon(row.day or thread.opens_at))
        atom.text(atom.child(made, "author"), "name", thread_export.called(row.author))
        atom.link(made, "alternate", address, "text/html")
        content = atom.child(made, "content", **{"type": "text", atom.LANG: row.language})
        content.text = row.body
    return atom.written(root)


def _noon(moment: datetime) -> str:
    return f"{moment.date().isoformat()}T12:00:00Z"
