"""What the pages of the coding room are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.grounds import NON_USE
from panel.domain.policy import can
from panel.i18n import gettext as _
from panel.queries import codebook, non_use, room_text
from panel.queries import thematic_session as sessions
from panel.services import coding as verbs
from panel.services.codebook import OTHER_ISSUES
from panel.web.coding import desk, forms
from panel.web.coding.forms import KINDS, STANCES, CodingForm


def session_of(actor: Actor, slug: str) -> Any:
    """The session with that address."""
    return sessions.by_slug(actor, slug)


def barred(actor: Actor, call: Any) -> str:
    """Why this reader cannot code now; empty where nothing stands in the way."""
    if "code" not in call.opens:
        return _("Nothing is coded in this phase of the session.")
    if codebook.settled(call.id):
        return _("The summary is adopted. Codings and codebook stay as they are.")
    if not can(actor, Action.CODING_WRITE, call):
        return _("You read along. Officers code.")
    return ""


def book_of(call: Any) -> list[desk.ThemeEntry]:
    """The codebook of a session, numbered and weighed."""
    return desk.entries(codebook.themes(call.id), codebook.points(call.id), codebook.weights(call.id))


def overview(actor: Actor, call: Any) -> dict[str, Any]:
    """Progress and codebook of a session."""
    texts = codebook.progress(call.id)
    return {
        "call": call,
        "barred": barred(actor, call),
        "texts": sorted(texts, key=_need),
        "withheld": codebook.withheld(call.id),
        "begun": sum(each.coded > 0 for each in texts),
        "officers": codebook.by_officer(call.id, texts),
        "next_uncoded": desk.next_uncoded(texts, "", actor.account_id),
        "book": book_of(call),
        "kinds": KINDS,
    }


def desk_of(actor: Actor, commentary: Any, form: CodingForm, last: Any) -> dict[str, Any]:
    """One text beside the codebook; ``last`` is the coding that was just made or undone."""
    call, version_id = commentary.thematic_session, commentary.admitted_version_id
    shown = room_text.of_version(None, commentary, version_id)
    made = codebook.made_of(version_id)
    codings = [each.coding for each in made]
    entries = book_of(call)
    dress(form, entries)
    now = chosen(form, commentary)
    texts = codebook.progress(call.id)
    numbers = desk.numbers_of(entries)
    return {
        "form": form,
        "call": call,
        "commentary": commentary,
        "shown": shown,
        "barred": barred(actor, call),
        "lines": desk.lines(shown.parts, codings, numbers, now),
        "chosen": _words(shown, now),
        "made": made,
        "words_of": {coding.id: _words(shown, (coding.start, coding.end)) for coding in codings},
        "numbers": numbers,
        "earlier": codebook.earlier(commentary),
        "last": last,
        "latest": desk.latest_of(codings, actor.account_id),
        "book": entries,
        "texts": texts,
        "this": next(each for each in texts if each.commentary_id == commentary.id),
        "mine": [each for each in texts if each.holder and each.holder == actor.account_id],
        "next_uncoded": desk.next_uncoded(texts, commentary.id, actor.account_id),
        "excerpt": desk.excerpt,
        "kinds": KINDS,
        "stances": STANCES,
        "reasons": non_use.given(version_id),
        "non_use": NON_USE,
        "uncoded": _uncoded(shown, codings),
    }


def dress(form: CodingForm, entries: list[desk.ThemeEntry]) -> None:
    """Give the selects their options."""
    form.theme_id.choices = forms.themes(entries, other=OTHER_ISSUES)
    form.point_id.choices = forms.points(entries)
    form.kind.choices = forms.kinds()
    form.verb.choices = forms.verbs()


def fill(form: CodingForm, coding: Any, commentary: Any) -> None:
    """Open a coding in the form; one of an earlier version comes without its place."""
    form.replaces.data = coding.id
    if coding.version_id == commentary.admitted_version_id:
        form.start.data, form.end.data = str(coding.start), str(coding.end)
        form.paragraph.data = str(coding.paragraph)
    form.theme_id.data, form.point_id.data = coding.theme_id, coding.point_id
    form.kind.data, form.verb.data = coding.kind, coding.verb
    form.stance.data, form.see_also.data = coding.stance, coding.see_also
    form.instead.data = coding.wording


def chosen(form: CodingForm, commentary: Any) -> desk.Span | None:
    """The words that the form holds, to be marked in the text."""
    try:
        found = verbs.find(
            commentary,
            words=form.words.data or "",
            paragraph=forms.paragraph_number(form.paragraph.data),
            start=forms.place(form.start.data),
            end=forms.place(form.end.data),
        )
    except Invalid:
        return None
    return found.start, found.end


def _uncoded(shown: room_text.Reading, codings: Sequence[Any]) -> list[int]:
    """Numbers of the paragraphs without a coding."""
    coded = {coding.paragraph for coding in codings}
    return [part.number for part in shown.parts if part.number and part.number not in coded]


def _need(text: codebook.Progress) -> tuple[bool, float, str]:
    """Uncoded texts first, then those with the smallest share of coded paragraphs."""
    return text.coded > 0, text.coded / max(text.paragraphs, 1), text.code


def _words(shown: room_text.Reading, span: desk.Span | None) -> str:
    if span is None:
        return ""
    part = next(p for p in shown.parts if p.number and p.start <= span[0] < p.start + len(p.text))
    return part.text[span[0] - part.start : span[1] - part.start]
