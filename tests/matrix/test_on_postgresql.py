"""The matrix on PostgreSQL: a rotating sample of its cells, a defect that is found, and a store that is put back."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from panel.db import db, transaction
from panel.models import Account
from panel.web.site import ROUTES as SITE
from tests.matrix.asking import failures
from tests.matrix.cells import every, some
from tests.matrix.mutants.__main__ import found
from tests.matrix.mutants.defects import DEFECTS
from tests.matrix.world import World

pytestmark = pytest.mark.xdist_group("matrix on postgresql")

#: Of the cells that the suite asks on SQLite, every so manieth is asked here as well: about 300.
STEP = 17


def test_a_sample_of_the_cells_is_answered_as_the_table_says(served: World) -> None:
    cells = list(some(every(served.subjects), turn=len(SITE)))[len(SITE) % STEP :: STEP]
    assert db_name(served) == "postgresql"
    assert len(cells) > 250
    assert len({cell.endpoint for cell in cells}) > 100
    assert [f"{cell}: {line}" for cell, line in failures(served, cells)] == []


def test_a_seeded_defect_is_found(served: World) -> None:
    defect = next(each for each in DEFECTS if each.name == "the drafter adopts")
    assert found(served, defect)


def test_what_was_committed_is_noticed_and_put_back(served: World) -> None:
    with served.app.app_context():
        before = names()
        with transaction():
            db.session.execute(text("UPDATE account SET name = 'Somebody else'"))
            db.session.rollback()
        assert not served.changed()
        with transaction():
            db.session.execute(text("UPDATE account SET name = 'Somebody else'"))
        assert (served.changed(), set(names())) == (True, {"Somebody else"})
        served.restore()
        db.session.expire_all()
        assert (served.changed(), names()) == (False, before)


def names() -> list[str]:
    """Everybody’s name, and nothing is left open."""
    with transaction():
        return list(db.session.scalars(db.select(Account.name).order_by(Account.id)))


def db_name(made: World) -> str:
    """What the application of a world stands on."""
    with made.app.app_context():
        return db.engine.dialect.name
