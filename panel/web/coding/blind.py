"""Blind double coding: drawing a sample, and each coder's own side of it."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Missing
from panel.domain.policy import can
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import blind, room_text, translation
from panel.queries import commentary as commentaries
from panel.services import blind_sample as verbs
from panel.services.translation import LANGUAGE
from panel.web.coding import desk, forms, page, settling
from panel.web.coding.forms import KINDS, STANCES, BlindForm, DrawForm
from panel.web.forms import choices
from panel.web.pages import go, render, say


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return page.session_of(actor, slug)


def one_sample(actor: Actor, sample_id: str) -> Any:
    """Loader: a sample, held while it is changed."""
    return blind.by_id(sample_id, lock=request.method == "POST")


def one_text(actor: Actor, sample_id: str, place: str) -> Any:
    """Loader: a sample; the view finds the text in it."""
    return one_sample(actor, sample_id)


def one_passage(actor: Actor, coding_id: str) -> Any:
    """Loader: the sample of a blind coding. Missing for whoever did not make it."""
    coding = blind.one_coding(coding_id)
    if coding.made_by != actor.account_id:
        raise Missing()
    return one_sample(actor, coding.sample_id)


@needs(Action.CODING_READ, on=by_slug)
def samples(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The samples of a session; a POST draws one."""
    form = DrawForm()
    people = blind.officers()
    form.first_id.choices = form.second_id.choices = choices([("", ""), *people])
    able = len(blind.drawable(thematic_session.id))
    if request.method == "POST":
        try:
            made = verbs.draw(
                actor,
                thematic_session,
                _number(form.size.data),
                form.first_id.data or "",
                form.second_id.data or "",
                now=door.now(),
            )
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("The sample is drawn."))
            return go("blind_sample", sample_id=made.id)
    rows = blind.of_session(thematic_session.id)
    return render(
        "coding/blind_samples.html",
        422 if form.errors else 200,
        call=thematic_session,
        form=form,
        able=able,
        rows=rows,
        names=blind.names([id_ for each in rows for id_ in each.coder_ids]),
        barred=page.barred(actor, thematic_session),
        draws=can(actor, Action.BLIND_DRAW, thematic_session),
    )


@needs(Action.CODING_READ, on=one_sample)
def sample(actor: Actor, found: Any) -> ResponseReturnValue:
    """A sample: one's own side while it is open, what it found afterwards."""
    if found.compared_at is not None:
        return settling.compared(actor, found)
    own = found.done_at(actor.account_id) is None and can(actor, Action.BLIND_CODE, found)
    return render(
        "coding/blind_sample.html",
        call=found.thematic_session,
        sample=found,
        names=blind.names(sorted(found.coder_ids)),
        texts=_progress(actor, found) if own else [],
        size=len(blind.texts(found.id)),
        own=own,
        gives_up=found.state == "open" and can(actor, Action.BLIND_DRAW, found.thematic_session),
    )


@needs(Action.BLIND_CODE, on=one_text)
def text(actor: Actor, found: Any) -> ResponseReturnValue:
    """One text of the sample with one's own codings; a POST codes a passage."""
    held = link, row, version = _held(found)
    form = BlindForm()
    if request.method == "POST":
        try:
            choice = page.choice(form)
            made = verbs.code(actor, found, link, row, version, choice, now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Coded."))
            return go("blind_text", sample_id=found.id, place=link.place, _anchor=f"P{made.paragraph}")
    return _text_page(actor, found, held, form)


@needs(Action.BLIND_CODE, on=one_passage)
def undo(actor: Actor, found: Any) -> ResponseReturnValue:
    """Take one's own coding back."""
    coding = blind.one_coding((request.view_args or {})["coding_id"])
    verbs.undo(actor, found, coding, now=door.now())
    place = next(text.place for text, _, _ in blind.texts(found.id) if text.version_id == coding.version_id)
    say(_("Undone."))
    return go("blind_text", sample_id=found.id, place=place, _anchor=f"P{coding.paragraph}")


@needs(Action.BLIND_CODE, on=one_sample)
def hand_in(actor: Actor, found: Any) -> ResponseReturnValue:
    """Say that one's side is done."""
    compared = verbs.hand_in(actor, found, now=door.now())
    done = _("You have handed in. The other coder has not yet; then the two are compared.")
    say(_("Both have handed in. The two codings are compared.") if compared else done)
    return go("blind_sample", sample_id=found.id)


@needs(Action.CODING_READ, on=one_sample)
def give_up(actor: Actor, found: Any) -> ResponseReturnValue:
    """End a sample that is not compared."""
    verbs.give_up(actor, found, now=door.now())
    say(_("The sample is given up. Its texts are free again."))
    return go("blind_samples", slug=found.thematic_session.slug)


def _held(found: Any) -> Any:
    """The text of the sample that the address names, if it may still be shown."""
    wanted = (request.view_args or {}).get("place", "")
    held = next((each for each in blind.texts(found.id) if str(each[0].place) == wanted), None)
    if held is None or not verbs.codable(held[0], held[1]):
        raise Missing()
    return held


def _text_page(actor: Actor, found: Any, held: Any, form: BlindForm) -> ResponseReturnValue:
    link, row, version = held
    call = found.thematic_session
    shown = room_text.of_version(None, commentaries.by_id(actor, row.id), version.id)
    made: Any = [each for each in blind.own(found.id, actor.account_id) if each.version_id == version.id]
    entries = page.book_of(call)
    numbers = desk.numbers_of(entries)
    form.theme_id.choices, form.point_id.choices = forms.themes(entries), forms.points(entries)
    form.kind.choices, form.verb.choices = forms.kinds(), forms.verbs()
    texts = _progress(actor, found)
    return render(
        "coding/blind_text.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        sample=found,
        link=link,
        shown=shown,
        translated=translation.standing(version.id, LANGUAGE),
        lines=desk.lines(shown.parts, made, {c.point_id: numbers.get(c.point_id or "", "+") for c in made}),
        made=made,
        words_of={each.id: version.body[each.start : each.end] for each in made},
        texts=texts,
        following=next((each for each in texts if each["place"] > link.place and each["open"]), None),
        open=found.state == "open" and found.done_at(actor.account_id) is None,
        book=entries,
        excerpt=desk.excerpt,
        kinds=KINDS,
        stances=STANCES,
    )


def _progress(actor: Actor, found: Any) -> list[dict[str, Any]]:
    """The texts in the order of the draw, with how many paragraphs one has coded oneself."""
    coded: dict[str, set[int]] = {}
    for each in blind.own(found.id, actor.account_id):
        coded.setdefault(each.version_id, set()).add(each.paragraph)
    units: dict[str, int] = {}
    for version_id, _number in blind.numbered(found.id):
        units[version_id] = units.get(version_id, 0) + 1
    return [
        {
            "place": link.place,
            "code": row.code,
            "language": version.language,
            "coded": len(coded.get(version.id, ())),
            "paragraphs": units.get(version.id, 0),
            "open": verbs.codable(link, row),
        }
        for link, row, version in blind.texts(found.id)
    ]


def _number(typed: str | None) -> int | None:
    digits = (typed or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None
