"""What stood in a text before words were taken out of it: asked for by safeguarding alone."""

from __future__ import annotations

from dataclasses import dataclass

from panel.models import Commentary, CommentaryVersion
from panel.queries import commentary as commentaries


@dataclass(frozen=True, slots=True)
class Redacted:
    """A version as it was received, and the last of those that redactions made of it."""

    received: CommentaryVersion
    redacted: CommentaryVersion


def of(commentary: Commentary) -> tuple[Redacted, ...]:
    """The redacted versions with what they came from, in order; an erased submission has none left."""
    if commentary.state == "erased":
        return ()
    versions = {version.id: version for version in commentaries.versions(commentary.id)}
    replaced = {version.redacts for version in versions.values()}
    found = []
    for last in versions.values():
        if last.redacts is None or last.id in replaced:
            continue
        received = last
        while received.redacts is not None:
            received = versions[received.redacts]
        found.append(Redacted(received, last))
    return tuple(found)
