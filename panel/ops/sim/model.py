"""What must be true of a session, in plain values. Knows nothing of the program; instants are in UTC."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

LEVELS = ("public", "name_withheld", "text_withheld")
FILED, STANDING = {"submitted", "admitted"}, {"draft", "submitted", "admitted"}


@dataclass
class Text:
    """A commentary: its versions by number, the one that stands, the one that is admitted."""

    lead: str
    kind: str = "individual"
    state: str = "draft"
    consent: str = "public"
    bodies: dict[int, str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    now: int = 0
    admitted: int = 0
    published: bool = False
    appealed: bool = False
    declined_at: datetime | None = None
    members: dict[str, str] = field(default_factory=dict)
    draft: str = ""


@dataclass
class Model:
    """The session; each act says whether it is allowed, and what is then true."""

    opens: datetime
    closes: datetime
    texts: dict[str, Text]
    state: str = "open"
    adopted: bool = False
    proposals: dict[int, dict[str, Any]] = field(default_factory=dict)

    def in_time(self, at: datetime) -> bool:
        return self.opens <= at < self.closes + timedelta(minutes=1)

    def submit(self, name: str, body: str, consent: str, key: str, late: bool, at: datetime) -> bool:
        text = self.texts[name]
        if text.state == "erased":  # not even that it was filed before
            return False
        if key in text.keys:
            return True
        if late == self.in_time(at):
            return False
        if (late and text.state != "draft") or text.state not in STANDING:
            return False
        if self.state in {"archived", "cancelled"} or (text.bodies and self._looser(text, consent)):
            return False
        first = not text.bodies
        self._typed(text, body)
        if text.state in FILED and (text.bodies[text.now], text.consent) == (body, consent):
            return True
        self._say(text, body)
        text.keys.add(key)
        if late and first and "confirmed" not in text.members.values():
            text.kind = "individual"
        text.now, text.consent = max(text.bodies), consent
        text.published = text.published and consent != "text_withheld"
        text.state = "late" if late else "submitted" if text.state == "draft" else text.state
        return True

    def withdraw(self, name: str) -> bool:
        text = self.texts[name]
        allowed = text.state in FILED | {"late"} and not self.adopted
        return allowed and self._gone(text, "withdrawn")

    def erase(self, name: str, who: str) -> bool:
        text = self.texts[name]
        if who == "safe" and text.state == "draft":  # a draft is seen by its authors alone
            return False
        bound = self.adopted and who != "safe"
        return text.state != "erased" and not bound and self._gone(text, "erased")

    def tighten(self, name: str, consent: str) -> bool:
        text = self.texts[name]
        if not text.bodies or text.state in {"withdrawn", "erased"} or self.adopted:
            return False
        if self._looser(text, consent):
            return False
        text.consent, text.published = consent, text.published and consent != "text_withheld"
        return True

    def admit(self, name: str) -> bool:
        text = self.texts[name]
        if text.state not in FILED or text.admitted == text.now:
            return False
        text.state, text.admitted = "admitted", text.now
        text.published = text.consent != "text_withheld"
        return True

    def decline(self, name: str, move: str, at: datetime) -> bool:
        text = self.texts[name]
        if text.state == "admitted" and text.admitted != text.now:
            text.now = text.admitted
        elif text.state == "submitted":
            text.state = {"return": "draft", "decline": "not_admitted"}[move]
            text.declined_at = at if move == "decline" else text.declined_at
        else:
            return False
        return True

    def appeal(self, name: str, at: datetime) -> bool:
        text = self.texts[name]
        if text.state != "not_admitted" or text.appealed or at > _five_working_days(text.declined_at):
            return False
        text.state, text.appealed = "appealed", True
        return True

    def decide(self, name: str, outcome: str) -> bool:
        text = self.texts[name]
        if text.state != "appealed":
            return False
        text.state = {"uphold": "not_admitted", "reinstate": "admitted"}[outcome]
        if outcome == "reinstate":
            text.admitted, text.published = text.now, text.consent != "text_withheld"
        return True

    def propose_redaction(self, number: int, name: str, words: str, who: str, at: datetime) -> bool:
        text = self.texts[name]
        if text.state not in FILED or words not in text.bodies.get(text.now, ""):
            return False
        seen = (name, text.now, text.admitted, text.state)
        if self._waits("redact", at, seen[:2]):
            return False
        self.proposals[number] = {"what": "redact", "seen": seen, "words": words, "by": who, "at": at}
        return True

    def propose_extension(self, number: int, closes: datetime, who: str, at: datetime) -> bool:
        if not self._extendable(at) or closes <= max(self.closes, at) or self._waits("extend", at, closes):
            return False
        self.proposals[number] = {"what": "extend", "seen": self.closes, "to": closes, "by": who, "at": at}
        return True

    def approve(self, number: int, who: str, at: datetime) -> bool:
        found = self.proposals.get(number)
        if found is None or found["by"] == who or at >= found["at"] + timedelta(days=14):
            return False
        done = self._extend(found, at) if found["what"] == "extend" else self._redact(found)
        if done:
            del self.proposals[number]
        return done

    def sign(self, name: str, who: str, answer: str, at: datetime) -> bool:
        text = self.texts[name]
        if self.state != "open" or text.kind != "joint" or text.state not in STANDING or not self.in_time(at):
            return False
        before = text.members.get(who, "")
        if answer == "invited":
            text.members.setdefault(who, "invited")
            return True
        known = {"confirmed": {"invited", "asked_again"}, "declined": {"invited", "asked_again", "confirmed"}}
        if before not in known[answer] or (answer == "confirmed" and not text.draft):
            return False
        text.members[who] = answer
        return True

    def tick(self, at: datetime) -> bool:
        if self.state == "open" and at >= self.closes + timedelta(minutes=1):
            self.state = "closed"
            for text in self._joint():
                text.members = {who: _dropped(state) for who, state in text.members.items()}
                if text.state in FILED and "confirmed" not in text.members.values():
                    text.kind = "individual"
        return True

    def collate(self) -> bool:
        allowed, self.state = self.state == "closed", "collating" if self.state == "closed" else self.state
        return allowed

    def adopt(self) -> bool:
        """What is coded is every admitted text that may be cited; without one there is nothing to adopt."""
        some = any(t.state == "admitted" and t.consent != "text_withheld" for t in self.texts.values())
        allowed = self.state == "collating" and some and not self.adopted
        self.adopted = self.adopted or allowed
        return allowed

    def _waits(self, what: str, at: datetime, same: Any) -> bool:
        waiting = (p for p in self.proposals.values() if at < p["at"] + timedelta(days=14))
        return any(
            p["what"] == what and same in (p.get("to"), p["seen"][:2] if what == "redact" else None)
            for p in waiting
        )

    def _extendable(self, at: datetime) -> bool:
        soon = at < self.closes + timedelta(minutes=1, hours=24)
        return self.state == "open" or (self.state == "closed" and soon)

    def _extend(self, found: dict[str, Any], at: datetime) -> bool:
        if found["seen"] != self.closes or found["to"] <= at or not self._extendable(at):
            return False
        self.closes, self.state = found["to"], "open"
        for text in self.texts.values():
            text.state = "submitted" if text.state == "late" else text.state
        for text in self._joint():
            text.members = {w: "asked_again" if s == "dropped" else s for w, s in text.members.items()}
        return True

    def _redact(self, found: dict[str, Any]) -> bool:
        name, now, admitted, state = found["seen"]
        text = self.texts[name]
        if (text.now, text.admitted, text.state) != (now, admitted, state) or state not in FILED:
            return False
        self._say(text, text.bodies[now].replace(found["words"], "[…]"))
        text.now = max(text.bodies)
        text.admitted = text.now if admitted == now else admitted
        return True

    def _typed(self, text: Text, body: str) -> None:
        if body != text.draft:
            text.members = {w: "asked_again" if s == "confirmed" else s for w, s in text.members.items()}
        text.draft = body

    def _say(self, text: Text, body: str) -> None:
        text.bodies[max(text.bodies, default=0) + 1] = body

    def _gone(self, text: Text, state: str) -> bool:
        text.state, text.published = state, False
        if state == "erased":
            text.bodies = dict.fromkeys(text.bodies, "")
        return True

    def _looser(self, text: Text, consent: str) -> bool:
        return LEVELS.index(consent) < LEVELS.index(text.consent)

    def _joint(self) -> Iterator[Text]:
        return (
            t for t in self.texts.values() if t.kind == "joint" and t.state not in {"withdrawn", "erased"}
        )


def _dropped(state: str) -> str:
    return "dropped" if state in {"invited", "asked_again"} else state


def _five_working_days(since: datetime | None) -> datetime:
    """Days of March in Geneva, before the clocks change: weekdays of UTC will do."""
    assert since is not None
    left = 5
    while left:
        since += timedelta(days=1)
        left -= since.weekday() < 5
    return since
