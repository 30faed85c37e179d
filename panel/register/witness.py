"""What an outside witness does: sign a checkpoint only if it continues the last one that it signed.

A witness reads the whole register, so nobody learns which line interests it. It must write down what it
is about to sign before it signs: a witness that forgets can be made to sign two histories.
"""

from __future__ import annotations

from collections.abc import Iterable

from panel.register import notes
from panel.register.notes import Checkpoint, Note, VerifierKey
from panel.register.tree import Tree, leaf


class Disagreement(ValueError):
    """The register is not what its checkpoint says, or does not continue what the witness has signed."""


def look(note: Note, key: VerifierKey, lines: Iterable[bytes], kept: Checkpoint | None) -> Checkpoint:
    """The checkpoint that may be cosigned, after everything was recomputed; ``kept`` is the last one signed.

    ``key`` is the register's, ``lines`` are all lines with their LF. Raises Disagreement.
    """
    if not notes.signed_by(note, key):
        raise Disagreement("the register has not signed this checkpoint")
    found, tree = notes.read_checkpoint(note), Tree(map(leaf, lines))
    if found.origin != key.name:
        raise Disagreement("this is a checkpoint of another register")
    if len(tree) != found.size or tree.root() != found.root:
        raise Disagreement("the lines are not those of the checkpoint")
    if kept is not None and kept.size > found.size:
        raise Disagreement(f"I have signed {kept.size} lines, now there are {found.size}")
    if kept is not None and tree.root(kept.size) != kept.root:
        raise Disagreement(f"the first {kept.size} lines are not those that I have signed")
    return found
