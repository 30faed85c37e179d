"""``panel import`` and ``panel export``: texts in from files, and results out to them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click
from rich.progress import Progress

from panel.cli import setting
from panel.db import reading
from panel.domain import symbols
from panel.domain.actor import SYSTEM, Actor, Role
from panel.domain.errors import Missing
from panel.gate import door
from panel.ops import exporting, importing, importing_codings
from panel.queries import account as accounts
from panel.services import account as account_verbs

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("import")
def import_command() -> None:
    """Bring texts in."""


@import_command.command("commentaries")
@click.argument("file", type=FILE)
@click.option("--session", "symbol", required=True, help="Symbol of the session, such as SPMHR/2027/1.")
@click.option("--as", "email", default=None, help="The officer who answers for it; default: the system.")
@click.option("--language", default="en", show_default=True, help="Of texts that do not name theirs.")
@click.option("--strict", is_flag=True, help="Enter nothing if a line is bad; stop at the first refusal.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def commentaries_command(
    file: Path, symbol: str, email: str | None, language: str, strict: bool, as_json: bool
) -> None:
    """File commentaries received by e-mail, one a line of FILE (docs/collation-formats.md)."""
    app = setting.app()
    setting.not_rewound(app)
    with file.open("rb") as lines:
        records, problems = importing.read(lines, language)
    if strict and problems:
        setting.refuse(*problems, "nothing was entered")
    with app.app_context(), Progress(disable=as_json or not sys.stderr.isatty(), transient=True) as bar:
        actor, slug = _officer(email), _slug(symbol)
        task = bar.add_task("Entering", total=len(records))
        try:
            outcome = importing.enter(
                actor,
                slug,
                records,
                clock=door.system_clock,
                strict=strict,
                progress=lambda: bar.advance(task),
            )
        except Missing:
            setting.refuse(f"there is no session {symbol}")
    problems = importing.in_order(problems + outcome.problems)
    _tell(outcome, problems, as_json)
    sys.exit(1 if problems else 0)


@import_command.command("codings")
@click.argument("file", type=FILE)
@click.option("--session", "symbol", required=True, help="Symbol of the session, such as SPMHR/2027/1.")
@click.option("--as", "email", default=None, help="The officer who answers for it; default: the system.")
@click.option("--rest", is_flag=True, help="Leave out what does not match; default: enter nothing then.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def import_codings_command(file: Path, symbol: str, email: str | None, rest: bool, as_json: bool) -> None:
    """Take in codings (.qdpx) or a codebook (.qdc) of another program (docs/exchange.md)."""
    app = setting.app()
    setting.not_rewound(app)
    with app.app_context():
        actor, slug = _officer(email), _slug(symbol)
        try:
            report = importing_codings.take(
                actor, slug, file.read_bytes(), rest=rest, now=door.system_clock()
            )
        except Missing:
            setting.refuse(f"there is no session {symbol}")
    problems = importing_codings.lines(report)
    if as_json:
        click.echo(json.dumps(asdict(report) | {"problems": problems}, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(f"error: {problem}", err=True)
        click.echo(
            f"{report.themes} themes, {report.points} points, {report.codings} codings entered, "
            f"{report.known} there already, {len(problems)} problems."
        )
    sys.exit(1 if problems else 0)


@click.group("export")
def export_command() -> None:
    """Take results out."""


@export_command.command("summary")
@click.argument("symbol")
@click.option("--format", "kind", type=click.Choice(exporting.FORMATS), default="json", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def summary_command(symbol: str, kind: str, out: Path) -> None:
    """Write the summary of SYMBOL to a file: as issued, or the draft as it stands."""
    app = setting.app()
    with app.app_context(), reading():
        content = _there(symbol, lambda slug: exporting.summary(slug, kind, app.config["PANEL"].base_url))
    exporting.write(out, content)
    click.echo(f"{out}: {len(content):,} bytes")


@export_command.command("compilation")
@click.argument("symbol")
@click.option(
    "--format",
    "kind",
    type=click.Choice(exporting.COMPILATION_FORMATS),
    default="json",
    show_default=True,
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def compilation_command(symbol: str, kind: str, out: Path) -> None:
    """Write the commentaries of SYMBOL to a file: what is published, unmerged and as received."""
    app = setting.app()
    base, now = app.config["PANEL"].base_url, door.system_clock()
    with app.app_context(), reading():
        content = _there(symbol, lambda slug: exporting.compilation(slug, kind, base, now=now))
    exporting.write(out, content)
    click.echo(f"{out}: {len(content):,} bytes")


@export_command.command("codings")
@click.argument("symbol")
@click.option(
    "--format", "kind", type=click.Choice(exporting.CODING_FORMATS), default="csv", show_default=True
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def codings_command(symbol: str, kind: str, out: Path) -> None:
    """Write every coding of SYMBOL to a file: text, place, words, theme, point, type, verb.

    qdpx and qdc are a project and a codebook of REFI-QDA, docx the quotations by theme (docs/exchange.md).
    """
    app = setting.app()
    base, now = app.config["PANEL"].base_url, door.system_clock()
    with app.app_context(), reading():
        content = _there(symbol, lambda slug: exporting.codings(slug, kind, base_url=base, now=now))
    exporting.write(out, content)
    click.echo(f"{out}: {len(content):,} bytes")


def _there(symbol: str, make: Callable[[str], bytes]) -> bytes:
    try:
        return make(_slug(symbol))
    except Missing:
        setting.refuse(f"{symbol} has no such thing")


def _tell(outcome: importing.Outcome, problems: list[str], as_json: bool) -> None:
    if as_json:
        told = {"entered": outcome.entered, "known": outcome.known, "problems": problems}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for problem in problems:
        click.echo(f"error: {problem}", err=True)
    click.echo(
        f"{len(outcome.entered)} entered, {len(outcome.known)} there already, "
        f"{len(problems)} problem{'' if len(problems) == 1 else 's'}."
    )


def _officer(email: str | None) -> Actor:
    if email is None:
        return SYSTEM
    with reading():
        account = accounts.by_email_key(account_verbs.email_key(email))
        if account is None or Role.OFFICER not in accounts.roles_of(account.id):
            setting.refuse(f"{email} holds no role officer")
        return accounts.actor_of(account, strong=True)


def _slug(symbol: str) -> str:
    """The address of a session, from its symbol."""
    try:
        return symbols.parse(symbol).slug
    except symbols.SymbolError as error:
        setting.refuse(str(error))
