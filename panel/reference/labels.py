"""The names of fields and the closed vocabularies, as msgids; the page that shows them translates them."""

from __future__ import annotations

from collections.abc import Mapping


def N_(msgid: str) -> str:
    """Mark a message for translation; the page that shows it translates it."""
    return msgid


#: Field name of an entry -> what a page prints before it.
FIELD_LABELS: Mapping[str, str] = {
    "acronym": N_("Acronym"),
    "addressees": N_("Addressed to"),
    "adopted_by": N_("Adopted by"),
    "alpha2": N_("ISO 3166-1 alpha-2"),
    "alpha3": N_("ISO 3166-1 alpha-3"),
    "as_cited": N_("As the source has it"),
    "attendance": N_("Attendance"),
    "binding": N_("Legal status"),
    "commission": N_("Regional commission by default"),
    "commissions": N_("Regional commissions of which it is a member"),
    "date": N_("Date"),
    "document": N_("Document"),
    "does": N_("What it does"),
    "group": N_("Group"),
    "ilo_number": N_("ILO Convention number"),
    "instruments": N_("Instruments"),
    "kind": N_("Kind"),
    "kept": N_("What this platform keeps"),
    "made_by": N_("Made by"),
    "made_to": N_("Made to"),
    "m49": N_("UN M49"),
    "monitors": N_("Monitors"),
    "note": N_("Note"),
    "number": N_("Number"),
    "organizer": N_("Organizer"),
    "parent": N_("Part of"),
    "parties_2013": N_("States parties in 2013"),
    "place": N_("Place"),
    "predecessor": N_("Geneva Migration Group"),
    "publisher": N_("Publisher"),
    "readings": N_("Readings"),
    "segments": N_("Segments"),
    "see_also": N_("See also"),
    "short_names": N_("Short names"),
    "signatories_2013": N_("Signed, not ratified, in 2013"),
    "status": N_("Status"),
    "text": N_("Text"),
    "un_group": N_("UN regional group"),
    "why": N_("Why it is here"),
    "year": N_("Year"),
}

BINDING: Mapping[str, str] = {
    "treaty": N_("Treaty, binding on the States that are parties to it"),
    "declaration": N_("Without binding effect"),
}
