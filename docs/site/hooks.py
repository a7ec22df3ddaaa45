"""What MkDocs does not do by itself: pages that lie outside docs/, and a page of every public function by pdoc."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
OUTSIDE = ("results/README.md", "baselines/FIDELITY.md", "lamm/shipped/heads.md", "lamm/shipped/hands.md")
PLACE = "repository"  # where they are in the site
API = ("lamm", "bench.api", "!lamm.app", "!lamm.__main__", "!lamm.blender.addon")  # the last: within Blender alone
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
FENCE = re.compile(r"(^```.*?^```)", re.MULTILINE | re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    from mkdocs.structure.files import File

    for name in OUTSIDE:
        files.append(File.generated(config, f"{PLACE}/{name}", content=(ROOT / name).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    uri = page.file.src_uri
    text = _linked(markdown, uri, in_repository(uri))
    if uri == "index.md":
        text = text.replace("<!-- readme -->", _linked(readme(), uri, PurePosixPath("README.md")))
    return text


def readme() -> str:
    """What the README says was measured, and which model when."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text[text.index("## What was measured") : text.index("## Use a trained model")]


def _linked(markdown: str, uri: str, source: PurePosixPath) -> str:
    """The text of a file of the repository with its links as those of the page ``uri``, code left alone."""
    parts = FENCE.split(markdown)
    for place in range(0, len(parts), 2):
        parts[place] = LINK.sub(lambda found: _link(found, uri, source), parts[place])
    return "".join(parts)


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    from mkdocs.structure.nav import Link

    nav.items.append(Link("Functions", "api/index.html"))
    return nav


def on_post_build(*, config: MkDocsConfig) -> None:
    import pdoc
    import pdoc.render

    pdoc.render.configure(docformat="restructuredtext", template_directory=Path(__file__).parent / "pdoc")
    pdoc.pdoc(*API, output_directory=Path(config.site_dir) / "api")


def in_repository(uri: str) -> PurePosixPath:
    """The path from the repository's root of a page of the site."""
    path = PurePosixPath(uri)
    return path.relative_to(PLACE) if path.parts[0] == PLACE else PurePosixPath("docs") / path


def _link(found: re.Match[str], uri: str, source: PurePosixPath) -> str:
    """A link between files of the repository as one between pages; the words alone where the site has no such page."""
    mark, words, link = found.groups()
    name, sharp, anchor = link.partition("#")
    if not name or re.match(r"[a-z]+:", link):
        return found[0]
    target = PurePosixPath(os.path.normpath(source.parent / name))
    if target.parts[0] == "docs":
        there = target.relative_to("docs").as_posix()
    elif target.as_posix() in OUTSIDE:
        there = f"{PLACE}/{target}"
    else:
        rows = target.parts[0] == "results" and words != "rows"
        return words if words.startswith("`") or rows else f"`{target}`"
    return f"{mark}[{words}]({os.path.relpath(there, PurePosixPath(uri).parent)}{sharp}{anchor})"
