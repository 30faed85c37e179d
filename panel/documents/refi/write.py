"""Writing a codebook or a project. The same values give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from panel.documents.refi.packed import pack
from panel.documents.refi.values import Code, Project, Selection, TextSource, guid

CODEBOOK, PROJECT = "urn:QDA-XML:codebook:1.0", "urn:QDA-XML:project:1.0"
ORIGIN = "Standing Panel on Migration and Human Rights"

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
#: What XML 1.0 cannot hold at all.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def write_codebook(codes: Sequence[Code]) -> bytes:
    """A .qdc file: one code at least."""
    book = _element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN}, _codes(codes))
    return (_HEAD + book + "\n").encode()


def write_project(project: Project) -> bytes:
    """A .qdpx file: ``project.qde``, and each text as UTF-8 with the line ends it was given."""
    files = [
        (f"Sources/{each.guid}.txt", (each.text or "").encode())
        for each in project.sources
        if each.text is not None
    ]
    return pack([("project.qde", (_HEAD + _project(project) + "\n").encode()), *files])


def _project(project: Project) -> str:
    users = "".join(_element("User", {"guid": key, "name": name}) for key, name in project.users.items())
    sources = "".join(_source(each) for each in project.sources)
    # The order is that of the schema; a part that would be empty is left out.
    parts = [
        _element("Users", {}, users) if users else "",
        _element("CodeBook", {}, _codes(project.codes)) if project.codes else "",
        _element("Sources", {}, sources) if sources else "",
    ]
    named = {"xmlns": PROJECT, "name": project.name, "origin": project.origin or ORIGIN}
    return _element("Project", named, "".join(parts))


def _codes(codes: Sequence[Code]) -> str:
    return _element("Codes", {}, "".join(map(_code, codes)))


def _code(code: Code) -> str:
    said = _element("Description", {}, text=code.description) if code.description else ""
    named = {"guid": code.guid, "name": code.name, "isCodable": "true" if code.codable else "false"}
    return _element("Code", named, said + "".join(map(_code, code.children)))


def _source(source: TextSource) -> str:
    said = _element("Description", {}, text=source.about) if source.about else ""
    chosen = "".join(map(_selection, source.selections))
    named = {"guid": source.guid, "name": source.name, "plainTextPath": f"internal://{source.guid}.txt"}
    return _element("TextSource", named, said + chosen)


def _selection(selection: Selection) -> str:
    said = _element("Description", {}, text=selection.about) if selection.about else ""
    made = {"creatingUser": selection.user, "creationDateTime": selection.at}
    named = {
        "guid": selection.guid,
        "name": selection.words,
        "startPosition": str(selection.start),
        "endPosition": str(selection.end),
    }
    return _element("PlainTextSelection", named | made, said + "".join(_codings(selection, made)))


def _codings(selection: Selection, made: dict[str, str]) -> Iterator[str]:
    for code in selection.codes:
        named = {"guid": guid("coding", selection.guid, code)} | made
        yield _element("Coding", named, _element("CodeRef", {"targetGUID": code}))


def _element(name: str, attributes: dict[str, str], inner: str = "", *, text: str = "") -> str:
    """An element; attributes without a value are left out, ``inner`` is markup already."""
    told = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items() if value)
    held = inner + _escaped(text, breaks=False)
    return f"<{name}{told}>{held}</{name}>" if held else f"<{name}{told}/>"


def _escaped(text: str, *, breaks: bool = True) -> str:
    signs = _SIGNS if breaks else {key: value for key, value in _SIGNS.items() if key not in "\t\n"}
    return "".join(signs.get(sign, sign) for sign in _ILLEGAL.sub("\ufffd", text))
