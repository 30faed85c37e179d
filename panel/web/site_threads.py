"""The addresses of threads, of one’s own posts, and of the moderators’ rooms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from panel.web.moderation import appeals as post_appeals
from panel.web.moderation import digest as digest_writing
from panel.web.moderation import planning, together
from panel.web.moderation import views as moderation
from panel.web.threads import digest as digests
from panel.web.threads import files as thread_files
from panel.web.threads import oral
from panel.web.threads import own as own_posts
from panel.web.threads import views as threads
from panel.web.threads import writing as post_writing

GET = ("GET",)
POST = ("POST",)
BOTH = ("GET", "POST")

ROUTES: tuple[tuple[str, str, Callable[..., Any], tuple[str, ...]], ...] = (
    ("/threads", "threads", threads.listing, GET),
    ("/threads/<slug>/<number>", "thread", threads.thread, GET),
    ("/threads/<slug>/<number>/write", "write_post", post_writing.write, BOTH),
    ("/threads/<slug>/<number>/record", "moderation_record", threads.record, GET),
    ("/threads/<slug>/<number>/posts/<post>", "thread_post", threads.post, GET),
    ("/threads/<slug>/<number>/posts/<post>/share", "share_post", own_posts.share, POST),
    ("/threads/<slug>/<number>/files/<format>", "thread_file", thread_files.download, GET),
    ("/threads/<slug>/<number>/feed.atom", "thread_feed", thread_files.thread_feed, GET),
    ("/threads/<slug>/<number>/oral", "record_oral", oral.record, BOTH),
    ("/threads/<slug>/<number>/follow", "follow_thread", own_posts.follow, POST),
    ("/threads/<slug>/<number>/digest", "thread_digest", digests.page, GET),
    ("/threads/<slug>/<number>/digest/<format>", "digest_file", digests.download, GET),
    ("/posts", "own_posts", own_posts.listing, GET),
    ("/posts/<post_id>", "edit_post", post_writing.edit, BOTH),
    ("/posts/<post_id>/appeal", "appeal_post", own_posts.appeal, BOTH),
    ("/posts/<post_id>/erase", "erase_post", own_posts.erase, BOTH),
    ("/desk/moderation", "moderation", moderation.desk, GET),
    ("/desk/moderation/<slug>/<number>", "moderation_queue", moderation.queue, GET),
    ("/desk/moderation/<slug>/<number>/together", "moderate_together", together.together, BOTH),
    ("/desk/moderation/<slug>/<number>/run", "run_thread", moderation.run, BOTH),
    ("/desk/moderation/<slug>/<number>/digest", "write_digest", digest_writing.write, BOTH),
    ("/desk/moderation/<slug>/<number>/edit", "edit_thread", planning.edit, BOTH),
    ("/desk/posts/<post_id>", "moderate_post", moderation.decide, BOTH),
    ("/desk/posts/<post_id>/appeal", "decide_post_appeal", post_appeals.decide, BOTH),
    ("/desk/<slug>/threads/plan", "plan_thread", planning.schedule, BOTH),
)
