"""The HTML report in a real headless Chromium, opened from disk. Slow; skipped where no browser is installed."""

import io
import re
import shutil

import numpy as np
import pytest
from PIL import Image

from reports.read.runs import read_runs
from reports.render import write_report
from reports.write import pages as write_pages
from studies.page_speed import BROWSER

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def report(scaling_folder, trained_folder, tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setattr(write_pages, "start_figures", lambda *_, **__: list)
    page = write_report(read_runs([scaling_folder, trained_folder]), tmp_path_factory.mktemp("page"), "html")
    patch.undo()
    return page


class Opened:
    """The page in a tab of its own, with everything the console said."""

    def __init__(self, browser, path, width=1280, height=900):
        self.tab = browser.new_page(viewport={"width": width, "height": height})
        self.said, self.asked = [], []
        self.tab.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.goto(path.as_uri())

    def ready(self):
        self.tab.wait_for_function("window.reportViewer && reportViewer.state().words")
        return self

    def positions(self, side=1):
        return self.tab.evaluate(f"reportViewer.positions({side})")

    def words(self):
        return self.tab.locator("[data-part=words]").inner_text()

    def show(self, mode):
        self.tab.locator("[data-part=mode]").select_option(mode)
        self.tab.wait_for_function(f"reportViewer.state().mode === '{mode}' && reportViewer.state().words")


@pytest.fixture(scope="module")
def tab(browser, report):
    page = Opened(browser, report).ready()
    yield page
    page.tab.close()


@pytest.fixture
def opened(tab):
    """One tab for all tests (opening it is slow), put back to where it began."""
    tab.show("reconstruction")
    tab.tab.locator("[data-part=subject]").select_option("test 0")
    tab.tab.locator("[data-part=region]").select_option("-1")
    return tab


def test_it_opens_without_errors_and_without_a_network(opened):
    assert opened.said == [] and all(url.startswith(("file:", "data:")) for url in opened.asked)
    paint = opened.tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert paint > 0
    assert opened.tab.locator("#plot-latency svg").count() >= 2


def test_a_click_on_another_model_changes_the_mesh(opened):
    opened.tab.get_by_role("radio", name="LAMM (mixer)").check()
    opened.tab.wait_for_function("document.querySelector('[data-part=words]').textContent.startsWith('LAMM')")
    before = opened.positions()
    opened.tab.get_by_role("radio", name="PCA").check()
    opened.tab.wait_for_function("document.querySelector('[data-part=words]').textContent.startsWith('PCA')")
    after = opened.positions()
    assert len(before) == len(after) == 240 * 3 and before != after
    found = re.search(r"mean error ([\d.]+) mm, largest ([\d.]+) mm", opened.words())
    # PCA's upper half is 1 mm off; a page holds meshes on a grid of 0.01 mm
    assert [float(number) for number in found.groups()] == pytest.approx([0.5, 1.0], abs=0.011)


def test_surfaces_are_smooth_not_facets(opened):
    picture = Image.open(io.BytesIO(opened.tab.locator("[data-part=canvas]").screenshot())).convert("RGB")
    left = np.asarray(picture)[:, : picture.width // 2]
    shades = np.unique(left.reshape(-1, 3), axis=0)
    faces = opened.tab.evaluate("reportViewer.faces(0)")
    assert 100 < faces < 600 and len(shades) > 60, "a facet has one shade, a smooth ball has all between two"
    rows = left[left.shape[0] // 2].astype(int)
    assert np.abs(np.diff(rows[10:-10], axis=0)).max(1).astype(bool).mean() > 0.2, "shades change from pixel to pixel"


def test_subject_and_region_change_what_is_said(opened):
    opened.tab.get_by_role("radio", name="PCA").check()
    first = opened.positions(0)
    opened.tab.locator("[data-part=subject]").select_option("test 3")
    opened.tab.wait_for_function("document.querySelector('[data-part=words]').textContent.includes('test 3')")
    assert opened.positions(0)[2] == pytest.approx(0.9 * first[2], abs=0.011)
    opened.tab.locator("[data-part=region]").select_option(label="lower")
    opened.tab.wait_for_function("document.querySelector('[data-part=words]').textContent.includes('lower')")
    assert re.search(r"mean error 0\.00\d* mm", opened.words())


def test_the_slider_moves_vertices_from_source_to_edited(opened, made):
    opened.show("localization")
    opened.tab.get_by_role("radio", name="LAMM (mixer)").check()
    slider = opened.tab.locator("[data-part=share]")
    source, _ = made.ball()
    moved = {}
    for share in (0, 50, 100):
        slider.fill(str(share))
        opened.tab.wait_for_function(f"reportViewer.state().share === {share / 100}")
        moved[share] = source.ravel()[1::3] - opened.positions()[1::3]
    front = source[:, 1] < -80
    for share in moved:
        assert moved[share][front] == pytest.approx(share / 10, abs=0.011) and abs(moved[share][~front]).max() < 0.011


WATCH = """() => {
  window.shares = [];
  const look = () => { shares.push(reportViewer.state().share); requestAnimationFrame(look); };
  look();
}"""


def test_play_moves_the_edit_from_source_to_edited(opened):
    opened.show("localization")
    opened.tab.evaluate(WATCH)
    opened.tab.locator("[data-part=play]").click()
    opened.tab.wait_for_function("shares.some((share) => share < 1)")  # a slow machine may draw few frames on the way
    opened.tab.wait_for_function("reportViewer.state().share === 1")
    assert "where the true edit stands still" in opened.words()


def test_it_is_usable_with_the_keyboard(opened):
    opened.show("localization")
    opened.tab.locator("[data-part=share]").focus()
    opened.tab.keyboard.press("ArrowLeft")
    assert opened.tab.evaluate("reportViewer.state().share") == 0.99
    canvas = opened.tab.locator("[data-part=canvas]")
    canvas.focus()
    before = canvas.screenshot()
    opened.tab.keyboard.press("ArrowRight")
    opened.tab.wait_for_timeout(300)
    turned = canvas.screenshot()
    assert turned != before
    opened.tab.keyboard.press("0")
    opened.tab.wait_for_timeout(300)
    assert canvas.screenshot() == before
    radio = opened.tab.locator("[data-part=models] input").first
    radio.focus()
    opened.tab.keyboard.press("ArrowDown")
    assert opened.tab.locator("[data-part=models] input").nth(1).is_checked()


def test_tables_sort_by_click_with_missing_values_last(opened):
    table = opened.tab.locator("#table-latency-train table")
    heading = table.locator("th button").nth(2)
    names = lambda: table.locator("tbody tr td:first-child").all_inner_texts()  # noqa: E731
    heading.click()
    assert names()[0] == "LAMM (mixer)" and set(names()[1:]) == {"PCA", "my|model_<b>"}
    table.locator("th button").nth(1).click()
    table.locator("th button").nth(1).click()
    assert names() == ["my|model_<b>", "LAMM (mixer)", "PCA"], "from high to low, – stays last"
    assert table.locator("th").nth(1).get_attribute("aria-sort") == "descending"


def test_a_legend_entry_hides_its_line(opened):
    dots = opened.tab.locator("#plot-latency svg").first.locator("circle")
    count = dots.count()
    opened.tab.locator("#plot-latency .legend label", has_text="PCA").locator("input").uncheck()
    assert dots.count() == count - 2


def test_it_fits_a_phone(browser, report):
    page = Opened(browser, report, 390, 844).ready()
    assert page.tab.evaluate("document.documentElement.scrollWidth") == 390
    canvas = page.tab.locator("[data-part=canvas]").bounding_box()
    assert canvas["height"] > canvas["width"] and canvas["width"] > 340
    assert page.said == []
    page.tab.close()


def test_a_missing_file_beside_the_page_is_said_in_words(browser, report, tmp_path):
    copy = shutil.copytree(report.parent, tmp_path / "copy")
    for file in (copy / "assets").glob("array-*.js"):
        file.unlink()
    page = Opened(browser, copy / "index.html")
    message = page.tab.locator("[data-part=message]")
    message.wait_for(state="visible")
    assert "is missing beside this page" in message.inner_text()
    page.tab.close()
