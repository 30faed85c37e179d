"""The lines of the register: what each may say, and what follows from all of them in order.

``<seq> SP <TYPE> SP <session> [SP arg]* LF`` in ASCII. A line names no person, no organization and no
hour: it holds a commitment, the numbers of earlier lines, a code from a closed list, or a day. What is
written stays; a text that is withdrawn or erased is told of by a further line.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from panel.register.commitment import Commitment

_COMMITMENT, _SEQ = r"[A-Za-z0-9+/]{43}=", r"[1-9][0-9]*"
_CODE, _MINUTE = r"[A-Za-z0-9_-]+", r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z"
_HEX = r"[0-9a-f]{64}"

#: What follows the session in a line of each type.
ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "SUBMIT": (_COMMITMENT,),
    "AMEND": (_COMMITMENT, _SEQ),
    "REDACT": (_COMMITMENT, _SEQ, _CODE),
    "PUBLISH": (_SEQ,),
    "WITHHOLD": (_SEQ, _CODE),
    "WITHDRAW": (_SEQ,),
    "ERASE": (_SEQ,),
    "EXTEND": (_MINUTE, _MINUTE),
    "CLOSE": (r"0|[1-9][0-9]*",),
    "REPORT": (_HEX, _HEX),
    "DAY": (),
}
_SESSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PATTERNS = {name: [re.compile(each) for each in args] for name, args in ARGUMENTS.items()}

#: Types that bring a commitment, and types that speak of a line that did.
COMMITTING = frozenset({"SUBMIT", "AMEND", "REDACT"})
ABOUT_ONE = frozenset({"PUBLISH", "WITHHOLD", "WITHDRAW", "ERASE"})


class LineError(ValueError):
    """A line that no register may hold."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``session`` is the symbol of the session, or the day of a DAY line."""

    seq: int
    type: str
    session: str
    args: tuple[str, ...] = ()

    @property
    def text(self) -> bytes:
        """The line as it is written and hashed, with its LF."""
        return " ".join((str(self.seq), self.type, self.session, *self.args)).encode("ascii") + b"\n"

    @property
    def commitment(self) -> Commitment | None:
        """The commitment it brings, if it brings one."""
        return base64.b64decode(self.args[0]) if self.type in COMMITTING else None

    @property
    def target(self) -> int | None:
        """The number of the line it speaks of."""
        if self.type in ABOUT_ONE:
            return int(self.args[0])
        return int(self.args[1]) if self.type in {"AMEND", "REDACT"} else None


def parse(text: bytes) -> Line:
    """The line that these bytes are, exactly. Raises LineError for anything that would be written otherwise."""
    if not text.endswith(b"\n") or not text.isascii():
        raise LineError("a line is ASCII and ends with LF")
    seq, *rest = text[:-1].decode("ascii").split(" ")
    if not re.fullmatch(_SEQ, seq) or len(rest) < 2 or rest[0] not in ARGUMENTS:
        raise LineError(f"this is no line of a register: {text[:60]!r}")
    name, session, *args = rest
    wanted = _PATTERNS[name]
    if not (_DAY if name == "DAY" else _SESSION).fullmatch(session) or len(args) != len(wanted):
        raise LineError(f"line {seq} is not a {name} line")
    if not all(pattern.fullmatch(arg) for pattern, arg in zip(wanted, args, strict=True)):
        raise LineError(f"line {seq} is not a {name} line")
    return Line(int(seq), name, session, tuple(args))


@dataclass(slots=True)
class Item:
    """One submission: its lines that bring a commitment, and how it stands after all lines so far."""

    session: str
    seqs: list[int] = field(default_factory=list)
    published: int | None = None
    withheld: str = ""
    withdrawn: bool = False
    erased: bool = False


class History:
    """The register read from the top: refuses what cannot follow, and knows how each submission stands."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.size, self.day = 0, ""
        self.items: dict[int, Item] = {}
        self.closed: Counter[str] = Counter()
        self.submitted: Counter[str] = Counter()
        for each in lines:
            self.take(each)

    def take(self, line: Line) -> None:
        """Read the next line. Raises LineError for a number out of turn, or a target that cannot be meant."""
        if line.seq != self.size + 1:
            raise LineError(f"line {line.seq} stands where line {self.size + 1} belongs")
        if line.type == "DAY":
            self._turn(line)
        elif line.type == "SUBMIT":
            self.items[line.seq] = Item(line.session, [line.seq])
            self.submitted[line.session] += 1
        elif line.type == "CLOSE":
            self._close(line)
        elif line.target is not None:
            self._change(line, line.target)
        self.size = line.seq

    def item(self, seq: int) -> Item | None:
        """The submission to which a line with a commitment belongs."""
        return self.items.get(seq)

    def _turn(self, line: Line) -> None:
        if line.session <= self.day:
            raise LineError(f"line {line.seq}: after {self.day} comes no {line.session}")
        self.day = line.session

    def _close(self, line: Line) -> None:
        """The count at a closing is of all that was submitted before, whatever became of it."""
        if int(line.args[0]) != self.submitted[line.session]:
            raise LineError(f"line {line.seq}: there were {self.submitted[line.session]} submissions")
        self.closed[line.session] += 1

    def _change(self, line: Line, target: int) -> None:
        item = self.items.get(target)
        if item is None or item.session != line.session:
            raise LineError(f"line {line.seq} speaks of line {target}, which is no text of {line.session}")
        if item.erased or (item.withdrawn and line.type != "ERASE"):
            raise LineError(f"line {line.seq}: the text of line {target} was taken away before")
        if line.type in COMMITTING:
            item.seqs.append(line.seq)
            self.items[line.seq] = item
        elif line.type == "PUBLISH":
            item.published, item.withheld = target, ""
        else:
            item.published = None
            item.withheld = line.args[1] if line.type == "WITHHOLD" else item.withheld
            item.withdrawn = item.withdrawn or line.type == "WITHDRAW"
            item.erased = line.type == "ERASE"
