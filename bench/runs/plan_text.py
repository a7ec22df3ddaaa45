"""The plan of a run, ``cases.jsonl``: a case a line, compressed once the run is packed."""

from __future__ import annotations

import lzma
from pathlib import Path

from bench.base.sealed import Damaged

PLAN = "cases.jsonl"
PACKED_PLAN = f"{PLAN}.xz"


def plan_text(run: Path) -> bytes | None:
    """The plan as it was written, wherever it stands; None where there is none.

    Raises :class:`Damaged` for a packed one that does not unpack.
    """
    if (run / PLAN).exists():
        return (run / PLAN).read_bytes()
    if not (run / PACKED_PLAN).exists():
        return None
    try:
        return lzma.decompress((run / PACKED_PLAN).read_bytes())
    except (lzma.LZMAError, EOFError) as error:
        raise Damaged(f"cut off or changed ({error})") from error
