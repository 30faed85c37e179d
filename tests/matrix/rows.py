"""How one line of the table of addresses is written, and what it expects of a reader and a subject."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from tests.matrix import specification as spec
from tests.matrix.readers import Reader
from tests.matrix.subjects import Subject

Codes = frozenset[int]
Expect = Callable[[Reader, Any], Codes]
Sees = Callable[[Reader, Any], bool]

#: The act was done, or its form was read and found wanting: empty forms are what is sent.
DONE: Codes = frozenset({200, 302, 303, 422})
READ: Codes = frozenset({200})
#: Let in; what follows depends on a form that is not filled in here.
LET_IN: Codes = DONE | {400, 404, 409}
CONFLICT, REFUSED, HIDDEN, GONE = (frozenset({code}) for code in (409, 403, 404, 410))
#: Sent on to another page.
AWAY: Codes = frozenset({303})


@dataclass(frozen=True)
class Row:
    """What an address needs: who may, who sees that its subject exists, and what follows then."""

    kind: str
    may: str
    sees: Sees
    get: Expect
    post: Expect
    form: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    only: Callable[[Subject], bool] = lambda subject: True

    def expected(self, reader: Reader, subject: Subject, method: str) -> Codes:
        """The codes that are right for this reader, subject and method."""
        if not spec.enters(self.may, reader):
            return frozenset({302, 303}) if method == "GET" else frozenset({303, 401, 403})
        if not self.sees(reader, subject):
            return HIDDEN
        if subject.kind == "commentary" and subject.state == "erased":
            return GONE
        if not spec.may(self.may, reader, subject):
            return REFUSED
        return (self.get if method == "GET" else self.post)(reader, subject)


def always(codes: Codes) -> Expect:
    """The same, whoever asks."""
    return lambda reader, subject: codes


def in_state(states: str, codes: Codes = DONE, otherwise: Codes = CONFLICT) -> Expect:
    """The codes while the subject is in one of the states."""
    wanted = frozenset(states.split())
    return lambda reader, subject: codes if subject.state in wanted else otherwise


def if_(line: str, then: Expect | Codes = DONE, *, formed: bool = False) -> Expect:
    """What follows where the specification's line holds; where it does not, a refusal.

    Where the state would refuse too, either answer is right. ``formed``: the form is read before the
    service asks, so that an empty one is told first.
    """
    follow = then if callable(then) else always(then)

    def decided(reader: Reader, subject: Any) -> Codes:
        found = follow(reader, subject)
        if spec.may(line, reader, subject):
            return found
        allowed = REFUSED if found & DONE else REFUSED | found
        if found >= CONFLICT or not spec.in_time(line, subject):
            allowed |= CONFLICT
        return allowed | {400, 422} if formed else allowed

    return decided


def page(kind: str, may: str, sees: Sees, get: Any = READ, post: Any = DONE, **more: Any) -> Row:
    """A row; ``get`` and ``post`` are codes or rules."""
    read = get if callable(get) else always(get)
    act = post if callable(post) else always(post)
    return Row(kind, may, sees, read, act, **more)


def everybody(reader: Reader, subject: Any) -> bool:
    """Nothing is hidden."""
    return True


def members(reader: Reader, subject: Any) -> bool:
    """People of the organization alone."""
    return spec.may("member", reader, subject)


def lead(reader: Reader, subject: Any) -> bool:
    """People of the organization that leads a joint submission; what was erased says so first."""
    return (subject.joint or subject.state == "erased") and spec.may("member", reader, subject)


def asked(reader: Reader, subject: Any) -> bool:
    """People of an organization that was asked to sign."""
    return any(body in reader.mandates for body in subject.asked)


def among(states: Collection[str]) -> Callable[[Subject], bool]:
    """Only subjects in these states."""
    return lambda subject: subject.state in states
