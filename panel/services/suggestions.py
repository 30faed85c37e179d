"""Suggestions beside passages: a run of the library, and what officers make of what it proposes.

Nothing applies itself. A run reads outside any writing transaction, since it takes seconds; its findings are
written by the job that asked, for what is still admitted and still uncoded by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from panel.collation import Example, KnownPoint, Said, main_language
from panel.collation.fingerprint import fingerprint
from panel.db import db
from panel.domain.actor import Actor
from panel.domain.drafting.ladder import rung
from panel.domain.errors import Missing, Stale
from panel.models import (
    Coding,
    Commentary,
    GuidingQuestion,
    Suggestion,
    SuggestionRun,
    ThematicSession,
    Theme,
)
from panel.models._columns import new_id
from panel.queries import codebook
from panel.queries import suggestion as suggestions
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import _coding_locks, _collation_input, _offers, coding
from panel.services._coding_guard import codable, permit
from panel.services._journal import record
from panel.services._outbox import enqueue
from panel.services._proposing import Book, Confirmed, Offer, Text, propose

#: Texts are often admitted one after the other: one run looks at all that were within this time.
TOGETHER = timedelta(minutes=2)

_QUESTIONS = select(GuidingQuestion.text).order_by(GuidingQuestion.number)

#: Characters of the library's digest that are kept with each proposal.
DIGEST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found, and from how much."""

    offers: Sequence[Offer] = ()
    texts: int = 0
    examples: int = 0


def ask(actor: Actor, call: ThematicSession, *, now: datetime) -> None:
    """Run the library over the texts of a session again, with what is confirmed by now."""
    permit(actor, call)
    run = SuggestionRun(thematic_session_id=call.id, asked_by=actor.account_id, asked_at=now)
    db.session.add(run)
    db.session.flush()
    enqueue("suggest", now=now, thematic_session_id=call.id, run_id=run.id)
    record(actor, "coding:suggestions_asked", call, now=now)


def when_admitted(commentary: Commentary, *, now: datetime) -> None:
    """Look at a text soon after its admission, together with those admitted about the same time."""
    slot = int(now.timestamp() // TOGETHER.total_seconds())
    call = commentary.thematic_session_id
    enqueue("suggest", now=now, after=now + TOGETHER, key=f"suggest:{call}:{slot}", thematic_session_id=call)


def prepare(thematic_session_id: str) -> Found:
    """What the library finds now; reads only, may take seconds."""
    call = sessions.by_id(thematic_session_id)
    if "code" not in call.opens or summaries.adopted(call.id):
        return Found()
    material = _collation_input.gather(call)
    rows = codebook.standing(call.id)
    by_text: dict[str, list[Coding]] = defaultdict(list)
    for row in rows:
        by_text[row.commentary_id].append(row)
    texts = [
        Text(
            source.id,
            material.versions[source.id],
            source,
            material.documents[source.id],
            tuple((row.start, row.end) for row in by_text[source.id]),
        )
        for source in material.sources
    ]
    book = _book(call, material, rows)
    questions = db.session.scalars(_QUESTIONS.where(GuidingQuestion.thematic_session_id == call.id))
    about = "\n".join([call.title, call.concept_note, *questions])
    return Found(propose(texts, book, about), len(texts), len(book.confirmed))


def keep(found: Found, thematic_session_id: str, run_id: str, *, now: datetime) -> None:
    """Replace what nobody has decided about by what was found; what was decided is not proposed again."""
    run = db.session.get(SuggestionRun, run_id) if run_id else None
    if run is None:
        run = SuggestionRun(thematic_session_id=thematic_session_id, asked_at=now)
        db.session.add(run)
    stay = suggestions.kept(thematic_session_id)
    known = {_key(each) for each in stay}
    ids = [each.id for each in stay if each.state == "open"]
    db.session.execute(
        delete(Suggestion)
        .where(
            Suggestion.thematic_session_id == thematic_session_id,
            Suggestion.state == "open",
            Suggestion.id.not_in(ids),
        )
        .execution_options(synchronize_session=False)
    )
    versions, coded = _still(thematic_session_id)
    fresh = [
        each
        for each in found.offers
        if each.version_id in versions
        and (each.version_id, each.paragraph) not in coded
        and _key(each) not in known
    ]
    if fresh:
        db.session.execute(insert(Suggestion), [_row(each, thematic_session_id, now) for each in fresh])
    run.done_at, run.library = now, fingerprint()[:DIGEST]
    run.texts, run.examples, run.offers = found.texts, found.examples, len(fresh)


def accept(actor: Actor, commentary: Commentary, suggestion_id: str, *, now: datetime) -> Coding:
    """Code a passage as proposed, with the type of the point and the verb proposed for that type.

    What the library reads as another type than the point has is no reason to code it so: that is for an
    officer to choose. Raises Stale where somebody has decided about it meanwhile, or its point is gone.
    """
    permit(actor, commentary.thematic_session)
    offer = _waiting(commentary, suggestion_id)
    like = db.session.get(Coding, offer.detail.get("coding", ""))
    point = next((p for p in codebook.points(commentary.thematic_session_id) if p.id == offer.value), None)
    if offer.offer != "point" or point is None:
        raise Stale()
    beside = {each.offer: each.value for each in suggestions.of_paragraph(offer.version_id, offer.paragraph)}
    verb = beside.get("verb", "") if beside.get("type") == point.kind else ""
    choice = coding.Choice(
        start=offer.start,
        end=offer.end,
        point_id=point.id,
        kind=like.kind if like else point.kind,
        verb=like.verb if like else verb if rung(verb) else "",
        stance=like.stance if like else "for",
        instead=(like.wording or "") if like else "",
    )
    return coding.code(actor, commentary, choice, now=now)


def dismiss(actor: Actor, commentary: Commentary, paragraph: int, *, now: datetime) -> None:
    """Put aside what is proposed for a paragraph; Stale where nothing waits there any more."""
    permit(actor, commentary.thematic_session)
    _coding_locks.renew(actor, commentary.id, now=now)
    rows = [
        each
        for each in suggestions.of_paragraph(codable(commentary), paragraph)
        if each.offer not in {"campaign", "citation"}
    ]
    if not rows:
        raise Stale()
    _offers.dismiss(actor, rows, now=now)
    record(actor, "coding:suggestions_dismissed", commentary, now=now, version=codable(commentary))


def _waiting(commentary: Commentary, suggestion_id: str) -> Suggestion:
    found = db.session.get(Suggestion, suggestion_id)
    if found is None or found.commentary_id != commentary.id:
        raise Missing()
    if found.state != "open" or found.version_id != codable(commentary):
        raise Stale()
    return found


def _book(call: ThematicSession, material: _collation_input.Material, rows: Sequence[Coding]) -> Book:
    confirmed = tuple(_confirmed(row, material) for row in rows)
    made: dict[str, set[Said]] = defaultdict(set)
    meant: dict[str, set[str]] = defaultdict(set)
    for row, each in zip(rows, confirmed, strict=True):
        meant[each.words.text].add(each.theme_id)
        if row.stance == "for":
            made[each.point_id].add(each.words)
    points: dict[str, tuple[KnownPoint, ...]] = defaultdict(tuple)
    for point in material.points:
        known = KnownPoint(point.id, Said(point.text), tuple(sorted(made[point.id], key=lambda s: s.text)))
        points[point.theme_id] += (known,)
    examples = [Example(words, tuple(sorted(ids))) for words, ids in meant.items()]
    examples += [Example(words, (t.id,)) for t in codebook.themes(call.id) for words in _words_of(t)]
    return Book(material.themes, tuple(examples), dict(points), confirmed)


def _words_of(theme: Theme) -> list[str]:
    """What officers said a theme is about: its terms in each language, and examples."""
    lines = [*theme.terms.values(), *theme.examples.split("\n")]
    return [line.strip() for line in lines if line.strip()]


def _confirmed(row: Coding, material: _collation_input.Material) -> Confirmed:
    document = material.documents[row.commentary_id]
    words = document.text[row.start : row.end]
    return Confirmed(
        row.id, row.commentary_id, row.theme_id, row.point_id, Said(words, main_language(document))
    )


def _still(thematic_session_id: str) -> tuple[set[str], set[tuple[str, int]]]:
    """Versions that are admitted and may be cited, and paragraphs that are coded."""
    versions = select(Commentary.admitted_version_id).where(
        Commentary.thematic_session_id == thematic_session_id,
        Commentary.state == "admitted",
        Commentary.consent != "text_withheld",
    )
    coded = select(Coding.version_id, Coding.paragraph).where(
        Coding.thematic_session_id == thematic_session_id, Coding.undone_at.is_(None)
    )
    return {each or "" for each in db.session.scalars(versions)}, {
        (v, p) for v, p in db.session.execute(coded)
    }


def _key(each: Suggestion | Offer) -> tuple[str, int, int, str, str]:
    return each.version_id, each.start, each.end, each.offer, each.value


def _row(each: Offer, thematic_session_id: str, now: datetime) -> dict[str, object]:
    kept = ("commentary_id", "version_id", "paragraph", "start", "end", "offer", "value", "score", "detail")
    return {name: getattr(each, name) for name in kept} | {
        "id": new_id(),
        "thematic_session_id": thematic_session_id,
        "proposer": f"{each.stage} {fingerprint()[:DIGEST]}",
        "proposed_at": now,
        "state": "open",
    }
