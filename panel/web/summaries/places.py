"""What the pages of the drafting desk are about: a session, or a row of its draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request

from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.queries import summary as summaries
from panel.queries import summary_history as history
from panel.queries import thematic_session as sessions
from panel.services import summary_editing as editing


@dataclass(frozen=True)
class Opened:
    """A row of the draft with its summary; for the policy it belongs to the session. ``row`` is None where
    it is gone and its history is left."""

    summary: Any
    row: Any
    paragraph_id: str

    @property
    def thematic_session(self) -> Any:
        """The session, whose phase the policy looks at."""
        return self.summary.thematic_session


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug)


def of_session(actor: Actor, slug: str) -> Any:
    """Loader: the summary of the session with that address, held while it is changed or decided on."""
    found = summaries.of_session(by_slug(actor, slug).id, lock=request.method == "POST")
    if found is None:
        raise Missing()
    return found


def opened(actor: Actor, paragraph_id: str) -> Opened:
    """Loader: a paragraph or heading that can be edited, held while it is changed."""
    return _opened(paragraph_id, lock=request.method == "POST")


def glimpsed(actor: Actor, paragraph_id: str) -> Opened:
    """Loader: the same, not held, for what changes nothing."""
    return _opened(paragraph_id, lock=False)


def known(actor: Actor, paragraph_id: str) -> Opened:
    """Loader: the same, or the place of one that is gone."""
    try:
        return opened(actor, paragraph_id)
    except Missing:
        last = history.latest(paragraph_id)
        if last is None:
            raise
        summary = summaries.by_id(last.summary_id, lock=request.method == "POST")
        return Opened(summary, None, paragraph_id)


def _opened(paragraph_id: str, *, lock: bool) -> Opened:
    summary = summaries.of_paragraph(paragraph_id, lock=lock)
    return Opened(summary, editing.opened(summary, paragraph_id), paragraph_id)
