"""The response table: every correction with its answer, compiled at issue and published with the summary.

What was said of safety is never published, nor anything under a name that is withheld: each row stands
under the label of its contributor.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from panel.db import db
from panel.documents import blocks
from panel.documents.csv import render_csv
from panel.domain import correction as rules
from panel.domain.actor import SYSTEM
from panel.domain.correction import SAFETY
from panel.domain.deadline import GENEVA
from panel.domain.drafting import withheld
from panel.domain.errors import Missing
from panel.i18n import format_date, ngettext, use_locale
from panel.i18n import gettext as _
from panel.models import ChangeFile, Correction, Summary
from panel.queries import attribution
from panel.queries import correction as corrections
from panel.queries import summary as summaries
from panel.queries import summary_change as changes
from panel.services import _out_of_sight, rendering
from panel.services._collation_input import LANGUAGE, gather
from panel.services._journal import record
from panel.services._outbox import enqueue

FORMATS = ("html", "csv", "docx", "pdf", "json")

FORMAT, VERSION = "panel-responses", 1

COLUMNS = (
    "number",
    "code",
    "contributor",
    "type",
    "paragraph",
    "sentence",
    "words_seen",
    "correction",
    "answer",
    "ground",
    "reason",
    "before",
    "after",
)

_TEXTS = ("words_seen", "correction", "reason", "before", "after")

Row = Mapping[str, Any]


def freeze(summary: Summary, *, now: datetime) -> None:
    """Compile the table for good and queue its files; called at issue."""
    summary.responses = [dict(each) for each in compiled(summary)]
    for each in FORMATS:
        enqueue(
            "render_responses",
            now=now,
            key=f"render_responses:{summary.id}:{each}",
            summary_id=summary.id,
            format=each,
        )


def compiled(summary: Summary) -> Sequence[Row]:
    """The rows as anybody may read them, in the order in which corrections came."""
    crowd = attribution.crowd(summary.thematic_session)
    names = gather(summary.thematic_session).withheld_names
    with use_locale(LANGUAGE):
        rows = [_row(each, crowd.label(None, each.commentary)) for each in corrections.of_summary(summary.id)]
    return [_masked(each, names) for each in rows]


def shown(summary: Summary) -> Sequence[Row]:
    """The published rows, without the words of paragraphs that are out of sight."""
    hidden = _out_of_sight.numbers(summary)
    return [_blank(each) if each["paragraph"] in hidden else each for each in summary.responses or ()]


def render(summary_id: str, format: str, *, now: datetime) -> None:
    """Make one file of the published table and keep it; a second run changes nothing."""
    if changes.file(summary_id, format) is not None:
        return
    summary = summaries.by_id(summary_id)
    if summary.responses is None:
        raise Missing()
    content = file_of(summary, format)
    sha256 = hashlib.sha256(content).hexdigest()
    db.session.add(
        ChangeFile(owner_id=summary.id, format=format, content=content, sha256=sha256, rendered_at=now)
    )
    record(SYSTEM, "summary:rendered", summary, now=now, format=f"responses.{format}", sha256=sha256)


def file_of(summary: Summary, format: str) -> bytes:
    """The bytes of one format. KeyError if it is unknown."""
    rows = summary.responses or []
    if format == "csv":
        return render_csv(COLUMNS, [[each[name] for name in COLUMNS] for each in rows])
    if format == "json":
        plain = {"format": FORMAT, "version": VERSION, "symbol": summary.symbol, "responses": rows}
        return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
    with use_locale(LANGUAGE):
        return rendering.written(document(summary, rows), format)


def document(summary: Summary, rows: Sequence[Row]) -> blocks.Document:
    """The table ready to be rendered, a heading for each correction."""
    body, title = _("Standing Panel on Migration and Human Rights"), _("Response table")
    dated = summary.issued_at or summary.created_at
    parts: list[blocks.Block] = [blocks.PlainParagraph((blocks.Text(counted(rows)),))]
    for each in rows:
        parts += _section(each)
    return blocks.Document(
        title=summary.thematic_session.title,
        subtitle=_("Corrections asked for in the contributors’ check, and their answers"),
        language=LANGUAGE,
        direction="ltr",
        masthead=blocks.Masthead(
            summary.symbol, _("Distr.: General"), format_date(dated), _("Original: English"), body
        ),
        disclaimer=_("Corrections are printed as they were received. Safety corrections are only counted."),
        blocks=tuple(parts),
        notes=(),
        meta=blocks.Meta(dated.astimezone(GENEVA).date(), body, title, (("corrections", len(rows)),)),
    )


def counted(rows: Sequence[Row]) -> str:
    """How many there were."""
    return ngettext("%(num)s correction was answered.", "%(num)s corrections were answered.", len(rows))


def _section(row: Row) -> Sequence[blocks.Block]:
    kind = rules.kind(str(row["type"]))
    assert kind is not None
    # Of safety nobody is told who asked.
    code = "" if row["type"] == SAFETY else f"{row['code']} – "
    heading = blocks.Heading(1, f"{row['number']}. {code}({kind.mark}) {_(kind.label)}")
    lines = [
        (_("Paragraph"), "" if row["paragraph"] is None else str(row["paragraph"])),
        (_("Words read"), row["words_seen"]),
        (_("Correction"), row["correction"]),
        (_("Answer"), _(rules.OUTCOMES[row["answer"]]) if row["answer"] else ""),
        (_("Reason"), said(row)),
        (_("Before"), row["before"] if row["after"] else ""),
        (_("After"), row["after"]),
    ]
    rows = tuple((label, words) for label, words in lines if words)
    return (heading, blocks.Table("", (_("Part"), _("Words")), rows, row_header=0)) if rows else (heading,)


def said(row: Row) -> str:
    """The whole reason of an answer."""
    ground = _(rules.GROUNDS[row["ground"]]) if row["ground"] else ""
    return f"{ground} {row['reason']}".strip()


def _row(correction: Correction, label: Any) -> dict[str, Any]:
    withheld = correction.commentary.consent == "text_withheld"
    row = {
        "number": correction.number,
        "code": "–" if withheld else label.code,
        "contributor": _("Received in confidence") if withheld else label.name or _("Name withheld"),
        "type": correction.kind,
        "paragraph": correction.paragraph,
        "sentence": None if correction.sentence is None else correction.sentence + 1,
        "words_seen": correction.seen,
        "correction": correction.text,
        "answer": correction.outcome or "",
        "ground": correction.ground or "",
        "reason": correction.reason,
        "before": correction.before,
        "after": correction.after,
    }
    return _unsaid(row) if correction.kind == SAFETY else row


def _unsaid(row: dict[str, Any]) -> dict[str, Any]:
    """Of safety only that it was asked for and answered: who asked, where and why could do harm."""
    return {**_blank(row), "code": "–", "contributor": "", "paragraph": None, "sentence": None, "ground": ""}


def _blank(row: Row) -> dict[str, Any]:
    return {**row, **dict.fromkeys(_TEXTS, "")}


def _masked(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Without names that are withheld, wherever somebody wrote one."""
    return {key: withheld.masked(value, names) if key in _TEXTS else value for key, value in row.items()}
