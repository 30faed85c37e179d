"""The addresses under /p: participants come in by number and words; whoever holds an account is nobody here."""

from __future__ import annotations

from tests.matrix.readers import Reader
from tests.matrix.rows import AWAY, DONE, LET_IN, READ, REFUSED, Codes, Expect, Row, everybody, in_state, page
from tests.matrix.subjects import Subject

TYPED = {"body": "Nobody says why.", "language": "en", "consent": "secretariat_only", "key": "0" * 32}
CHOSEN = {"consent": "secretariat_only"}
ASKED = {"sentence": "Please read it once more."}


def own(reader: Reader, subject: Subject) -> bool:
    """What a participant wrote or was told; of others' there is nothing to see."""
    return reader.name == subject.owner


def at_the_door(codes: Codes) -> Expect:
    """For who comes in; a participant who is in is sent on."""
    return lambda reader, subject: AWAY if reader.participant else codes


def speaks(codes: Codes) -> Expect:
    """The thread of the participant's own session, while it is open; elsewhere it is paused."""
    return lambda reader, subject: codes if reader.name == "participant" else REFUSED


def sends_again(reader: Reader, subject: Subject) -> Codes:
    """Another text while the first waits or was returned, in an open thread; otherwise back to it."""
    waits = subject.state in {"held", "returned"}
    return REFUSED if waits and reader.name == "participant_elsewhere" else AWAY


ROUTES: dict[str, Row] = {
    "p_join": page("nothing", "anyone", everybody, at_the_door(READ), at_the_door(DONE)),
    "p_sign_in": page("nothing", "anyone", everybody, at_the_door(READ), at_the_door(DONE)),
    "p_recover": page("nothing", "anyone", everybody, READ, DONE),
    "p_leave": page("nothing", "anyone", everybody, AWAY),
    "p_inbox": page("nothing", "participant", everybody),
    # nothing is to be confirmed: number and words were shown long ago
    "p_confirm": page("nothing", "participant", everybody, AWAY, AWAY),
    **dict.fromkeys(("p_new_words", "p_sign_out", "p_close", "p_about", "p_contact"),
                    page("nothing", "participant", everybody)),
    "p_dismiss": page("message", "participant", own, post=AWAY, form={"message": "{message}"}),
    "p_write": page("thread", "participant", everybody, speaks(READ), speaks(AWAY),
                    form=TYPED, only=lambda s: s.state == "open"),
    "p_text": page("contribution", "participant", own),
    "p_change": page("contribution", "participant", own, in_state("held returned", READ, AWAY), sends_again, form=TYPED),
    "p_tighten": page("contribution", "participant", own, post=AWAY, form=CHOSEN),
    "p_appeal": page("contribution", "participant", own, post=AWAY, form=ASKED),
    "p_erase": page("contribution", "participant", own, READ, LET_IN),
}  # fmt: skip
