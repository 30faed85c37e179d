"""Who may do what, in words of its own: section 3 of the trust paper with our roles.

A line is alternatives separated by ``|``; of an alternative all words must hold. ``facts`` says what a
word means for a reader and a subject. It reads no table of the program, so that each checks the other.
"""

from __future__ import annotations

from typing import Any

from tests.matrix.readers import READERS, Reader

DESK = "officer | head | rapporteur | chair"
FILED = frozenset({"submitted", "admitted", "not_admitted", "appealed", "withdrawn", "late", "erased"})

#: In which phases of a session something can be done.
PHASES = {
    "write": {"announced", "open"},
    "file": {"open", "closed"},
    "sign": {"open"},
    "late": {"open", "closed", "collating", "concluded"},
    "decide": {"open", "closed", "collating"},
    "draft": {"collating"},
}


def may(line: str, reader: Reader, subject: Any) -> bool:
    """Whether the line lets the reader act on the subject."""
    return any(all(_holds(word, reader, subject) for word in each.split()) for each in line.split("|"))


def enters(line: str, reader: Reader) -> bool:
    """Whether the reader is somebody on the pages of the line: an account on none of those of participants,
    a participant on theirs alone."""
    if line == "anyone":
        return True
    return reader.participant if line.startswith("participant") else reader.signed_in


def in_time(line: str, subject: Any) -> bool:
    """Whether the session's phase alone would let somebody act."""
    phases = [[w for w in each.split() if w.startswith("phase:")] for each in line.split("|")]
    return any(all(_holds(word, READERS["nobody"], subject) for word in words) for words in phases)


def _holds(word: str, reader: Reader, subject: Any) -> bool:
    if word == "anyone":
        return True
    if word == "signed_in":
        return reader.signed_in
    if word == "participant":
        return reader.participant
    if word.startswith("phase:"):
        return subject.session in PHASES[word.removeprefix("phase:")]
    if word in _FACTS:
        return _FACTS[word](reader, subject)
    return reader.has(word)


_FACTS: dict[str, Any] = {
    "member": lambda reader, subject: subject.owner in reader.mandates,
    "focal": lambda reader, subject: reader.mandates.get(subject.owner) == "focal_point",
    "heard": lambda reader, subject: any(body in reader.mandates for body in subject.heard),
    "heard_focal": lambda reader, subject: any(
        reader.mandates.get(body) == "focal_point" for body in subject.heard
    ),
    "asked_focal": lambda reader, subject: any(
        reader.mandates.get(body) == "focal_point" for body in subject.asked
    ),
    "outside": lambda reader, subject: subject.owner not in reader.mandates,
    "accredited": lambda reader, subject: subject.owner_state == "accredited",
    "fresh": lambda reader, subject: reader.name not in subject.hands,
    "self": lambda reader, subject: reader.signed_in and subject.owner in {"", reader.name},
    "other": lambda reader, subject: reader.name != subject.owner,
    "named": lambda reader, subject: reader.name == "moderator",
    "writer": lambda reader, subject: reader.name == subject.owner,
    "writer_focal": lambda reader, subject: any(
        reader.mandates.get(body) == "focal_point" for body in subject.asked
    ),
    "writer_outside": lambda reader, subject: not any(body in reader.mandates for body in subject.asked),
    "coder": lambda reader, subject: reader.name in subject.coders,
    "second": lambda reader, subject: any(reader.has(role) for role in subject.second),
}


def reads_session(reader: Reader, subject: Any) -> bool:
    """A call: the desk alone while it is a draft."""
    return subject.session != "draft" or may(DESK, reader, subject)


def reads_organisation(reader: Reader, subject: Any) -> bool:
    """An organization: accredited ones everybody, others their people and who decides about them."""
    return subject.state == "accredited" or may("member | officer | head | chair", reader, subject)


def reads_commentary(reader: Reader, subject: Any) -> bool:
    """A commentary: what is published everybody, what was filed the desk, a draft its organization alone."""
    if subject.published and subject.consent in {"public", "name_withheld"}:
        return True
    if subject.listed_as_withdrawn or subject.owner in reader.mandates:
        return True
    if any(body in reader.mandates for body in subject.asked):
        return True
    return subject.state in FILED and may(f"{DESK} | safeguarding", reader, subject)


def reads_post(reader: Reader, subject: Any) -> bool:
    """A post: published ones everybody; others who wrote it, the focal point, the thread's moderators,
    and the chair what is appealed."""
    if subject.state == "published" or may("writer | writer_focal | moderator named", reader, subject):
        return True
    return bool(subject.state == "appealed" and may("chair", reader, subject))


def reads_contribution(reader: Reader, subject: Any) -> bool:
    """A participant's words before they are published: their own; while they wait who moderates the thread,
    while an appeal does the chair; what is kept for the secretariat, the desk."""
    who = {"held": "moderator named", "appealed": "chair", "kept": DESK}.get(subject.state)
    return reader.name == subject.owner or bool(who and may(who, reader, subject))


def reads_number(reader: Reader, subject: Any) -> bool:
    """The number of a participant: nobody else's. What the record calls a participant, nobody."""
    return reader.name == subject.owner and subject.state == "number"


def reads_text(reader: Reader, subject: Any) -> bool:
    """The words of a commentary; ``reads_commentary`` says who may know that there is one."""
    if subject.published and subject.consent in {"public", "name_withheld"}:
        return True
    if subject.owner in reader.mandates or any(body in reader.mandates for body in subject.asked):
        return True
    return subject.state in FILED and may(f"{DESK} | safeguarding", reader, subject)


def reads_summary(reader: Reader, subject: Any) -> bool:
    """A summary: issued ones everybody, before that the desk, and in check who contributed."""
    if subject.state == "issued" or (subject.state and may(DESK, reader, subject)):
        return True
    return subject.state in {"in_check", "adopted"} and any(b in reader.mandates for b in subject.heard)


def concerns(reader: Reader, subject: Any) -> bool:
    """A proposal: who made it, who decided it, who may be its second person."""
    return reader.name in {subject.owner, subject.decided_by} or may("second", reader, subject)
