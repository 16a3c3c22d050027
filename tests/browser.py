"""A small client for a headless Chromium (DevTools protocol): opens pages, runs scripts, takes screenshots.

The browser is the one named by ``WIKIBINDER_CHROMIUM`` or found on the path; without it, or without the PyPI package
``websockets``, the tests that need it are skipped with the reason.
"""

from __future__ import annotations

import base64
import functools
import http.server
import json
import os
import re
import shutil
import socketserver
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DESKTOP: Final = (1280, 900)
PHONE: Final = (360, 740)
TIMEOUT: Final = 30.0


def chromium() -> str:
    """Return the path of the browser; without one the test is skipped."""
    pytest.importorskip("websockets", reason="needs the package websockets")
    named = os.environ.get("WIKIBINDER_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
    )
    if not named:
        pytest.skip("needs Chromium (on the path or named by WIKIBINDER_CHROMIUM)")
    return named


@dataclass
class Tab:
    """A page in the browser."""

    connection: Any
    session: str
    number: int = 0

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and wait for its answer; events on the way are passed over."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters, "sessionId": self.session}
        self.connection.send(json.dumps(message))
        while True:
            answer = json.loads(self.connection.recv(timeout=TIMEOUT))
            if answer.get("id") == self.number and answer.get("sessionId") == self.session:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])

    def open(self, address: str, size: tuple[int, int] = DESKTOP, *, dark: bool = False) -> None:
        """Open an address at a window size and in a colour scheme, and wait until the page has loaded."""
        width, height = size
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", features=[scheme])
        self.command("Page.navigate", url="about:blank")
        self.command("Page.navigate", url=address)
        self.run(
            "new Promise(done => { const look = () => location.href !== 'about:blank'"
            " && document.readyState === 'complete' ? done(1) : setTimeout(look, 20); look(); })"
        )

    def run(self, script: str) -> Any:
        """The value of a script (awaited) in the page."""
        answer = self.command("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{answer['exceptionDetails']}")
        return answer["result"].get("value")

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write a screenshot to a PNG file: of the window, or with ``whole`` of the whole page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        data = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))


@contextmanager
def tab() -> Iterator[Tab]:
    """A fresh browser with one page."""
    from websockets.sync.client import connect  # noqa: PLC0415 (only where the browser tests run)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [
                chromium(), "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                "--hide-scrollbars", "--no-first-run", f"--user-data-dir={profile}", "--remote-debugging-port=0",
            ],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        try:
            with connect(_endpoint(process), max_size=None) as connection:
                browser = Tab(connection, "")
                target = _browser_command(browser, "Target.createTarget", url="about:blank")["targetId"]
                session = _browser_command(browser, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
                page = Tab(connection, session, 1000)
                page.command("Page.enable")
                yield page
        finally:
            process.terminate()
            process.wait(timeout=TIMEOUT)


def _endpoint(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"DevTools listening on (ws://\S+)", line):
            threading.Thread(target=process.stderr.read, daemon=True).start()  # keep the pipe from filling up
            return found[1]
    pytest.skip("Chromium does not start here")


def _browser_command(browser: Tab, method: str, **parameters: Any) -> dict[str, Any]:
    browser.number += 1
    browser.connection.send(json.dumps({"id": browser.number, "method": method, "params": parameters}))
    while True:
        answer = json.loads(browser.connection.recv(timeout=TIMEOUT))
        if answer.get("id") == browser.number:
            return dict(answer["result"])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Do not log requests."""


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
