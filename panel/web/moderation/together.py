"""Many posts at once: chosen by likeness, by hour or by organization, looked through, returned together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import likeness, limits
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.deadline import GENEVA
from panel.domain.errors import N_, Invalid, problem
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.queries import moderation as queue_of
from panel.queries import thread as threads
from panel.services import moderation
from panel.web.moderation.forms import DecisionForm
from panel.web.moderation.views import decision_form
from panel.web.pages import go, render, say

#: A larger group is worth a line of its own; of each kind, the largest so many are shown.
SMALLEST, MOST = 2, 12

#: Code points of a post that are shown in the list.
EXCERPT = 160

#: Code points of a post that stand for a group of much alike ones.
OPENING = 60


class Group(NamedTuple):
    """Posts that have something in common: what, in words or as what is printed, and how many."""

    kind: str
    key: str
    label: Any
    size: int


def moderated(actor: Actor, slug: str, number: str) -> Any:
    """Loader: the thread."""
    return threads.by_number(actor, slug, number, lock=request.method == "POST")


@needs(Action.THREAD_RUN, on=moderated)
def together(actor: Actor, thread: Any) -> ResponseReturnValue:
    """All that waits, or one group of it; a POST returns what was shown, but for what is ticked to stay."""
    form = decision_form()
    if request.method == "POST":
        try:
            _return(actor, thread, form)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            slug = thread.thematic_session.slug
            return go("moderation_queue", slug=slug, number=thread.number)
    everything = queue_of.flood(actor, thread)
    waiting = [each for each in everything if not each.barred]
    groups = _groups(waiting, named=thread.attribution != "chatham_house")
    chosen = (request.args.get("by", ""), request.args.get("key", ""))
    members = groups.get(chosen)
    return render(
        "moderation/together.html",
        422 if form.errors else 200,
        form=form,
        thread=thread,
        call=thread.thematic_session,
        total=len(waiting),
        barred=len(everything) - len(waiting),
        gone=bool(chosen[0]) and members is None,
        groups=_lines(groups),
        chosen=chosen if members is not None else ("", ""),
        rows=waiting if members is None else members,
        kept=set(request.form.getlist("chosen")),
        excerpt=EXCERPT,
    )


def _return(actor: Actor, thread: Any, form: DecisionForm) -> None:
    kept = set(request.form.getlist("chosen"))
    asked = [each for each in (form.seen.data or "").split(" ") if each and each not in kept]
    asked = asked[: limits.THREAD_POSTS_AN_HOUR]
    if not asked:
        said = N_(
            "Every post shown is ticked, so that all stay. Leave out the ticks of those to be returned."
        )
        raise Invalid(problem("act", said))
    rows = queue_of.waiting_with(actor, thread, asked)
    reason, sentence = form.reason.data or "", form.sentence.data or ""
    done, left = moderation.decline_many(actor, rows, reason, sentence, now=door.now())
    left += len(asked) - len(rows)
    said = ngettext("%(num)s post returned.", "%(num)s posts returned.", done, num=f"{done:,}")
    if left:
        more = _("%(n)s left: changed meanwhile, decided by somebody else, or not yours.", n=f"{left:,}")
        said = f"{said} {more}"
    say(said)


def _groups(
    waiting: Sequence[queue_of.Waiting], *, named: bool
) -> Mapping[tuple[str, str], list[queue_of.Waiting]]:
    """Posts by (kind, key) of the group."""
    found = defaultdict[tuple[str, str], list[queue_of.Waiting]](list)
    by_id = {each.id: each for each in waiting}
    for group in likeness.groups((each.id, each.body) for each in waiting):
        found["likeness", group[0]] = [by_id[post_id] for post_id in group]
    for each in waiting:
        found["hour", _hour(each).isoformat()].append(each)
        if named and each.author.organisation:
            found["organization", each.author.organisation].append(each)
    return {key: group for key, group in found.items() if len(group) >= SMALLEST}


def _lines(groups: Mapping[tuple[str, str], list[queue_of.Waiting]]) -> list[Group]:
    """The groups as they are offered: by kind, the largest first."""
    made = []
    for kind in ("likeness", "organization", "hour"):
        of_kind = sorted(
            (
                Group(k, key, _label(k, key, rows), len(rows))
                for (k, key), rows in groups.items()
                if k == kind
            ),
            key=lambda group: (-group.size, group.key),
        )
        made += of_kind[:MOST]
    return made


def _label(kind: str, key: str, rows: list[queue_of.Waiting]) -> Any:
    if kind == "likeness":
        body = rows[0].body
        return body if len(body) <= OPENING else f"{body[:OPENING]} …"
    return _hour(rows[0]) if kind == "hour" else key


def _hour(post: queue_of.Waiting) -> datetime:
    return post.since.astimezone(GENEVA).replace(minute=0, second=0, microsecond=0)
