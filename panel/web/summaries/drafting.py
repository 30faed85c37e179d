"""The drafting desk: the whole draft, and one paragraph open for editing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Missing, Stale
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.queries import summary as summaries
from panel.queries import summary_history as history
from panel.services import (
    correction,
    summary_check,
    summary_cuts,
    summary_digests,
    summary_history,
    summary_points,
    summary_shifts,
    summary_sources,
)
from panel.services import summary as verbs
from panel.services import summary_editing as editing
from panel.web.forms import choices
from panel.web.pages import go, part, render, say
from panel.web.summaries import acts, coverage, desk
from panel.web.summaries.forms import ActForm, DraftForm, ParagraphForm
from panel.web.summaries.places import Opened, by_slug, glimpsed, known, opened


@needs(Action.SESSION_DESK, on=by_slug)
def draft(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The draft with its outline and findings; a POST changes it as a whole."""
    form = DraftForm()
    summary = summaries.of_session(thematic_session.id, lock=request.method == "POST")
    if request.method == "POST":
        try:
            return _change(actor, thematic_session, summary, form)
        except Invalid as error:
            form.refuse(error.problems)
    return _whole(thematic_session, summary, form)


@needs(Action.SESSION_DESK, on=by_slug)
def covered(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Every submission by heading: who is cited where, and what is left out; the gaps alone, if asked."""
    summary = summaries.of_session(thematic_session.id)
    if summary is None or summary.state == "outline":
        return go("draft_summary", slug=thematic_session.slug)
    seen = summary_check.glance(summary)
    found = coverage.matrix(seen)
    only = request.args.get("show") == "gaps"
    lines = [line for line in found.lines if line.gaps or not only]
    return render(
        "summaries/coverage.html",
        call=thematic_session,
        summary=summary,
        seen=seen,
        found=found,
        lines=lines,
        only=only,
        gaps=sum(line.gaps for line in found.lines),
        spent=coverage.allocation(seen),
    )


@needs(Action.SUMMARY_DRAFT, on=known)
def edit(actor: Actor, place: Opened) -> ResponseReturnValue:
    """One paragraph open for editing; a POST saves its words first, then does what was asked."""
    form = ParagraphForm()
    if place.row is None:
        return _gone(place, form)
    if request.method == "GET":
        form.text.data, form.revision.data = place.row.text, str(place.row.revision)
        return _open(place, form)
    before, theirs = place.row.revision, place.row.text
    try:
        done = acts.carry_out(actor, place.summary, place.row, form, now=door.now())
    except Stale as error:
        form.form_errors.append(_(error.msgid))
        return _open(place, form, 409, other=place.row.text)
    except Invalid as error:
        form.refuse(error.problems)
        if form.revision.data != str(before):
            # The page is opened anew at the present revision: what was saved meanwhile must stand on it.
            form.form_errors.append(_(Stale.default))
            return _open(place, form, 409, other=theirs)
        return _open(place, form, 422)
    say(done)
    if request.form.get("act", "").startswith("cut:"):
        return go("draft_summary", slug=place.thematic_session.slug)
    return go("edit_paragraph", paragraph_id=place.row.id)


def _gone(place: Opened, form: ParagraphForm) -> ResponseReturnValue:
    """What somebody typed into a paragraph that another deleted meanwhile is not lost."""
    if request.method == "GET":
        return go("paragraph_history", paragraph_id=place.paragraph_id)
    last = history.wordings(place.paragraph_id)[0]
    call = place.summary.thematic_session
    return render(
        "summaries/gone.html", 409, form=form, call=call, last=last, paragraph_id=place.paragraph_id
    )


@needs(Action.SUMMARY_DRAFT, on=glimpsed)
def check(actor: Actor, place: Opened) -> ResponseReturnValue:
    """Findings and length as they would be with what is typed; the page asks while somebody writes."""
    form = ParagraphForm()
    typed = editing.words_of(form.text.data or "")
    refused = [_(each.msgid, **each.values) for each in editing.refused(place.summary, place.row, typed)]
    seen = summary_check.as_typed(place.summary, place.row.id, typed)
    found = desk.findings(seen, seen.about(place.row.id))
    shown = part(
        "summaries/_live.html",
        form=form,
        call=place.thematic_session,
        seen=seen,
        findings=found,
        refused=refused,
    )
    many = ngettext("%(num)s finding", "%(num)s findings", len(found)) if found else _("No findings")
    return jsonify(shown=shown, told=many)


@needs(Action.SUMMARY_DRAFT, on=opened)
def delete(actor: Actor, place: Opened) -> ResponseReturnValue:
    """Delete a paragraph or heading, after a page that shows what goes."""
    slug = place.summary.thematic_session.slug
    if request.method == "POST":
        revision = acts.whole(request.form.get("revision"))
        editing.remove(actor, place.summary, place.row, revision=revision, now=door.now())
        say(_("Deleted."))
        return go("draft_summary", slug=slug)
    return render("summaries/delete.html", form=ActForm(), call=place.summary.thematic_session, row=place.row)


def _change(actor: Actor, call: Any, summary: Any, form: DraftForm) -> ResponseReturnValue:
    act, now = request.form.get("act", ""), door.now()
    if act == "build":
        again = summary is not None and summary.state != "outline"
        verbs.build(actor, call, now=now)
        said = _("The draft is written from the codings.")
        say(f"{said} {_('Paragraphs that somebody edited were kept.')}" if again else said)
        return go("draft_summary", slug=call.slug)
    if summary is None:
        raise Missing()
    if act == "circulate":
        verbs.circulate(actor, summary, now=now)
        say(_("The draft is open to those who contributed."))
    elif act == "revise":
        verbs.revise(actor, summary, now=now)
        say(_("The draft is open for revision."))
    elif act == "point":
        into = editing.opened(summary, form.into.data) if form.into.data else None
        revision = into.revision if into is not None else 0
        chosen = form.point_id.data or ""
        made = summary_points.add(actor, summary, chosen, now=now, paragraph=into, revision=revision)
        say(_("Added. Read the proposed sentence and make it yours."))
        return go("edit_paragraph", paragraph_id=made.id)
    elif act == "heading":
        made = editing.add_heading(
            actor,
            summary,
            form.heading.data or "",
            level=acts.whole(form.level.data),
            before_id=form.before.data or "",
            now=now,
        )
        return go("edit_paragraph", paragraph_id=made.id)
    return go("draft_summary", slug=call.slug)


def _whole(call: Any, summary: Any, form: DraftForm) -> ResponseReturnValue:
    status = 422 if form.errors else 200
    if summary is None or summary.state == "outline":
        return render("summaries/begin.html", status, form=form, call=call)
    seen = summary_check.look(summary)
    hidden = correction.hidden(summary)
    found = desk.lines(seen, hidden)
    unused = summary_sources.unused(seen)
    form.point_id.choices = choices(_points(unused))
    form.into.choices = choices([("", _("a paragraph of its own")), *_bodies(found)])
    if request.method == "GET":
        form.point_id.data = request.args.get("point", "")
    form.before.choices = choices([("", _("the end")), *_bodies(found)])
    return render(
        "summaries/draft.html",
        status,
        form=form,
        call=call,
        summary=summary,
        seen=seen,
        lines=found,
        outline=desk.outline(found),
        findings=desk.findings(seen, [each for each in seen.findings if each.paragraph not in hidden]),
        waiting=len(correction.unanswered(summary)),
        **desk.beside(seen, summary, door.now()),
        texts=summary_sources.readable(seen),
        unused=unused,
        cuts=[each for each in summary_cuts.offered(seen) if each.number not in hidden],
        coverage=coverage.table(seen),
        changed=desk.changed(
            seen,
            [
                each
                for each in summary_shifts.since_written(seen, summary)
                if seen.present.numbers.get(each.row.id) not in hidden
            ],
        ),
        remarks=history.open_remarks(summary.id),
        deleted=history.deleted(summary.id),
    )


def _open(place: Opened, form: ParagraphForm, status: int = 200, other: str = "") -> ResponseReturnValue:
    summary, row = place.summary, place.row
    seen = summary_check.look(summary)
    hidden = correction.hidden(summary) - {seen.present.numbers.get(row.id)}
    found, where = desk.lines(seen, hidden), summary_sources.places(seen)
    spare = summary_sources.spare(row)
    texts = summary_sources.readable(seen)
    unused = summary_sources.unused(seen)
    form.point_id.choices = choices(_points(unused))
    form.code.choices = choices(
        [*_codes(texts), *((each, each) for each in summary_digests.symbols(summary))]
    )
    said = summary_sources.sentences(row)
    form.target.choices = choices(acts.targets(row, spare, len(said)))
    form.sentence.choices = choices((str(n), f"{n + 1}. {words[:50]}") for n, words in enumerate(said))
    form.into.choices = choices([("", ""), *(each for each in _bodies(found) if each[0] != row.id)])
    form.revision.data = str(row.revision)
    form.revision.raw_data = None
    line = next(each for each in found if each.id == row.id)
    return render(
        "summaries/edit.html",
        status,
        form=form,
        call=summary.thematic_session,
        summary=summary,
        seen=seen,
        row=row,
        line=line,
        heading=desk.heading_of(found, row.id),
        lines=desk.around(found, row.id),
        outline=desk.outline(found),
        findings=desk.findings(seen, seen.about(row.id)),
        **desk.beside(seen, summary, door.now()),
        notes=[(note, summary_sources.cited(seen, note, where)) for note in row.notes],
        spare=spare,
        texts=texts,
        unused=unused,
        other=other,
        against=summary_history.compared(other, form.text.data or "") if other else (),
        changed=desk.changed(
            seen, [each for each in summary_shifts.since_written(seen, summary) if each.row.id == row.id]
        ),
        remarks=history.remarks(row.id),
    )


def _bodies(found: Sequence[desk.Line]) -> list[tuple[str, str]]:
    """The paragraphs that can be edited, with the words by which one knows them."""
    return [(line.id, f"{line.number} {line.pieces[0].text[:60]}") for line in found if line.kind == "body"]


def _points(unused: Sequence[tuple[Any, int]]) -> list[tuple[str, str]]:
    return [("", ""), *((point.id, f"{point.text} ({n})") for point, n in unused)]


def _codes(texts: Sequence[summary_sources.Text]) -> list[tuple[str, str]]:
    left = [(each.code, _("%(code)s (not cited yet)", code=each.code)) for each in texts if not each.cited]
    return [("", ""), *left, *((each.code, each.code) for each in texts if each.cited)]
