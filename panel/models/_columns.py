"""Column shapes shared by all tables: random identifiers, instants, states checked against a machine."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import mapped_column

from panel.db import UTC_
from panel.domain.machine import Machine


def new_id() -> str:
    """128 random bits in hexadecimal: not guessable, without order, without time."""
    return secrets.token_hex(16)


Id = Annotated[str, mapped_column(String(32), primary_key=True, default=new_id)]
Instant = Annotated[datetime, mapped_column(UTC_)]


def one_of(column: str, values: Any) -> CheckConstraint:
    """CHECK that the column holds one of the values (or NULL)."""
    listed = ", ".join(f"'{v}'" for v in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def state_of(machine: Machine) -> CheckConstraint:
    """CHECK that ``state`` is one the machine knows."""
    return one_of("state", machine.states)
