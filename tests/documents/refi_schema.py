"""The structure of REFI-QDA 1.0 as far as we write it, as tables of our own: elements, order, attributes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
BOOLEAN = re.compile("true|false")
PLACE = re.compile("[0-9]+")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
WORDS = re.compile("(?s).*")

MADE = {"creatingUser": GUID, "creationDateTime": INSTANT}

#: Element: attributes it must have, those it may have, and its children in order with least and most.
Shape = tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]], list[tuple[str, int, int]]]
MANY = 10**6
SAID = ("Description", 0, 1)
CODE: Shape = (
    {"guid": GUID, "name": WORDS, "isCodable": BOOLEAN},
    {},
    [SAID, ("NoteRef", 0, MANY), ("Code", 0, MANY)],
)
TEXT: Shape = ({}, {}, [])
PROJECT: dict[str, Shape] = {
    "Project": (
        {"name": WORDS},
        {"origin": WORDS},
        [("Users", 0, 1), ("CodeBook", 0, 1), ("Sources", 0, 1), SAID],
    ),
    "Users": ({}, {}, [("User", 1, MANY)]),
    "User": ({"guid": GUID}, {"name": WORDS}, []),
    "CodeBook": ({}, {}, [("Codes", 1, 1)]),
    "Codes": ({}, {}, [("Code", 1, MANY)]),
    "Code": CODE,
    "Description": TEXT,
    "Sources": ({}, {}, [("TextSource", 1, MANY)]),
    "TextSource": (
        {"guid": GUID},
        {"name": WORDS, "plainTextPath": re.compile("internal://.+")},
        [SAID, ("PlainTextContent", 0, 1), ("PlainTextSelection", 0, MANY), ("Coding", 0, MANY)],
    ),
    "PlainTextSelection": (
        {"guid": GUID, "startPosition": PLACE, "endPosition": PLACE},
        {"name": WORDS} | MADE,
        [SAID, ("Coding", 0, MANY)],
    ),
    "Coding": ({"guid": GUID}, MADE, [("CodeRef", 1, 1)]),
    "CodeRef": ({"targetGUID": GUID}, {}, []),
}
CODEBOOK: dict[str, Shape] = {
    "CodeBook": ({}, {"origin": WORDS}, [("Codes", 1, 1), ("Sets", 0, 1)]),
    "Codes": ({}, {}, [("Code", 1, MANY)]),
    "Code": ({"guid": GUID, "name": WORDS, "isCodable": BOOLEAN}, {}, [SAID, ("Code", 0, MANY)]),
    "Description": TEXT,
}


def faults(content: bytes, shapes: dict[str, Shape], space: str, root: str) -> list[str]:
    """What departs from the structure; every guid occurs once, every reference leads somewhere."""
    tree = ElementTree.fromstring(content)
    found = [] if tree.tag == f"{{{space}}}{root}" else [f"root {tree.tag}"]
    nodes = list(tree.iter())
    for node in nodes:
        found += _of(node, shapes, space)
    given = [node.attrib["guid"] for node in nodes if "guid" in node.attrib]
    found += [f"guid twice: {each}" for each in given if given.count(each) > 1]
    wanted = [node.attrib[k] for node in nodes for k in ("targetGUID", "creatingUser") if k in node.attrib]
    return found + [f"leads nowhere: {each}" for each in wanted if each not in given]


def _of(node: ElementTree.Element, shapes: dict[str, Shape], space: str) -> list[str]:
    name = node.tag.removeprefix(f"{{{space}}}")
    if name not in shapes:
        return [f"unknown: {name}"]
    must, may, children = shapes[name]
    found = [f"{name} without {key}" for key in must if key not in node.attrib]
    for key, value in node.attrib.items():
        rule = (must | may).get(key)
        if rule is None or not rule.fullmatch(value):
            found.append(f"{name} {key}={value!r}")
    order = [child.tag.removeprefix(f"{{{space}}}") for child in node]
    known = [each for each, _, _ in children]
    if any(each not in known for each in order) or order != sorted(order, key=known.index):
        found.append(f"{name}: {order}")
    for each, least, most in children:
        if not least <= order.count(each) <= most:
            found.append(f"{name}: {order.count(each)} {each}")
    return found
