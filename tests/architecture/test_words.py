"""Every column of text is known to erasure: words of a submission stand nowhere that it does not look."""

from sqlalchemy import JSON, LargeBinary, String

import panel.models  # noqa: F401 - makes every table known
from panel.db import Base
from panel.services._words_held import FILES, HARMLESS, OWN, SAID


def text_columns() -> set[str]:
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, (JSON, String, LargeBinary))
        and not column.foreign_keys
        and not column.primary_key
    }


def test_every_column_of_text_is_erased_searched_or_harmless() -> None:
    harmless = [name for names in HARMLESS.values() for name in names]
    known = OWN | SAID | FILES | set(harmless)
    assert (text_columns() - known, known - text_columns()) == (set(), set())
    assert len(harmless) == len(set(harmless))
    assert not (OWN | SAID | FILES) & set(harmless)
