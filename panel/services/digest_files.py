"""The files of an issued digest: made from what is public at that moment; the PDF is kept, and given up
with the first post that goes out of sight."""

from __future__ import annotations

import json
from datetime import datetime

from panel.db import db
from panel.documents import html
from panel.domain.errors import Missing
from panel.models import Digest, DigestFile, Post
from panel.queries import digest as digests
from panel.services import _digest_document, rendering
from panel.services._document import frame
from panel.services._outbox import enqueue

FORMATS = ("html", "docx", "pdf", "json")


def written(digest: Digest, format: str, *, base_url: str) -> bytes:
    """The bytes of one format as it may be read now. Raises Missing for a PDF that is not made yet."""
    if format == "json":
        plain = _digest_document.plain(digest, base_url)
        return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
    if format == "pdf":
        kept = digests.pdf(digest.id)
        if kept is None or kept.basis != _digest_document.basis(digest, base_url):
            raise Missing()
        return kept.content
    return rendering.written(_digest_document.document(digest, base_url), format)


def page(digest: Digest, *, base_url: str) -> str:
    """The text as HTML for the page of the site."""
    made = _digest_document.document(digest, base_url)
    return html.render_fragment(made, frame(made.language))


def offered(digest: Digest, *, base_url: str) -> list[str]:
    """The formats that can be had now."""
    kept = digests.pdf(digest.id)
    ready = kept is not None and kept.basis == _digest_document.basis(digest, base_url)
    return [each for each in FORMATS if each != "pdf" or ready]


def ask(digest_id: str, *, now: datetime) -> None:
    """Let a job make the PDF anew."""
    enqueue("render_digest", now=now, digest_id=digest_id)


def make(digest_id: str, *, base_url: str, now: datetime) -> None:
    """Make the PDF of an issued digest, in the place of the one there is; a second run changes nothing."""
    digest = digests.by_id(digest_id)
    basis, kept = _digest_document.basis(digest, base_url), digests.pdf(digest_id)
    if kept is not None and kept.basis == basis:
        return
    content = rendering.written(_digest_document.document(digest, base_url), "pdf")
    if kept is None:
        kept = DigestFile(digest_id=digest_id)
        db.session.add(kept)
    kept.basis, kept.content, kept.rendered_at = basis, content, now


def words_went(thematic_session_id: str, *, now: datetime) -> None:
    """Words went out of digests of a session: destroy their PDFs, and make new ones."""
    for digest in digests.issued_of(thematic_session_id):
        _anew(digest, now)


def post_erased(post: Post, *, now: datetime) -> None:
    """The lines that rest on a post are destroyed with it, in drafts as well."""
    for line in digests.lines_on(post.id):
        line.text = ""
    post_changed(post, now=now)


def post_changed(post: Post, *, now: datetime) -> None:
    """A post went out of sight or came back: destroy the PDFs of digests that rest on it, and make new ones."""
    for digest in digests.resting_on(post.id):
        _anew(digest, now)


def _anew(digest: Digest, now: datetime) -> None:
    kept = digests.pdf(digest.id)
    if kept is not None:
        db.session.delete(kept)
    ask(digest.id, now=now)
