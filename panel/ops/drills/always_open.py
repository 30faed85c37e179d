"""The application object of a seeded wrong build, in which no deadline passes."""

from panel.domain import deadline
from panel.ops.wsgi import app

vars(deadline)["is_open"] = lambda *_: True

__all__ = ["app"]
