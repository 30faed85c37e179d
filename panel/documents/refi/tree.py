"""XML read within bounds into a small tree: no document types, no entities, no depth without end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from panel.documents.refi.values import RefiError

#: Most bytes of a document, elements in it, elements in each other, and attributes of one.
BYTES, ELEMENTS, DEPTH, ATTRIBUTES = 32 * 2**20, 400_000, 32, 40


@dataclass(slots=True)
class Node:
    """An element: namespace and name, attributes, text before its first child, children."""

    space: str
    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def of(self, *names: str) -> Iterator[Node]:
        """The children of these names, in order."""
        return (child for child in self.children if child.name in names)

    def one(self, name: str) -> Node | None:
        """The first child of that name."""
        return next(self.of(name), None)

    def words(self, name: str) -> str:
        """The text of the first child of that name."""
        found = self.one(name)
        return found.text.strip() if found is not None else ""


def parse(content: bytes) -> Node:
    """The root of a document. Raises RefiError ``size``, ``doctype`` or ``xml``."""
    if len(content) > BYTES:
        raise RefiError("size", f"{BYTES:,}")
    growing = _Growing()
    # Expat takes UTF-8, UTF-16 and two more; names in namespaces come as "space name".
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    reader.StartElementHandler = growing.open
    reader.EndElementHandler = growing.close
    reader.CharacterDataHandler = growing.add
    # Without document types there are no entities but the five of XML itself.
    reader.StartDoctypeDeclHandler = _refuse
    try:
        reader.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        if isinstance(error, RefiError):
            raise
        raise RefiError("xml", str(error)) from error
    if growing.root is None:
        raise RefiError("xml", "")
    return growing.root


def _refuse(*_declared: object) -> None:
    raise RefiError("doctype")


class _Growing:
    """The tree while it is read."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open_: list[Node] = []
        self.count = 0

    def open(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > ELEMENTS or len(self.open_) >= DEPTH or len(attributes) > ATTRIBUTES:
            raise RefiError("structure", name)
        space, _, plain = name.rpartition(" ")
        made = Node(space, plain, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        if self.open_:
            self.open_[-1].children.append(made)
        else:
            self.root = made
        self.open_.append(made)

    def close(self, _name: str) -> None:
        self.open_.pop()

    def add(self, text: str) -> None:
        if self.open_ and not self.open_[-1].children:
            self.open_[-1].text += text
