"""What a program needs beside the graphs, as JSON: regions, control vertices, faces, template, statistics."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import torch
from torch import Tensor

from lamm.export.graph import OPSET
from lamm.layers.control_path import neighbours
from lamm.network import Lamm
from lamm.pca_net import PcaNet
from lamm.regions.align import boundary, has_boundary
from lamm.sliders import directions, usual_mm

#: Models that have graphs.
Exportable = Lamm | PcaNet
FORMAT, VERSION = "lamm-onnx", 1
#: Latent directions that are written, fewer for a smaller code.
DIRECTIONS = 16


def array(tensor: Tensor) -> dict[str, Any]:
    """A tensor as ``{"dtype", "shape", "base64"}``: little-endian float32 or int32, row by row."""
    kind = "<f4" if tensor.is_floating_point() else "<i4"
    values = np.ascontiguousarray(tensor.detach().cpu().numpy().astype(kind))
    return {
        "dtype": "float32" if kind == "<f4" else "int32",
        "shape": list(values.shape),
        "base64": base64.b64encode(values.tobytes()).decode("ascii"),
    }


def contract(model: Exportable, weights: str) -> dict[str, Any]:
    """Everything in ``model.json`` but the files (``docs/use/onnx.md`` says what each entry is)."""
    layout = model.layout
    topology = layout.topology()
    near = neighbours(layout)
    regions = []
    for i, name in enumerate(layout.names):
        start, stop = layout.control_ranges[i]
        regions.append(
            {
                "name": name,
                "vertices": array(layout.region_vertices(i)),
                "slots": [start, stop],
                "control_vertices": layout.controls[start:stop].tolist(),
                "boundary": boundary(layout, i).tolist() if has_boundary(layout, i) else [],
                "neighbours": [j for j in near[i].nonzero().flatten().tolist() if j != i],
            }
        )
    return {
        "format": FORMAT,
        "version": VERSION,
        "opset": OPSET,
        "weights": weights,
        "unit": "mm",
        "topology": topology.name,
        "digest": topology.digest(),
        "vertex_count": layout.vertex_count,
        "latent_size": model.config.latent,
        "control_vertices": layout.controls.tolist(),
        "extent_mm": layout.extent_mm,
        "regions": regions,
        "template_mm": array(layout.template_mm),
        "faces": array(layout.faces),
        "statistics": _statistics(model),
    }


def _statistics(model: Exportable) -> dict[str, Any] | None:
    if model.statistics is None:
        return None
    mean, ways = directions(model, DIRECTIONS)
    latent, mixture, limits = model.statistics.latent, model.statistics.mixture, usual_mm(model)
    assert limits is not None
    gaussians = {int(i): model.statistics.region(model.layout, int(i)) for i in model.statistics.regions}
    drawn = {
        model.layout.names[i]: {"mean_mm": array(gaussian.mean), "factor_mm": array(gaussian.factor)}
        for i, gaussian in gaussians.items()
    }
    return {
        "latent_mean": array(mean),
        "latent_factor": array(latent.factor),
        "latent_mixture": None if mixture is None else {name: array(part) for name, part in mixture.named_buffers()},
        "latent_directions": array(ways),
        "regions": drawn,
        "usual_mm": [None if not torch.isfinite(limit) else round(float(limit), 4) for limit in limits],
    }
