"""Eight attacks on a register, four situations, and the verdict of the file that everybody downloads.

The attacker is the operator or somebody with the operator's database. In the first column he has no key;
in the others he signs whatever he has made. The readers of the first two columns have kept nothing; of the
third, one checkpoint of an earlier day; those of the fourth ask for the signatures of two witnesses.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from panel.register import notes, verifier, witness
from panel.register.lines import Line
from panel.register.notes import Checkpoint, Note, Signer
from panel.register.tree import Tree, leaf

ORIGIN = "panel.example/register"
SYMBOL = "SPMHR/2027/1"
KEY, STOLEN = Signer(ORIGIN, b"k" * 32), Signer(ORIGIN, b"s" * 32)

#: Lines at the end of the first day, which somebody has kept a checkpoint of, and of the second.
KNOWN, SIZE = 21, 42

COLUMNS = ("no key", "key", "key, one known checkpoint", "key, two witnesses")
FOUND, MISSED = "found", "accepted"

Body = list[tuple[str, ...]]


def sealed(word: str) -> str:
    """A commitment of nothing in particular."""
    return base64.b64encode(hashlib.sha256(word.encode()).digest()).decode()


def honest() -> Body:
    """Two days of twenty submissions, lines without their numbers."""
    days = ("2027-03-01", "2027-03-02")
    return [
        line
        for day in days
        for line in [("DAY", day), *(("SUBMIT", SYMBOL, sealed(f"{day} {n}")) for n in range(20))]
    ]


def written(body: Body) -> list[bytes]:
    """The lines with the numbers that their places give them."""
    return [Line(n, kind, session, tuple(args)).text for n, (kind, session, *args) in enumerate(body, 1)]


def edit(body: Body) -> Body:
    """Another text in the place of one of the first day."""
    return [*body[:4], ("SUBMIT", SYMBOL, sealed("another")), *body[5:]]


def delete(body: Body) -> Body:
    """A line of the first day taken out, the others renumbered."""
    return [*body[:4], *body[5:]]


def swap(body: Body) -> Body:
    """Two lines of the first day in each other's place."""
    return [*body[:4], body[9], *body[5:9], body[4], *body[10:]]


def insert(body: Body) -> Body:
    """A line of today among those of the first day."""
    return [*body[:4], ("SUBMIT", SYMBOL, sealed("backdated")), *body[4:]]


def truncate(body: Body) -> Body:
    """Nothing after the middle of the first day."""
    return body[:11]


def rewrite(body: Body) -> Body:
    """A history of which every line is another."""
    return [(k, s, *(sealed(f"other {a}") for a in rest)) for k, s, *rest in body]


def fork(body: Body) -> Body:
    """Since the known checkpoint, for one reader, another text than for all others."""
    return [*body[:-1], ("SUBMIT", SYMBOL, sealed("for you alone"))]


def suppress_newest(body: Body) -> Body:
    """The newest line, younger than the known checkpoint, never shown to this reader."""
    return body[:-1]


ATTACKS: Mapping[str, Callable[[Body], Body]] = {
    "edit": edit,
    "delete": delete,
    "swap": swap,
    "insert": insert,
    "truncate": truncate,
    "rewrite": rewrite,
    "fork": fork,
    "suppress the newest": suppress_newest,
}

#: Section 6.5 of the specification: with the key and no memory outside the house, nothing is found; what is
#: younger than the one checkpoint that was kept is not covered by it; two honest witnesses cover all.
EXPECTED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("edit", "delete", "swap", "insert", "truncate", "rewrite"), (FOUND, MISSED, FOUND, FOUND)
    ),
    "fork": (FOUND, MISSED, MISSED, FOUND),
    "suppress the newest": (FOUND, MISSED, MISSED, FOUND),
}


@dataclass
class Witness:
    """A house outside: it keeps what it signed last, and signs nothing that does not continue it."""

    signer: Signer
    kept: Checkpoint | None = None

    def see(self, note: Note, lines: list[bytes]) -> str:
        self.kept = witness.look(note, KEY.verifier, lines, self.kept)
        return self.signer.cosign(note.text, 1_804_000_000)


@dataclass
class World:
    """The honest history in files, two witnesses who have seen it, and a reader with the verifier."""

    directory: Path
    witnesses: list[Witness] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.witnesses = [
            Witness(Signer(f"witness.example/{n}", bytes([n]) * 32, notes.WITNESSES)) for n in (1, 2)
        ]
        lines = written(honest())
        self.known = self.signed(lines[:KNOWN], KEY)
        self.last = self.signed(lines, KEY)
        (self.directory / "known.txt").write_text(str(self.known), "utf-8")

    def signed(self, lines: list[bytes], key: Signer) -> Note:
        """A checkpoint with the cosignatures of those witnesses who agree."""
        text = Checkpoint(ORIGIN, len(lines), Tree(map(leaf, lines)).root()).text
        note, seen = Note(text, (key.sign(text),)), []
        for each in self.witnesses:
            with suppress(witness.Disagreement):
                seen.append(each.see(note, lines))
        return Note(text, (*note.signatures, *seen))

    def verdict(self, body: Body, column: str) -> tuple[int, str]:
        """Status and words of the verifier for what the attacker shows."""
        lines, arguments = written(body), ["--vkey", str(KEY.verifier)]
        shown = self.last if column == "no key" else self.signed(lines, KEY)
        if "known" in column:
            arguments += ["--known", str(self.directory / "known.txt")]
        if "witnesses" in column:
            arguments += [a for w in self.witnesses for a in ("--witness", str(w.signer.verifier))]
        register, checkpoint = self.directory / "register.txt", self.directory / "checkpoint.txt"
        register.write_bytes(b"".join(lines))
        checkpoint.write_text(str(shown), "utf-8")
        with redirect_stdout(StringIO()) as said:
            status = verifier.main(["register", str(register), str(checkpoint), *arguments])
        return status, said.getvalue()


def table(directory: Path) -> dict[str, tuple[str, ...]]:
    """What is found of each attack, column by column."""
    return {
        name: tuple(
            MISSED if World(directory).verdict(attack(honest()), column)[0] == 0 else FOUND
            for column in COLUMNS
        )
        for name, attack in ATTACKS.items()
    }
