"""The examination: of each fact, what can really be done with what was taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import DateTime, LargeBinary

from panel.ops.seizure.held import FACTS, Fact
from panel.ops.seizure.taken import Taken

#: Tables of participants, whom nothing may identify.
_PROTECTED = (
    "participant",
    "participant_session",
    "participant_message",
    "invitation",
    "safety_report",
    "contribution",
)

#: Parts of the names of columns that would hold an address, a device, or a link to somebody.
_TRACES = ("address", "ip", "agent", "device", "referrer", "browser", "email", "phone")
_LINKS = ("organisation", "account", "mandate")


def examined(taken: Taken) -> tuple[Fact, ...]:
    """Every fact anew, as it is found."""
    return tuple(Fact(each.code, each.store, _EXAMINERS[each.code](taken)) for each in FACTS)


def _plain(table: str, *columns: str) -> Callable[[Taken], str]:
    """Words in a column that nothing seals."""

    def look(taken: Taken) -> str:
        found = [taken.table(table).c[name] for name in columns]
        return "sealed" if any(isinstance(each.type, LargeBinary) for each in found) else "readable"

    return look


def _hashed(table: str, *columns: str) -> Callable[[Taken], str]:
    """A fingerprint: of a password by Argon2, of a random code by a keyed hash of 64 digits or more."""

    def look(taken: Taken) -> str:
        values = [v for row in taken.rows(*(taken.table(table).c[name] for name in columns)) for v in row]
        kept = all(not v or v.startswith("$argon2id$") or _random(v) for v in values)
        return "fingerprint" if kept else "readable"

    return look


def _random(value: str) -> bool:
    return len(value) >= 40 and " " not in value


def _letters(taken: Taken) -> str:
    return "readable"


def _second_steps(taken: Taken) -> str:
    rows = [row[0] for row in taken.rows(taken.table("account").c.totp_secret) if row[0]]
    return "readable" if not rows or any(taken.opens_secret(each) for each in rows) else "sealed"


def _names(taken: Taken) -> str:
    return "readable" if taken.opens_box() else "sealed"


def _under_keys(name: str) -> Callable[[Taken], str]:
    """Words under the keys of their items: read where store, key file and record are all at hand."""

    def look(taken: Taken) -> str:
        table = taken.table(name)
        if not isinstance(table.c.sealed.type, LargeBinary):
            return "readable"
        rows = [(item, bytes(sealed)) for item, sealed in taken.rows(table.c.id, table.c.sealed) if sealed]
        return "readable" if not rows or any(taken.opens_text(*row) for row in rows) else "sealed"

    return look


def _erased(taken: Taken) -> str:
    """Whether of an erased item a word, a salt or a key is left."""
    version, row = taken.table("commentary_version"), taken.table("commentary")
    gone = {each[0] for each in taken.rows(row.c.id, row.c.state) if each[1] == "erased"}
    words = taken.rows(version.c.commentary_id, version.c.title, version.c.body, version.c.salt)
    left = any(any(said) for item, *said in words if item in gone)
    keys = any(taken.item_key(item) is not None for item in taken.ledger | gone)
    return "readable" if left or keys else "destroyed"


def _columns(wanted: tuple[str, ...]) -> Callable[[Taken], str]:
    """Columns of participants' tables that would tell it. Who handles a report is an officer."""

    def look(taken: Taken) -> str:
        names = {
            column.name
            for name in _PROTECTED
            for column in taken.table(name).columns
            if set(column.name.split("_")) & set(wanted)
        }
        return "readable" if names else "absent"

    return look


def _hours(taken: Taken) -> str:
    kinds = [column.type for name in _PROTECTED for column in taken.table(name).columns]
    return "readable" if any(isinstance(kind, DateTime) for kind in kinds) else "absent"


_EXAMINERS: Mapping[str, Callable[[Taken], str]] = {
    "published-texts": _plain("commentary_version", "title", "body"),
    "organization-texts": _plain("draft", "title", "body"),
    "organization-people": _plain("account", "name", "email"),
    "withheld-names-of-organizations": _plain("commentary", "organisation_id"),
    "letters": _letters,
    "passwords": _hashed("account", "password_hash"),
    "second-steps": _second_steps,
    "invitations": _hashed("invitation", "code_hash", "revoke_hash"),
    "participant-numbers-and-days": _plain("participant", "number"),
    "participant-passphrases": _hashed("participant", "passphrase_hash", "recovery_hash"),
    "participant-names": _names,
    "participant-texts": _under_keys("contribution"),
    "reports-of-danger": _under_keys("safety_report"),
    "erased-texts": _erased,
    "who-invited-a-participant": _columns(_LINKS),
    "addresses-and-devices-of-participants": _columns(_TRACES),
    "hours-of-participants": _hours,
}
