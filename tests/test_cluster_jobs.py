"""The jobs of the manual's page on whole wikis, played through: Kubernetes without a cluster, Dask over three hosts."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.dumps import multistream
from wikibinder.cli.commands import main

if TYPE_CHECKING:
    from collections.abc import Iterator

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual" / "whole-wikis.rst"
PAGES = {
    f"Page {n}": f"Text.<ref>{{{{cite web|title=Only {n}|url=http://example.org/{n}}}}}</ref>\n"
    f"* [[Page {n + 1}]]\n* {{{{cite book|title=Shared {n % 5}|isbn=0-306-40615-2}}}}"
    for n in range(43)
}


# ---------------------------------------------------------------- Kubernetes


class Pods(NamedTuple):
    """The job of the manual, with as many pods as it has completions, on a folder in place of its volume."""

    data: Path
    command: str
    completions: int

    def run(self) -> list[int]:
        """Start each pod once; their exit statuses."""
        environment = os.environ | {"PATH": f"{self.data.parent / 'bin'}:{os.environ['PATH']}"}
        pods = [
            subprocess.Popen(["sh", "-c", self.command], env=environment | {"JOB_COMPLETION_INDEX": str(n)},
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for n in range(self.completions)
        ]  # fmt: skip
        return [pod.wait(120) for pod in pods]

    def files(self) -> list[str]:
        """The files of the volume but the dump."""
        return sorted(path.name for path in self.data.iterdir() if path.name != "DUMP")


@pytest.fixture
def pods(tmp_path: Path) -> Pods:
    """Two pods in place of the manual's sixteen."""
    job = MANUAL.read_text("utf-8").partition("kind: Job")[2]
    command = re.search(r'args: \["(.*?)"\]', job, re.DOTALL)
    assert command, "the manual has no such job"
    completions = re.search(r"completions: (\d+)", job)
    assert completions, "the job has no number of pods"
    assert f"/{completions[1]} " in command[1], "there are as many pods as shards"
    (tmp_path / "data").mkdir()
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "wikibinder"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m wikibinder "$@"\n')
    program.chmod(0o755)
    # A line break in a double-quoted YAML string is a space.
    text = re.sub(r"\s*\n\s*", " ", command[1]).replace(f"/{completions[1]} ", "/2 ")
    return Pods(tmp_path / "data", text.replace("/data/", f"{tmp_path}/data/"), 2)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sh")
@pytest.mark.parametrize("cut", ["within a stream", "between two streams"])
def test_the_kubernetes_job_before_while_and_after_its_dump_comes(pods: Pods, tmp_path: Path, cut: str) -> None:
    """A pod that ends with another status than 0 is started again (``restartPolicy: OnFailure``); no file of a final
    name is there before the dump is whole.
    """
    whole = multistream(tmp_path / "whole", PAGES).read_bytes()
    assert (pods.run(), pods.files()) == ([1, 1], [])

    streams = [match.start() for match in re.finditer(rb"BZh9", whole)]
    half = streams[len(streams) // 2] + (10 if cut == "within a stream" else 0)
    (pods.data / "DUMP").write_bytes(whole[:half])
    assert (pods.run(), pods.files()) == ([1, 1], [])

    (pods.data / "DUMP").write_bytes(whole)
    names = ["citations-0.jsonl", "citations-0.jsonl.done.json", "citations-1.jsonl", "citations-1.jsonl.done.json"]
    assert (pods.run(), pods.files()) == ([0, 0], names)
    made = {name: (pods.data / name).stat().st_mtime_ns for name in names}

    assert (pods.run(), pods.files()) == ([0, 0], names)
    assert made == {name: (pods.data / name).stat().st_mtime_ns for name in names}, "a pod that is done does nothing"

    shards = [str(pods.data / f"citations-{n}.jsonl") for n in range(2)]
    assert main(["merge", *shards, "--output", str(tmp_path / "citations.jsonl")]) == 0
    assert main(["citations", str(pods.data / "DUMP"), "--output", str(tmp_path / "one.jsonl")]) == 0
    merged = (tmp_path / "citations.jsonl").read_bytes()
    assert merged == (tmp_path / "one.jsonl").read_bytes()
    assert len({json.loads(line)["page"] for line in merged.splitlines()}) == len(PAGES)


# ---------------------------------------------------------------- Dask over several hosts

HOSTS = ("client", "scheduler", "worker")
ADDRESSES = {"client": "10.97.1.1", "scheduler": "10.97.1.2 10.97.2.2", "worker": "10.97.2.1"}
WORKER_PORTS = ("--worker-port", "9000:9009", "--nanny-port", "9010:9019")


def no_hosts() -> str:
    """Return why network namespaces cannot be used as hosts here; "" where they can."""
    if importlib.util.find_spec("distributed") is None:
        return "Dask's distributed is not installed"
    if not shutil.which("ip"):
        return "the program ip (iproute2) is not installed"
    name = f"wb-{os.getpid()}-probe"
    if subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False).returncode:
        return "network namespaces cannot be made (needs root)"
    subprocess.run(["ip", "netns", "delete", name], check=True)
    return ""


class Hosts(NamedTuple):
    """Network namespaces in a row: the client sees the scheduler, which sees the worker; the ends do not see each
    other. They share all folders.
    """

    prefix: str

    def command(self, host: str, *words: str) -> list[str]:
        """Return the command that runs ``words`` on a host (a network namespace)."""
        return ["ip", "netns", "exec", f"{self.prefix}-{host}", *words]

    def connect(self, net: int, one: str, other: str) -> None:
        """A cable between two hosts, and their addresses in this net."""
        ends = [f"wb{os.getpid()}{net}{end}" for end in "ab"]
        subprocess.run(["ip", "link", "add", ends[0], "type", "veth", "peer", "name", ends[1]], check=True)
        for end, host in zip(ends, (one, other), strict=True):
            address = next(a for a in ADDRESSES[host].split() if a.startswith(f"10.97.{net}."))
            subprocess.run(["ip", "link", "set", end, "netns", f"{self.prefix}-{host}"], check=True)
            subprocess.run(self.command(host, "ip", "address", "add", f"{address}/24", "dev", end), check=True)
            subprocess.run(self.command(host, "ip", "link", "set", end, "up"), check=True)

    @contextmanager
    def running(self, host: str, *words: str) -> Iterator[None]:
        """A program that runs on a host meanwhile."""
        process = subprocess.Popen(self.command(host, *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    if reason := no_hosts():
        pytest.skip(reason)
    made = Hosts(f"wb-{os.getpid()}")
    try:
        for host in HOSTS:
            subprocess.run(["ip", "netns", "add", f"{made.prefix}-{host}"], check=True)
            subprocess.run(made.command(host, "ip", "link", "set", "lo", "up"), check=True)
        made.connect(1, "client", "scheduler")
        made.connect(2, "worker", "scheduler")
        yield made
    finally:
        for host in HOSTS:
            subprocess.run(["ip", "netns", "delete", f"{made.prefix}-{host}"], check=False)


@pytest.mark.slow
def test_dask_over_hosts_writes_what_one_machine_writes(hosts: Hosts, tmp_path: Path) -> None:
    """Only the scheduler is reachable from the client, and the scheduler and the workers from each other."""
    wiki = multistream(tmp_path / "wiki.xml.bz2", PAGES)
    dask = str(Path(sys.executable).with_name("dask"))
    scheduler = ("--host", "0.0.0.0", "--port", "8786", "--no-dashboard")  # noqa: S104 (a network of its own)
    worker = ("tcp://10.97.2.2:8786", "--host", "10.97.2.1", "--nworkers", "2", "--nthreads", "1", *WORKER_PORTS,
              "--no-dashboard", "--local-directory", str(tmp_path / "scratch"))  # fmt: skip
    unseen = hosts.command(
        "client", sys.executable, "-c", "import socket; socket.create_connection(('10.97.2.1', 9000), 2)"
    )
    with ExitStack() as stack:
        stack.enter_context(hosts.running("scheduler", dask, "scheduler", *scheduler))
        stack.enter_context(hosts.running("worker", dask, "worker", *worker))
        for name, more in {"pool": (), "dask": ("--engine", "dask", "--scheduler", "tcp://10.97.1.2:8786")}.items():
            for kind, out in (("citations", f"{name}.jsonl"), ("convert", name)):
                words = (sys.executable, "-m", "wikibinder", kind, str(wiki), "--output", str(tmp_path / out), *more)
                subprocess.run(hosts.command("client", *words), check=True, stdout=subprocess.DEVNULL, timeout=180)
        assert subprocess.run(unseen, capture_output=True, check=False).returncode
    assert (tmp_path / "dask.jsonl").read_bytes() == (tmp_path / "pool.jsonl").read_bytes()
    pool, made = ({p.name: p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()} for n in ("pool", "dask"))
    assert len(pool) > 2 * len(PAGES)
    assert made == pool
