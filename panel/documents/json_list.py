"""A list as JSON, one value after the other, so that a long list need not stand in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def json_list(values: Iterable[Any], indent: int = 0) -> Iterator[bytes]:
    """The list as ``json.dumps(…, ensure_ascii=False, indent=1)`` writes it, and a line feed at its end.

    ``indent``: how many blanks stand before what closes it, within something else; no line feed then.
    """
    between, begun = "[", False
    for value in values:
        told = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * (indent + 1))
        yield f"{between}\n{' ' * (indent + 1)}{told}".encode()
        between, begun = ",", True
    end = f"\n{' ' * indent}]" if begun else "[]"
    yield (end if indent else f"{end}\n").encode()
