"""``python -m bench.data check``: everything that is wrong with a set of meshes, not just the first thing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.api import BenchError, Normalization, Topology
from bench.data.own import true_edits
from bench.data.own.findings import Finding, Inspection, digest, template_findings
from bench.data.own.frames import Frame, frame
from bench.data.own.own import beside, cut, manifest_of, settings, unit_factor
from bench.data.own.sources import EDITS, Reader, Sample, find
from bench.data.own.understood import Understood

LIKELY_MM = (2.0, 5000.0)  # from an ossicle to a tall person with raised arms


def check(path: Path, unit: str | float | None = None, regions: str | None = None) -> list[Finding]:
    """Look at everything without stopping at the first fault: every file, all together, the template, the regions."""
    return look(path, unit, regions)[0]


def look(
    path: Path, unit: str | float | None = None, regions: str | None = None
) -> tuple[list[Finding], Understood | None]:
    """What is wrong with a folder or list, and what was understood of it (None where nothing could be read)."""
    out: list[Finding] = []
    try:
        chosen = settings(path)
        samples, template = find(path)
        reader = Reader()
        common = _first_frame(
            samples, beside(path, chosen["template"]) if chosen.get("template") else template, reader, out
        )
    except BenchError as error:
        return [*out, Finding("error", str(error))], None
    chosen = {**chosen, **{k: v for k, v in (("unit", unit), ("regions", regions)) if v is not None}}
    inspection, unread = Inspection(len(common.template), common.faces), dict[str, None](dict.fromkeys(common.unread))
    for sample in samples:
        try:
            raw = reader(sample)
            inspection.add(sample.name, common.vertices(raw, str(sample.path)))
            unread.update(dict.fromkeys(raw.unread))
        except BenchError as error:
            out.append(Finding("error", str(error)))
    out = list({finding.text: finding for finding in out}.values())
    sides: dict[str, Sequence[str]] = {}
    try:
        manifest = manifest_of(path, samples, chosen, 0, None, chosen.get("hold_out", ()))
        manifest.check([sample.name for sample in samples])
        sides = dict(manifest.splits)
    except BenchError as error:
        out.append(Finding("error", str(error)))
    out += inspection.findings(sides) + template_findings(common.template, common.faces)
    factor, topology = _in_millimetres(path, chosen, common, inspection, out)
    edits = 0 if topology is None or factor is None else _edits(path, common, factor, topology, inspection, sides, out)
    middle = np.median(inspection.extents, axis=0) if inspection.extents else np.ptp(common.template, axis=0)
    understood = Understood(
        path, "unit" in settings(path), str(chosen["unit"]) if "unit" in chosen else None, factor,
        [sample.path for sample in samples], common.source, common.faces, len(common.template), middle, topology,
        regions_from(common, chosen), sides, split_from(chosen, samples), edits, list(unread),
    )  # fmt: skip
    return out, understood


def _in_millimetres(
    path: Path, chosen: dict[str, Any], common: Frame, inspection: Inspection, out: list[Finding]
) -> tuple[float | None, Topology | None]:
    """The unit in mm and the template with its regions, as far as they can be had; what cannot is a finding."""
    factor = topology = None
    size = float(np.median(inspection.sizes)) if inspection.sizes else None
    try:
        factor = unit_factor(chosen.get("unit"), size)
        if size is not None and not LIKELY_MM[0] <= size * factor <= LIKELY_MM[1]:
            text = f"in this unit the meshes are {size * factor:.3g} mm across, which no part of a body is"
            out.append(Finding("warning", f"{text}; check --unit"))
    except BenchError as error:
        out.append(Finding("error", str(error)))
    try:
        parts = cut(path, common, factor or 1.0, chosen.get("regions"), int(chosen.get("region_count", 11)))
        template = torch.from_numpy((common.template * (factor or 1.0)).astype(np.float32))
        identity = Normalization.identity(len(template))
        topology = Topology(path.stem, template, torch.from_numpy(common.faces), parts, identity)
    except BenchError as error:
        out.append(Finding("error", str(error)))
    return factor, topology


def _edits(
    path: Path, common: Frame, factor: float, topology: Topology, inspection: Inspection,
    sides: Mapping[str, Sequence[str]], out: list[Finding],
) -> int:  # fmt: skip
    """How many edits with a true answer the folder has; what is wrong with them is a finding."""
    if not path.is_dir():
        return 0
    train = set(sides.get("train", ()))
    known = {d: name for d, name in zip(inspection.digests, inspection.names, strict=True) if name in train}
    try:
        edits = true_edits.read(path, common, factor, topology, lambda mesh: known.get(digest(mesh)))
    except BenchError as error:
        out.append(Finding("error", str(error)))
        return 0
    folder = (path / EDITS).parent
    if edits is None and folder.is_dir():
        text = f"{folder}: its meshes are samples like all others, as it has no list {EDITS}"
        out.append(Finding("warning", f"{text}; write one if they are edits with a true answer"))
    out += true_edits.findings(edits) if edits is not None else []
    return 0 if edits is None else len(edits)


def regions_from(common: Frame, chosen: Mapping[str, Any]) -> str:
    """Where the regions come from, in words."""
    wanted = chosen.get("regions")
    painted = common.colours is not None and len(np.unique(common.colours, axis=0)) > 1
    if wanted in (None, "colours") and painted:
        return f"the vertex colours of {common.source}"
    if wanted in (None, "auto"):
        why = "as requested" if wanted else f"as {common.source} has no vertex colours and no file was given"
        return f"made automatically ({why}), connected and without anatomical meaning"
    return f"from {wanted}"


def split_from(chosen: Mapping[str, Any], samples: Sequence[Sample]) -> str:
    """Where the split comes from, in words."""
    if chosen.get("split"):
        return f"from {chosen['split']}"
    if chosen.get("split_by"):
        return f"by {chosen['split_by']!r} in the names"
    if any(sample.split for sample in samples):
        return "from the list"
    return "at random (seed 0): meshes of one person may stand on two sides; split_by keeps them on one"


def _first_frame(samples: Sequence[Sample], template: Path | None, reader: Reader, out: list[Finding]) -> Frame:
    """The frame most meshes agree on, so that one odd or damaged file is the one reported and not all the others."""
    if template is not None:
        return frame(samples, template, reader)
    kinds: dict[tuple[int, bytes], list[Sample]] = {}
    for sample in samples:
        try:
            raw = reader(sample)
        except BenchError as error:
            out.append(Finding("error", str(error)))
            continue
        if raw.faces is not None:
            kinds.setdefault((len(raw.vertices), hashlib.sha256(raw.faces.tobytes()).digest()), []).append(sample)
    if not kinds:
        raise BenchError(
            "expected at least one mesh that can be read and has faces, got none; add a template with faces"
        )
    return frame(max(kinds.values(), key=len), None, reader)
