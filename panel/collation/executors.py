"""Where the heavy stages run: processes of this machine, or a Dask cluster (extra ``cluster``).

Both are a ``concurrent.futures.Executor``; the stages do not know which. Texts given in confidence travel to
the workers, so a scheduler off this machine is reached by ``tls://`` only. Documented in docs/collation.md.
"""

from __future__ import annotations

import ipaddress
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver
from urllib.parse import urlsplit

from panel.collation.types import CollationError

LOCAL = "local"
SECONDS = 15.0
"""So long a cluster may take to answer."""


def checked(name: str) -> str:
    """The name of an executor, if it can be used; CollationError says why not."""
    if name == LOCAL:
        return name
    parts = urlsplit(name)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if parts.scheme not in ("tcp", "tls") or not host or port is None:
        raise CollationError((f"executor “{name}” is not local, tcp://HOST:PORT or tls://HOST:PORT",))
    if parts.scheme == "tcp" and not _loopback(host):
        raise CollationError((
            f"executor “{name}” is off this machine: use tls://, because texts given in confidence travel there",
        ))  # fmt: skip
    return name


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def opened(name: str = LOCAL, workers: int | None = None, seconds: float = SECONDS) -> Iterator[Executor]:
    """An executor by its name; ``workers`` is the number of local processes, one a core by default.

    CollationError where the name cannot be used, the extra is not installed, nobody answers, or workers of
    the cluster die over their work.
    """
    if checked(name) == LOCAL:
        pool = processes(workers)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)
    else:
        with _cluster(name, seconds) as executor:
            yield executor


def processes(workers: int | None = None) -> ProcessPoolExecutor:
    """Local processes that share no threads and no state with this one: copies of one that is started afresh and
    has loaded the stages and their tables (``ready``), which takes longer than all else of a start."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["panel.collation.ready"])
    forkserver.ensure_running()  # it loads while this process reads; a few texts are through before they need workers
    return ProcessPoolExecutor(
        workers or len(os.sched_getaffinity(0)), mp_context=context, initializer=_begin
    )


def _begin() -> None:
    """A worker leaves interrupts to its parent, and ends with it, even when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _cluster(address: str, seconds: float) -> Iterator[Executor]:
    try:
        from distributed import Client, KilledWorker, Security  # noqa: PLC0415 - optional, and slow to load
    except ImportError as error:
        raise CollationError(
            (f"executor “{address}” needs the extra “cluster”: pip install panel[cluster]",)
        ) from error
    try:
        mine = Security().get_connection_args("client")["ssl_context"]  # reads the certificates
    except OSError as error:
        raise CollationError((f"the certificates for {address} cannot be read: {error}",)) from error
    if address.startswith("tls:") and mine is None:
        raise CollationError(
            (f"no scheduler answers at {address} without certificates: see docs/collation.md",)
        )
    try:
        client = Client(address, timeout=seconds, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise CollationError((f"no scheduler answers at {address}: {error}",)) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=seconds)
        except TimeoutError as error:
            raise CollationError((f"the scheduler at {address} has no workers",)) from error
        executor = client.get_executor()
        try:
            yield executor
        except KilledWorker as error:
            raise CollationError(
                (f"{address} lost a worker in the middle; what is finished can be resumed",)
            ) from error
        finally:
            executor.shutdown(wait=False)
