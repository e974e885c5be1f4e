"""`artcli convert` beyond the disk and beyond one machine: S3, memory, a Dask cluster. What comes out is what comes out here."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import artcli
from artcli import stores
from artcli.storage import UNFINISHED, join
from artcli.stores import Remote
from remote import bucket, needs_dask, needs_fsspec, needs_s3, s3, scheduler, start_cluster

__all__ = ["bucket", "s3", "scheduler"]
SAMPLES = Path(__file__).parent.parent.parent / "samples"
STORY = (SAMPLES / "en-article-copy.txt").read_bytes()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "artcli", "convert", *arguments]


def convert(*arguments: str, folder: Path | None = None) -> tuple[int, dict[str, int], str]:
    """Exit code, the counts, and what was said."""
    done = subprocess.run(command(*arguments, "--json-summary"), capture_output=True, text=True, timeout=300, cwd=folder)
    return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the corpus is."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def corpus(home: Path) -> Path:
    """A small tree of articles, with one file that is none."""
    folder = home / "corpus"
    for place in ("fr/2025", "en", "en/more"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    for sample in sorted(SAMPLES.glob("*.txt")):
        shutil.copy(sample, folder / ("fr/2025" if sample.name.startswith("fr") else "en"))
    (folder / "en" / "more" / "a b [x] ü.txt").write_bytes(STORY)
    (folder / "en" / "no.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return folder


FORMATS = ("--to", "markdown", "--to", "json")
MANY = 400


@pytest.fixture(scope="module")
def expected(corpus: Path, home: Path) -> dict[str, bytes]:
    """The outputs as one process of this machine writes them, by their paths."""
    code, counts, _ = convert("corpus", "-o", "here", *FORMATS, "--jobs", "1", folder=home)
    assert (code, counts["failed"]) == (1, 1)
    return tree_of_disk(home / "here")


def tree_of_disk(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".artcli" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def tree_of(url: str) -> dict[str, bytes]:
    """Every file below a URL but the manifest; nothing unfinished may be among them."""
    found: dict[str, bytes] = {}
    store = Remote(url.partition("://")[0])

    def add(folder: str, place: str) -> None:
        for one in store.list(folder):
            path = join(folder, one.name)
            if one.kind == "folder" and one.name != ".artcli":
                add(path, f"{place}{one.name}/")
            elif one.kind == "file":
                found[place + one.name] = store.read(path, 10**8)

    add(url, "")
    return found


def put(folder: Path, url: str) -> None:
    store = Remote(url.partition("://")[0])
    for path in folder.rglob("*"):
        if path.is_file():
            store.replace(url, str(path.relative_to(folder)), path.read_bytes())


def from_corpus(tree: dict[str, bytes], source: str) -> dict[str, bytes]:
    """Outputs as they were if their source had been called 'corpus'."""
    return {path: data.replace(f"{source}/".encode(), b"corpus/") for path, data in tree.items()}


# ---- S3 --------------------------------------------------------------------------------------------------------------------


@needs_s3
def test_s3_to_s3(corpus: Path, expected: dict[str, bytes], bucket: str, tmp_path: Path) -> None:
    put(corpus, f"{bucket}/in")
    page = tmp_path / "report.html"
    code, counts, said = convert(f"{bucket}/in", "-o", f"{bucket}/out", *FORMATS, "--jobs", "2", "--report", str(page))
    assert code == 1, said
    assert f"artcli: {bucket}/in/en/no.txt: " in said
    assert counts["in"] == counts["done"] + 1 == len(expected) // 2 + 1
    assert from_corpus(tree_of(f"{bucket}/out"), f"{bucket}/in") == expected
    assert f"{counts['articles']} articles from {counts['in']} inputs" in page.read_text("utf-8")
    assert sorted(found.name for found in Remote("s3").list(f"{bucket}/out/.artcli")) == ["manifest.jsonl"]


@needs_s3
def test_a_killed_run_on_s3_is_gone_on_with(corpus: Path, expected: dict[str, bytes], bucket: str) -> None:
    put(corpus, f"{bucket}/in")
    arguments = (f"{bucket}/in", "-o", f"{bucket}/out", *FORMATS, "--jobs", "2")
    for least in (1, 30):
        running = subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while running.poll() is None and len(tree_of(f"{bucket}/out")) < least:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        for path, data in tree_of(f"{bucket}/out").items():
            assert data, path
    code, counts, said = convert(*arguments)
    assert (code, counts["failed"]) == (1, 1), said
    assert from_corpus(tree_of(f"{bucket}/out"), f"{bucket}/in") == expected
    assert sorted(found.name for found in Remote("s3").list(f"{bucket}/out/.artcli")) == ["manifest.jsonl"]


@needs_s3
def test_two_runs_at_once_on_s3(corpus: Path, bucket: str) -> None:
    put(corpus, f"{bucket}/in")
    with Remote("s3").lock(f"{bucket}/out/.artcli/lock"):
        code, _, said = convert(f"{bucket}/in", "-o", f"{bucket}/out")
    assert code == 4
    assert said.startswith(f"artcli: {bucket}/out: another run of artcli is writing to this folder")


@needs_s3
def test_a_bucket_that_is_not_there_is_one_line(bucket: str) -> None:
    code, _, said = convert(str(SAMPLES), "-o", "s3://nosuchbucketanywhere/out")
    assert code == 3
    assert "cannot be written" in said
    assert "Traceback" not in said
    assert convert("s3://nosuchbucketanywhere/in", "-o", f"{bucket}/out")[0] == 2


# ---- memory ----------------------------------------------------------------------------------------------------------------


@needs_fsspec
def test_memory_to_memory(corpus: Path, expected: dict[str, bytes]) -> None:
    put(corpus, "memory://corpus")
    outcomes = [entry.outcome for entry in artcli.convert(["memory://corpus"], "memory://out", to=["markdown", "json"])]
    assert (outcomes.count("done"), outcomes.count("failed")) == (len(expected) // 2, 1)
    assert from_corpus(tree_of("memory://out"), "memory://corpus") == expected


@needs_fsspec
def test_a_second_run_in_a_store_does_what_is_new() -> None:
    sources = ["memory://again/in"]

    def outcomes(**options: Any) -> dict[str, int]:
        entries = artcli.convert(sources, "memory://again/out", to=["markdown", "json"], **options)
        return dict(Counter(entry.outcome for entry in entries))

    for name in ("en/a.txt", "en/b.txt", "fr/c.txt"):
        stores.replace(f"memory://again/in/{name}", STORY)
    assert outcomes() == {"done": 3}
    stores.replace("memory://again/in/en/new.txt", STORY)
    stores.replace("memory://again/in/en/a.txt", STORY + b"\nOne more line stands here now, and it is long enough.\n")
    assert outcomes() == {"done": 2, "unchanged": 2}
    Remote("memory").remove("memory://again/in", "en/new.txt")
    assert outcomes(prune=True) == {"unchanged": 3}
    assert set(tree_of("memory://again/out")) == {f"{name}.{suffix}" for name in ("en/a", "en/b", "fr/c") for suffix in ("md", "json")}


@needs_fsspec
def test_from_a_store_to_the_disk_and_back(corpus: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    formats = ["markdown", "json"]
    list(artcli.convert(str(corpus), "memory://there", to=formats))
    assert from_corpus(tree_of("memory://there"), str(corpus)) == expected
    put(corpus, "memory://from")
    list(artcli.convert("memory://from", tmp_path / "back", to=formats))
    assert from_corpus(tree_of_disk(tmp_path / "back"), "memory://from") == expected
    list(artcli.convert(f"file://{corpus}", f"file://{tmp_path}/url", to=formats, jobs=1))
    assert from_corpus(tree_of_disk(tmp_path / "url"), str(corpus)) == expected


@needs_fsspec
def test_one_file_for_all_articles_in_a_store(corpus: Path) -> None:
    put(corpus, "memory://many/in")
    for _ in range(2):
        list(artcli.convert("memory://many/in", "memory://many/out", to="jsonl", into="all.jsonl"))
        lines = list(Remote("memory").lines("memory://many/out/all.jsonl"))
        assert len(lines) == len(list(SAMPLES.glob("*.txt"))) + 1
        assert len({json.loads(line)["source"]["name"] for line in lines}) == len(lines)


LISTED = """
import sys
from artcli import stores
from artcli.cli.main import cli
for name in ("en/a.txt", "fr/2025/b.txt"):
    stores.replace(f"memory://in/{name}", open(sys.argv[1], "rb").read())
code = cli.main(sys.argv[2:], standalone_mode=False)
for name in ("en/a.json", "fr/2025/b.json"):
    print(stores.store_of("memory://out").look(f"memory://out/in/{name}"), flush=True)
sys.exit(code)
"""


@needs_fsspec
def test_a_list_of_urls() -> None:
    listed = "memory://in/en/a.txt\nmemory://in/fr/2025/b.txt\nmemory://in/en/missing.txt\nnosuch://a/b.txt\n"
    story = str(SAMPLES / "en-article-copy.txt")
    arguments = [sys.executable, "-c", LISTED, story, "convert", "-", "-o", "memory://out", "--json-summary"]
    done = subprocess.run(arguments, input=listed, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stderr
    summary, *there = done.stdout.splitlines()
    counts = json.loads(summary)
    assert (counts["in"], counts["done"], counts["failed"]) == (4, 2, 2)
    assert "artcli: memory://in/en/missing.txt: no such file or folder in the store" in done.stderr
    assert "artcli: nosuch://a/b.txt: there is no kind of store called 'nosuch'" in done.stderr
    assert [line.partition("(")[0] for line in there] == ["Found", "Found"]


@needs_fsspec
def test_inputs_that_are_not_among_the_sources_cost_a_look_at_their_folder_and_none_each(monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    for at in range(50):
        stores.replace(f"memory://early/in/{at % 2}/{at}.txt", STORY)
    stores.replace("memory://early/in/0/deep/a.txt", STORY)
    for name in "ab":
        stores.replace(f"memory://late/{name}.txt", STORY)
    list(artcli.convert(["memory://early/in"], "memory://both"))
    Remote("memory").remove("memory://early/in", "0/10.txt")
    asked: list[str] = []
    for name in ("info", "ls"):
        real = getattr(MemoryFileSystem, name)

        def ask(self: MemoryFileSystem, path: str, *given: Any, real: Any = real, **more: Any) -> Any:
            asked.append(path)
            return real(self, path, *given, **more)

        monkeypatch.setattr(MemoryFileSystem, name, ask)
    entries = list(artcli.convert(["memory://late"], "memory://both"))
    monkeypatch.undo()
    assert [entry.outcome for entry in entries] == ["done", "done"]
    assert not [path for path in asked if "early" in path and path.endswith(".txt")]
    assert len({path for path in asked if "early" in path}) == 3  # the folders
    # what is gone is known to be gone, and nothing else is
    list(artcli.convert(["memory://late"], "memory://both", prune=True))
    assert set(tree_of("memory://both")) == {"a.json", "b.json", "0/deep/a.json", *(f"{at % 2}/{at}.json" for at in range(50) if at != 10)}


# ---- Dask ------------------------------------------------------------------------------------------------------------------


@needs_dask
@needs_s3
def test_a_cluster_reads_and_writes_a_store(corpus: Path, expected: dict[str, bytes], bucket: str, scheduler: str) -> None:
    put(corpus, f"{bucket}/in")
    code, _, said = convert(f"{bucket}/in", "-o", f"{bucket}/out", *FORMATS, "--executor", f"dask://{scheduler}")
    assert code == 1, said
    assert from_corpus(tree_of(f"{bucket}/out"), f"{bucket}/in") == expected


@needs_dask
def test_a_cluster_writes_what_one_process_writes(expected: dict[str, bytes], scheduler: str, home: Path) -> None:
    # relative paths: the workers were started in another folder
    code, counts, said = convert("corpus", "-o", "far", *FORMATS, "--executor", f"dask://{scheduler}", folder=home)
    assert (code, counts["done"], counts["failed"]) == (1, len(expected) // 2, 1), said
    assert tree_of_disk(home / "far") == expected
    here, far = (home / name / ".artcli" / "manifest.jsonl" for name in ("here", "far"))
    assert far.read_bytes() == here.read_bytes()
    code, counts, _ = convert("corpus", "-o", "far", *FORMATS, "--executor", f"dask://{scheduler}", folder=home)
    assert counts["unchanged"] == len(expected) // 2


@needs_dask
def test_pythons_own_executor_of_a_client(expected: dict[str, bytes], scheduler: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import Client

    monkeypatch.chdir(home)
    with Client(f"tcp://{scheduler}", set_as_default=False) as client:
        entries = list(artcli.convert(["corpus"], "api", to=["markdown", "json"], executor=client.get_executor()))
    assert len(entries) == len(expected) // 2 + 1
    assert tree_of_disk(home / "api") == expected


@needs_dask
def test_a_killed_worker_costs_nothing(scheduler: str, tmp_path: Path) -> None:
    many(tmp_path / "in", MANY)
    arguments = (str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--executor", f"dask://{scheduler}", "--json-summary")
    running = subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for_outputs(tmp_path / "out", 20)
    kill_worker(scheduler)
    out, err = running.communicate(timeout=300)
    assert running.returncode == 0, err
    assert json.loads(out)["done"] == MANY
    # what the killed process had begun stays under its unfinished name until the next run sweeps it
    whole = [name for name in tree_of_disk(tmp_path / "out") if not Path(name).name.startswith(UNFINISHED)]
    assert len(whole) == MANY


@needs_dask
def test_a_scheduler_that_goes_away_ends_the_run_and_the_next_one_goes_on(tmp_path: Path) -> None:
    many(tmp_path / "in", MANY)
    started: list[subprocess.Popen[bytes]] = []
    try:
        address = start_cluster(tmp_path, started)
        running = subprocess.Popen(
            command(str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--executor", f"dask://{address}", "--json-summary"),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        wait_for_outputs(tmp_path / "out", 20)
        started[0].kill()
        out, err = running.communicate(timeout=300)
    finally:
        for process in started:
            process.kill()
            process.wait()
    assert running.returncode == 1
    assert f"artcli: dask://{address}: the scheduler went away\n" in err
    assert "run the same command again to go on" in err
    assert "Traceback" not in err
    counts = json.loads(out)
    assert counts["in"] == sum(counts[name] for name in ("done", "unchanged", "failed", "skipped", "not_reached")) == MANY
    assert counts["failed"] == 0
    code, again, said = convert(str(tmp_path / "in"), "-o", str(tmp_path / "out"))
    assert (code, again["done"] + again["unchanged"]) == (0, MANY), said
    assert len(tree_of_disk(tmp_path / "out")) == MANY


@needs_dask
def test_an_interrupted_run_leaves_the_cluster_as_it_was(scheduler: str, tmp_path: Path) -> None:
    many(tmp_path / "in", MANY)
    arguments = (str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--executor", f"dask://{scheduler}")
    running = subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    wait_for_outputs(tmp_path / "out", 20)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert err.endswith("artcli: interrupted; run the same command again to go on\n")
    code, counts, said = convert(*arguments)
    assert (code, counts["done"] + counts["unchanged"]) == (0, MANY), said
    assert len(tree_of_disk(tmp_path / "out")) == MANY


def many(folder: Path, count: int) -> None:
    folder.mkdir()
    for at in range(count):
        (folder / f"{at:04d}.txt").write_bytes(STORY.replace(b"Sandholm", b"Sandholm %d" % at))


def wait_for_outputs(folder: Path, count: int) -> None:
    until = time.monotonic() + 120
    while not folder.exists() or len(list(folder.glob("*.json"))) < count:
        assert time.monotonic() < until
        time.sleep(0.02)


def kill_worker(address: str) -> None:
    """Kills the process in which one of the workers runs, with whatever it has in hand."""
    from distributed import Client

    with Client(f"tcp://{address}", set_as_default=False) as client:
        os.kill(sorted(client.run(os.getpid).values())[0], signal.SIGKILL)


# ---- on the command line -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["dask", "dask://", "dask://host", "spark://host:1", "dask://host:port"])
def test_an_executor_that_is_none_is_wrong_usage(name: str, tmp_path: Path) -> None:
    code, _, said = convert(str(SAMPLES), "-o", str(tmp_path / "out"), "--executor", name)
    assert code == 2
    assert "dask://HOST:PORT" in said
    assert not (tmp_path / "out").exists()


def test_jobs_are_for_this_machine(tmp_path: Path) -> None:
    assert convert(str(SAMPLES), "-o", str(tmp_path / "out"), "--executor", "dask://127.0.0.1:9", "--jobs", "2")[0] == 2


@pytest.mark.parametrize(
    ("module", "arguments", "extra"),
    [("fsspec", ("-o", "s3://bucket/out"), "artcli[remote]"), ("distributed", ("-o", "out", "--executor", "dask://127.0.0.1:9"), "artcli[dask]")],
)
def test_what_is_not_installed_is_named(module: str, arguments: tuple[str, ...], extra: str, tmp_path: Path) -> None:
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError(\"No module named '{module}'\", name='{module}')\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command(str(SAMPLES), *arguments), capture_output=True, text=True, env=environment, cwd=tmp_path, timeout=60)
    assert done.returncode in (1, 2)
    assert f"pip install '{extra}'" in done.stderr
    assert "Traceback" not in done.stderr
