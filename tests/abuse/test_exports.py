"""B-146: files of many items, files that nobody waits for, and several at once."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from flask import Flask

from panel.db import _reading, db, transaction
from panel.gate import exports
from panel.services import thread_export
from tests.abuse import crowd
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories import threads
from tests.matrix.world import BASE
from tests.pages import Browser
from tests.services.coding_stage import stage

#: How many items are added, and what may be added for them in MiB: 200 for 10,000, and 10 where a stream is made.
MANY, WHOLE, STREAM = 2_000, 40.0, 2.0


def peak(browser: Browser, path: str) -> tuple[float, bytes]:
    """The most that Python held while the file was made and sent, in MiB, and its last piece."""
    gc.collect()
    tracemalloc.start()
    answer = browser.client.get(path, base_url=BASE)
    last = b""
    for piece in answer.response:
        last = bytes(piece)
    answer.close()
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answer.status_code == 200
    return found / 2**20, last


@pytest.fixture
def codings(cast: Cast, clock: Clock, browser: Browser) -> Iterator[str]:
    """The address of the files of a session with many codings, without the format."""
    desk = stage(cast, clock)
    crowd.codings(desk.code(words="They fear a report to the police"), MANY)
    browser.sign_in(cast.officer)
    yield f"/desk/{desk.call.slug}/coding/files/"


@pytest.fixture
def thread(cast: Cast, clock: Clock) -> str:
    """The address of the files of a thread with many posts, without the format."""
    with transaction():
        by = threads.moderator(clock)
        held = threads.opened(cast, clock, [by])
        post = threads.published(threads.sent(held, cast.harbour, cast.hana, clock), by, clock)
    crowd.posts(post.id, MANY)
    return f"/threads/{held.thematic_session.slug}/1/files/"


@pytest.mark.parametrize(("format", "most"), [("csv", STREAM), ("xlsx", WHOLE), ("qdpx", WHOLE)])
def test_files_of_many_codings(codings: str, browser: Browser, format: str, most: float) -> None:
    browser.client.get(f"{codings}{format}", base_url=BASE).close()  # what is made once
    assert peak(browser, f"{codings}{format}")[0] < most


@pytest.mark.parametrize(("format", "most"), [("json", 2 * STREAM), ("docx", 2 * WHOLE)])
def test_files_of_many_posts(thread: str, browser: Browser, format: str, most: float) -> None:
    used, last = peak(browser, f"{thread}{format}")
    assert used < most
    assert format != "json" or last.endswith(b"]\n}\n")


def test_what_must_be_whole_has_a_bound(
    thread: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread_export, "WHOLE", MANY)
    page = browser.get(f"{thread}docx", thread_export.TooLong.status).get_data(as_text=True)
    assert "at most 2,000 posts" in page and "JSON" in page
    found = json.loads(browser.get(f"{thread}json").data)
    assert (len(found["posts"]), len(found["participants"])) == (MANY + 1, 1)


def test_one_at_a_time_for_each_account(codings: str, browser: Browser, cast: Cast, app: Flask) -> None:
    path, others = f"{codings}csv", Browser(app)
    first = browser.client.get(path, base_url=BASE)
    again = browser.client.get(path, base_url=BASE)
    assert (first.status_code, again.status_code) == (200, 429)
    page = again.get_data(as_text=True)
    assert "One file at a time" in page and "ask for this one again" in page
    assert f'<a href="{path}">Try again</a>' in page and again.headers["Retry-After"] == "10"
    others.sign_in(cast.chair).get(path)
    assert len(first.get_data()) == first.content_length
    browser.get(path)


def test_who_hangs_up_leaves_nothing_behind(codings: str, browser: Browser, app: Flask) -> None:
    path = f"{codings}csv"
    for taken in (0, 1):
        answer = browser.client.get(path, base_url=BASE)
        pieces = iter(answer.response)
        assert [len(next(pieces)) for _ in range(taken)] == [exports.PIECE] * taken
        assert _reading.get() is None
        assert [engine.pool.checkedout() for engine in db.engines.values()] == [0] * len(db.engines)
        answer.close()
    browser.get(path)


def test_a_part_of_the_register_is_sent_after_it_was_read(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from panel.web.register import files

    class Stand:
        size = files.AT_ONCE * 2

    monkeypatch.setattr(files.lines, "texts", lambda first, last: [b"%d\n" % first])
    with app.test_request_context(base_url=BASE):
        pieces = iter(files.register_file(None, Stand()).response)
        assert next(pieces) == b"1\n"
        assert _reading.get() is None


def test_a_refusal_and_an_end_give_the_turn_back(codings: str, browser: Browser) -> None:
    browser.get(f"{codings}exe", 404)
    browser.client.head(f"{codings}csv", base_url=BASE).close()
    browser.get(f"{codings}csv")


OTHER = """
import sys
from pathlib import Path
from panel.gate.exports import OneAtATime, Turns
try:
    Turns(Path(sys.argv[1])).take(sys.argv[2])
    print("taken")
except OneAtATime:
    print("refused")
"""


def test_other_processes_know_and_a_forgotten_turn_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(account: str) -> str:
        asked = [sys.executable, "-c", OTHER, str(tmp_path / "lock"), account]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()

    ticks = count(0, exports.LONGEST)
    monkeypatch.setattr(exports, "monotonic", lambda: next(ticks))
    turns = exports.Turns(tmp_path / "lock")
    taken = turns.take("a")
    assert [elsewhere("a"), elsewhere("b")] == ["refused", "taken"]
    later = turns.take("a")  # nobody gave it back, and its time is over
    turns.give_back("a", taken)
    assert elsewhere("a") == "refused"
    turns.give_back("a", later)
    assert elsewhere("a") == "taken"
