"""Notes of the draft that rest on the digest of a thread: its symbol, and no submission.

Like all editing this takes the revision of the paragraph; see ``summary_editing``.
"""

from __future__ import annotations

from datetime import datetime

from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.models import Summary, SummaryParagraph
from panel.queries import digest as digests
from panel.queries import summary as summaries
from panel.services import _marks, _summary_carry
from panel.services._summary_guard import claim, edited, writable


def symbols(summary: Summary) -> list[str]:
    """The symbols of the issued digests of the session."""
    return [each.symbol for each in digests.issued_of(summary.thematic_session_id)]


def cite(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    symbol: str,
    *,
    sentence: int | None,
    revision: int,
    now: datetime,
) -> None:
    """Bind an issued digest to a new note at the end of a sentence. Raises Invalid for any other symbol,
    and where no sentence is named: a digest shares its note with no submission."""
    writable(actor, summary)
    if symbol not in symbols(summary):
        raise Invalid(problem("code", N_("Choose a text.")))
    if sentence is None:
        said = N_("A digest stands in a note of its own. Choose a new note behind a sentence.")
        raise Invalid(problem("target", said))
    claim(paragraph, revision)
    free = next(_marks.free(summaries.note_keys(summary.id)))
    note = _summary_carry.bound(paragraph, free, {"stance": "for", "fixed_text": f"{symbol}."})
    paragraph.text = _marks.call(paragraph.text, note.key, sentence)
    edited(actor, summary, paragraph, now=now)
