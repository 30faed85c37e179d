"""The strict edge: what is malformed never reaches a form parser.

Werkzeug parses forms leniently: one raw byte that is not UTF-8 gives an *empty* form and no error, so
that a commentary could be filed empty; its memory limit does not bind url-encoded bodies; Flask's JSON
accepts NaN, duplicate keys and any depth. Every body is therefore read once, bounded, and checked here.
"""

from __future__ import annotations

import json
import math
from typing import Any
from urllib.parse import parse_qsl

from flask import Flask, current_app, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import MethodNotAllowed, UnsupportedMediaType

from panel.domain.errors import N_, Malformed, PanelError
from panel.gate.marks import mark_of

#: Fields that may be sent more than once; every other one is a scalar.
LISTS = frozenset(
    {
        "issues",
        "languages",
        "consents",
        "positions",
        "questions",
        "base_numbers",
        "organisations",
        "marks",
        "weekend",
        "chosen",
        "moderators",
    }
)

MOST_FIELDS = 400
DEEPEST_JSON = 32
LONGEST_NUMBER = 32
LONGEST_QUERY = 4_096
FORM = "application/x-www-form-urlencoded"
FORM_WITH_FILE = "multipart/form-data"

#: Most bytes of a form with a file, and most parts of it.
FILE_BYTES, FILE_PARTS = 8 * 1024 * 1024, 20


class LongAddress(PanelError):
    """More stands in the address than it may carry."""

    status = 413
    title = N_("This address is too long")
    default = N_(
        "The address has more characters than we read (%(limit)s). Search with fewer words, or choose fewer "
        "filters at once."
    )


def init(app: Flask, body_limit: int, hosts: frozenset[str]) -> None:
    """Set the limits; ``hosts`` are the only values of the Host header that are answered."""
    app.config.update(MAX_CONTENT_LENGTH=body_limit, PANEL_HOSTS=hosts)
    app.json = StrictJSON(app)


def inspect() -> None:
    """Run before anything reads the request; raises Malformed or a 4xx of the framework."""
    if request.environ.get("HTTP_HOST", "").lower() not in current_app.config["PANEL_HOSTS"]:
        raise Malformed(N_("This address does not belong to the platform. Use the official address."))
    if request.method not in {"GET", "HEAD", "POST", "OPTIONS"}:
        known = request.routing_exception
        raise known if isinstance(known, MethodNotAllowed) else MethodNotAllowed(["GET", "HEAD"])
    _path(request.environ.get("PATH_INFO", "").encode("latin-1"))
    query = request.query_string
    if len(query) > LONGEST_QUERY:
        raise LongAddress(limit=f"{LONGEST_QUERY:,}")
    _fields(query, N_("The address carries text that is not valid."))
    if request.method == "POST":
        _body()


def _path(path: bytes) -> None:
    """Servers put U+FFFD where a path is not UTF-8, before anybody can look; no address of ours has one."""
    message = N_("The address is not valid text.")
    if "\ufffd" in _text(path, message):
        raise Malformed(message)


def _body() -> None:
    if request.mimetype == FORM_WITH_FILE and _takes_file():
        _form_with_file()
        return
    if request.content_length is None and not request.environ.get("wsgi.input_terminated"):
        data = b""
    else:
        data = request.get_data(cache=True)
    kind = request.mimetype
    if not data and not kind:
        return
    if kind == FORM:
        _fields(data, N_("The form carries text that is not valid UTF-8. Nothing was used of it."))
    elif kind == "application/json":
        load_json(_text(data, N_("The body is not valid UTF-8.")))
    else:
        raise UnsupportedMediaType()


def _takes_file() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    mark = mark_of(view) if view is not None else None
    return mark is not None and mark.takes_file


def _form_with_file() -> None:
    """Read a form with a file within its own bounds; its other fields are held to the same rules."""
    request.max_content_length, request.max_form_parts = FILE_BYTES, FILE_PARTS
    request.get_data(cache=True)
    named = [(name, value) for name, values in request.form.lists() for value in values]
    named += [(name, file.filename or "") for name, files in request.files.lists() for file in files]
    if len({name for name, _ in named}) != len(named):
        raise Malformed(N_("A field was sent twice. Go back and send the form once."))
    # The parser puts U+FFFD where bytes are no UTF-8.
    if any("\ufffd" in text or "\0" in text for pair in named for text in pair):
        raise Malformed(N_("The form carries text that is not valid UTF-8. Nothing was used of it."))


def _fields(data: bytes, message: str) -> None:
    try:
        pairs = parse_qsl(
            data.decode("utf-8", "strict"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except (UnicodeDecodeError, ValueError) as error:
        raise Malformed(message) from error
    seen: set[str] = set()
    for name, value in pairs:
        if "\0" in name or "\0" in value:
            raise Malformed(
                N_("“%(field)s” contains a NUL character. Remove it, then send again."),
                field=name.replace("\0", "")[:60],
            )
        if name in seen and name not in LISTS:
            raise Malformed(
                N_("“%(field)s” was sent twice. Go back and send the form once."), field=name[:60]
            )
        seen.add(name)


def _text(data: bytes, message: str) -> str:
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        raise Malformed(message) from error
    if "\0" in text:
        raise Malformed(message)
    return text


def load_json(text: str) -> Any:
    """Parse JSON strictly: bounded depth, finite numbers, no key twice, no lone surrogate."""
    _bound_depth(text)
    try:
        value = json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_short,
            object_pairs_hook=_once,
        )
    except Malformed:
        raise
    except ValueError as error:
        raise Malformed(N_("The body is not valid JSON.")) from error
    _no_surrogates(value)
    return value


def _bound_depth(text: str) -> None:
    depth, quoted, escaped = 0, False, False
    for char in text:
        if quoted:
            escaped, quoted = (char == "\\" and not escaped), (char != '"' or escaped)
        elif char == '"':
            quoted, escaped = True, False
        elif char in "[{":
            depth += 1
            if depth > DEEPEST_JSON:
                raise Malformed(N_("The JSON is nested too deeply."))
        elif char in "]}":
            depth -= 1


def _refuse_constant(name: str) -> Any:
    raise Malformed(N_("JSON numbers must be finite."))


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Malformed(N_("JSON numbers must be finite."))
    return value


def _short(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise Malformed(N_("A number in the JSON is too long."))
    return int(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Malformed(N_("A name stands twice in one object of the JSON."))
    return made


def _no_surrogates(value: Any) -> None:
    if isinstance(value, str):
        if any("\ud800" <= c <= "\udfff" or c == "\0" for c in value):
            raise Malformed(N_("The JSON contains a broken character."))
    elif isinstance(value, dict):
        for key, item in value.items():
            _no_surrogates(key)
            _no_surrogates(item)
    elif isinstance(value, list):
        for item in value:
            _no_surrogates(item)


class StrictJSON(DefaultJSONProvider):
    """Flask's JSON with the strict reader above."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Parse a body that has passed ``inspect``."""
        return load_json(_text(s, N_("The body is not valid UTF-8.")) if isinstance(s, bytes) else s)
