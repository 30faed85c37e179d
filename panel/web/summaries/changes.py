"""Changes of an issued summary: proposed on the desk, read under symbols of their own beside the original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from panel.domain import symbols
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Gone, Invalid, Missing, Problem, Withdrawn, problem
from panel.gate import door
from panel.gate.marks import needs, public
from panel.i18n import gettext as _
from panel.queries import summary as summaries
from panel.queries import summary_change as queries
from panel.queries import thematic_session as sessions
from panel.services import change_files
from panel.services import summary_change as verbs
from panel.web.forms import PanelForm, choices
from panel.web.pages import go, render, say
from panel.web.summaries import compared, places
from panel.web.summaries.forms import ChangeForm
from panel.web.summaries.views import TYPES

#: Paragraphs that one proposal may change: each stands on the page with its words.
MOST = 40


def of_session(actor: Actor, slug: str) -> Any:
    """Loader: the issued summary of a session, held while a change is proposed."""
    found = places.of_session(actor, slug)
    if found.state != "issued":
        raise Missing()
    return found


def by_symbol(actor: Actor, slug: str, kind: str, number: str) -> Any:
    """Loader: one change by the end of its symbol."""
    summary = summaries.readable(actor, sessions.by_slug(actor, slug).id)
    if kind not in symbols.CHANGES or not (number.isascii() and number.isdigit() and len(number) <= 4):
        raise Missing()
    return queries.one(summary.id, kind, int(number))


def one_file(actor: Actor, slug: str, kind: str, number: str, format: str) -> Any:
    """Loader: one file of a change; 410 while a part of it is out of sight."""
    change = by_symbol(actor, slug, kind, number)
    found = queries.file(change.id, format) if format in TYPES else None
    if found is None:
        raise Missing()
    if not found.content:
        raise Withdrawn(sha256=found.sha256)
    if change_files.hidden(change):
        raise Gone(N_("This file is withdrawn: a part of it is out of sight. Its SHA-256 is kept."))
    return change, found


@public("what changes an issued summary is as public as the summary", on=by_symbol)
def one(actor: Actor, change: Any) -> ResponseReturnValue:
    """The document, and what it changes word by word."""
    made = change_files.composed(change, base_url=current_app.config["PANEL"].base_url)
    away = change_files.hidden(change)
    shown = [each for each in change.edits if each["paragraph"] not in away and each["before"]]
    return render(
        "summaries/change.html",
        call=change.summary.thematic_session,
        summary=change.summary,
        change=change,
        doc=made,
        # made by panel.documents, which escapes every word it was given
        text=Markup(change_files.fragment(made)),  # noqa: S704
        symbol=verbs.symbol(change),
        edits=[(each["paragraph"], compared.pieces(*change_files.plain(each))) for each in shown],
        later=[
            (each, verbs.symbol(each))
            for each in queries.of_summary(change.summary_id)
            if each.issued_at > change.issued_at
        ],
        files=[(name, {f.format: f for f in queries.files(change.id)}.get(name)) for name in TYPES],
    )


@public("the files of what changes an issued summary are for everybody", on=one_file)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """One file, named after its symbol."""
    change, file = found
    answer = Response(file.content, content_type=TYPES[file.format])
    name = f"{symbols.parse(verbs.symbol(change)).file_stem()}.{file.format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@needs(Action.CHANGE_PROPOSE, on=of_session)
def propose(actor: Actor, summary: Any) -> ResponseReturnValue:
    """Choose what it is and which paragraphs, then write the new words; a second person issues it."""
    form = ChangeForm()
    form.kind.choices = choices([(code, _(label)) for code, label in verbs.KINDS.items()])
    present = verbs.marked(summary)
    if request.method == "GET":
        form.kind.data, form.numbers.data = request.args.get("kind", ""), request.args.get("numbers", "")
        if "kind" in request.args or "numbers" in request.args:
            form.refuse(_unchosen(form, present))
        return _page(summary, form, present, {}, 422 if form.errors else 200)
    typed = {n: request.form.get(f"text_{n}", "") for n in present if f"text_{n}" in request.form}
    if form.kind.data == "Add":
        parts = [each.strip() for each in (form.additions.data or "").split("\n\n")]
        typed = dict(enumerate((each for each in parts if each), 1))
    try:
        verbs.propose(actor, summary, form.kind.data or "", typed, form.reason.data or "", now=door.now())
    except Invalid as error:
        refuse(form, error.problems)
        return _page(summary, form, present, typed, 422)
    say(_("Proposed. The head or the chair, whoever did not propose it, issues it."))
    return go("summary", slug=summary.thematic_session.slug)


def refuse(form: PanelForm, problems: Sequence[Problem]) -> None:
    """Put problems to their fields; those of a paragraph, whose field has its number, to the form by name."""
    for each in problems:
        kind, _sign, number = each.field.partition("_")
        if kind == "text" and number:
            said = _(each.msgid, **each.values)
            form.form_errors.append(_("Paragraph %(n)s: %(what)s", n=number, what=said))
        else:
            form.refuse((each,))


def _page(
    summary: Any, form: ChangeForm, present: dict[int, str], typed: dict[int, str], status: int = 200
) -> ResponseReturnValue:
    chosen = [] if form.numbers.errors else [n for n in _numbers(form.numbers.data or "") if n in present]
    return render(
        "summaries/propose_change.html",
        status,
        form=form,
        call=summary.thematic_session,
        summary=summary,
        last=max(present, default=0),
        chosen=[(n, typed.get(n, present[n])) for n in chosen] if form.kind.data != "Add" else [],
        kind=form.kind.data if form.kind.data in verbs.KINDS else "",
    )


def _unchosen(form: ChangeForm, present: dict[int, str]) -> tuple[Problem, ...]:
    """What is wrong with the choice of a kind and of paragraphs."""
    if form.kind.data not in verbs.KINDS:
        return (problem("kind", N_("Choose what it is.")),)
    words = (form.numbers.data or "").replace(",", " ").split()
    if form.kind.data == "Add" or (words and {*words} <= {str(n) for n in present}):
        return ()
    return (problem("numbers", N_("Give numbers from 1 to %(last)s."), last=max(present, default=0)),)


def _numbers(typed: str) -> list[int]:
    """Numbers of paragraphs as typed: “4, 7 9”."""
    found = [int(each) for each in typed.replace(",", " ").split() if each.isascii() and each.isdigit()]
    return sorted(set(found))[:MOST]
