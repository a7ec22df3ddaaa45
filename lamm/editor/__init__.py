"""The editor in the browser: a model run in the page itself, steered by control points (docs/use/editor.md).

* :func:`serve` shows it on this computer, ``http://127.0.0.1:PORT`` alone;
* :func:`export` writes the same page as a static site;
* :func:`replay` makes the mesh of an edit that was saved in the page.
"""

from __future__ import annotations

from lamm.editor.replay import read_edit, replay
from lamm.editor.server import serve
from lamm.editor.site import export

__all__ = ["export", "read_edit", "replay", "serve"]
