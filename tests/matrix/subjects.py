"""What is asked for: one subject for each noun, state and owner that a rule turns on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Subject:
    """A row behind an address, as the specification sees it. ``words`` are its canary."""

    kind: str
    label: str
    values: dict[str, str]
    session: str = ""
    state: str = ""
    owner: str = ""
    owner_state: str = "accredited"
    consent: str = "public"
    published: bool = False
    listed_as_withdrawn: bool = False
    joint: bool = False
    asked: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    hands: frozenset[str] = frozenset()
    coders: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    decided_by: str = ""
    summary: str = ""
    facts: frozenset[str] = field(default_factory=frozenset)
    form: dict[str, str] = field(default_factory=dict)
    words: str = ""


#: For addresses that name nothing.
NOTHING = Subject("nothing", "-", {})

SESSIONS = ("draft", "announced", "open", "closed", "collating", "concluded", "archived", "cancelled")
SUMMARIES = ("drafting", "in_check", "adopted", "issued")
ORGANISATIONS = (
    "pending", "asked", "accredited", "declined", "appealed", "declined_finally", "suspended", "lapsed",
)  # fmt: skip

#: (state, consent, what is special) of the commentaries of a session, by the session's state.
_ALL = (
    ("draft", "public", ""),
    ("submitted", "public", ""),
    ("submitted", "name_withheld", "amended"),
    ("admitted", "public", ""),
    ("admitted", "name_withheld", "redacted"),
    ("admitted", "text_withheld", ""),
    ("not_admitted", "public", ""),
    ("appealed", "public", ""),
    ("withdrawn", "public", "listed"),
    ("late", "public", ""),
    ("erased", "public", ""),
    ("draft", "public", "joint"),
    ("submitted", "public", "joint"),
    ("admitted", "public", "suspended"),
)
_FEW = (_ALL[0], _ALL[1], _ALL[3], _ALL[6], _ALL[11])
COMMENTARIES = {
    "draft": (),
    "announced": (_ALL[0], _ALL[11]),
    "open": _ALL,
    "closed": _FEW,
    "collating": _ALL,
    "concluded": _FEW,
    "archived": _FEW[:3],
    "cancelled": _FEW[:2],
}
