"""What is downloaded: the lines, the checkpoints, the published texts, the verifier, and the feed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Response, current_app, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate import door
from panel.gate.marks import public
from panel.queries import register as lines
from panel.register import verifier
from panel.services import register, register_dump
from panel.web import atom
from panel.web.register import feed

PLAIN = "text/plain; charset=utf-8"

#: Lines that are read at once.
AT_ONCE = 5000


def newest(actor: Actor) -> Any:
    """Loader: the newest checkpoint; Missing before there is one."""
    found = register.stand()
    if found is None:
        raise Missing()
    return found


def of_size(actor: Actor, size: str) -> Any:
    """Loader: the checkpoint over so many lines."""
    known = size.isascii() and size.isdigit() and 0 < len(size) <= 9 and not size.startswith("0")
    found = register.stand(int(size)) if known else None
    if found is None:
        raise Missing()
    return found


@public("the register is for everybody", on=newest, export=True)
def register_file(actor: Actor, stand: Any) -> ResponseReturnValue:
    """All lines up to the newest checkpoint."""

    def parts() -> Iterator[bytes]:
        for first in range(1, stand.size + 1, AT_ONCE):
            with door.glance():  # over before the part is sent: who reads slowly holds no connection
                part = b"".join(lines.texts(first, min(stand.size, first + AT_ONCE - 1)))
            yield part

    return _streamed(parts(), "register.txt", PLAIN, f"lines-{stand.size}")


@public("the register is for everybody", on=newest)
def checkpoint_file(actor: Actor, stand: Any) -> ResponseReturnValue:
    """The newest checkpoint with its signatures."""
    return stand.text, 200, _named("checkpoint.txt", PLAIN)


@public("the register is for everybody", on=of_size)
def old_checkpoint(actor: Actor, stand: Any) -> ResponseReturnValue:
    """An earlier checkpoint with its signatures."""
    return stand.text, 200, _named(f"checkpoint-{stand.size}.txt", PLAIN)


@public("what is published is for everybody", on=newest, export=True)
def published_texts(actor: Actor, stand: Any) -> ResponseReturnValue:
    """Every published text with its salt, as the register has it."""
    found = register_dump.published(stand.size)

    def parts() -> Iterator[bytes]:
        for seqs in register_dump.parts(found):
            with door.glance():
                part = register_dump.texts(seqs)
            yield part

    return _streamed(parts(), "published.jsonl", "application/jsonl; charset=utf-8", "")


@public("everybody can check the register with a program that they can read")
def verifier_file(actor: Actor) -> ResponseReturnValue:
    """The verifier, one file of the standard library of Python."""
    content = Path(verifier.__file__).read_bytes()
    return content, 200, _named("panel-verify.py", "text/x-python; charset=utf-8")


@public("news of the register is for everybody")
def checkpoint_feed(actor: Actor) -> ResponseReturnValue:
    """The checkpoints as an Atom feed."""
    base = current_app.config["PANEL"].base_url
    content = feed.feed(
        register.stands(0, 50),
        home=base + url_for("register"),
        itself=base + url_for("checkpoint_feed"),
        link=lambda size: base + url_for("old_checkpoint", size=size),
        now=door.now(),
    )
    return content, 200, {"Content-Type": f"{atom.KIND}; charset=utf-8"}


def _streamed(parts: Iterator[bytes], name: str, kind: str, tag: str) -> ResponseReturnValue:
    """A file in parts, each read when it is sent, after the view of the request has ended."""
    if tag and tag in request.if_none_match:
        return "", 304
    answer = Response(stream_with_context(parts), headers=_named(name, kind))
    if tag:
        answer.set_etag(tag)
    return answer


def _named(name: str, kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": kind}
