"""The contributors' check: opened to everybody who contributed, told by mail, closed by the clock.

Each contributor reads first the sentences that cite its own text, then the whole draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.collation import Summary as Collated
from panel.domain import deadline, working_days
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.models import Commentary, Summary, ThematicSession
from panel.queries import correction as corrections
from panel.queries import sources as texts
from panel.queries import summary as summaries
from panel.services import _out_of_sight, rendering
from panel.services._outbox import tell_organisation, tell_role

#: Who is told that something in a check waits.
DRAFTERS = ("rapporteur", "officer")


@dataclass(frozen=True)
class Standing:
    """What somebody may see and ask for in a check: for the policy it is of one organization of theirs."""

    summary: Summary
    organisation_id: str
    commentaries: tuple[Commentary, ...]

    @property
    def thematic_session(self) -> ThematicSession:
        """The session of the summary."""
        return self.summary.thematic_session


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence that cites a submission: where it stands, its words, the paragraphs P it cites.

    ``sentence`` counts from 0. ``hidden``: its paragraph is out of sight, and ``text`` says so.
    """

    paragraph: int
    sentence: int
    text: str
    notes: tuple[int, ...]
    cited: tuple[int, ...]
    see_also: bool
    hidden: bool


def standing(actor: Actor, call: ThematicSession, commentary_id: str = "", *, lock: bool = False) -> Standing:
    """The actor's standing in the check of a session, for one submission or for all of its own.

    Missing where no draft was ever opened, or nothing admitted is the actor's.
    """
    summary = summaries.of_session(call.id, lock=lock)
    if summary is None or (summary.circulated_at is None and summary.issued_at is None):
        raise Missing()
    mine = [
        each
        for each in corrections.contributions(actor, call.id)
        if not commentary_id or each.id == commentary_id
    ]
    if not mine:
        raise Missing()
    bodies = sorted(behind(mine[0]) & actor.organisation_ids, key=lambda each: not actor.focal_for(each))
    return Standing(summary, bodies[0], tuple(mine))


def behind(commentary: Commentary) -> frozenset[str]:
    """The organizations behind a submission: who filed it and the members that confirmed it."""
    confirmed = (each.organisation_id for each in commentary.signatures if each.state == "confirmed")
    return frozenset({commentary.organisation_id, *confirmed})


def open_to(summary: Summary, *, now: datetime) -> None:
    """Set the end of the check by the calendar of the session and tell everybody who contributed."""
    call = summary.thematic_session
    calendar = working_days.calendar_of(call.weekend, call.holidays)
    summary.circulated_at = now
    summary.check_closes_at = working_days.check_ends(now, calendar)
    told = sentences_by_source(rendering.content_of(summary))
    heard = [*texts.citable(call.id), *texts.in_confidence(call.id)]
    counts = Counter[str]()
    discreet = set[str]()
    for each in heard:
        for body in behind(each):
            counts[body] += len(told.get(f"{call.symbol}/{each.symbol_suffix}", ()))
            discreet |= {body} if each.consent != "public" else set()
    for body in sorted({body for each in heard for body in behind(each)}):
        tell_organisation(
            body,
            "summary_in_check",
            now=now,
            thematic_session_id=call.id,
            path=f"/summaries/{call.slug}/check",
            answer_by=summary.check_closes_at.isoformat(),
            # A number beside a mailbox would tell which of the printed labels is its own.
            sentences=None if body in discreet else counts[body],
        )


def everybody(thematic_session_id: str) -> frozenset[str]:
    """The organizations behind every admitted text of a session."""
    heard = [*texts.citable(thematic_session_id), *texts.in_confidence(thematic_session_id)]
    return frozenset(body for each in heard for body in behind(each))


def is_open(summary: Summary, now: datetime) -> bool:
    """Whether corrections may be asked for now; the clock may be a minute behind, this is not."""
    end = summary.check_closes_at
    return summary.state == "in_check" and end is not None and now <= deadline.last_instant(end)


def still_due(summary: Summary, now: datetime) -> bool:
    """Whether contributors still have time that they were promised."""
    end = summary.check_closes_at
    return end is not None and now <= deadline.last_instant(end)


def tell_drafters(name: str, summary: Summary, *, now: datetime, **more: object) -> None:
    """A notice without content to those who answer."""
    call = summary.thematic_session
    for role in DRAFTERS:
        tell_role(role, name, now=now, thematic_session_id=call.id, **more)


def own_sentences(summary: Summary, commentary: Commentary) -> Sequence[Own]:
    """The sentences of the draft, or of the issued text, that cite a submission, in order."""
    hidden = _out_of_sight.numbers(summary)
    found = rendering.content_of(summary, whole=True)
    key = f"{summary.thematic_session.symbol}/{commentary.symbol_suffix}"
    return [
        _own(found, paragraph, place, key, paragraph in hidden)
        for paragraph, place in sentences_by_source(found).get(key, ())
    ]


def sentences_by_source(found: Collated) -> dict[str, list[tuple[int, int]]]:
    """For each source the sentences that cite it, as (paragraph, place from 0)."""
    told: dict[str, list[tuple[int, int]]] = {}
    for paragraph in found.paragraphs:
        for place, sentence in enumerate(paragraph.sentences):
            for key in sorted({each.source_id for note in sentence.notes for each in note.citations}):
                told.setdefault(key, []).append((paragraph.number, place))
    return told


def _own(found: Collated, number: int, place: int, key: str, hidden: bool) -> Own:
    sentence = next(each for each in found.paragraphs if each.number == number).sentences[place]
    citing = [(note, each) for note in sentence.notes for each in note.citations if each.source_id == key]
    numbers = _sorted(p for _, each in citing for p in each.paragraphs)
    return Own(
        number,
        place,
        "" if hidden else sentence.text,
        () if hidden else _sorted(note.number for note, _ in citing),
        numbers,
        all(each.kind == "see_also" for _, each in citing),
        hidden,
    )


def _sorted(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(values)))
