"""The contributors' check as contributors see it: their own sentences first, what to correct, the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import correction as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.correction import NEW_ARGUMENT, SAFETY
from panel.domain.errors import Invalid, Missing, Stale
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import correction as corrections
from panel.queries import organisation as organisations
from panel.queries import reflected
from panel.queries import thematic_session as sessions
from panel.services import contributors_check, late_addition
from panel.services import correction as verbs
from panel.services.contributors_check import Own, Standing
from panel.web.forms import choices
from panel.web.pages import go, render, say
from panel.web.summaries import compared
from panel.web.summaries.forms import CorrectionForm


@dataclass(frozen=True)
class Mine:
    """One submission of the reader: its sentences in the draft, and where each of its paragraphs went."""

    commentary: Any
    sentences: Any
    went: Any


def standing(actor: Actor, slug: str) -> Standing:
    """Loader: the reader's standing in the check of a session, for the submission that is named, if one is."""
    named = request.values.get("commentary", "")
    return contributors_check.standing(
        actor, sessions.by_slug(actor, slug), named, lock=request.method == "POST"
    )


@needs(Action.CHECK_READ, on=standing)
def check(actor: Actor, found: Standing) -> ResponseReturnValue:
    """One's own sentences, then the way to the whole draft; below, what was asked for and how it was answered."""
    summary, now = found.summary, door.now()
    readable = summary.state in {"in_check", "adopted", "issued"}
    mine = [
        Mine(
            each,
            contributors_check.own_sentences(summary, each) if readable else (),
            reflected.where_words_went(actor, each),
        )
        for each in found.commentaries
    ]
    asked = corrections.of_commentaries(summary.id, [each.id for each in found.commentaries])
    return render(
        "summaries/check.html",
        call=summary.thematic_session,
        summary=summary,
        mine=mine,
        asked=[compared.shown(summary, each) for each in asked],
        readable=readable,
        open=contributors_check.is_open(summary, now),
        focal=actor.focal_for(found.organisation_id),
    )


@needs(Action.CORRECTION_FILE, on=standing)
def ask(actor: Actor, found: Standing) -> ResponseReturnValue:
    """Ask for one correction; a new argument is turned away, with an offer and with the words kept."""
    form = CorrectionForm()
    form.kind.choices = choices(_kinds(found))
    if request.method == "GET":
        return _begin(found, form)
    if form.kind.data == NEW_ARGUMENT:
        return render(
            "summaries/turned_away.html",
            form=form,
            call=found.thematic_session,
            found=found,
            late="late" in found.thematic_session.opens,
        )
    try:
        made = verbs.file(actor, found, _wanted(form), now=door.now())
    except Stale as error:
        form.form_errors.append(_(error.msgid))
        return _page(found, form, 409)
    except Invalid as error:
        form.refuse(error.problems)
        return _page(found, form, 422)
    if made.kind == SAFETY:
        say(_("The paragraph is out of sight. An officer was told; you will read the answer here."))
    else:
        say(_("Correction %(number)d is filed. It will be answered, with a reason.", number=made.number))
    return go("contributors_check", slug=found.thematic_session.slug)


@needs(Action.CORRECTION_FILE, on=standing)
def add_late(actor: Actor, found: Standing) -> ResponseReturnValue:
    """Begin a late addition with the words of an argument that is no correction."""
    begun = late_addition.begin(
        actor,
        found.thematic_session,
        organisations.by_id(actor, found.organisation_id),
        request.form.get("text", "")[:12_000],
        consent=found.commentaries[0].consent,
        now=door.now(),
    )
    return go("write", commentary_id=begun.id)


def _kinds(found: Standing) -> list[tuple[str, str]]:
    """The five types and the new argument; only safety where nothing else is taken now."""
    summary = found.summary
    every = (
        contributors_check.is_open(summary, door.now()) and found.commentaries[0].consent != "text_withheld"
    )
    kinds = [
        (each.code, f"({each.mark}) {_(each.label)}") for each in rules.KINDS if every or each.code == SAFETY
    ]
    return [*kinds, (NEW_ARGUMENT, _("None of these: a new argument"))] if every else kinds


def _begin(found: Standing, form: CorrectionForm) -> ResponseReturnValue:
    paragraph, sentence = _whole(request.args.get("paragraph")), _whole(request.args.get("sentence"))
    own = _own(found, paragraph, sentence)
    form.paragraph.data = paragraph
    form.sentence.data = "" if sentence is None else str(sentence)
    if own is not None:
        form.borne_by.data = own.cited[0] if own.cited else None
    return _page(found, form)


def _page(found: Standing, form: CorrectionForm, status: int = 200) -> ResponseReturnValue:
    number = form.paragraph.data
    if status in {200, 409}:
        form.revision.data = str(verbs.revision(found.summary, number) if number else 0)
        form.revision.raw_data = None
    return render(
        "summaries/correct.html",
        status,
        form=form,
        call=found.thematic_session,
        summary=found.summary,
        found=found,
        own=_own(found, number, _whole(form.sentence.data)),
        kinds={each.code: _(each.explanation) for each in rules.KINDS}
        | {NEW_ARGUMENT: _("The text as it was filed does not say it yet.")},
    )


def _own(found: Standing, paragraph: int | None, sentence: int | None) -> Own | None:
    """The sentence of one's own that is meant."""
    every = contributors_check.own_sentences(found.summary, found.commentaries[0]) if paragraph else ()
    return next((each for each in every if (each.paragraph, each.sentence) == (paragraph, sentence)), None)


def _wanted(form: CorrectionForm) -> verbs.Wanted:
    number, sentence = form.paragraph.data, _whole(form.sentence.data)
    return verbs.Wanted(
        kind=form.kind.data or "",
        text=form.text.data or "",
        paragraph=number,
        sentence=sentence,
        revision=_whole(form.revision.data) or 0,
        borne_by=form.borne_by.data,
    )


def _whole(typed: str | None) -> int | None:
    """A whole number of an address or of a hidden field; None where there is none."""
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 6):
        raise Missing()
    return int(typed)
