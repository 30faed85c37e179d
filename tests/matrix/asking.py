"""Ask the application the cells and collect where it answers otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.matrix import specification as spec
from tests.matrix.cells import Cell
from tests.matrix.readers import READERS
from tests.matrix.subjects import Subject
from tests.matrix.world import World

#: Who may read the words of a subject, by its kind.
READS = {
    "commentary": spec.reads_text,
    "post": spec.reads_post,
    "contribution": spec.reads_contribution,
    "participant": spec.reads_number,
}


def failures(world: World, cells: Iterable[Cell]) -> Iterator[tuple[Cell, str]]:
    """Each cell that is answered otherwise, tells too much, or writes what it refused, with what it did."""
    secrets = [s for kind in READS for s in world.subjects[kind] if s.words]
    for cell in cells:
        sent = {} if cell.method == "GET" else {"data": cell.form}
        answer = world.ask(cell.reader.name, cell.path, cell.method, **sent)
        text = answer.get_data(as_text=True)
        if answer.status_code not in cell.expected:
            yield cell, f"{answer.status_code}, expected {sorted(cell.expected)}"
        sent_words = " ".join(cell.form.values())
        told = [
            s.label
            for s in secrets
            if s.words in text and s.words not in sent_words and not _may_read(cell, s)
        ]
        if told:
            yield cell, f"tells of {told}"
        if world.changed():
            if cell.method == "GET" or answer.status_code >= 400:
                yield cell, f"answered {answer.status_code} and wrote"
            world.restore()


def _may_read(cell: Cell, subject: Subject) -> bool:
    return READS[subject.kind](READERS[cell.reader.name], subject)
