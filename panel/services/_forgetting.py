"""Taking the words of an erased submission out of what others wrote: drafts, notes, letters, frozen texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Table, or_, select, update

from panel.db import Base, db
from panel.domain.quoting import MARK, Words
from panel.models import (
    Appeal,
    ChangeFile,
    Commentary,
    CommentaryVersion,
    Correction,
    Draft,
    IssuedDocument,
    Letter,
    Summary,
    SummaryChange,
    Translation,
    WorkingTranslation,
)
from panel.queries import summary as summaries
from panel.services import _summary_history, digest_files
from panel.services._words_held import SAID

#: Columns that must differ from row to row: two that said the same would both become the mark alone.
_UNIQUE = frozenset({"point.wording", "theme.label"})

#: Of an object in a frozen text that stands for a source, what tells of its words or of who wrote them.
_OF_SOURCE = ("quote", "span_hash", "text_hash", "text", "correction", "contributor")

#: Kept in every summary and table of responses under these names.
_FROZEN = frozenset({"summary.frozen", "summary.responses", "summary_change.frozen", "translation.published"})


def words_of(commentary: Commentary) -> Words:
    """Everything its contributor wrote about the call, in any language; what others filed in the same words
    is theirs and stays."""
    mine = CommentaryVersion.commentary_id == commentary.id
    asked = (
        select(CommentaryVersion.title, CommentaryVersion.body).where(mine),
        select(Draft.title, Draft.body).where(Draft.commentary_id == commentary.id),
        select(Correction.text).where(Correction.commentary_id == commentary.id),
        select(WorkingTranslation.text).where(WorkingTranslation.commentary_id == commentary.id),
        select(Appeal.sentence).where(Appeal.commentary_id == commentary.id),
        select(Letter.body).where(Letter.commentary_id == commentary.id, Letter.from_panel.is_(False)),
    )
    texts = [text for statement in asked for row in db.session.execute(statement) for text in row]

    def others() -> Iterator[str]:
        rows = db.session.execute(
            select(CommentaryVersion.title, CommentaryVersion.body)
            .join(Commentary, Commentary.version_id == CommentaryVersion.id)
            .where(Commentary.thematic_session_id == commentary.thematic_session_id, ~mine)
        )
        return (text for row in rows for text in row)

    return Words(texts, others)


def forget(commentary: Commentary, words: Words, *, now: datetime) -> int:
    """Put a mark in the place of every quotation, wherever it stands; how many rendered files went with it.

    A paragraph of a draft gets a new revision: a page that was opened before cannot bring the words back.
    The files of an issued summary that rests on the text are emptied, and their hashes kept.
    """
    summary = summaries.of_session(commentary.thematic_session_id, lock=True)
    own = {commentary.thematic_session_id, *([summary.id] if summary is not None else [])}
    before = summary.frozen if summary is not None else None
    changed = [each for table, names in _tables() for each in _scan(table, names, words, commentary, own)]
    if any(name == "digest_line" for name, _ in changed):
        digest_files.words_went(commentary.thematic_session_id, now=now)
    if summary is None:
        return 0
    _new_revisions(summary, {key for name, key in changed if name == "summary_paragraph"}, now)
    _translations(summary)
    db.session.refresh(summary, ["frozen"])
    return _withdraw_files(summary) if summary.frozen != before else 0


def _tables() -> Iterator[tuple[Table, list[str]]]:
    for table in Base.metadata.sorted_tables:
        names = [column.name for column in table.columns if f"{table.name}.{column.name}" in SAID]
        if names:
            yield table, names


def _scan(
    table: Table, names: list[str], words: Words, commentary: Commentary, own: Iterable[str]
) -> Iterator[tuple[str, Any]]:
    """Rewrite the rows of a table that quote; those of the session alone where the table knows sessions."""
    key = next(iter(table.primary_key.columns))
    asked = select(key, *(table.c[name] for name in names))
    known = [table.c[name] for name in ("thematic_session_id", "summary_id") if name in table.c]
    if known:
        asked = asked.where(or_(*(column.in_(own) for column in known)))
    for row in db.session.execute(asked).all():
        said = dict(zip(names, row[1:], strict=True))
        made = {
            name: _without(f"{table.name}.{name}", value, words, commentary) for name, value in said.items()
        }
        found = {name: value for name, value in made.items() if value != said[name]}
        for name in found:
            if f"{table.name}.{name}" in _UNIQUE:
                found[name] = f"{found[name]} ({str(row[0])[:6]})"
        if found:
            db.session.execute(update(table).where(key == row[0]).values(found))
            yield table.name, row[0]


def _without(name: str, value: Any, words: Words, commentary: Commentary) -> Any:
    value = _unsourced(value, commentary.code) if name in _FROZEN and commentary.code else value
    return words.blank(value)


def _unsourced(value: Any, code: str) -> Any:
    """JSON values of a summary in which nothing is told of the source with that code but its code."""
    if isinstance(value, list):
        return [_unsourced(each, code) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _unsourced(each, code) for key, each in value.items()}
    if made.get("code") == code:
        made |= {key: _emptied(key, made[key]) for key in _OF_SOURCE if key in made}
    return made


def _emptied(key: str, value: Any) -> str:
    return MARK if value and key in {"text", "correction", "contributor"} else ""


def _new_revisions(summary: Summary, changed: set[str], now: datetime) -> None:
    if not changed:
        return
    for row in summaries.paragraphs(summary.id):
        if row.id in changed:
            row.revision += 1
            row.edited_at = now
            _summary_history.keep_without_figures(row, now=now)
    db.session.flush()


def _translations(summary: Summary) -> None:
    """What is translated from words that go, goes as well: by the original that was kept beside it."""
    asked = select(Translation).where(Translation.summary_id == summary.id)
    for each in db.session.scalars(asked.execution_options(populate_existing=True)):
        originals = each.words.get("seen", {})
        gone = [key for key, said in originals.items() if MARK in said]
        each.words = {**each.words, **dict.fromkeys(gone, MARK)}
        if each.published is not None and gone:
            numbers = {int(key.removeprefix("text_")) for key in gone if key.startswith("text_")}
            each.published = {**each.published, "summary": _blanked(each.published["summary"], numbers)}
    db.session.flush()


def _blanked(frozen: dict[str, Any], numbers: set[int]) -> dict[str, Any]:
    """A frozen text with marks for the sentences of the paragraphs of those numbers."""
    return {
        **frozen,
        "paragraphs": [
            {**each, "sentences": [_mark(said) for said in each["sentences"]]}
            if each["number"] in numbers
            else each
            for each in frozen["paragraphs"]
        ],
    }


def _mark(sentence: dict[str, Any]) -> dict[str, Any]:
    notes = [{**note, "at": len(MARK)} for note in sentence["notes"]]
    return {**sentence, "text": MARK, "notes": notes, "figures": []}


def _withdraw_files(summary: Summary) -> int:
    """Empty the rendered files of a summary, its changes and translations; their hashes stay."""
    owners = [
        summary.id,
        *db.session.scalars(select(SummaryChange.id).where(SummaryChange.summary_id == summary.id)),
        *db.session.scalars(select(Translation.id).where(Translation.summary_id == summary.id)),
    ]
    emptied: list[Any] = [
        db.session.execute(update(model).where(column.in_(owners), model.content != b"").values(content=b""))
        for model, column in ((IssuedDocument, IssuedDocument.summary_id), (ChangeFile, ChangeFile.owner_id))
    ]
    return sum(each.rowcount for each in emptied)
