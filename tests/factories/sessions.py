"""Thematic sessions and commentaries in a given state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panel.models import Commentary, Organisation, ThematicSession
from panel.queries import commentary as commentaries
from panel.services import admission
from panel.services import commentary as verbs
from panel.services import thematic_session as calls
from tests.cast import Cast, acting
from tests.conftest import Clock


def open_call(cast: Cast, clock: Clock, **changes: Any) -> ThematicSession:
    """A call that is open and closes in thirty days."""
    values: dict[str, Any] = {
        "title": "Access to essential services",
        "issues": ["essential-services"],
        "concept_note": "What happens between the door and the service?",
        "objectives": ["Hear from those at the desk"],
        "questions": ["What happens at the desk?", "What has worked?"],
        "opens_at": clock.now + timedelta(minutes=1),
        "closes_at": clock.now.replace(second=0) + timedelta(days=30),
        "base_document_title": "Draft guidance",
        "base_paragraphs": [f"Paragraph {n} of the draft." for n in range(1, 25)],
    } | changes
    made = calls.create(acting(cast.officer), calls.CallText(**values), now=clock.now)
    calls.announce(acting(cast.head), made, now=clock.now)
    calls.open_(acting(cast.head), made, now=clock.now)
    return made


def filed(
    call: ThematicSession,
    body: Organisation,
    person: Any,
    clock: Clock,
    *,
    text: str = "Fishers are turned away at the desk.\n\nNobody says why.",
    title: str = "From the desk",
    language: str = "en",
    consent: str = "public",
    questions: tuple[int, ...] = (),
) -> Commentary:
    """A commentary that was submitted."""
    actor = acting(person)
    begun = verbs.begin(actor, call, body, now=clock.now)
    row = commentaries.own(actor, begun.id, lock=True)
    typed = verbs.DraftText(title=title, body=text, language=language, questions=questions)
    verbs.save_draft(actor, row, typed, revision=0, now=clock.now)
    verbs.submit(actor, row, consent=consent, key=f"key-{begun.id}", now=clock.now)
    return commentaries.own(actor, begun.id, lock=True)


def admitted(
    call: ThematicSession, body: Organisation, person: Any, clock: Clock, cast: Cast, **how: Any
) -> Commentary:
    """A commentary that was submitted and admitted."""
    row = filed(call, body, person, clock, **how)
    officer = acting(cast.officer)
    row = commentaries.by_id(officer, row.id, lock=True)
    admission.admit(officer, row, row.version_id or "", now=clock.now)
    return row
