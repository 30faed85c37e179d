"""The application object of a seeded wrong build; which one is told by the environment."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from panel.ops.drills import builds
from panel.ops.wsgi import app as right

NAME = os.environ[builds.NAME]
builds.BUILDS[NAME]()

#: A form that is longer than this is refused for the length of its text, early or not.
LONG = 6_000


def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The product as changed, with an answer to a form that comes late, or too early."""
    if environ["REQUEST_METHOD"] != "POST":
        return right(environ, start_response)
    if NAME == "early" and int(environ.get("CONTENT_LENGTH") or 0) < LONG:
        return _early(environ, start_response)
    answer: Iterable[bytes] = right(environ, start_response)
    if NAME != "speechless":
        time.sleep(builds.WAIT)
    return answer


def _early(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Say that it is filed, then file it."""
    body = BytesIO(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    later = environ | {"wsgi.input": body}

    def file() -> None:
        time.sleep(builds.WAIT)
        list(right(later, lambda *_: lambda _data: None))

    threading.Thread(target=file, daemon=True).start()
    start_response(
        "303 See Other", [("Location", f"{environ['PATH_INFO']}/receipt"), ("Content-Length", "0")]
    )
    return [b""]
