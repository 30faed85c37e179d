"""The product with one page more: the reading room's list, rendered from memory.

It passes the same door and uses the same template and frame; only the rows of the page are there
already. What the real list takes beyond it is what asking the database costs.
"""

from __future__ import annotations

from typing import Any

from flask import render_template, template_rendered
from flask.typing import ResponseReturnValue

from panel.domain.actor import Actor
from panel.gate import door
from panel.gate.marks import public
from panel.ops.wsgi import app

TEMPLATE = "reading_room/listing.html"

NAMES = (
    "call",
    "found",
    "filters",
    "late",
    "refusals",
    "constituencies",
    "regions",
    "page_address",
    "without",
)

#: What a page is made of once its rows are read; filled by the first list that is served.
_seen: dict[str, Any] = {}


def _keep(_sender: Any, template: Any, context: dict[str, Any], **_: Any) -> None:
    if template.name == TEMPLATE and not _seen:
        _seen.update({name: context[name] for name in NAMES})


template_rendered.connect(_keep, app)


@public("a page of the measurement; the product does not have it")
def from_memory(_actor: Actor) -> ResponseReturnValue:
    """The list as it was when this process served it first."""
    return render_template(TEMPLATE, **_seen) if _seen else ("Ask for the list first.", 503)


app.add_url_rule("/bench/from-memory", "bench_from_memory", door.admit(from_memory), methods=["GET"])

__all__ = ["app"]
