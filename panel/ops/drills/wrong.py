"""The application object of a seeded wrong build; which one is told by the environment."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import Any

from panel.ops.drills import builds
from panel.ops.wsgi import app as right

builds.BUILDS[os.environ[builds.NAME]]()


def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The product as changed, with an answer to a form that comes late."""
    answer: Iterable[bytes] = right(environ, start_response)
    if environ["REQUEST_METHOD"] == "POST":
        time.sleep(builds.WAIT)
    return answer
