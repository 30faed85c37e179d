"""The checkpoints as an Atom feed (RFC 4287): whoever reads it keeps what the register was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.services.register import Stand
from panel.web import atom


def feed(
    stands: Sequence[Stand], *, home: str, itself: str, link: Callable[[int], str], now: datetime
) -> bytes:
    """The feed, newest first; each entry holds the whole signed checkpoint."""
    updated = _noon(stands[0].day) if stands else now.isoformat(timespec="seconds")
    root = atom.begun(_("Checkpoints of the public register"), home=home, itself=itself, updated=updated)
    for each in stands:
        made = atom.child(root, "entry")
        atom.text(made, "id", link(each.size))
        atom.text(made, "title", ngettext("%(num)s line", "%(num)s lines", each.size))
        atom.text(made, "updated", _noon(each.day))
        atom.link(made, "alternate", link(each.size), "text/plain")
        atom.text(made, "content", each.text)
    return atom.written(root)


def _noon(day: str) -> str:
    """The register tells days, not hours."""
    return f"{day}T12:00:00Z"
