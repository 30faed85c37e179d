"""The addresses of commentaries: writing, receipts, joint submissions, decisions."""

from __future__ import annotations

from tests.matrix.readers import Reader
from tests.matrix.rows import (
    AWAY,
    CONFLICT,
    DONE,
    HIDDEN,
    LET_IN,
    READ,
    REFUSED,
    Codes,
    Row,
    asked,
    in_state,
    lead,
    members,
    page,
)
from tests.matrix.specification import reads_commentary, reads_session
from tests.matrix.subjects import Subject

OFFICERS = "officer outside phase:decide"
FIRST = {"number": "1"}
WRITE = {"title": "On the desk", "body": "Nobody says why.", "revision": "1", "language": "en", "act": "save"}


def begins(reader: Reader, subject: Subject) -> Codes:
    """A draft for one's organization, while the session takes drafts."""
    if "harbour" not in reader.mandates:
        return REFUSED
    return DONE if subject.session in {"announced", "open"} else REFUSED | CONFLICT


def writes(reader: Reader, subject: Subject) -> Codes:
    """A draft while the session takes drafts; what was filed while it can be amended."""
    if subject.state == "draft" and subject.session in {"announced", "open"}:
        return DONE
    return (
        DONE if subject.state in {"submitted", "admitted"} and subject.session == "open" else LET_IN - {404}
    )


def reads_writing(reader: Reader, subject: Subject) -> Codes:
    """The page while something can be written, else the receipt."""
    return READ if subject.state == "draft" else READ | AWAY


def has_receipt(reader: Reader, subject: Subject) -> Codes:
    """A receipt for what was filed."""
    return HIDDEN if subject.state == "draft" else READ


def has_changes(reader: Reader, subject: Subject) -> Codes:
    """Changes are between two versions; the first has none."""
    return READ | HIDDEN


def answers(reader: Reader, subject: Subject) -> Codes:
    """For one's organization, while a signature can be given."""
    return LET_IN if subject.session == "open" and "bridge" in reader.mandates else REFUSED


def appeals(reader: Reader, subject: Subject) -> Codes:
    """An appeal, once, against not being admitted."""
    if subject.state == "draft":
        return HIDDEN | CONFLICT
    return DONE if subject.state == "not_admitted" else CONFLICT | {422}


def decides(reader: Reader, subject: Subject) -> Codes:
    """What was filed and waits."""
    waits = subject.state == "submitted" or "amended" in subject.facts
    return DONE if waits else CONFLICT | DONE


def shows(reader: Reader, subject: Subject) -> Codes:
    """The text; of what was withdrawn that it was."""
    return frozenset({410}) if subject.state == "withdrawn" else READ


def by_number(reader: Reader, subject: Subject) -> bool:
    """As the reading room finds it: before it is published, who was asked to sign has a page for that."""
    if subject.published or subject.listed_as_withdrawn:
        return reads_commentary(reader, subject)
    return "bridge" not in reader.mandates and reads_commentary(reader, subject)


def withheld(reader: Reader, subject: Subject) -> bool:
    """A submission whose name is withheld and that the reader may read; others are not there."""
    return (subject.consent != "public" or subject.state == "erased") and reads_commentary(reader, subject)


def redacted(reader: Reader, subject: Subject) -> bool:
    """A submission in which words were taken out; others are not there."""
    return ("redacted" in subject.facts or subject.state == "erased") and reads_commentary(reader, subject)


def flags_it(reader: Reader, subject: Subject) -> Codes:
    """Whoever is focal point of any accredited organization finds the form, or that the text is withdrawn."""
    return LET_IN | {410} if "focal_point" in reader.mandates.values() else REFUSED


TEXT = page("commentary", "officer outside | member", reads_commentary, READ | CONFLICT, LET_IN - {404})

ROUTES: dict[str, Row] = {
    "begin_commentary": page("session", "signed_in", reads_session, post=begins, form={"organisation": "{own}"}),
    "write": page("commentary", "member", members, reads_writing, writes, form=WRITE),
    "autosave": page("commentary", "member", members, post=writes, form=WRITE),
    "discard": page("commentary", "member", members, in_state("draft", READ, AWAY), in_state("draft")),
    **dict.fromkeys(("receipt", "receipt_file"), page("commentary", "member", members, has_receipt)),
    "changes": page("commentary", "member", members, has_changes, more=FIRST),
    "withdraw": page("commentary", "focal phase:decide", members,
                     in_state("submitted admitted late", READ, AWAY), in_state("submitted admitted late")),
    "consent": page("commentary", "focal phase:decide", members, READ | AWAY, LET_IN,
                    form={"consent": "text_withheld"}),
    "appeal_decision": page("commentary", "focal phase:decide", members, post=appeals,
                            form={"sentence": "It is about the desk."}),
    "letters": TEXT,
    "translation": TEXT,
    "joint": page("commentary", "member", lead),
    **dict.fromkeys(("invite_members", "take_back_invitation"),
                    page("commentary", "focal phase:sign", lead, post=LET_IN)),
    "sign": page("commentary", "signed_in", asked),
    "answer_signature": page("commentary", "asked_focal phase:sign", asked, post=answers),
    "commentary": page("commentary", "anyone", by_number, shows, only=lambda s: s.state != "draft"),
    "flag_commentary": page("commentary", "signed_in", by_number, flags_it, flags_it, only=lambda s: s.state != "draft"),
    # decisions
    "review": page("commentary", OFFICERS, reads_commentary, READ, decides,
                   form={"act": "return", "version_id": "{version_id}", "ground": "", "sentence": "Say where."}),
    "decide_appeal": page("commentary", "chair outside fresh", reads_commentary, READ, in_state("appealed"),
                          form={"act": "reinstate", "sentence": "It belongs to the questions."}),
    "redact": page("commentary", "officer outside", reads_commentary, READ, LET_IN,
                   form={"version_id": "{version_id}", "words": "a {words}", "reason": "A name."}),
    "desk_changes": page("commentary", "officer | head", reads_commentary, has_changes, more=FIRST),
    "withheld_names": page("nothing", "safeguarding", lambda reader, subject: True),
    "reveal": page("commentary", "safeguarding", withheld, READ, LET_IN, form={"reason": "A threat was made."}),
    "unredacted": page("commentary", "safeguarding", redacted, READ, LET_IN, form={"reason": "An appeal."}),
}  # fmt: skip
