"""ONNX export of a model: encode, decode and edit as graphs with a free batch, and one JSON beside them.

Millimetres go in and come out; the displacements of all control vertices are one input ``(B, C, 3)`` in the order of
``model.layout.controls``. A control vertex that is not moved is given zero: that is the same as a region left
out of :func:`lamm.edit.edit_regions`. ``docs/use/onnx.md`` describes the files.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from bench.api import BenchError, open_atomically
from lamm.edit import decode, encode
from lamm.export import passes, pca_net_passes
from lamm.export.contract import FORMAT, VERSION, Exportable, contract
from lamm.export.graph import Graph
from lamm.network import Lamm
from lamm.pca_net import PcaNet
from lamm.reduce.storage import STORAGES, rounded

GRAPHS = ("encode", "decode", "edit")
CONTRACT = "model.json"
#: How far onnxruntime's results may be from PyTorch's, in mm (codes: in their own unit).
TOLERANCE_MM = 1e-3
CHECKED_BATCHES = (1, 3)


def export(
    model: Exportable,
    folder: str | Path,
    *,
    weights: str = "float32",
    graphs: Sequence[str] = GRAPHS,
    check: bool = True,
) -> dict[str, Any]:
    """Write ``encode.onnx``, ``decode.onnx``, ``edit.onnx`` and ``model.json`` to a folder; returns the JSON's content.

    * ``weights``: how large matrices are held in the files (:mod:`lamm.reduce.storage`); the graphs compute in float32.
      Under ``"float16"`` or ``"compact"`` they equal a model of so rounded weights, not this one to the last digit.
    * ``graphs``: those wanted. *edit* is encode and decode in one and has the weights of both.
    * ``check``: run the graphs with onnxruntime on meshes about the template, for batches of one and three, and compare
      with PyTorch.

    Errors: an unknown storage or graph; a model quantised in memory; ``onnx`` (or, to check, ``onnxruntime``) not
    installed; a result more than 1e-3 mm from PyTorch's. Nothing is written then.
    """
    _refuse(model, weights, graphs)
    built = {name: build_graph(model, name, weights) for name in graphs}
    data = {name: graph.SerializeToString() for name, graph in built.items()}
    if check:
        for name in data:
            off_mm = deviation(model, name, data[name], weights)
            if not off_mm <= TOLERANCE_MM:
                raise BenchError(
                    f"expected {name} within {TOLERANCE_MM} mm of PyTorch, got {off_mm:.2g}; report this model"
                )
    about = contract(model, weights)
    about["graphs"] = {name: _described(built[name], data[name], f"{name}.onnx") for name in data}
    for name, content in data.items():
        with open_atomically(Path(folder) / f"{name}.onnx") as stream:
            stream.write(content)
    with open_atomically(Path(folder) / CONTRACT) as stream:  # last: a folder that has it is complete
        stream.write(json.dumps(about, separators=(",", ":"), allow_nan=False).encode())
    return about


def build_graph(model: Exportable, name: str, weights: str = "float32") -> Any:
    """One graph as an ``onnx.ModelProto``."""
    layout, size = model.layout, model.config.latent
    graph = Graph(weights)
    ends: dict[str, list[Any]] = {
        "vertices_mm": ["batch", layout.vertex_count, 3],
        "latent": ["batch", size],
        "displacement_mm": ["batch", len(layout.controls), 3],
    }
    moved = ["displacement_mm"] if len(layout.controls) else []
    inputs = {"encode": ["vertices_mm"], "decode": ["latent", *moved], "edit": ["vertices_mm", *moved]}[name]
    output = "latent" if name == "encode" else "edited_mm" if name == "edit" else "vertices_mm"
    with torch.no_grad():
        model = _so_stored(model, weights)  # what is made of weights here is made of those that the file holds
        latent = "latent" if name == "decode" else _encoded(graph, "vertices_mm", model)
        result = latent if name == "encode" else _decoded(graph, latent, moved[0] if moved else None, model)
    graph.node("Identity", result, outputs=[output])
    shape = ends["latent"] if name == "encode" else ends["vertices_mm"]
    about = {"format": FORMAT, "version": str(VERSION), "unit": "mm", "digest": layout.topology().digest()}
    return graph.model([(n, ends[n]) for n in inputs], [(output, shape)], f"lamm_{name}", about)


def _encoded(graph: Graph, vertices_mm: str, model: Exportable) -> str:
    if isinstance(model, PcaNet):
        return pca_net_passes.encoded(graph, vertices_mm, model)
    return passes.encoded(graph, vertices_mm, model)


def _decoded(graph: Graph, latent: str, displacement_mm: str | None, model: Exportable) -> str:
    if isinstance(model, PcaNet):
        return pca_net_passes.decoded(graph, latent, displacement_mm, model)
    return passes.decoded(graph, latent, displacement_mm, model)


@torch.no_grad()
def deviation(model: Exportable, name: str, data: bytes, weights: str) -> float:
    """The largest difference between onnxruntime's results and those of PyTorch with weights so stored, in mm.

    Meshes are the template plus noise of a deviation, displacements up to a few mm of every control vertex.
    """
    session = _session(data)
    generator = torch.Generator().manual_seed(0)
    layout, reference = model.layout, _so_stored(model, weights)
    worst = 0.0
    for batch in CHECKED_BATCHES:
        noise = torch.randn(batch, layout.vertex_count, 3, generator=generator)
        vertices = (layout.template_mm.cpu() + noise * layout.std_mm.cpu()).float()
        moves = torch.randn(batch, len(layout.controls), 3, generator=generator)
        code = encode(reference, vertices).cpu()
        # all regions together, and one alone
        for regions in {()} if name == "encode" else {layout.editable, layout.editable[:1]}:
            given = torch.zeros_like(moves)
            for i in regions:
                part = slice(*layout.control_ranges[i])
                given[:, part] = moves[:, part]
            asked: dict[str | int, Tensor] = {i: given[:, slice(*layout.control_ranges[i])] for i in regions}
            feeds: dict[str, Tensor] = {"vertices_mm": vertices, "latent": code, "displacement_mm": given}
            got = session.run(None, {port.name: feeds[port.name].numpy() for port in session.get_inputs()})[0]
            wanted = code if name == "encode" else decode(reference, code, asked).cpu()
            worst = max(worst, float(np.abs(got - wanted.numpy()).max()))
    return worst


def _so_stored(model: Exportable, weights: str) -> Exportable:
    if weights == "float32":
        return model
    other = copy.deepcopy(model)
    other.load_state_dict(rounded(model.state_dict(), weights))
    return other.eval()


def _session(data: bytes) -> Any:
    try:
        import onnxruntime
    except ImportError:
        raise BenchError(
            "expected the package onnxruntime to check an export, got none; pip install 'lamm-bench[onnx]', "
            "or export with check=False"
        ) from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _described(graph: Any, data: bytes, file: str) -> dict[str, Any]:
    def shapes(ports: Any) -> dict[str, list[Any]]:
        return {port.name: [d.dim_param or d.dim_value for d in port.type.tensor_type.shape.dim] for port in ports}

    return {
        "file": file,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "inputs": shapes(graph.graph.input),
        "outputs": shapes(graph.graph.output),
    }


def _refuse(model: Exportable, weights: str, graphs: Sequence[str]) -> None:
    if weights not in STORAGES:
        raise BenchError(f"expected weights of {', '.join(STORAGES)}, got {weights!r}")
    unknown = [name for name in graphs if name not in GRAPHS]
    if unknown or not graphs:
        raise BenchError(f"expected graphs of {', '.join(GRAPHS)}, got {', '.join(unknown) or 'none'}")
    if isinstance(model, Lamm) and model.quantized:
        raise BenchError(
            f"expected a model with full weights, got one in {model.quantized}; export the original with "
            "weights='float16' or 'compact'"
        )
