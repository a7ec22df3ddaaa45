"""``python -m bench.data check``: everything that is wrong with a set of meshes, not just the first thing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.api import BenchError
from bench.data.own.findings import Finding, Inspection, template_findings
from bench.data.own.frames import Frame, frame
from bench.data.own.own import beside, cut, manifest_of, settings, unit_factor
from bench.data.own.sources import Reader, Sample, find

LIKELY_MM = (2.0, 5000.0)  # from an ossicle to a tall person with raised arms


def check(path: Path, unit: str | float | None = None, regions: str | None = None) -> list[Finding]:
    """Look at everything without stopping at the first fault: every file, all together, the template, the regions."""
    out: list[Finding] = []
    try:
        chosen = settings(path)
        samples, template = find(path)
        reader = Reader()
        common = _first_frame(
            samples, beside(path, chosen["template"]) if chosen.get("template") else template, reader, out
        )
    except BenchError as error:
        return [*out, Finding("error", str(error))]
    inspection = Inspection(len(common.template), common.faces)
    for sample in samples:
        try:
            inspection.add(sample.name, common.vertices(reader(sample), str(sample.path)))
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
    try:
        cut(path, common, 1.0, regions or chosen.get("regions"), int(chosen.get("region_count", 11)))
        size = float(np.median(inspection.sizes)) if inspection.sizes else None
        factor = unit_factor(unit or chosen.get("unit"), size)
        if size is not None and not LIKELY_MM[0] <= size * factor <= LIKELY_MM[1]:
            text = f"in this unit the meshes are {size * factor:.3g} mm across, which no part of a body is"
            out.append(Finding("warning", f"{text}; do check --unit"))
    except BenchError as error:
        out.append(Finding("error", str(error)))
    return out


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
            "expected at least one mesh that can be read and has faces, got none; do add a template with faces"
        )
    return frame(max(kinds.values(), key=len), None, reader)
