"""What every reference list is made of: entries, their fields for a page, the list around them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from dataclasses import fields as dataclass_fields
from typing import ClassVar, Generic, TypeVar

from panel.reference.labels import FIELD_LABELS

_SHARED = frozenset({"id", "label", "source", "as_of"})
_MSGIDS = frozenset({"note", "kept"})


@dataclass(frozen=True, slots=True)
class Field:
    """One line of an entry's page.

    ``label`` is a msgid. ``values`` are never empty strings; they are msgids where ``translatable``,
    otherwise text to be shown as it stands (official wording, numbers, ids).
    """

    name: str
    label: str
    values: tuple[str, ...]
    translatable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a reference list.

    ``id`` never changes and is never reused. ``label`` is English and a msgid. ``source`` says in
    words which document and which place in it; ``as_of`` is the date (ISO, as precise as known) the
    statement was true of.
    """

    id: str
    label: str
    source: str
    as_of: str

    #: Field name -> (stored value -> msgid), for fields that hold a word of a closed vocabulary.
    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {}

    def fields(self) -> tuple[Field, ...]:
        """What this kind of entry says beside label, source and date; fields without a value are left out."""
        lines = []
        for item in dataclass_fields(self):
            if item.name in _SHARED:
                continue
            words = self.VOCABULARY.get(item.name)
            values = _values(getattr(self, item.name), words)
            if values:
                translatable = words is not None or item.name in _MSGIDS
                lines.append(Field(item.name, FIELD_LABELS[item.name], values, translatable))
        return tuple(lines)


def _values(value: object, words: Mapping[str, str] | None) -> tuple[str, ...]:
    items = value if isinstance(value, tuple) else (value,)
    texts = (str(item) for item in items if item is not None and item != "")
    return tuple(words[text] if words else text for text in texts)


E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList(Generic[E_co]):
    """A read-only list with a version. ``title`` and ``note`` are msgids; ``open`` says entries may be added.

    The version is raised whenever an entry is added, changed or removed.
    """

    id: str
    title: str
    version: str
    as_of: str
    source: str
    entries: tuple[E_co, ...]
    note: str = ""
    open: bool = False

    def get(self, entry_id: str) -> E_co:
        """The entry with this id; KeyError where there is none."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def fingerprint(self) -> str:
        """SHA-256 over the content without the version: what has to stay while the version stays."""
        body = asdict(self)
        del body["version"]
        return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
