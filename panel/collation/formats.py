"""The summary as JSON and back; the format is documented in docs/collation-formats.md and stable."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from json.encoder import encode_basestring
from typing import Any, Literal, get_args, get_origin, get_type_hints

from panel.collation.summary import Summary
from panel.collation.types import CollationError

FORMAT = "panel-summary"
VERSION = 2

#: The form before this one: sources of an installation stood under the ids of its own addresses, and
#: the hashes of words held these. Who has such a file needs the present one; nothing is wrong with it.
_OLDER = (
    f"a file of {FORMAT} 1, in which sources stand under ids that are no longer made public; take the "
    "summary again from where it was published, or collate the texts again"
)


def summary_json(summary: Summary) -> dict[str, Any]:
    """The summary as plain JSON values, keys in a fixed order; its ids are made public with it.

    A span of a source is vouched for by its words where they may be shown, or by a hash under the
    submission's salt, never by a bare hash.
    """
    return {"format": FORMAT, "version": VERSION, **_plain(summary)}


def dumps(data: object) -> str:
    """JSON text as the library writes it: UTF-8, two blanks, one final line end.

    The same as ``json.dumps`` with ``indent=2``, which takes three times as long for long lists.
    """
    return _indented(data, "\n") + "\n"


def _indented(value: Any, line: str) -> str:
    """A value whose last line begins as ``line`` does."""
    if isinstance(value, str):
        return encode_basestring(value)
    if type(value) is int:
        return str(value)
    inner = f"{line}  "
    if isinstance(value, dict) and value:
        rows = [f"{inner}{encode_basestring(key)}: {_indented(each, inner)}" for key, each in value.items()]
        return f"{{{','.join(rows)}{line}}}"
    if isinstance(value, list) and value:
        return f"[{','.join([inner + _indented(each, inner) for each in value])}{line}]"
    return json.dumps(value)


def read_summary(data: object) -> Summary:
    """A summary from ``summary_json``; CollationError names the place of what does not fit."""
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("version") not in (1, VERSION):
        raise CollationError((f"not a summary of format {FORMAT} {VERSION}",))
    if data["version"] != VERSION:
        raise CollationError((_OLDER,))
    rest = {key: value for key, value in data.items() if key not in ("format", "version")}
    read = _read(Summary, rest, "summary")
    assert isinstance(read, Summary)
    return read


def read_values(kind: type, value: Any, where: str) -> tuple[Any, ...]:
    """A list of values of one kind from plain JSON; CollationError names the place of what does not fit."""
    found = _read(tuple[kind, ...], value, where)  # type: ignore[valid-type]
    assert isinstance(found, tuple)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return {name: _plain(getattr(value, name)) for name in _names(value.__class__)} or value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of anything else."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _read(kind: Any, value: Any, where: str) -> Any:
    """``value`` as ``kind``: a dataclass, a tuple of one kind, a literal, str, int or bool."""
    if dataclasses.is_dataclass(kind):
        return _read_object(kind, value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise CollationError((f"{where}: a list was expected",))
        inner = get_args(kind)[0]
        return tuple(_read(inner, each, f"{where}[{place}]") for place, each in enumerate(value))
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise CollationError((f"{where}: one of {', '.join(get_args(kind))} was expected",))
        return value
    if type(value) is not kind:
        raise CollationError((f"{where}: {kind.__name__} was expected",))
    return value


def _read_object(kind: Any, value: Any, where: str) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or set(value) != set(hints):
        raise CollationError((f"{where}: fields {', '.join(hints)} were expected",))
    return kind(**{name: _read(hint, value[name], f"{where}.{name}") for name, hint in hints.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
