"""The order of codes in SQL, the twin of ``panel.domain.drafting.codes``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, func, tuple_

from panel.domain.drafting.codes import DIGITS

Code = SQLColumnExpression[Any]


def code_order(code: Code) -> tuple[Code, ...]:
    """What an ORDER BY names for a code: its letters, how long the number at its end is, that number, itself."""
    stem = func.rtrim(code, DIGITS)
    number = func.ltrim(func.substr(code, func.length(stem) + 1), "0")
    return func.lower(stem), func.length(number), number, code


def after(code: Code, other: Code) -> ColumnElement[bool]:
    """Whether a code comes after another one."""
    return tuple_(*code_order(code)) > tuple_(*code_order(other))
