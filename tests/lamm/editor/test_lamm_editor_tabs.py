"""The editor in tabs that only one test needs: a phone, a folder on disk, an old browser, a changed network.

Slow; skipped where no browser is installed.
"""

import shutil

import pytest

from lamm.editor.server import running
from studies.page_speed import BROWSER
from tests.lamm.editor.opened import Opened

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: apt-get install chromium)"),
]


def test_it_fits_a_phone_and_a_finger_drags(browser, address):
    page = Opened(browser, address, 390, 844, has_touch=True).ready()
    assert page.ask("document.documentElement.scrollWidth") == 390
    box = page.tab.locator("canvas").bounding_box()
    assert box["width"] > 380 and box["height"] > 380
    at = page.ask(f"lammEditor.at({page.seen('nose')})")
    touch = page.context.new_cdp_session(page.tab)

    def send(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    send("touchStart", (at["x"], at["y"]))
    for step in range(1, 6):
        send("touchMove", (at["x"] + 4 * step, at["y"]))
    send("touchEnd")
    assert page.moves().any()
    page.tab.get_by_role("tab", name="Shape").click()
    assert page.tab.get_by_role("slider", name="Direction 1", exact=True).is_visible() and page.said == []
    page.context.close()


def test_from_disk_it_says_what_to_do(browser, site, tmp_path):
    folder = shutil.copytree(site, tmp_path / "site")
    page = Opened(browser, (folder / "index.html").as_uri())
    cover = page.tab.locator("[data-part=cover]")
    assert cover.is_visible() and "python -m http.server" in cover.inner_text()
    page.context.close()


def test_a_browser_without_simd_is_told(browser, address):
    context = browser.new_context()
    tab = context.new_page()
    tab.add_init_script("WebAssembly.validate = () => false")
    tab.goto(address)
    tab.get_by_role("alert").filter(has_text="WebAssembly SIMD").wait_for()
    context.close()


def test_a_changed_network_is_not_run(browser, site, tmp_path):
    folder = shutil.copytree(site, tmp_path / "site")
    (folder / "decode.onnx").write_bytes((folder / "encode.onnx").read_bytes())
    with running(folder) as address:
        page = Opened(browser, address)
        page.tab.get_by_role("alert").filter(has_text="expected decode.onnx as it was written").wait_for()
        (folder / "editor.json").unlink()
    page.context.close()
