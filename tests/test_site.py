"""The site of docs/ builds without a warning, asks nothing from a network, and fits phones and wide screens."""

from __future__ import annotations

import re
import runpy
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from studies.page_speed import BROWSER

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The built pages, without those of functions: tests/lamm/app/test_api_page.py looks at pdoc."""
    config = pytest.importorskip("mkdocs.config", reason="needs the extra docs")
    from mkdocs.commands.build import build

    place = tmp_path_factory.mktemp("site")
    loaded = config.load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(place))
    for hook in [hook for hook in loaded.plugins.events["post_build"] if "hooks" in hook.__module__]:
        loaded.plugins.events["post_build"].remove(hook)
    build(loaded)  # strict: any broken link ends it
    return place


def test_no_page_asks_a_network_for_anything(site):
    pages = list(site.rglob("*.html"))
    outside = re.compile(r"<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=\"?(?:https?:)?//[^\s\">]*")
    assert len(pages) > 25
    assert {str(page): bad for page in pages if (bad := outside.findall(page.read_text(encoding="utf-8")))} == {}


def test_every_page_is_there_and_the_first_has_the_table(site):
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    assert {str(page) for page in pages if not (site / page).exists()} == set()
    first = (site / "index.html").read_text(encoding="utf-8")
    assert "Which model when" in first and "0.950" in first and 'href="use/data.html"' in first


@pytest.mark.slow
def test_the_pages_of_functions_are_made(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))  # pdoc looks for templates of the user's at its import
    pytest.importorskip("pdoc", reason="needs the extra docs")
    hooks = runpy.run_path(str(ROOT / "docs" / "site" / "hooks.py"))
    hooks["on_post_build"](config=SimpleNamespace(site_dir=str(tmp_path)))
    page = (tmp_path / "api" / "lamm" / "edit.html").read_text(encoding="utf-8")
    assert "Move the control vertices of one or more regions in one pass" in page and 'href="../../index.html"' in page
    commands = (ROOT / "tox.ini").read_text(encoding="utf-8")
    assert all(name in commands for name in hooks["API"])  # `tox -e api` makes the same pages alone


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: apt-get install chromium)")
def test_pages_fit_three_widths_and_can_be_searched(site, browser):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text) if message.type == "error" else None)
    try:
        for name in ("index", "studies/results"):
            for width in (390, 900, 1500):
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(f"{root}/{name}.html")  # opened at that width: what is resized moves for a while
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (name, width)
        page.click(".md-search__input")
        page.keyboard.type("template")
        page.wait_for_selector(".md-search-result__item", state="attached", timeout=60_000)
    finally:
        page.close()
        server.shutdown()
    assert [url for url in asked if not url.startswith((root, "data:", "blob:"))] == []
