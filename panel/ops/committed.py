"""Whether the commitment of a version that lies in the record is of the text that lies beside it.

Written out once more, apart from the services that make commitments: drills and simulation must not learn
from the code that they look at.
"""

from __future__ import annotations

from typing import Any

from panel.register import commitment


def committed(row: Any, session: str) -> bool:
    """``row`` has attribution, body, language, title, salt and commitment; ``session`` is the symbol."""
    document: commitment.Document = {
        "attribution": row.attribution,
        "body": row.body,
        "files": [],
        "lang": row.language,
        "session": session,
        "title": row.title,
    }
    return commitment.verify(bytes(row.commitment), document, bytes(row.salt))
