"""The addresses of threads, posts, the desk of what participants write, and reports of a danger."""

from __future__ import annotations

from tests.matrix import routes_participants
from tests.matrix import specification as spec
from tests.matrix.readers import OWN, Reader
from tests.matrix.rows import CONFLICT, DONE, GONE, LET_IN, READ, Codes, Row, everybody, in_state, page
from tests.matrix.specification import DESK, reads_commentary, reads_organisation, reads_post, reads_session
from tests.matrix.subjects import Subject

RUNS = "head | moderator named"
SHEETS = "focal accredited"


def filed(reader: Reader, subject: Subject) -> bool:
    """A text of one's own organization that was filed."""
    return OWN in reader.mandates and subject.state != "draft"


def filed_for_safety(reader: Reader, subject: Subject) -> bool:
    """A text that was filed and that the reader may read."""
    return subject.state != "draft" and reads_commentary(reader, subject)


def writes(reader: Reader, subject: Subject) -> Codes:
    """For an accredited organization, while the thread is open; the empty form is told first."""
    return LET_IN | {403}


def in_public(reader: Reader, subject: Subject) -> Codes:
    """What is published; of what was hidden only that it was."""
    return READ if subject.state == "published" else GONE


def decides(reader: Reader, subject: Subject) -> bool:
    """A participant's text: who moderates its thread while it waits, the chair while its appeal does."""
    who = {"held": "moderator named", "appealed": "chair"}.get(subject.state)
    return who is not None and spec.may(who, reader, subject)


def numbered(subject: Subject) -> bool:
    """It has its number in public."""
    return subject.state in {"published", "hidden"}


ROUTES: dict[str, Row] = {
    "what_we_hold": page("nothing", "anyone", everybody),
    "threads": page("nothing", "anyone", everybody),
    **dict.fromkeys(("thread", "moderation_record"), page("thread", "anyone", everybody)),
    "write_post": page("thread", "signed_in", everybody, READ | {303, 403, 409}, writes),
    "thread_post": page("post", "anyone", everybody, in_public, only=numbered),
    "share_post": page("post", "signed_in", everybody, post=lambda r, s: LET_IN | {403} if s.state == "published" else GONE,
                       only=numbered),
    "record_oral": page("thread", "signed_in", everybody, READ, LET_IN | {403}),
    "follow_thread": page("thread", "signed_in", everybody, READ, LET_IN),
    "own_posts": page("nothing", "signed_in", everybody),
    "edit_post": page("post", "writer", reads_post, READ | CONFLICT, LET_IN),
    "appeal_post": page("post", "writer", reads_post, in_state("returned", READ, READ | CONFLICT),
                        in_state("returned", DONE, CONFLICT | {422})),
    "erase_post": page("post", "writer | writer_focal | safeguarding", reads_post),
    # moderation
    "moderation": page("nothing", "moderator | head", everybody),
    "plan_thread": page("session", "moderator | head", reads_session, READ | CONFLICT, LET_IN),
    "moderation_queue": page("thread", RUNS, everybody),
    "edit_thread": page("thread", RUNS, everybody, READ | CONFLICT, LET_IN),
    "run_thread": page("thread", RUNS, everybody, {303}, LET_IN | {403}),
    "moderate_post": page("post", "moderator named writer_outside", reads_post, READ | CONFLICT, LET_IN),
    "decide_post_appeal": page("post", "chair", reads_post, READ | CONFLICT, LET_IN),
    "write_digest": page("thread", "moderator named", everybody, READ | CONFLICT, LET_IN),
    # no digest is issued here
    "thread_digest": page("thread", "anyone", lambda reader, subject: False),
    "digest_file": page("thread", "anyone", lambda reader, subject: False, more={"format": "html"}),
    "thread_file": page("thread", "anyone", everybody, more={"format": "json"}),
    "thread_feed": page("thread", "anyone", everybody),
    "moderate_together": page("thread", RUNS, everybody, READ | CONFLICT, LET_IN),
    # texts of participants, on the desk of who moderates their thread
    "protected_queue": page("nothing", f"moderator | {DESK}", everybody),
    "decide_contribution": page("contribution", "moderator named", decides, READ | CONFLICT, LET_IN),
    "decide_contribution_appeal": page("contribution", "chair fresh", decides, READ | CONFLICT, LET_IN),
    # erasure and danger
    "erase": page("commentary", "focal", filed, READ | CONFLICT, LET_IN),
    "find_to_erase": page("nothing", "safeguarding", everybody),
    "erase_for_safety": page("commentary", "safeguarding | focal", filed_for_safety, READ | CONFLICT, LET_IN),
    **dict.fromkeys(("report_danger", "danger_reported"), page("nothing", "anyone", everybody, READ, DONE)),
    "safety_reports": page("nothing", "safeguarding", everybody),
    "safety_report": page("report", "safeguarding", everybody),
    "attribution_flags": page("nothing", "safeguarding", everybody),
    # nothing is flagged here
    "attribution_flag": page("report", "safeguarding", lambda reader, subject: False, more={"flag_id": "0"}),
    "handle_safety_report": page("report", "safeguarding", everybody, post=LET_IN),
    # invitations of associations that may vouch
    "invitation_sheets": page("organisation", SHEETS, reads_organisation),
    "revoke_sheet": page("organisation", SHEETS, reads_organisation, post=LET_IN),
    **routes_participants.ROUTES,
}  # fmt: skip
