"""Pages of the register, for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue

from panel.domain.actor import Actor
from panel.gate.marks import public
from panel.queries import register as lines
from panel.queries.paging import Window, window
from panel.register.lines import parse
from panel.services import register, register_place
from panel.web.forms import whole
from panel.web.pages import render
from panel.web.register import wording

#: Lines and checkpoints on a page.
LINES, CHECKPOINTS = 100, 50


@public("the register is for everybody")
def register_page(actor: Actor) -> ResponseReturnValue:
    """The newest checkpoint and the lines in words, newest first."""
    stand = register.stand()
    here = _window(stand.size if stand else 0, LINES)
    found = lines.page(stand.size - here.before, LINES) if stand else []
    return render(
        "register/register.html",
        stand=stand,
        lines=[(seq, wording.said(parse(f"{text}\n".encode())), text) for seq, text in found],
        page=here.page,
        pages=here.pages,
        page_address=lambda n: url_for("register", page=n),
        keys=_keys(stand),
    )


@public("the register is for everybody")
def checkpoints(actor: Actor) -> ResponseReturnValue:
    """Every checkpoint with those who have witnessed it, newest first."""
    number = lines.how_many_checkpoints()
    here = _window(number, CHECKPOINTS)
    return render(
        "register/checkpoints.html",
        stands=register.stands(here.before, CHECKPOINTS),
        number=number,
        page=here.page,
        pages=here.pages,
        page_address=lambda n: url_for("checkpoints", page=n),
    )


@public("how to check the register is for everybody")
def check(actor: Actor) -> ResponseReturnValue:
    """How to check, step by step, with the keys; what is proved by it and what is not."""
    stand = register.stand()
    return render("register/check.html", stand=stand, keys=_keys(stand))


def _window(number: int, each: int) -> Window:
    return window(whole(request.args.get("page"), 1, digits=5), number, each)


class Keys:
    """The printed keys: of the register (empty before the first checkpoint), of receipts, of witnesses."""

    def __init__(self, register_key: str, receipts: str, witnesses: Iterable[str]) -> None:
        self.register, self.receipts, self.witnesses = register_key, receipts, tuple(witnesses)


def _keys(stand: register.Stand | None) -> Keys:
    config: Any = current_app.config["PANEL"]
    seed = current_app.extensions["panel.keys"].receipt
    receipts = register_place.receipt_key(config.register_origin, seed).verifier
    return Keys(stand.vkey if stand else "", str(receipts), config.witnesses)
