"""A line of the register in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from panel.domain import grounds
from panel.i18n import format_date, ngettext
from panel.i18n import gettext as _
from panel.register.lines import Line


def said(line: Line) -> str:
    """What a line says, in the reader's language."""
    return _WORDS[line.type](line)


def _submit(line: Line) -> str:
    return _("A text was received for %(session)s.", session=line.session)


def _amend(line: Line) -> str:
    return _("Its author filed another text in the place of line %(line)s.", line=line.target)


def _redact(line: Line) -> str:
    if line.args[2] == "consent":
        return _(
            "Its author withheld the name over the text of line %(line)s; this is the seal without it.",
            line=line.target,
        )
    return _(
        "Words were taken out of the text of line %(line)s: %(why)s.",
        line=line.target,
        why=_ground(line.args[2]),
    )


def _publish(line: Line) -> str:
    return _("The text of line %(line)s was published.", line=line.target)


def _withhold(line: Line) -> str:
    if line.args[1] == "consent":
        return _("The text of line %(line)s is not published, as its author wishes.", line=line.target)
    return _(
        "The text of line %(line)s was not admitted: %(why)s.", line=line.target, why=_ground(line.args[1])
    )


def _withdraw(line: Line) -> str:
    return _("Its author withdrew the text of line %(line)s.", line=line.target)


def _erase(line: Line) -> str:
    return _("The text of line %(line)s was destroyed; its line says nothing any more.", line=line.target)


def _extend(line: Line) -> str:
    was, now = (each.replace("T", " ").removesuffix("Z") for each in line.args)
    return _(
        "The deadline of %(session)s was moved for everybody, from %(was)s to %(now)s (UTC).",
        session=line.session, was=was, now=now,
    )  # fmt: skip


def _close(line: Line) -> str:
    return ngettext(
        "%(session)s closed; %(num)s text had been received.",
        "%(session)s closed; %(num)s texts had been received.",
        int(line.args[0]),
        session=line.session,
    )


def _report(line: Line) -> str:
    return _("A file of the summary of %(session)s was issued.", session=line.session)


def _day(line: Line) -> str:
    return _(
        "What follows was entered on %(day)s.",
        day=format_date(datetime.fromisoformat(f"{line.session}T12:00Z")),
    )


def _ground(code: str) -> str:
    known = grounds.by_code(code)
    return f"{code}, {_(known.label)}" if known is not None else code


_WORDS: Mapping[str, Callable[[Line], str]] = {
    "SUBMIT": _submit,
    "AMEND": _amend,
    "REDACT": _redact,
    "PUBLISH": _publish,
    "WITHHOLD": _withhold,
    "WITHDRAW": _withdraw,
    "ERASE": _erase,
    "EXTEND": _extend,
    "CLOSE": _close,
    "REPORT": _report,
    "DAY": _day,
}
