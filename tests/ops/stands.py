"""Installations of their own for tests that start real processes."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from config import from_env
from panel.app import create_app
from panel.ops.drills.stand import Stand
from tests.conftest import postgres_url

#: Both databases, as ``raised`` and the drills want to be told.
SERVERS = {"sqlite": lambda: None, "postgresql": postgres_url}


def build(settings: Mapping[str, str]) -> Flask:
    """The application for an environment of settings."""
    return create_app(from_env(settings))


__all__ = ["SERVERS", "Stand", "build"]
