"""What mesh parsers take without complaint though the file is damaged: headers, lengths, stray bytes."""

from __future__ import annotations

import io
import zipfile

from bench.api import BenchError
from bench.base.bounds import check_archive


def check(data: bytes, suffix: str) -> None:
    """Raise :class:`BenchError` (without the file's name) if the outer form of the file is wrong."""
    checker = {".stl": _stl, ".npz": _npz}.get(suffix)
    if checker is not None:
        checker(data)


def _stl(data: bytes) -> None:
    if data.lstrip()[:5] == b"solid" and b"facet" in data[:1000]:
        return  # text
    count = int.from_bytes(data[80:84], "little") if len(data) >= 84 else 0
    if len(data) != 84 + 50 * count:
        raise BenchError(f"expected {84 + 50 * count:,} bytes of binary STL, got {len(data):,}; export it again")


def _npz(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if members and members[0].header_offset != 0:
            raise BenchError("expected an NPZ archive alone, got other bytes before it; save it again")
        check_archive(archive, len(data))
