"""Where the heavy stages run: what may be named, and a real cluster of two workers."""

from __future__ import annotations

import os
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster, Security

from panel.collation import CollationError, collate_files
from panel.collation.executors import checked, opened
from panel.collation.pipeline_read import CHUNK
from tests.collation.corpus import contents, records, write


@pytest.mark.parametrize(
    "name",
    [
        "local",
        "tcp://127.0.0.1:8786",
        "tcp://[::1]:8786",
        "tcp://localhost:8786",
        "tls://10.0.0.5:8786",
        "tls://h:1",
    ],
)
def test_what_may_be_used(name: str) -> None:
    assert checked(name) == name


@pytest.mark.parametrize(
    "name", ["", "lokal", "tcp://", "tcp://127.0.0.1", "tcp://127.0.0.1:x", "udp://127.0.0.1:1"]
)
def test_what_is_no_executor(name: str) -> None:
    with pytest.raises(CollationError) as error:
        checked(name)
    assert error.value.problems == (f"executor “{name}” is not local, tcp://HOST:PORT or tls://HOST:PORT",)


@pytest.mark.parametrize(
    "host", ["10.0.0.5", "192.168.1.2", "[2001:db8::1]", "cluster.example", "127.0.0.1.example"]
)
def test_off_this_machine_only_tls(host: str) -> None:
    with pytest.raises(CollationError) as error:
        checked(f"tcp://{host}:8786")
    assert error.value.problems == (
        f"executor “tcp://{host}:8786” is off this machine: use tls://, because texts given in confidence travel there",
    )


def test_nobody_answers() -> None:
    with (
        pytest.raises(CollationError, match=r"\Ano scheduler answers at tcp://127.0.0.1:1"),
        opened("tcp://127.0.0.1:1", seconds=1),
    ):
        pass


def test_tls_without_certificates_is_told_at_once() -> None:
    with pytest.raises(CollationError, match="without certificates"), opened("tls://127.0.0.1:9"):
        pass


def test_certificates_that_are_not_there_are_told(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.pem")
    names = ("ca-file", "client.cert", "client.key")
    with (
        dask.config.set({f"distributed.comm.tls.{name}": gone for name in names}),
        pytest.raises(CollationError, match="cannot be read"),
        opened("tls://127.0.0.1:9"),
    ):
        pass


def test_a_cluster_of_two_workers_writes_the_same_bytes(tmp_path: Path) -> None:
    given = write(tmp_path / "in.jsonl", records(3 * CHUNK + 17))
    collate_files(given, tmp_path / "here")
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        with opened(cluster.scheduler_address) as executor:
            collate_files(given, tmp_path / "there", executor=executor)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_a_worker_that_dies_over_its_work_is_told() -> None:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as cluster,
        pytest.raises(CollationError, match=r"lost a worker in the middle; what is finished can be resumed"),
        opened(cluster.scheduler_address) as executor,
    ):
        executor.submit(os._exit, 1).result()


def test_a_cluster_without_workers_is_told() -> None:
    with LocalCluster(
        n_workers=0, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        with (
            pytest.raises(CollationError, match="has no workers"),
            opened(cluster.scheduler_address, seconds=1),
        ):
            pass


def test_a_cluster_is_reached_by_tls_with_certificates_of_ones_own(tmp_path: Path) -> None:
    given = write(tmp_path / "in.jsonl", records(CHUNK + 1))
    secured = Security.temporary()
    settings = {
        "distributed.comm.tls.ca-file": secured.tls_ca_file,
        "distributed.comm.tls.client.cert": secured.tls_client_cert,
        "distributed.comm.tls.client.key": secured.tls_client_key,
    }
    collate_files(given, tmp_path / "here")
    with LocalCluster(
        n_workers=1, processes=True, host="tls://127.0.0.1", security=secured, dashboard_address="127.0.0.1:0"
    ) as cluster:
        address = cluster.scheduler_address
        assert address.startswith("tls://")
        with dask.config.set(settings), opened(address) as executor:
            collate_files(given, tmp_path / "there", executor=executor)
        with pytest.raises(CollationError, match="no scheduler answers"), opened(address, seconds=1):
            pass
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
