"""Reading JSON objects field by field; what is wrong is collected, so that all of it is told at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any


def loads(data: bytes) -> Any:
    """JSON from UTF-8 bytes, strictly: no doubled keys, no NaN, no lone surrogates; ValueError says why."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte {error.start}") from error
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_whole)
        if "\\u" in text:  # written out, half of a pair cannot be UTF-8
            _no_surrogates(value)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg}, character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("not JSON: nested too deep") from error
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"field “{next(key for key in keys if keys.count(key) > 1)}” is given twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > sys.int_info.default_max_str_digits:
        raise ValueError(f"a number has {len(digits)} digits")
    return int(digits)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a value")


def _no_surrogates(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise ValueError("half of a surrogate pair is no character") from error


class Fields:
    """One JSON object under a name for messages; every getter returns a value that can be worked with."""

    def __init__(self, value: Any, where: str, problems: list[str]) -> None:
        self.where = where
        self.problems = problems
        self.values: dict[str, Any] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.wrong("an object with named fields was expected")

    def wrong(self, message: str) -> None:
        """Note what is wrong, under the name of this object."""
        self.problems.append(f"{self.where}: {message}" if self.where else message)

    def text(self, key: str, default: str = "", needed: bool = False) -> str:
        """A string; a missing one is the default, and a problem if it is needed."""
        value = self.values.get(key)
        if needed and (value is None or value == ""):
            self.wrong(f"field “{key}” is {'missing' if value is None else 'empty'}")
        if value is None:
            return default
        if not isinstance(value, str):
            self.wrong(f"field “{key}” must be a text")
            return default
        return value

    def key(self, key: str, needed: bool = False) -> str:
        """An id: a text, or a whole number that stands for its digits."""
        if type(self.values.get(key)) is int:
            return str(self.values[key])
        return self.text(key, needed=needed)

    def number(self, key: str, default: int | None = None) -> int | None:
        """A whole number from 0."""
        value = self.values.get(key)
        if value is None:
            return default
        if type(value) is not int or value < 0:
            self.wrong(f"field “{key}” must be a whole number from 0")
            return default
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(f"field “{key}” must be true or false")
        return value if isinstance(value, bool) else default

    def choice(self, key: str, options: Iterable[str], default: str) -> Any:
        """One of a closed list."""
        value, known = self.text(key, default), tuple(options)
        if value not in known:
            self.wrong(f"field “{key}” is “{value}”, not one of {', '.join(known)}")
            return default
        return value

    def items(self, key: str) -> list[Any]:
        """A list, empty where missing."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, list):
            self.wrong(f"field “{key}” must be a list")
        return value if isinstance(value, list) else []

    def objects(self, key: str) -> list[Fields]:
        """A list of objects, each named after the field and its place from 1."""
        name = f"{self.where}: {key}" if self.where else key
        return [
            Fields(each, f"{name} {place}", self.problems) for place, each in enumerate(self.items(key), 1)
        ]

    def unused(self, known: Mapping[str, object] | Iterable[str]) -> tuple[str, ...]:
        """The fields that nothing reads, in order."""
        return tuple(sorted(set(self.values) - set(known)))
