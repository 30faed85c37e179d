"""The lines of one batch, in an order that tells nothing of the hour in which each thing happened.

First the day, then all commitments in the order of their bytes, which salts make random; an amendment
follows what it amends. Then what became of calls; then what came too late; then what became of texts, in
the order of their lines; last the reports. The same batch gives the same lines, whoever writes it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from panel.register.commitment import Commitment
from panel.register.lines import ABOUT_ONE, COMMITTING, History, Item, Line, LineError

#: When the batch of a day is merged, in UTC: soon after midnight, so that it holds whole days.
DAILY = time(0, 10, tzinfo=UTC)


def next_daily(now: datetime) -> datetime:
    """The instant of the first daily batch after ``now``."""
    today = datetime.combine(now.astimezone(UTC).date(), DAILY)
    return today if now < today else today + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that waits for its line. ``target`` is the commitment of the version it speaks of.

    ``order`` says what happened first and is used for things that happened to the same text or call only.
    ``late`` marks what was filed after the deadline: it stands below the closing that it missed.
    """

    order: int
    type: str
    session: str
    commitment: Commitment | None = None
    target: Commitment | None = None
    args: tuple[str, ...] = ()
    late: bool = False


def ready(
    pending: Iterable[Pending], known: Iterable[Commitment], open_calls: Iterable[str]
) -> list[Pending]:
    """What may be merged now: not what came too late for a call that has no closing yet, nor what speaks of it."""
    waiting, still_open = list(pending), set(open_calls)
    held = {p.commitment for p in waiting if p.late and p.session in still_open and p.commitment}
    there = set(known) | {p.commitment for p in waiting if p.commitment} - held
    found = [p for p in waiting if p.commitment not in held]
    while left := [p for p in found if p.target is not None and p.target not in there]:
        there -= {p.commitment for p in left if p.commitment}
        found = [p for p in found if p not in left]
    return found


def lines(
    pending: Iterable[Pending], history: History, seqs: Mapping[Commitment, int], day: date
) -> list[Line]:
    """The lines that follow a history. ``seqs`` gives the lines of earlier commitments that are spoken of.

    What changes nothing gets no line: a text that is published is not published again. ``history`` is read
    on. Raises LineError where something speaks of a version that has no line and gets none.
    """
    found = list(pending)
    if not found:
        return []
    writer = _Writer(history, dict(seqs))
    if day.isoformat() > history.day:
        writer.add("DAY", day.isoformat())
    writer.commitments([each for each in found if not each.late])
    for each in _of(found, {"EXTEND", "CLOSE"}):
        count = (str(history.submitted[each.session]),) if each.type == "CLOSE" else each.args
        writer.add(each.type, each.session, *count)
    writer.commitments([each for each in found if each.late])
    told = [(writer.seq(each), each) for each in _of(found, ABOUT_ONE)]
    for seq, each in sorted(told, key=lambda one: (_item(history, one[0]).seqs[0], one[1].order)):
        if not _stands(_item(history, seq), seq, each):
            writer.add(each.type, each.session, str(seq), *each.args)
    for each in _of(found, {"REPORT"}):
        writer.add(each.type, each.session, *each.args)
    return writer.lines


class _Writer:
    """Numbers lines and lets the history read each."""

    def __init__(self, history: History, seqs: dict[Commitment, int]) -> None:
        self.history, self.seqs, self.lines = history, seqs, list[Line]()

    def add(self, kind: str, session: str, *args: str) -> int:
        line = Line(self.history.size + 1, kind, session, args)
        self.history.take(line)
        self.lines.append(line)
        return line.seq

    def commitments(self, pending: Iterable[Pending]) -> None:
        """Lines for commitments: in waves, each in ascending order, no line before the one it amends."""
        left = sorted((p for p in pending if p.type in COMMITTING), key=lambda p: p.commitment or b"")
        while left:
            ready = [p for p in left if p.target is None or p.target in self.seqs]
            if not ready:
                raise LineError("something amends a version that the register does not know")
            made = {p.commitment or b"": self._commitment(p) for p in ready}
            self.seqs |= made
            left = [p for p in left if p.commitment not in made]

    def seq(self, pending: Pending) -> int:
        """The line that something speaks of."""
        if pending.target not in self.seqs:
            raise LineError("something became of a version that the register does not know")
        return self.seqs[pending.target]

    def _commitment(self, pending: Pending) -> int:
        sealed = base64.b64encode(pending.commitment or b"").decode("ascii")
        about = () if pending.target is None else (str(self.seqs[pending.target]),)
        return self.add(pending.type, pending.session, sealed, *about, *pending.args)


def _of(pending: Iterable[Pending], types: Iterable[str]) -> list[Pending]:
    return sorted((p for p in pending if p.type in types), key=lambda p: p.order)


def _item(history: History, seq: int) -> Item:
    item = history.item(seq)
    if item is None:
        raise LineError(f"line {seq} brings no text")
    return item


def _stands(item: Item, seq: int, pending: Pending) -> bool:
    """Whether a text stands already as it would after the line."""
    return {
        "PUBLISH": item.published == seq,
        "WITHHOLD": item.withheld == "".join(pending.args),
        "WITHDRAW": item.withdrawn,
        "ERASE": item.erased,
    }[pending.type]
