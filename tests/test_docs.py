"""Every link of the pages leads somewhere, and every page that code names is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "results/README.md", "baselines/FIDELITY.md")),
    ]
)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def headings(text: str) -> set[str]:
    """The anchors of a page, as GitHub and the built site make them."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def broken_links(page: Path, text: str) -> list[str]:
    """Relative links of ``text``, written in ``page``, that lead nowhere."""
    found = []
    for link in re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = Path(os.path.normpath(page.parent / name)) if name else page
        if not target.exists() or (anchor and anchor not in headings(text if target == page else read(target))):
            found.append(link)
    return found


def named_pages(text: str) -> set[str]:
    """Paths like ``docs/use/data.md`` that a text names."""
    return set(re.findall(r"\bdocs/[\w/-]+\.(?:md|png|webp)\b", text))


def test_every_link_leads_somewhere():
    found = {str(page.relative_to(ROOT)): broken_links(page, read(page)) for page in PAGES}
    assert len(found) > 20 and {page: bad for page, bad in found.items() if bad} == {}


def test_every_page_that_is_named_is_there():
    code = [
        path for place in ("bench", "lamm", "baselines", "reports", "studies") for path in (ROOT / place).rglob("*.py")
    ]
    texts = {path: read(path) for path in [*code, *PAGES, ROOT / "bench-gate.toml"]}
    missing = {(str(p.relative_to(ROOT)), name) for p, text in texts.items() for name in named_pages(text)}
    assert {(p, name) for p, name in missing if not (ROOT / name).exists()} == set()


def test_use_and_studies_are_apart_and_every_page_is_reached_from_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")} - {"index.md"}
    assert {name.partition("/")[0] for name in pages} == {"use", "studies", "cards"}
    assert {name for name in pages if f"]({name})" not in index} == set()


def test_the_checks_can_fail():
    page = ROOT / "docs" / "index.md"
    text = "# One\n\n[a](use/data.md) [b](use/none.md) [c](#one) [d](#two) [e](https://x.y) [f](use/data.md#no)\n"
    assert broken_links(page, text) == ["use/none.md", "#two", "use/data.md#no"]
    assert named_pages("see docs/use/data.md and docs/images/edit.webp.") == {
        "docs/use/data.md",
        "docs/images/edit.webp",
    }
