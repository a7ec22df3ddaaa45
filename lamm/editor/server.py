"""A web server for one page on this computer: it gives out the files of one folder and does nothing else."""

from __future__ import annotations

import signal
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jaxtyping import Float
from torch import Tensor

from bench.api import BenchError
from lamm.editor.site import FILES, write
from lamm.export.contract import Exportable

HOST = "127.0.0.1"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}
#: Scripts and connections of this server alone; WebAssembly, no other code from text; nothing may frame the page.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
#: A connection that is silent for this long is closed.
IDLE_S = 30


def serve(
    model: Exportable,
    mesh_mm: Float[Tensor, "v 3"] | None = None,
    *,
    mesh_name: str = "the average",
    model_name: str | None = None,
    port: int = 0,
    open_page: bool = True,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Show the editor at ``http://127.0.0.1:port`` until the command is interrupted (Ctrl C, SIGTERM).

    ``port`` 0 takes a free one; ``on_ready`` is called with the address once the page can be opened; ``open_page``
    opens it in the user's browser. Errors: a port in use; those of :func:`lamm.editor.export`.
    """
    with _interrupts() as ended, tempfile.TemporaryDirectory(prefix="lamm-editor-") as scratch:
        folder = Path(scratch) / "page"
        write(model, folder, mesh_mm, mesh_name=mesh_name, model_name=model_name)
        with running(folder, port) as address:
            if on_ready is not None:
                on_ready(address)
            if open_page:
                webbrowser.open(address)
            while not ended.wait(0.5):
                pass


@contextmanager
def running(folder: Path, port: int = 0) -> Iterator[str]:
    """A server of the page in ``folder``; gives its address, and ends with the block."""
    try:
        server = _Server((HOST, port), _handler(folder))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BenchError(f"expected a free port, got {port}: {reason}; choose another --port") from None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = False
    server_port: int


@contextmanager
def _interrupts() -> Iterator[threading.Event]:
    """Ctrl C and SIGTERM end the block in order, its temporary folder included, whatever it is at.

    The event is set too: an exception that comes while Python tidies up is lost. A second signal changes nothing.
    """
    ended = threading.Event()

    def end(*_: Any) -> None:
        if not ended.is_set():
            ended.set()
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield ended
        return
    before = {one: signal.signal(one, end) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ended
    except KeyboardInterrupt:
        pass
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "lamm-editor", ""
        timeout = IDLE_S

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, body: bool) -> None:
            name = urlsplit(self.path).path.removeprefix("/") or "index.html"
            if not self._is_own():
                return self._give(HTTPStatus.FORBIDDEN, "text/plain", b"expected this page's own address\n", body)
            if name not in FILES:  # a list of names, so no path can lead out of the folder
                return self._give(HTTPStatus.NOT_FOUND, "text/plain", b"no such file\n", body)
            kind = KINDS.get(Path(name).suffix, "application/octet-stream")
            return self._give(HTTPStatus.OK, kind, (folder / name).read_bytes(), body)

        def _is_own(self) -> bool:
            """Whether the request is for this server by its own name, and from its own page (or typed by a person).

            Keeps out other sites' pages: by their origin, and by a name of theirs that points to this computer.
            """
            port = self.server.server_port  # type: ignore[attr-defined]
            names = [f"{HOST}:{port}", f"localhost:{port}"]
            if self.headers.get_all("Host") not in ([names[0]], [names[1]]):
                return False
            origin = self.headers.get("Origin")
            if origin is not None and origin not in [f"http://{name}" for name in names]:
                return False
            return self.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none") or (
                self.headers.get("Sec-Fetch-Mode") == "navigate"
            )

        def _give(self, status: HTTPStatus, kind: str, content: bytes, body: bool) -> None:
            self.send_response(status)
            for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            if body:
                self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the terminal is the command's."""

    return Handler
