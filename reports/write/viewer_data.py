"""What the 3D viewer loads: an index of models, subjects and regions, and each array in a small script of its own."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from reports.read.meshes import EDITORS, MeshCase, distances
from reports.style import budget_words

KINDS = {"f4": np.float32, "i4": np.int32, "i2": np.int16}
WORDS = {"reconstruction": "Reconstruction", "localization": "Edits"}


def write_viewer(cases: list[MeshCase], folder: Path) -> list[dict[str, Any]]:
    """Write the arrays into ``folder`` and return the index. Equal arrays (faces, originals) are written once."""
    tops: dict[tuple, float] = {}
    for case in cases:
        key = (case.suite, setting_words(case))
        tops[key] = max(tops.get(key, 1e-6), colour_top(case))
    index = [_entry(case, folder, tops[(case.suite, setting_words(case))], _how(case, cases)) for case in cases]
    order = {"reconstruction": 0, "localization": 1}
    return sorted(index, key=lambda entry: (order[entry["suite"]], entry["setting"], entry["title"]))


def setting_words(case: MeshCase) -> str:
    """What meshes that are shown beside each other have in common. A closed form counts as of any budget."""
    dataset, vertices, latent, _ = case.setting
    return f"{dataset}, {vertices:,} vertices, Z = {latent}"


def colour_top(case: MeshCase) -> float:
    """99th percentile of what the colours of a case show, mm; the largest of a setting is its colour scale."""
    a, b = ("original_mm", "reconstruction_mm") if case.suite == "reconstruction" else ("target_mm", "source_mm")
    return float(np.percentile(distances(case.arrays[a], case.arrays[b]), 99))


def _how(case: MeshCase, cases: list[MeshCase]) -> str:
    """In what the cases of a model differ: the editor, and budget and seed where there are several beside it."""
    beside = [c for c in cases if (c.suite, setting_words(c)) == (case.suite, setting_words(case))]
    parts = [EDITORS.get(editor := str(case.meta.get("editor", "")), editor)]
    if len({c.setting[3] for c in beside if c.setting[3]}) > 1 and case.setting[3]:
        parts.append(budget_words(case.setting[3]))
    if len({c.meta["seed"] for c in beside}) > 1:
        parts.append(f"seed {case.meta['seed']}")
    return ", ".join(part for part in parts if part)


def _entry(case: MeshCase, folder: Path, top: float, how: str) -> dict[str, Any]:
    shared = {"original": "original_mm", "reconstruction": "reconstruction_mm"}
    if case.suite == "localization":
        shared = {
            "source": "source_mm", "target": "target_mm", "reconstruction": "reconstruction_mm", "edited": "edited_mm"
        }  # fmt: skip
    subjects = []
    for number, name in enumerate(case.names):
        subject: dict[str, Any] = {"name": name}
        for key, array in shared.items():
            subject[key] = write_array(folder, "f4", case.arrays[array][number])
        if case.suite == "localization":
            ids = case.arrays["controls"][number]
            subject["controls"] = [int(i) for i in ids[ids >= 0]]
            targets = case.arrays["control_targets_mm"][number][ids >= 0]
            subject["targets"] = [[round(float(x), 3) for x in point] for point in targets]
        subjects.append(subject)
    return {
        "suite": case.suite,
        "words": WORDS[case.suite],
        "setting": setting_words(case),
        "title": ", ".join(part for part in (case.name, how) if part),
        "model": case.name,
        "how": how,
        "top": top,
        "regions": [str(region) for region in case.meta.get("regions", [])],
        "faces": write_array(folder, "i4", case.faces),
        "labels": write_array(folder, "i2", case.labels),
        "subjects": subjects,
    }


def write_array(folder: Path, kind: str, array: np.ndarray) -> str:
    """``folder/KEY.js`` with the array as base64, KEY from its content."""
    data = np.ascontiguousarray(array, dtype=np.dtype(KINDS[kind]).newbyteorder("<")).tobytes()
    key = f"array-{hashlib.sha256(kind.encode() + data).hexdigest()[:16]}"
    path = folder / f"{key}.js"
    if not path.exists():
        path.write_text(f'REPORT_ARRAY("{key}","{kind}","{base64.b64encode(data).decode()}")\n', encoding="utf-8")
    return key
