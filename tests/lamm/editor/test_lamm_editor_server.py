"""The editor's server: this computer alone, its own files alone, its own page alone, and it ends with the command."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from bench.api import BenchError
from lamm.editor.server import running
from lamm.editor.site import FILES


@pytest.fixture(scope="module")
def port(site):
    with running(site) as address:
        yield urlsplit(address).port


def ask(port, path="/", method="GET", host=None, **headers):
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name in [host] if isinstance(host, str) else host or [f"127.0.0.1:{port}"]:
        link.putheader("Host", name)
    for name, value in headers.items():
        link.putheader(name.replace("_", "-"), value)
    link.endheaders()
    answer = link.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    link.close()
    return found


def test_it_gives_the_page_and_its_files(port, site):
    for name in FILES:
        status, headers, body = ask(port, f"/{name}")
        assert status == 200 and body == (site / name).read_bytes() and headers["X-Content-Type-Options"] == "nosniff"
    status, headers, body = ask(port)
    assert status == 200 and body == (site / "index.html").read_bytes()
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"] and headers["Cache-Control"] == "no-store"
    assert ask(port, "/editor.js", "HEAD")[2] == b""


@pytest.mark.parametrize(
    "path", ["/../site.py", "/%2e%2e/etc/passwd", "//etc/passwd", "/.", "/page/", "/nothing", "/model.json/../../x"]
)
def test_no_path_leads_out_of_the_folder(port, path):
    assert ask(port, path)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_it_only_gives(port, method):
    assert ask(port, "/", method)[0] == 501


def test_other_names_of_this_computer_and_other_sites_are_refused(port):
    assert ask(port, host=f"localhost:{port}")[0] == 200
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", ""):
        assert ask(port, host=host)[0] == 403
    assert ask(port, host=[f"127.0.0.1:{port}", "evil.example"])[0] == 403
    for origin in ("https://evil.example", "null", f"http://127.0.0.1:{port + 1}", f"https://127.0.0.1:{port}"):
        assert ask(port, Origin=origin)[0] == 403
    assert ask(port, Origin=f"http://127.0.0.1:{port}")[0] == 200
    assert ask(port, "/model.json", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
    assert ask(port, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0] == 200, "a link to the page"


def test_it_listens_on_this_computer_alone(port):
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this computer has no other address")
    with pytest.raises(OSError):
        socket.create_connection((own, port), timeout=2)


def test_a_port_in_use_is_said(port, site):
    with pytest.raises(BenchError, match=f"expected a free port, got {port}"), running(site, port):
        pass
    with pytest.raises(BenchError, match="expected a free port, got 70000"), running(site, 70000):
        pass


COMMAND = """
import sys, torch
from lamm.checkpoint import load
from lamm.editor import serve
serve(load(sys.argv[1]), open_page=False, on_ready=lambda address: print(address, flush=True))
"""


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_it_stops_with_the_command_and_leaves_nothing(model, tmp_path, how):
    from lamm.checkpoint import save

    save(model, tmp_path / "model.safetensors")
    (tmp_path / "tmp").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", COMMAND, str(tmp_path / "model.safetensors")]
    child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        port = urlsplit(child.stdout.readline().strip()).port
        assert ask(port)[0] == 200
        child.send_signal(how)
        assert child.wait(60) == 0
    finally:
        child.kill()
        child.stdout.close()
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=2)
    assert list((tmp_path / "tmp").glob("lamm-editor-*")) == []
