"""What the buttons of an open paragraph do; each saves the typed words first, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from flask import request

from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Malformed, Stale, problem
from panel.i18n import gettext as _
from panel.services import summary_comments as comments
from panel.services import summary_cuts, summary_digests, summary_points
from panel.services import summary_editing as editing
from panel.services import summary_notes as notes
from panel.services import summary_references as references
from panel.services import summary_shifts as shifts
from panel.web.summaries.forms import ParagraphForm

#: What takes a sentence away that was counted on the page.
_COUNTED = frozenset({"cut", "send"})


def carry_out(actor: Actor, summary: Any, row: Any, form: ParagraphForm, *, now: datetime) -> str:
    """Save, then do the act of the button that was pressed; returns what to say."""
    act, _sign, value = request.form.get("act", "save").partition(":")
    seen = whole(form.revision.data)
    if act in _COUNTED and seen != row.revision:
        raise Stale()  # another sentence may have that place now: the button was pressed twice, or somebody saved
    merged = editing.edit(actor, summary, row, form.text.data or "", revision=seen, now=now)
    given: dict[str, Any] = {"revision": row.revision, "now": now}
    done = _done(actor, summary, row, act, value, form, given)
    return (
        f"{_('Somebody saved this paragraph meanwhile. Both changes are in it: read it once.')} {done}"
        if merged
        else done
    )


def _done(
    actor: Actor, summary: Any, row: Any, act: str, value: str, form: ParagraphForm, given: dict[str, Any]
) -> str:
    if act == "mend":
        done = editing.mend(actor, summary, row, value, **given)
        return _("Mended.") if done else _("Saved. The finding does not stand any more.")
    if act == "addressee":
        editing.name_addressee(actor, summary, row, whole(value), form.addressee.data or "", **given)
        return _("The addressee is saved with the point.")
    if act == "cut":
        gone = summary_cuts.cut(actor, summary, row, whole(value), **given)
        return (
            _("Cut, and the paragraph with it.") if gone else _("Cut. Its notes are kept with the paragraph.")
        )
    if act == "send":
        sentence, into = whole(form.sentence.data), form.into.data or ""
        editing.send(actor, summary, row, sentence, into, **given)
        return _("Sent with its notes to the end of the other paragraph.")
    if act == "stands":
        shifts.accept(actor, summary, row, **given)
        return _("It stands. What changes from now on is shown again.")
    if act == "comment":
        comments.say(actor, summary, row, form.comment.data or "", now=given["now"])
        return _("The comment stands beside the paragraph. It goes into no document.")
    if act in {"resolve", "unresolve"}:
        comments.settle(actor, summary, value, resolved=act == "resolve", now=given["now"])
        return _("Resolved.") if act == "resolve" else _("Open again.")
    if act in {"up", "down"}:
        editing.move(actor, summary, row, up=act == "up", **given)
        return _("Moved.")
    if act == "point":
        summary_points.add(actor, summary, value or form.point_id.data or "", paragraph=row, **given)
        return _("Added. Read the proposed sentence and make it yours.")
    return _note_act(actor, summary, row, act, value, form, given)


def _note_act(
    actor: Actor, summary: Any, row: Any, act: str, value: str, form: ParagraphForm, given: dict[str, Any]
) -> str:
    if act == "cite":
        _cite(actor, summary, row, form, given)
        return _("The source is bound.")
    if act in {"turn", "uncite"}:
        (notes.turn if act == "turn" else notes.uncite)(actor, summary, row, value, **given)
        return _("Changed.") if act == "turn" else _("The source is taken out of the note.")
    if act in {"join", "recall"}:
        key, _sign, other = value.partition(":")
        if act == "join":
            references.join(actor, summary, row, whole(key), whole(other), **given)
            return _("Both are one note now.")
        notes.restore(actor, summary, row, whole(key), sentence=whole(other), **given)
        return _("The note is bound to the sentence again.")
    found = _of_notes().get(act)
    if found is None:
        return _("Saved.")
    found[0](actor, summary, row, whole(value), **given)
    return found[1]


def _of_notes() -> Mapping[str, tuple[Callable[..., None], str]]:
    """Acts on a note named by its key, with what is said when they are done."""
    return {
        "complete": (notes.complete, _("The note names everybody who makes the point.")),
        "rebind": (notes.rebind, _("Bound to the text as it stands now.")),
        "restore": (
            notes.restore,
            _("The mark stands at the end of the paragraph. Move it where it belongs."),
        ),
        "drop": (notes.drop, _("The note is removed.")),
        "release": (references.release, _("Mended.")),
        "without_coding": (references.without_coding, _("Mended.")),
        "order": (references.order, _("Mended.")),
        "lead": (references.lead, _("Mended.")),
    }


def targets(row: Any, spare: Collection[int], sentences: int) -> list[tuple[str, str]]:
    """To what a source can be bound: a note of the paragraph, or a new one behind a sentence."""
    called = [note.key for note in row.notes if note.key not in spare]
    return [(f"n{key}", _("note [%(key)d]", key=key)) for key in called] + [
        (f"s{n}", _("a new note behind sentence %(n)d", n=n + 1)) for n in range(sentences)
    ]


def whole(typed: str | None) -> int:
    """A whole number that a page of ours has written into its form."""
    if typed is None or not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise Malformed()
    return int(typed)


def _cite(actor: Actor, summary: Any, row: Any, form: ParagraphForm, given: dict[str, Any]) -> None:
    target, code, number = form.target.data or "", form.code.data or "", form.number.data
    if "/DIGEST." in code:
        sentence = int(target[1:]) if target[:1] == "s" and target[1:].isdigit() else None
        summary_digests.cite(actor, summary, row, code, sentence=sentence, **given)
        return
    problems = []
    if not code:
        problems.append(problem("code", N_("Choose a text.")))
    if number is None:
        problems.append(problem("number", N_("Give the number of a paragraph of that text.")))
    if target[:1] not in {"n", "s"} or not target[1:].isdigit():
        problems.append(problem("target", N_("Choose a note, or a sentence for a new one.")))
    if problems or number is None:
        raise Invalid(*problems)
    place = int(target[1:])
    notes.cite(
        actor,
        summary,
        row,
        code,
        number,
        kind=form.kind.data or "",
        key=place if target[0] == "n" else None,
        sentence=place if target[0] == "s" else None,
        **given,
    )
