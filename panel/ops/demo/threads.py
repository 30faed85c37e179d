"""The thread of the demo session: planned, opened, written in by four organizations, moderated, closed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from panel.domain import deadline
from panel.domain.actor import SYSTEM, Role
from panel.domain.thread import ThreadText
from panel.ops.demo.content import DATA
from panel.ops.demo.material import Moment
from panel.queries import organisation as organisations
from panel.queries import post as posts
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services import moderation, thread
from panel.services import post as verbs

Event = tuple[datetime, int, Callable[[datetime], None]]

#: Events of the thread come after those of the session that fall on the same minute.
_AFTER = 1000


class DemoThread:
    """What happens in the thread; ids of its posts so far, by the names of the content."""

    def __init__(self, demo: Any) -> None:
        self.demo = demo
        self.content = json.loads((DATA / "thread.json").read_text("utf-8"))
        self.posts = dict[str, str]()

    def events(self) -> Iterator[Event]:
        """Everything that happens, each at its own time."""
        plan = self.content
        yield self._at(plan["scheduled"]), _AFTER, self._schedule
        yield self._at(plan["opens"]), _AFTER, lambda now: thread.open_(self._thread(), now=now)
        closing = deadline.last_instant(self._at(plan["closes"])) + timedelta(seconds=1)
        yield closing, _AFTER, lambda now: thread.close(self._thread(), now=now)
        for order, each in enumerate(plan["posts"], _AFTER + 1):
            yield self._at(each["sent"]), order, self._sending(each)
            if "decided" in each:
                yield self._at(each["decided"]), order, self._decision(each)
        for order, each in enumerate(plan["shared"], 2 * _AFTER):
            yield self._at(each["at"]), order, self._sharing(each)

    def _at(self, row: dict[str, Any]) -> datetime:
        found: datetime = self.demo.at(Moment(row["day"], time.fromisoformat(row["time"])))
        return found

    def _thread(self) -> Any:
        return threads.by_number(SYSTEM, self.demo.slug, "1", lock=True)

    def _post(self, name: str) -> Any:
        return posts.by_id(SYSTEM, self.posts[name], lock=True)

    def _schedule(self, now: datetime) -> None:
        moderator, plan = self.demo.staff(Role.MODERATOR), self.content
        text = ThreadText(
            title=plan["title"],
            question=plan["question"],
            guidance=plan["guidance"],
            audience=plan["audience"],
            attribution=plan["attribution"],
            opens_at=self._at(plan["opens"]),
            closes_at=self._at(plan["closes"]),
            moderators=(moderator.account_id,),
        )
        thread.schedule(moderator, sessions.by_slug(SYSTEM, self.demo.slug), text, now=now)

    def _sending(self, each: dict[str, Any]) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            actor = self.demo.focal(each["organisation"])
            body = organisations.by_id(actor, self.demo.bodies[each["organisation"]])
            typed = verbs.Typed(body="\n\n".join(each["text"]), language=each["language"])
            answers = self._post(each["answers"]) if "answers" in each else None
            made = verbs.write(
                actor, self._thread(), body, typed, answers=answers, key=f"demo-{each['id']}", now=now
            )
            self.posts[each["id"]] = made.id

        return happens

    def _decision(self, each: dict[str, Any]) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            moderator, post = self.demo.staff(Role.MODERATOR), self._post(each["id"])
            seen = post.version_id or ""
            if each["act"] == "publish":
                moderation.publish(moderator, post, seen, now=now)
            else:
                reason, sentence = each["reason"], each["sentence"]
                moderation.decline(moderator, post, seen, each["act"], reason, sentence, now=now)

        return happens

    def _sharing(self, each: dict[str, Any]) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            actor = self.demo.focal(each["organisation"])
            body = organisations.by_id(actor, self.demo.bodies[each["organisation"]])
            verbs.share(actor, self._post(each["post"]), body, now=now)

        return happens
