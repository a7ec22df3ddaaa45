"""The zip of the add-on, as Blender installs it (Preferences, Get Extensions, Install from Disk)."""

from __future__ import annotations

import io
import zipfile
from importlib import resources
from pathlib import Path

from bench.api import BenchError, open_atomically
from lamm.shipped.load import folder, names

MANIFEST, LICENSE = "blender_manifest.toml", "LICENSE"
#: Zip files hold a date for every file; one and the same, so that equal contents are equal files.
DATE = (2026, 1, 1, 0, 0, 0)


def contents() -> dict[str, bytes]:
    """Every file of the add-on by its place in the zip: the program, its manifest and licence, the shipped models,
    their cards."""
    place = Path(str(resources.files("lamm.blender"))) / "addon"
    found = {path.name: path.read_bytes() for path in sorted(place.glob("*.py"))}
    found |= {name: (place / name).read_bytes() for name in (MANIFEST, LICENSE)}
    for name in names():
        for ending in (".safetensors", ".md"):
            found[f"models/{name}{ending}"] = (folder() / f"{name}{ending}").read_bytes()
    return found


def pack(path: str | Path) -> Path:
    """Write the zip. Errors: another ending than ``.zip``, a place that cannot be written to."""
    path = Path(path)
    if path.suffix.lower() != ".zip":
        raise BenchError(f"{path}: expected a name ending in .zip; choose another --out")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents().items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    try:
        with open_atomically(path) as file:
            file.write(stream.getvalue())
    except OSError as error:
        raise BenchError(f"{path}: expected a file that can be written, got {error.strerror or error}") from None
    return path
