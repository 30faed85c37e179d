"""``panel vault``: a key in two layers, entries that two officers open and one does not."""

import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from panel.cli.vault import vault_command
from panel.db import db, transaction
from panel.domain.errors import Invalid
from panel.ops.vault import entries
from panel.queries import handed_over
from panel.services import handing_over
from panel.vault import names
from panel.vault._stores import Place
from panel.vault.stores import here
from tests.cast import Cast
from tests.conftest import Clock

ANNA, BEN = "seven green herons waited there", "the ferry leaves before the tide"


def run(*words: str, typed: str = "") -> Any:
    return CliRunner().invoke(vault_command, list(words), input=typed)


def keys(directory: Path) -> Path:
    typed = f"{ANNA}\n{ANNA}\n{BEN}\n{BEN}\n"
    made = run("keygen", str(directory), "--officer", "anna", "--officer", "ben", typed=typed)
    assert made.exit_code == 0, made.output
    return directory


def test_two_officers_open_what_left_the_vault_and_one_does_not(
    app: Flask, postgres_vault: Any, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    made = keys(tmp_path / "offline")
    assert [stat.S_IMODE(each.stat().st_mode) for each in sorted(made.iterdir())] == [0o600, 0o600]
    here().public_key.write_text((made / "vault.pub").read_text())
    handle = names.put("Zelda, evenings, +41 79 555 01 99")
    file_store = here().names.file is not None
    place = here().names if file_store else Place(postgres_vault[1], ())
    found = entries.read(place, [handle])
    with pytest.raises(entries.EntryError):
        entries.read(place, ["0" * 32])
    entries.write(found, tmp_path / "sealed.jsonl")
    told = (str(tmp_path / "sealed.jsonl"), "--key", str(made / "anna+ben.key"), "--reason", "danger")
    for typed in (f"{ANNA}\n\n", f"\n{BEN}\n", f"{ANNA}\n{ANNA}\n"):
        refused = run("open", *told, typed=typed)
        assert (refused.exit_code, "Zelda" in refused.output) == (1, False)
    opened = run("open", *told, typed=f"{ANNA}\n{BEN}\n")
    assert opened.exit_code == 0
    assert f"{handle}\tZelda, evenings, +41 79 555 01 99" in opened.output
    assert run("open", *told[:3], typed=f"{ANNA}\n{BEN}\n").exit_code == 2


def test_what_leaves_is_recorded_and_counted_as_opened(app: Flask, cast: Cast, clock: Clock) -> None:
    first, other = cast.safeguard.email, cast.officer.email
    for pair in ((first, first), (first, other), (first, "nobody@example.org")):
        with pytest.raises(Invalid), transaction():
            handing_over.two_officers(*pair)
    with transaction():
        both = (cast.safeguard, cast.officer)
        handing_over.hand_over(both, 3, "danger", now=clock.now)
        with pytest.raises(Invalid):
            handing_over.hand_over(both, 1, "curiosity", now=clock.now)
    assert (handed_over.in_year(2027), handed_over.in_year(2026)) == (3, 0)
    db.session.rollback()


def test_a_key_never_takes_the_place_of_another(tmp_path: Path) -> None:
    keys(tmp_path / "one")
    again = run(
        "keygen", str(tmp_path / "one"), "--officer", "anna", "--officer", "ben",
        typed=f"{ANNA}\n{ANNA}\n{BEN}\n{BEN}\n",
    )  # fmt: skip
    assert (again.exit_code, "exists" in again.output) == (1, True)
    alone = run("keygen", str(tmp_path / "two"), "--officer", "anna")
    assert (alone.exit_code, (tmp_path / "two").exists()) == (1, False)
