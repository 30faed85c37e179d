"""The digest from its moderator's side: choose posts, write the lines, look at it, issue it."""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from panel.domain import digest as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Malformed, Problem, problem
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import digest as digests
from panel.services import digest as verbs
from panel.services import digest_files
from panel.web.moderation.views import moderated
from panel.web.pages import go, render, say

Typed = dict[str, str]


@needs(Action.THREAD_DIGEST, on=moderated)
def write(actor: Actor, thread: Any) -> ResponseReturnValue:
    """The page. Whatever is pressed, the lines are saved first; what was not looked at as it will be read is
    shown and not issued yet."""
    if request.method == "GET":
        found = digests.of_thread(thread.id)
        return _page(thread, found, _as_kept(found))
    here = {"slug": thread.thematic_session.slug, "number": thread.number}
    typed = _typed()
    act = request.form.get("act", "")
    try:
        if act == "add" and not typed:
            return _add(actor, thread, here)
        if act not in {"add", "save", "issue"}:
            raise Malformed()
        revision = _whole("revision")
        found = verbs.save(actor, thread, _lines(typed), revision=revision, now=door.now())
        changed = found.revision != revision
        if act == "add" and not (changed and not _chosen()):
            return _add(actor, thread, here)
        if act != "issue":
            say(_("Saved."))
            return go("write_digest", **here, _anchor="preview")
        if changed:
            return go("write_digest", **here, look="again", _anchor="preview")
        verbs.issue(actor, thread, revision=revision, now=door.now())
    except Invalid as error:
        return _page(thread, digests.of_thread(thread.id), typed, error.problems)
    say(_("The digest is issued. Its PDF is ready in a few minutes."))
    return go("thread_digest", **here)


def _add(actor: Actor, thread: Any, here: dict[str, Any]) -> ResponseReturnValue:
    verbs.add(actor, thread, _chosen(), request.form.get("language", ""), now=door.now())
    say(_("Added below. Rewrite each line: it opens with the first words of its post."))
    return go("write_digest", **here, _anchor="lines")


def _page(
    thread: Any, found: Any, typed: list[Typed], problems: tuple[Problem, ...] = ()
) -> ResponseReturnValue:
    shown = found is not None and found.lines and not problems
    base_url = current_app.config["PANEL"].base_url
    errors: dict[str, list[str]] = {}
    for each in problems:
        errors.setdefault(each.field, []).append(_(each.msgid, **each.values))
    return render(
        "moderation/digest.html",
        422 if problems else 200,
        thread=thread,
        call=thread.thematic_session,
        digest=found,
        # what was refused is not saved, whatever was written before the refusal
        revision=request.form.get("revision", "") if problems else found.revision if found else 0,
        lines=typed,
        errors=errors,
        posts=digests.published(thread.id),
        used={post.number for line in found.lines for post in line.posts} if found else set(),
        preview=Markup(digest_files.page(found, base_url=base_url)) if shown else "",  # noqa: S704
        parts=rules.PARTS,
        chosen=_chosen(),
        again=request.args.get("look") == "again",
    )


def _as_kept(found: Any) -> list[Typed]:
    return [
        {"part": each.part, "text": each.text, "posts": ", ".join(str(post.number) for post in each.posts)}
        for each in (found.lines if found else ())
    ]


def _typed() -> list[Typed]:
    """The lines as they were typed, in the order of the places typed beside them."""
    form = request.form
    places = sorted(
        int(n) for n in (key.removeprefix("text-") for key in form) if n.isascii() and n.isdigit()
    )
    rows = []
    for place in places[: 2 * rules.MOST_LINES]:
        wanted = form.get(f"place-{place}", "")
        order = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else place
        row = {name: form.get(f"{name}-{place}", "") for name in ("part", "text", "posts")}
        rows.append((order, place, row))
    return [row for _order, _place, row in sorted(rows, key=lambda each: each[:2])]


def _lines(typed: list[Typed]) -> list[rules.Line]:
    lines = []
    for place, row in enumerate(typed, 1):
        numbers = rules.read_numbers(row["posts"])
        if numbers is None and row["text"].strip():
            said = N_("Line %(place)d: write the numbers of posts with commas, for instance 3, 7.")
            raise Invalid(problem(f"posts-{place}", said, place=place))
        lines.append(rules.Line(row["part"], row["text"], numbers or []))
    return lines


def _chosen() -> dict[int, str]:
    return {
        int(n): part
        for n, part in ((key.removeprefix("use-"), part) for key, part in request.form.items())
        if part and n.isascii() and n.isdigit() and len(n) < 7
    }


def _whole(name: str) -> int:
    typed = request.form.get(name, "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 9):
        raise Malformed()
    return int(typed)
