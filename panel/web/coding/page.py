"""What the pages of the coding room are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from flask.typing import ResponseReturnValue
from wtforms.fields import SelectChoice

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.desk_keys import LABELS
from panel.domain.drafting.ladder import rung
from panel.domain.errors import Invalid
from panel.domain.grounds import NON_USE
from panel.domain.policy import can
from panel.i18n import format_time
from panel.i18n import gettext as _
from panel.queries import (
    codebook,
    coding_log,
    coding_next,
    coding_progress,
    coding_shares,
    desk_keys,
    non_use,
    room_text,
    translation,
)
from panel.queries import suggestion as suggestions
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.reference import catalogue
from panel.services import coding as verbs
from panel.services.codebook import OTHER_ISSUES
from panel.services.translation import LANGUAGE
from panel.web.coding import desk, forms
from panel.web.coding.forms import KINDS, STANCES, CodingForm
from panel.web.forms import whole
from panel.web.pages import go

#: Texts on a page of the overview; what it may show; one's own texts beside a text; points with a digit.
PAGE, MINE, RECENT = 50, 30, 9
SHOWN = ("all", "mine", "waiting", "gaps")


def session_of(actor: Actor, slug: str) -> Any:
    """The session with that address."""
    return sessions.by_slug(actor, slug)


def barred(actor: Actor, call: Any) -> str:
    """Why this reader cannot code now; empty where nothing stands in the way."""
    if "code" not in call.opens:
        return _("Nothing is coded in this phase of the session.")
    if summaries.adopted(call.id):
        return _("The summary is adopted. Codings and codebook stay as they are.")
    if not can(actor, Action.CODING_WRITE, call):
        return _("You read along. Officers code.")
    return ""


def book_of(call: Any) -> list[desk.ThemeEntry]:
    """The codebook of a session, numbered and weighed."""
    return desk.entries(codebook.themes(call.id), codebook.points(call.id), codebook.weights(call.id))


def overview(actor: Actor, call: Any, asked: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """Progress and codebook of a session; ``asked`` chooses the texts: ``show`` and ``page``."""
    show = asked.get("show", "all")
    show = show if show in SHOWN else "all"
    number = max(whole(asked.get("page"), 1), 1)
    ids, total = coding_progress.page(call.id, show, actor.account_id, start=(number - 1) * PAGE, size=PAGE)
    all_, accounted = coding_progress.paragraphs(call.id)
    return {
        "call": call,
        "barred": barred(actor, call),
        "texts": coding_progress.progress(call.id, ids, now=now),
        "totals": coding_progress.totals(call.id, actor.account_id),
        "withheld": coding_progress.withheld(call.id),
        "paragraphs": all_,
        "unaccounted": all_ - accounted,
        "show": show,
        "page": number,
        "pages": -(-total // PAGE),
        "officers": coding_shares.by_officer(call.id),
        "coders": coding_shares.officers(),
        "next_text": coding_next.next_text(call.id, "", actor.account_id, now=now),
        "run": suggestions.last_run(call.id),
        "book": book_of(call),
        "kinds": KINDS,
    }


def desk_of(
    actor: Actor, commentary: Any, form: CodingForm, last: Any, coded: str, now: datetime
) -> dict[str, Any]:
    """One text beside the codebook; ``last`` is the coding that was just made or undone, ``coded`` the part of
    a long list of passages that is asked for: ``all``, or the number of a paragraph."""
    call, entries = commentary.thematic_session, book_of(commentary.thematic_session)
    dress(form, entries)
    lock = coding_log.lock(commentary.id, now)
    mine = _mine(call, actor)
    return {
        **_text_of(commentary, entries, chosen(form, commentary), last, coded),
        **_translated(actor, commentary),
        "form": form,
        "call": call,
        "commentary": commentary,
        "barred": barred(actor, call) or _elsewhere(actor, lock),
        "lock": lock,
        "last": last,
        "stacks": coding_log.stacks(commentary.admitted_version_id, actor.account_id),
        "labels": {entry.theme.id: f"{entry.number} {entry.theme.label}" for entry in entries},
        "weights": {each.point.id: each for entry in entries for each in entry.points},
        "recent": _recent(entries, coding_log.recent_points(call.id, actor.account_id, RECENT)),
        "book": entries,
        "totals": coding_progress.totals(call.id, actor.account_id),
        "mine": mine,
        "coders": coding_shares.officers(),
        "next_text": coding_next.next_text(call.id, commentary.code or "", actor.account_id, now=now),
        "kinds": KINDS,
        "kind_labels": {kind: str(label) for kind, label in KINDS.items()},
        "stances": STANCES,
        "keys": desk_keys.of(actor.account_id),
        "key_labels": LABELS,
    }


def _mine(call: Any, actor: Actor) -> Sequence[coding_progress.Progress]:
    """The texts assigned to whoever reads, what is to be done first."""
    ids = coding_shares.assigned_to(call.id, actor.account_id, MINE)
    return coding_progress.progress(call.id, ids) if ids else ()


def _text_of(
    commentary: Any, entries: list[desk.ThemeEntry], span: desk.Span | None, last: Any, coded: str
) -> dict[str, Any]:
    """The text with its codings, proposals and reasons; ``span`` is chosen now."""
    version_id = commentary.admitted_version_id
    shown = room_text.of_version(None, commentary, version_id)
    made, given = codebook.made_of(version_id), non_use.given(version_id)
    offers = suggestions.of_version(version_id)
    numbers, uncoded = desk.numbers_of(entries), _uncoded(shown, made)
    return {
        "shown": shown,
        "lines": desk.lines(shown.parts, made, numbers, span),
        "chosen": _words(shown, span),
        "made": made,
        "listed": desk.listed(made, coded, last.paragraph if last is not None else None),
        "coded": coded,
        "numbers": numbers,
        "offers": offers,
        "groups": suggestions.groups(offers),
        "cited": cited,
        "earlier": codebook.earlier(commentary),
        "excerpt": desk.excerpt,
        "reasons": given,
        "reason_labels": {each.code: each.label for each in NON_USE},
        "non_use": NON_USE,
        "uncoded": uncoded,
        "unaccounted": [] if 0 in given else [n for n in uncoded if n not in given],
        "numbered": sum(1 for part in shown.parts if part.number),
    }


def _elsewhere(actor: Actor, lock: Any) -> str:
    """That somebody else has the text open; empty where nobody has."""
    if lock is None or lock.account_id == actor.account_id:
        return ""
    return _(
        "%(name)s has this text open until %(time)s. You can read it; you can code it once it is given back "
        "or the time is over.",
        name=lock.name,
        time=format_time(lock.until),
    )


def _recent(entries: list[desk.ThemeEntry], ids: Sequence[str]) -> list[desk.PointEntry]:
    """The points an officer used last, the latest first."""
    by_id = {each.point.id: each for entry in entries for each in entry.points}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def take_up(form: CodingForm, commentary: Any, paragraph: int | None) -> None:
    """Open what is proposed for a paragraph in the form: its theme, type and verb. A point that several texts
    seem to make and that is none yet begins with the words of the clearest of them; to word it is for people."""
    offers = suggestions.of_version(commentary.admitted_version_id)
    offered = offers.get(paragraph or 0)
    if offered is None:
        return
    group = suggestions.groups({offered.paragraph: offered}).get(offered.paragraph)
    if group is not None and group.language.partition("-")[0] == LANGUAGE:
        form.wording.data = " ".join(group.words.split())
    form.paragraph.data = str(offered.paragraph)
    if offered.points:
        form.point_id.data = offered.points[0].value
        form.start.data, form.end.data = str(offered.points[0].start), str(offered.points[0].end)
    elif offered.themes:
        form.theme_id.data = offered.themes[0].value
    if offered.type is not None:
        form.kind.data = offered.type.value
    known = rung(offered.verb.value) if offered.verb is not None else None
    form.verb.data = known.past if known else ""


def cited(each: Any) -> str:
    """What a passage cites, as a page says it: the name of the reference list, and the articles."""
    name = _references().get(each.value, each.value)
    articles = each.detail.get("articles") or []
    return _("%(name)s, art. %(articles)s", name=name, articles=", ".join(articles)) if articles else name


@cache
def _references() -> Mapping[str, str]:
    return {entry.id: entry.label for shelf in catalogue().values() for entry in shelf.entries}


def back(commentary: Any, coding: Any) -> ResponseReturnValue:
    """To the paragraph, where the page says what was done and offers to take it back."""
    here = coding.version_id == commentary.admitted_version_id
    return go(
        "code", commentary_id=commentary.id, last=coding.id, _anchor=f"P{coding.paragraph}" if here else None
    )


def _translated(actor: Actor, commentary: Any) -> dict[str, Any]:
    """The working translation beside the text, and whether this reader may write one."""
    version = commentary.admitted_version
    foreign = version.language.partition("-")[0] != LANGUAGE
    return {
        "translated": translation.standing(version.id, LANGUAGE) if foreign else {},
        "translates": foreign and can(actor, Action.TRANSLATION_WRITE, commentary),
    }


def dress(form: CodingForm, entries: list[desk.ThemeEntry]) -> None:
    """Give the selects their options."""
    form.theme_id.choices = forms.themes(entries, other=OTHER_ISSUES)
    form.point_id.choices = forms.points(entries)
    form.kind.choices = [SelectChoice("", _("that of the point")), *forms.kinds()]
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


def passage(form: CodingForm | forms.BlindForm) -> dict[str, Any]:
    """Where the passage is that the form holds, as ``Choice`` takes it."""
    return {
        "start": forms.place(form.start.data),
        "end": forms.place(form.end.data),
        "paragraph": forms.paragraph_number(form.paragraph.data),
        "words": form.words.data or "",
    }


def choice(form: CodingForm | forms.BlindForm, **more: Any) -> verbs.Choice:
    """What was chosen in the form; ``more`` is what only one of the two forms asks."""
    said = ("theme_id", "point_id", "wording", "kind", "verb", "stance", "instead")
    chosen: dict[str, Any] = {name: form[name].data or "" for name in said}
    return verbs.Choice(**passage(form), **chosen, **more)


def chosen(form: CodingForm, commentary: Any) -> desk.Span | None:
    """The words that the form holds, to be marked in the text."""
    if not any((form.words.data, form.paragraph.data, form.start.data, form.end.data)):
        return None
    try:
        found = verbs.find(commentary, **passage(form))
    except Invalid:
        return None
    return found.start, found.end


def _uncoded(shown: room_text.Reading, codings: Sequence[Any]) -> list[int]:
    """Numbers of the paragraphs without a coding."""
    coded = {coding.paragraph for coding in codings}
    return [part.number for part in shown.parts if part.number and part.number not in coded]


def _words(shown: room_text.Reading, span: desk.Span | None) -> str:
    return shown.body[slice(*span)] if span is not None else ""
