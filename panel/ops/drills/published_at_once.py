"""The application object of a seeded wrong build, in which nobody moderates: what is sent is public."""

from typing import Any

from panel.ops.wsgi import app
from panel.services import post

_send = post.send


def _at_once(thread: Any, *rest: Any, **more: Any) -> Any:
    made, new = _send(thread, *rest, **more)
    if new:
        made.number, thread.next_post = thread.next_post, thread.next_post + 1
        made.state, made.published_version_id, made.waits_since = "published", made.version_id, None
        made.published_at = made.written_at
    return made, new


vars(post)["send"] = _at_once

__all__ = ["app"]
