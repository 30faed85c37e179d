"""``panel collate`` and ``panel verify``: the collation library on files."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from panel.cli import setting
from panel.cli.progress import shown
from panel.collation import CollationError, Defect, collate_files, read_records, verify_file
from panel.collation.embedder import EmbedderError, load
from panel.collation.executors import LOCAL, opened
from panel.register import verifier

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DOCUMENTS = ("html", "docx", "pdf")

#: The commands that are one with the file panel-verify.py, which reads their arguments itself.
AS_GIVEN: dict[str, Any] = {"context_settings": {"ignore_unknown_options": True}}


@click.command("collate")
@click.argument("file", type=FILE)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="A directory.")
@click.option("--codebook", type=FILE, default=None, help="Themes, points and codings.")
@click.option("--call", type=FILE, default=None, help="The call's text: repeating it is no campaign.")
@click.option(
    "--embedder", type=click.Path(path_type=Path), default=None, help="A model's directory on disk."
)
@click.option("--format", "formats", default="json", show_default=True, help="json,html,docx,pdf")
@click.option(
    "--executor", default=LOCAL, show_default=True, help="local, tcp://HOST:PORT or tls://HOST:PORT"
)
@click.option(
    "--strict/--lenient", help="Refuse the file for one bad line, or leave bad lines out (default)."
)
@click.option("--resume", is_flag=True, help="Go on where an interrupted run stopped.")
def collate_command(
    file: Path,
    out: Path,
    codebook: Path | None,
    call: Path | None,
    embedder: Path | None,
    formats: str,
    executor: str,
    strict: bool,
    resume: bool,
) -> None:
    """Collate the commentaries of FILE (docs/collation-formats.md); no database is needed."""
    wanted = [each.strip() for each in formats.split(",") if each.strip()]
    unknown = sorted(set(wanted) - {"json", *DOCUMENTS})
    if unknown:
        setting.refuse(f"format {', '.join(unknown)} is not one of json, html, docx, pdf")
    try:
        with opened(executor) as pool, shown() as progress:
            made = collate_files(
                file,
                out,
                codebook,
                call=call,
                embedder=load(embedder) if embedder else None,
                strict=strict,
                executor=pool,
                resume=resume,
                progress=progress,
            )
    except EmbedderError as error:
        setting.refuse(str(error), "nothing was written")
    except CollationError as error:
        setting.refuse(*error.problems, "nothing was written")
    except KeyboardInterrupt:
        setting.refuse("interrupted; the same command with --resume goes on from here")
    for problem in made.problems:
        click.echo(f"error: {problem}", err=True)
    for notice in made.notices:
        click.echo(f"note: {notice}", err=True)
    if not made.texts:
        setting.refuse("the file holds no text; the summary that was written says nothing")
    written = [*made.files, *_documents(made.summary, out, [each for each in wanted if each in DOCUMENTS])]
    for path in written:
        click.echo(path)


def _documents(summary: Any, out: Path, formats: Sequence[str]) -> list[Path]:
    if not formats:
        return []
    from panel.services import rendering  # noqa: PLC0415 - layout engines load slowly, and only here

    written = []
    for format in formats:
        path = out / f"summary.{format}"
        path.write_bytes(rendering.loose(summary, format, dated=datetime.now(UTC)))
        written.append(path)
    return written


@click.group("verify")
def verify_command() -> None:
    """Recompute what a file says; exit status 0 only if all of it holds."""


@verify_command.command("register", **AS_GIVEN)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def register_command(arguments: tuple[str, ...]) -> None:
    """Verify the public register against its checkpoint: FILE CHECKPOINT --vkey KEY [--known OLD] [--witness KEY]."""
    sys.exit(verifier.main(["register", *arguments]))


@verify_command.command("receipt", **AS_GIVEN)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def receipt_command(arguments: tuple[str, ...]) -> None:
    """Verify a receipt against the register: RECEIPT REGISTER [CHECKPOINT --vkey KEY] [--receipt-vkey KEY]."""
    sys.exit(verifier.main(["receipt", *arguments]))


@verify_command.command("published", **AS_GIVEN)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def published_command(arguments: tuple[str, ...]) -> None:
    """Verify all published texts against the register: PUBLISHED REGISTER [CHECKPOINT --vkey KEY]."""
    sys.exit(verifier.main(["published", *arguments]))


@verify_command.command("report", **AS_GIVEN)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def report_command(arguments: tuple[str, ...]) -> None:
    """Verify that a file is a report that was issued: FILE REGISTER [CHECKPOINT --vkey KEY]."""
    sys.exit(verifier.main(["report", *arguments]))


@verify_command.command("summary")
@click.argument("file", type=FILE)
@click.option("--against", "symbol", default=None, help="Symbol of the session in the database here.")
@click.option("--texts", type=FILE, default=None, help="The texts it was made from, as for collate.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def summary_command(file: Path, symbol: str | None, texts: Path | None, as_json: bool) -> None:
    """Verify a summary as JSON: against a session here, against a file of texts, or by itself."""
    try:
        data = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        setting.refuse(f"{file} is not JSON: {error}")
    if symbol is not None:
        found = _against(data, symbol)
    elif texts is not None:
        with texts.open("rb") as lines:
            records = read_records(lines)
        if not records.sources:
            setting.refuse(
                *map(str, records.problems[:1]), f"{texts} has no text as `panel collate` reads them"
            )
        for problem in records.problems:  # left out, as collate leaves them out
            click.echo(f"error: {problem}", err=True)
        found = verify_file(data, records.sources)
    else:
        found = verify_file(data)
    _tell(found, as_json, alone=symbol is None and texts is None, issued=symbol is not None)
    sys.exit(1 if found else 0)


def _against(data: object, symbol: str) -> list[Defect]:
    from panel.db import reading  # noqa: PLC0415 - a file alone needs no database
    from panel.domain import symbols  # noqa: PLC0415
    from panel.domain.actor import SYSTEM  # noqa: PLC0415
    from panel.domain.errors import Missing  # noqa: PLC0415
    from panel.queries import thematic_session as sessions  # noqa: PLC0415
    from panel.services import summary as summaries  # noqa: PLC0415
    from panel.services import summary_check  # noqa: PLC0415

    with setting.app().app_context(), reading():
        try:
            call = sessions.by_slug(SYSTEM, symbols.parse(symbol).slug)
            return summary_check.verified(summaries.of(call, lock=False), data)
        except symbols.SymbolError as error:
            setting.refuse(str(error))
        except Missing:
            setting.refuse(f"{symbol} has no summary here")


def _tell(found: Sequence[Defect], as_json: bool, *, alone: bool, issued: bool) -> None:
    if as_json:
        click.echo(json.dumps({"defects": [_plain(each) for each in found]}, ensure_ascii=False))
        return
    for each in found:
        place = f"paragraph {each.paragraph}" if each.paragraph else "the summary"
        note = f", note {each.note}" if each.note else ""
        click.echo(f"{place}{note}: {each.message} [{each.rule}]", err=True)
    held = "It holds." if not found else f"{len(found)} defect{'' if len(found) == 1 else 's'}."
    unseen = " The words cited were not compared: give --against or --texts." if alone else ""
    unseen += "" if issued else " Whether this is the text that was adopted only --against can tell."
    click.echo(held + unseen)


def _plain(defect: Defect) -> dict[str, Any]:
    return {
        "rule": defect.rule,
        "message": defect.message,
        "paragraph": defect.paragraph,
        "note": defect.note,
    }
