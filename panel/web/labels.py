"""What codes of the database are called on a page: states, kinds, levels, languages, roles.

A page never shows a code, and never translates one it was handed: it looks the code up here. Templates
know this module as ``labels``. Codes that belong to a closed list with its own words (constituencies,
grounds, reasons for non-use, reference lists) are named there.
"""

from __future__ import annotations

from collections.abc import Mapping

from panel.i18n import LazyString
from panel.i18n import lazy_gettext as _l

Labels = Mapping[str, LazyString]

SESSION: Labels = {
    "draft": _l("Draft"),
    "announced": _l("Announced"),
    "open": _l("Open"),
    "closed": _l("Closed"),
    "collating": _l("Being collated"),
    "concluded": _l("Concluded"),
    "archived": _l("Archived"),
    "cancelled": _l("Cancelled"),
}

COMMENTARY: Labels = {
    "draft": _l("Draft"),
    "submitted": _l("Submitted"),
    "admitted": _l("Admitted"),
    "not_admitted": _l("Not admitted"),
    "appealed": _l("Before the chair"),
    "late": _l("Received after the deadline"),
    "withdrawn": _l("Withdrawn"),
    "erased": _l("Erased"),
}

#: How far a participant's words may be used.
USE: Labels = {
    "secretariat_only": _l("Only the secretariat reads them"),
    "paraphrase": _l("In other words, without quoting me"),
    "quote_as_label": _l("Word for word in the thread, without my name"),
    "quote_by_name": _l("Word for word in the thread, with a name that I give"),
}

CONTRIBUTION: Labels = {
    "held": _l("Waits for a moderator"),
    "cleared": _l("Let pass; appears with others within two days"),
    "kept": _l("With the secretariat, not published"),
    "returned": _l("Returned"),
    "appealed": _l("Before the chair"),
    "released": _l("Published"),
}

#: Of a contribution whose post is not public any more, in place of its own state.
TAKEN_OUT: Labels = {
    "hidden": _l("Taken out of the thread"),
    "appealed": _l("Before the chair"),
    "erased": _l("Erased"),
}

SIGNATURE: Labels = {
    "invited": _l("Invited"),
    "confirmed": _l("Confirmed"),
    "asked_again": _l("Asked again: the text was changed"),
    "declined": _l("Declined"),
    "dropped": _l("Not confirmed – dropped"),
}

ORGANISATION: Labels = {
    "pending": _l("Waiting for a decision"),
    "asked": _l("Asked for more information"),
    "accredited": _l("Accredited"),
    "declined": _l("Declined"),
    "appealed": _l("Before the chair"),
    "declined_finally": _l("Declined, finally"),
    "suspended": _l("Suspended"),
    "lapsed": _l("Lapsed"),
}

SUMMARY: Labels = {
    "outline": _l("Outline"),
    "drafting": _l("Being drafted"),
    "in_check": _l("With those who contributed"),
    "adopted": _l("Adopted"),
    "issued": _l("Issued"),
}

THREAD: Labels = {
    "scheduled": _l("Opens later"),
    "open": _l("Open"),
    "paused": _l("Paused"),
    "closed": _l("Closed"),
    "digested": _l("Closed, with digest"),
    "archived": _l("Archived"),
}

POST: Labels = {
    "held": _l("Waiting for a moderator"),
    "returned": _l("Returned to you"),
    "published": _l("Published"),
    "hidden": _l("Hidden"),
    "appealed": _l("Before the chair"),
    "erased": _l("Erased"),
}

THREAD_MODE: Labels = {
    "named": _l("Person and organization"),
    "organisation": _l("Organization only"),
    "chatham_house": _l("Neither: Chatham House Rule"),
}

FLAG: Labels = {
    "filed": _l("Flagged"),
    "aside": _l("Out of sight"),
    "restored": _l("Shown again"),
    "kept_away": _l("Not shown any more"),
}

FLAG_OUTCOME: Labels = {
    "restore": _l("It stands and is shown again"),
    "keep_away": _l("It is not by the organization it names, and is not shown any more"),
}

FOLLOWING: Labels = {
    "immediate": _l("a letter for each new post"),
    "daily": _l("a letter a day, if something is new"),
    "weekly": _l("a letter a week, if something is new"),
    "none": _l("no letter"),
}

THREAD_MODE_MEANING: Labels = {
    "named": _l("Each post carries the name of who wrote it, the organization and its country."),
    "organisation": _l("Each post carries the organization and its country, not the name of a person."),
    "chatham_house": _l(
        "What is said here may be used. Who said it, and for whom, is not told: not on this page, not to "
        "the moderators, not in any file."
    ),
}

APPROVAL: Labels = {
    "proposed": _l("Waits for a second person"),
    "approved": _l("Approved"),
    "refused": _l("Refused"),
    "lapsed": _l("Lapsed"),
}

KIND: Labels = {"individual": _l("Individual submission"), "joint": _l("Joint submission")}

POSITION: Labels = {
    "origin": _l("origin"),
    "transit": _l("transit"),
    "destination": _l("destination"),
}

CONSENT: Labels = {
    "public": _l("Published with the name"),
    "name_withheld": _l("Published, name withheld"),
    "text_withheld": _l("Text withheld"),
}

CONSENT_MEANING: Labels = {
    "public": _l("Text and name are published, and the summary cites both."),
    "name_withheld": _l(
        "The text is published and cited under a label such as NW7. Only the two safeguarding officers can "
        "learn the name, and each time is recorded."
    ),
    "text_withheld": _l(
        "Only the secretariat reads the text. It is neither cited nor counted; the summary says how many such "
        "texts there were."
    ),
}

WHO: Labels = {
    "open": _l("Every accredited organization"),
    "invitation": _l("Invited organizations only"),
}

PUBLICATION: Labels = {
    "admission": _l("Each text when it is admitted"),
    "closing": _l("All texts together when the call closes"),
}

LANGUAGE: Labels = {
    "ar": _l("Arabic"),
    "zh": _l("Chinese"),
    "en": _l("English"),
    "fr": _l("French"),
    "ru": _l("Russian"),
    "es": _l("Spanish"),
}

#: The sign beside the word: on, wait, off or bad, as in the style sheet.
SIGN: Mapping[str, str] = {
    "open": "on",
    "admitted": "on",
    "confirmed": "on",
    "accredited": "on",
    "released": "on",
    "cleared": "wait",
    "issued": "on",
    "approved": "on",
    "announced": "wait",
    "submitted": "wait",
    "appealed": "wait",
    "invited": "wait",
    "asked_again": "wait",
    "pending": "wait",
    "held": "wait",
    "scheduled": "wait",
    "paused": "wait",
    "published": "on",
    "returned": "bad",
    "asked": "wait",
    "in_check": "wait",
    "drafting": "wait",
    "collating": "wait",
    "proposed": "wait",
    "not_admitted": "bad",
    "cancelled": "bad",
    "declined": "bad",
    "declined_finally": "bad",
    "suspended": "bad",
    "refused": "bad",
}


def sign(state: str) -> str:
    """The sign of a state; those that are over, or have not begun, are ``off``."""
    return SIGN.get(state, "off")
