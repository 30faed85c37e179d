"""The writing page: what is on the form, what was typed, and what stands beside it."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue

from panel.domain import deadline, numbering, refusals, wordcount
from panel.domain.actor import Actor
from panel.domain.errors import Problem
from panel.gate import door
from panel.i18n import format_time
from panel.i18n import gettext as _
from panel.queries import attribution
from panel.queries import joint as joints
from panel.queries import thematic_session as sessions
from panel.services import commentary as verbs
from panel.web import previews
from panel.web.commentaries import wording
from panel.web.commentaries.forms import WritingForm
from panel.web.pages import fresh_key, render


def writable(commentary: Any, now: Any) -> bool:
    """Whether the writing page is of use: a draft always, what is filed until the deadline."""
    if commentary.state in verbs.FILED:
        return now <= deadline.last_instant(commentary.thematic_session.closes_at)
    return bool(commentary.state == "draft")


def filled(commentary: Any) -> WritingForm:
    """The form as the draft stands, with a fresh key."""
    draft = commentary.draft
    form = WritingForm(
        None,
        data={
            "title": draft.title,
            "body": draft.body,
            "language": draft.language,
            "questions": draft.questions,
            "base_numbers": numbering.write(draft.base_numbers),
            "consent": commentary.consent,
            "positions": commentary.positions or [],
            "revision": draft.revision,
            "at_deadline": commentary.at_deadline,
            "key": fresh_key(),
        },
    )
    form.offer(commentary.thematic_session)
    return form


def typed(actor: Actor, form: WritingForm, commentary: Any) -> verbs.DraftText:
    """What was typed. A list of paragraphs that cannot be read is told, and leaves the saved one as it is."""
    listed = form.base_numbers.data or ""
    highest = sessions.base_length(commentary.thematic_session_id) if listed else 0
    numbers, wrong = numbering.read("base_numbers", listed, highest)
    form.refuse(tuple(wrong))
    call = commentary.thematic_session
    known = {q.number for q in call.questions}
    return verbs.DraftText(
        title=form.title.data or "",
        body=form.body.data or "",
        language=form.language.data if form.language.data in call.languages else commentary.draft.language,
        questions=[n for n in form.questions.data or () if n in known],
        base_numbers=None if wrong else numbers,
        consent=form.consent.data,
        positions=form.positions.data or [],
        at_deadline=bool(form.at_deadline.data),
    )


def names_itself(form: WritingForm, commentary: Any) -> list[wording.Mention]:
    """Where a text that is to be filed without its author's name gives it away."""
    if form.consent.data not in {"name_withheld", "text_withheld"}:
        return []
    signed = joints.members(commentary.id) if commentary.kind == "joint" else ()
    members = [s.organisation for s in signed]
    return wording.own_names(commentary, form.title.data or "", form.body.data or "", members)


def details(form: WritingForm) -> list[previews.Detail]:
    """Details in the text by which somebody can be found."""
    return previews.details(form.title.data or "", form.body.data or "")


def show(
    actor: Actor,
    form: WritingForm,
    commentary: Any,
    *,
    status: int = 200,
    preview: bool = False,
    stored: Any = None,
    said: str = "",
    warn: bool = False,
    careful: bool = False,
) -> ResponseReturnValue:
    """The page. ``stored`` is what another window has saved, ``said`` why nothing was filed or saved,
    ``warn`` that the name stands in the text and no box says that it may, ``careful`` that details do."""
    body, limit = form.body.data or "", verbs.word_limit(commentary)
    words = wordcount.count(body)
    over = status == 422 and words > limit
    call, now = commentary.thematic_session, door.now()
    mentions = names_itself(form, commentary)
    found = details(form)
    blocks = previews.blocks(body, limit) if preview or over else None
    return render(
        "commentaries/write.html",
        status,
        form=form,
        commentary=commentary,
        call=call,
        base=sessions.base_paragraphs(call.id),
        words=words,
        limit=limit,
        over=words - limit if over else 0,
        errors=_errors(form, refusals.of_length("body", body, limit)[:1] if over else []),
        place=previews.place(body, limit) if over else None,
        blocks=blocks,
        unpaired=previews.unpaired(blocks or ()),
        saved_at=format_time(commentary.draft.saved_at, actor.time_zone) if commentary.draft.revision else "",
        left=deadline.remaining(now, call.closes_at),
        is_open=deadline.is_open(now, call.opens_at, call.closes_at),
        begun=now >= call.opens_at,
        focal=actor.focal_for(commentary.organisation_id),
        printed=wording.as_printed(attribution.crowd(call), commentary),
        cleanable=refusals.cleanable(form.title.data or "", body),
        **_asked(mentions, found, warn, careful),
        waiting=_waiting(commentary, bool(mentions), bool(found)) if preview and status == 200 else (),
        obstacles=verbs.problems(commentary) if commentary.at_deadline and status == 200 else (),
        stored=stored,
        said=said,
    )


def _asked(mentions: Any, details: Any, warn: bool, careful: bool) -> dict[str, Any]:
    """What the author is asked about once, with the words for it."""
    return {
        "mentions": mentions,
        "gives_away": wording.gives_away,
        "warn": warn,
        "details": details,
        "can_be_found": wording.can_be_found,
        "careful": careful,
    }


def _waiting(commentary: Any, named: bool, detailed: bool) -> list[tuple[str, str]]:
    """What would be refused if the saved text were submitted now, as (id of the field, words)."""
    found = [(p.field, _(p.msgid, **p.values)) for p in verbs.problems(commentary)]
    found += [("name_known", wording.gives_away())] if named else []
    return found + ([("details_known", wording.can_be_found())] if detailed else [])


def _errors(form: WritingForm, told: list[Problem]) -> list[tuple[str, str]]:
    """What stands in the summary as (id of the field, words), without what it tells in its own words."""
    left_out = {_(p.msgid, **p.values) for p in told}
    found = [(field.id, error) for field in form for error in field.errors if error not in left_out]
    return [*found, *(("writing", error) for error in form.form_errors)]
