"""Reading a codebook or a project of any program that keeps to the schema; what is not known is passed over."""

from __future__ import annotations

from collections.abc import Iterator

from panel.documents.refi.packed import Archive
from panel.documents.refi.tree import Node, parse
from panel.documents.refi.values import Code, Project, RefiError, Selection, TextSource
from panel.documents.refi.write import CODEBOOK, PROJECT

_OTHERS = ("PictureSource", "PDFSource", "AudioSource", "VideoSource")
_INTERNAL = "internal://"


def read_codebook(content: bytes) -> tuple[Code, ...]:
    """The codes of a .qdc file. Raises RefiError."""
    root = parse(content)
    if (root.space, root.name) != (CODEBOOK, "CodeBook"):
        raise RefiError("root", root.name)
    return _codes(root)


def read_project(content: bytes) -> Project:
    """A .qdpx file with its plain texts. Raises RefiError."""
    archive = Archive(content)
    root = parse(_written(archive))
    if (root.space, root.name) != (PROJECT, "Project"):
        raise RefiError("root", root.name)
    book, users, sources = root.one("CodeBook"), root.one("Users"), root.one("Sources")
    return Project(
        name=root.attributes.get("name", ""),
        codes=_codes(book) if book is not None else (),
        sources=tuple(_sources(sources, archive)) if sources is not None else (),
        users={_guid(u): u.attributes.get("name", "") for u in users.of("User")} if users is not None else {},
        origin=root.attributes.get("origin", ""),
    )


def _written(archive: Archive) -> bytes:
    """The one .qde file at the top of the archive."""
    found = [name for name in archive.names() if name.endswith(".qde") and "/" not in name]
    content = archive.read(found[0]) if len(found) == 1 else None
    if content is None:
        raise RefiError("project")
    return content


def _codes(book: Node) -> tuple[Code, ...]:
    codes = book.one("Codes")
    return tuple(_code(each) for each in codes.of("Code")) if codes is not None else ()


def _code(node: Node) -> Code:
    name = node.attributes.get("name")
    if name is None:
        raise RefiError("structure", "Code name")
    return Code(
        guid=_guid(node),
        name=name,
        description=node.words("Description"),
        codable=node.attributes.get("isCodable", "true") in {"true", "1"},
        children=tuple(_code(each) for each in node.of("Code")),
    )


def _sources(sources: Node, archive: Archive) -> Iterator[TextSource]:
    for node in sources.children:
        name = node.attributes.get("name", "")
        if node.name == "TextSource":
            yield TextSource(
                guid=_guid(node),
                name=name,
                text=_text(node, archive),
                about=node.words("Description"),
                selections=tuple(_selection(each) for each in node.of("PlainTextSelection")),
                whole=tuple(_refs(node)),
            )
        elif node.name in _OTHERS:
            yield TextSource(guid=_guid(node), name=name, text=None)


def _text(node: Node, archive: Archive) -> str | None:
    """The words of a source, from the element or from its file; None where the archive has no such file."""
    within = node.one("PlainTextContent")
    if within is not None:
        return within.text
    path = node.attributes.get("plainTextPath", "")
    if not path.startswith(_INTERNAL):
        return None
    content = archive.read("sources/" + path.removeprefix(_INTERNAL).lstrip("/"))
    if content is None:
        return None
    try:
        # UTF-8 with the byte order mark, if there is one: places may count it.
        return content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8")
    except UnicodeDecodeError as error:
        raise RefiError("text", node.attributes.get("name", "")) from error


def _selection(node: Node) -> Selection:
    return Selection(
        guid=_guid(node),
        start=_place(node, "startPosition"),
        end=_place(node, "endPosition"),
        words=node.attributes.get("name", ""),
        codes=tuple(_refs(node)),
        about=node.words("Description"),
        user=_plain(node.attributes.get("creatingUser", "")),
        at=node.attributes.get("creationDateTime", ""),
    )


def _refs(node: Node) -> Iterator[str]:
    for coding in node.of("Coding"):
        for ref in coding.of("CodeRef"):
            yield _plain(ref.attributes.get("targetGUID", ""))


def _place(node: Node, name: str) -> int:
    typed = node.attributes.get(name, "").strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise RefiError("structure", name)
    return int(typed)


def _guid(node: Node) -> str:
    return _plain(node.attributes.get("guid", ""))


def _plain(guid: str) -> str:
    """Some programs write capitals, some put braces round it."""
    return guid.strip().strip("{}").casefold()
