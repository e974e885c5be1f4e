"""What is beyond this machine, for tests, all of it on the loopback: S3 as moto serves it, and a Dask cluster of two worker processes."""

from __future__ import annotations

import importlib.util
import json
import logging
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from artcli.stores import Remote

needs_fsspec = pytest.mark.skipif(importlib.util.find_spec("fsspec") is None, reason="fsspec is not installed: pip install 'artcli[remote]'")
needs_s3 = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("s3fs", "moto", "flask")),
    reason="s3fs and moto's server are not installed: pip install 'artcli[remote]' 'moto[server]'",
)
needs_dask = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="dask is not installed: pip install 'artcli[dask]'")


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of a server that answers as S3 does, on the loopback; programs started by the test find it in their environment.

    There is one for all tests: fsspec keeps its stores, and with them the address that they were made for.
    """
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    ours = {
        "AWS_ENDPOINT_URL_S3": address, "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "NO_PROXY": "127.0.0.1,localhost",
    }  # fmt: skip
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    yield address
    server.stop()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.fixture
def bucket(s3: str) -> str:
    """The URL of a new, empty bucket."""
    import fsspec

    name = f"artcli-{secrets.token_hex(6)}"
    fsspec.filesystem("s3", use_listings_cache=False).mkdir(name)
    return f"s3://{name}"


@pytest.fixture(params=["memory", "file", pytest.param("s3", marks=needs_s3)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Remote, str]:
    """A store, and an empty folder in it."""
    if request.param == "memory":
        return Remote("memory"), f"memory://{secrets.token_hex(6)}/root"
    if request.param == "file":
        (tmp_path / "root").mkdir()
        return Remote("file"), f"file://{tmp_path}/root"
    return Remote("s3"), f"{request.getfixturevalue('bucket')}/root"


def names(store: Remote, folder: str) -> list[tuple[str, str, int]]:
    return sorted((found.name, found.kind, found.size if found.kind == "file" else 0) for found in store.list(folder))


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """HOST:PORT of a Dask cluster: a scheduler and two worker processes, each a program of its own, in a folder of their own.

    A test that wants a store on them names it before the cluster, whose workers then know where it is.
    """
    folder = tmp_path_factory.mktemp("dask")
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield start_cluster(folder, started)
    finally:
        for process in reversed(started):
            process.kill()
        for process in started:
            process.wait(30)


def start_cluster(folder: Path, started: list[subprocess.Popen[bytes]]) -> str:
    """Starts a scheduler and two workers; they are in `started`, in this order."""
    about = folder / "scheduler.json"

    def start(*arguments: str) -> None:
        command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard", "--scheduler-file", str(about)]
        with (folder / f"{len(started)}.log").open("wb") as log:
            started.append(subprocess.Popen(command, cwd=folder, stdout=log, stderr=log))

    start("scheduler", "--host", "127.0.0.1", "--port", "0")
    until = time.monotonic() + 60
    while not about.exists() or not about.read_text("utf-8").endswith("}"):
        assert started[0].poll() is None, (folder / "0.log").read_text("utf-8")
        assert time.monotonic() < until
        time.sleep(0.05)
    for _ in range(2):
        start("worker", "--host", "127.0.0.1", "--nthreads", "1", "--local-directory", str(folder))
    address = str(json.loads(about.read_text("utf-8"))["address"]).removeprefix("tcp://")
    _wait_for_workers(address)
    return address


def _wait_for_workers(address: str) -> None:
    from distributed import Client

    with Client(f"tcp://{address}", timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
