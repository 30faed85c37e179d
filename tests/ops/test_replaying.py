"""A backup that is older than an erasure: the text is erased again before anything is served."""

from dataclasses import replace
from pathlib import Path

from flask import Flask

from config import Config
from panel.app import create_app
from panel.db import db, transaction
from panel.models import Commentary, CommentaryVersion
from panel.ops import backup, replaying
from panel.ops.doctor.store import opened
from panel.queries import commentary as commentaries
from panel.services import erasure
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call
from tests.ops.test_backup import elsewhere  # noqa: F401 - a fixture


def test_a_restored_text_is_erased_again(
    app: Flask,
    cast: Cast,
    clock: Clock,
    elsewhere: Config,  # noqa: F811
    tmp_path: Path,
) -> None:
    with transaction():
        row = admitted(open_call(cast, clock), cast.harbour, cast.hana, clock, cast, text="A telltale heron.")
    backup.make(db.engine, tmp_path / "one.tar", now=clock.now)
    with transaction():
        held = commentaries.own(acting(cast.hana), row.id, lock=True)
        erasure.erase(acting(cast.hana), held, now=clock.now)
    there = replace(elsewhere, item_keys_url=app.config["PANEL"].items_url)
    with opened(there.database_url) as engine:
        backup.restore(engine, tmp_path / "one.tar", there.keys)
    restored = create_app(there)
    with restored.app_context():
        assert db.session.get_one(CommentaryVersion, row.version_id).body == "A telltale heron."
        db.session.remove()
        assert replaying.replay(restored) == 1
        assert db.session.get_one(CommentaryVersion, row.version_id).body == ""
        assert db.session.get_one(Commentary, row.id).state == "erased"
        db.session.remove()
        assert replaying.replay(restored) == 0
        for engine in db.engines.values():
            engine.dispose()
