"""Translations of an issued summary: written part by part on the desk, read under the symbol of the original."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from panel.domain import symbols
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Gone, Invalid, Missing, Stale, Withdrawn
from panel.domain.policy import can
from panel.gate import door
from panel.gate.marks import needs, public
from panel.i18n import gettext as _
from panel.queries import summary as summaries
from panel.queries import summary_change as queries
from panel.queries import thematic_session as sessions
from panel.services import rendering
from panel.services import summary_translation as verbs
from panel.web.pages import go, render, say
from panel.web.summaries import changes
from panel.web.summaries.acts import whole
from panel.web.summaries.forms import ActForm
from panel.web.summaries.views import TYPES


def by_language(actor: Actor, slug: str, language: str) -> Any:
    """Loader: the published translation into one language."""
    summary = summaries.readable(actor, sessions.by_slug(actor, slug).id)
    found = queries.translation(summary.id, language)
    if found is None or found.published is None:
        raise Missing()
    return found


def one_file(actor: Actor, slug: str, language: str, format: str) -> Any:
    """Loader: one file of a translation; 410 while a part of it is out of sight."""
    translation = by_language(actor, slug, language)
    found = queries.file(translation.id, format) if format in TYPES else None
    if found is None:
        raise Missing()
    if not found.content:
        raise Withdrawn(sha256=found.sha256)
    if verbs.is_hidden(translation):
        raise Gone(N_("This file is withdrawn: a part of it is out of sight. Its SHA-256 is kept."))
    return translation, found


def to_write(actor: Actor, slug: str, language: str) -> Any:
    """Loader: the issued summary, held while it is translated; Missing for a language that is none of ours."""
    if language not in verbs.LANGUAGES:
        raise Missing()
    return changes.of_session(actor, slug), language


@public("a published translation is as public as the summary", on=by_language)
def published(actor: Actor, translation: Any) -> ResponseReturnValue:
    """The text in its language, with the hash of the version it comes from, and whether that still holds."""
    made, found = verbs.composed(translation, base_url=current_app.config["PANEL"].base_url)
    return render(
        "summaries/translation.html",
        call=translation.summary.thematic_session,
        summary=translation.summary,
        translation=translation,
        page=rendering.reading(made, found),
        # made by panel.documents, which escapes every word it was given
        text=Markup(rendering.reading(made, found).html),  # noqa: S704
        stale=verbs.is_stale(translation),
        files=[(name, {f.format: f for f in queries.files(translation.id)}.get(name)) for name in TYPES],
    )


@public("the files of a published translation are for everybody", on=one_file)
def download(actor: Actor, found: Any) -> ResponseReturnValue:
    """One file, named after the symbol and the language."""
    translation, file = found
    answer = Response(file.content, content_type=TYPES[file.format])
    stem = symbols.parse(translation.summary.symbol).file_stem(translation.language)
    answer.headers["Content-Disposition"] = f'attachment; filename="{stem}.{file.format}"'
    return answer


@needs(Action.SESSION_DESK, on=changes.of_session)
def listing(actor: Actor, summary: Any) -> ResponseReturnValue:
    """The languages, with what is published and what is not up to date."""
    begun = {each.language: each for each in queries.translations(summary.id)}
    stale = {each.language: each.stale for each in verbs.published(summary)}
    return render(
        "summaries/translations.html",
        call=summary.thematic_session,
        summary=summary,
        rows=[(language, begun.get(language), stale.get(language)) for language in verbs.LANGUAGES],
    )


@needs(Action.SESSION_DESK, on=to_write)
def write(actor: Actor, place: Any) -> ResponseReturnValue:
    """Every part beside its original; a POST saves the words, or publishes what another person wrote."""
    summary, language = place
    found, form = queries.translation(summary.id, language), ActForm()
    typed: dict[str, str] = {}
    if request.method == "POST":
        typed = {key: value for key, value in request.form.items() if "_" in key or key == "title"}
        try:
            if request.form.get("act") == "publish" and found is not None:
                verbs.publish(actor, found, now=door.now())
                say(_("Published. The files follow within a minute."))
            else:
                revision = whole(request.form.get("revision"))
                verbs.save(actor, summary, language, typed, revision=revision, now=door.now())
                say(_("Saved. Another person publishes it."))
            return go("translate", slug=summary.thematic_session.slug, language=language)
        except Stale as error:
            form.form_errors.append(_(error.msgid))
        except Invalid as error:
            changes.refuse(form, error.problems)
    parts = verbs.parts(summary, found)
    return render(
        "summaries/translate.html",
        422 if form.form_errors else 200,
        form=form,
        call=summary.thematic_session,
        summary=summary,
        language=language,
        translation=found,
        parts=[(each, typed.get(each.key, each.words)) for each in parts],
        done=sum(bool(each.words) for each in parts),
        stale=found is not None and found.published is not None and verbs.is_stale(found),
        writes=can(actor, Action.SUMMARY_TRANSLATE, summary),
        publishes=found is not None and can(actor, Action.SUMMARY_PUBLISH_TRANSLATION, found),
    )
