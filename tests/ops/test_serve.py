"""Starting and stopping, with real processes."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from panel.ops import serve
from panel.ops.drills import server
from panel.ops.drills.stand import Stand, a_free_port, raised
from tests.ops.stands import build

pytestmark = pytest.mark.xdist_group("servers")


def until(true: Callable[[], object], seconds: float = 60.0) -> bool:
    """Wait until something is true; whether it became so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def fetch(stand: Stand, path: str) -> tuple[int, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{stand.port}{path}", timeout=30) as answer:
        return answer.status, answer.read().decode()


def test_it_answers_and_a_signal_ends_every_process() -> None:
    with raised(build) as stand:
        running = server.start(stand)
        running.wait()
        assert fetch(stand, "/healthz") == (200, "ok\n")
        kinds = running.kinds()
        assert {kind: len(pids) for kind, pids in kinds.items()} == {
            "web": 2, "listener": 1, "worker": 1, "signer": 1,
        }  # fmt: skip
        assert running.stop(60.0)
        assert [pid for pids in kinds.values() for pid in pids if server.alive(pid)] == []
        assert running.process.returncode == 0
        serve.check_port("127.0.0.1", stand.port)


@pytest.mark.parametrize("kind", ["web", "listener", "worker", "signer"])
def test_a_process_that_dies_is_started_again(kind: str) -> None:
    with raised(build) as stand:
        running = server.start(stand)
        running.wait()
        before = running.kinds()
        assert server.kill(before[kind][0])
        assert until(
            lambda: (
                len(running.kinds()[kind]) == len(before[kind])
                and before[kind][0] not in running.kinds()[kind]
            )
        )
        running.wait()
        assert fetch(stand, "/healthz") == (200, "ok\n")
        assert running.stop(60.0)


def test_nobody_outlives_a_server_that_is_killed_and_the_next_start_works() -> None:
    with raised(build) as stand:
        running = server.start(stand)
        running.wait()
        orphans = running.everybody()[1:]
        server.kill(running.process.pid)
        running.process.wait()
        assert until(lambda: not any(server.alive(pid) for pid in orphans), 20.0)
        again = server.start(stand)
        again.wait()
        assert again.stop(60.0)


def test_a_busy_port_is_told_and_nothing_is_started() -> None:
    with raised(build) as stand, socket.create_server(("127.0.0.1", stand.port)):
        told = subprocess.run(
            [sys.executable, "-m", "panel.cli", "serve"],
            env=stand.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == f"error: port {stand.port} is in use; choose another with --port or PANEL_PORT\n"


def test_the_next_free_port_is_found() -> None:
    port = a_free_port()
    with socket.create_server(("127.0.0.1", port)):
        assert serve.free_port("127.0.0.1", port) > port
        with pytest.raises(serve.PortBusy):
            serve.free_port("127.0.0.1", port, tries=1)


def test_a_schema_that_is_behind_is_told(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PANEL_")} | {"PANEL_DATA": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-m", "panel.cli", "serve"], env=env, capture_output=True, text=True, timeout=120
    )
    assert (told.returncode, told.stderr) == (
        1,
        "error: the schema is not up to date; run `panel db upgrade` first\n",
    )


def test_the_demo_starts_on_a_busy_port_and_a_second_time(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PANEL_")} | {"PANEL_DATA": str(tmp_path)}
    port = a_free_port()
    with socket.create_server(("127.0.0.1", port)):
        first = demo(env, port)
    assert f"Port {port} is in use; taking {taken(first)}." in first
    assert "Building the demo, stage open" in first
    second = demo(env, port)
    assert re.search(r"^The demo is there already \(SPMHR/20\d\d/1, open\)\.$", second, re.M)
    assert taken(second) == port


def demo(env: dict[str, str], port: int) -> str:
    """Start the demo, look at its front page, stop it; what it said."""
    process = subprocess.Popen(
        [sys.executable, "-m", "panel.cli", "demo", "--serve", "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        bufsize=1,
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Serving on"):
            break
    whole = "".join(said)
    assert "Serving on" in whole, whole
    with urllib.request.urlopen(f"http://127.0.0.1:{taken(whole)}/", timeout=60) as page:
        assert (page.status, "SPMHR/20" in page.read().decode()) == (200, True)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    process.stdout.close()
    return whole


def taken(said: str) -> int:
    """The port in "Serving on http://127.0.0.1:PORT"."""
    return int(said.rpartition("Serving on http://127.0.0.1:")[2].split()[0])
