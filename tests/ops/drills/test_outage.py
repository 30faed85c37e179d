"""A store that fails for a moment, and the judgement of what people were told."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text

from panel.ops.drills import cluster, locked, outage
from panel.ops.drills.outage import Scene, Trial
from tests.ops.stands import SERVERS, build

pytestmark = pytest.mark.xdist_group("servers")


@contextmanager
def none(_scene: Scene) -> Iterator[None]:
    yield


@pytest.mark.parametrize("kind", SERVERS)
def test_who_submits_while_the_store_is_held_waits_and_is_acknowledged(kind: str) -> None:
    fault = locked._held(1.0)
    result = outage.run(Trial(fault, 6, felt=False, unfelt=True, server=SERVERS[kind]()), build)
    assert (list(result.faults), result.red) == ([], False)
    assert (result.figures["acknowledged"], result.figures["told_303"]) == (6, 6)


def test_a_fault_that_nobody_noticed_shows_nothing_and_is_red() -> None:
    result = outage.run(Trial(none, 3), build)
    assert (list(result.faults), result.red) == (["nobody noticed the fault"], True)


def test_a_server_of_its_own_is_stopped_and_started_with_what_it_held() -> None:
    with cluster.own(max_connections="9") as own:
        engine = create_engine(own.url.replace("postgresql://", "postgresql+psycopg://"))
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept (id int)"))
        own.stop("immediate")
        own.start()
        engine.dispose()
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM kept")).scalar_one() == 0
            assert connection.execute(text("SHOW max_connections")).scalar_one() == "9"
            assert connection.execute(text("SHOW listen_addresses")).scalar_one() == ""
        engine.dispose()
