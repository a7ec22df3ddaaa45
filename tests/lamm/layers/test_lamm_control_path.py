"""The path from control vertices to the surface: the ridge regression, held neighbours, training, checkpoints."""

from __future__ import annotations

import pytest
import torch

from bench.api import BenchError, Normalization, Region, Topology
from lamm import checkpoint, edit
from lamm.config import LammConfig
from lamm.layers.control_path import neighbours
from lamm.model import build


def strip(overlap: bool = False, faces: bool = True) -> Topology:
    """A strip of four regions of 12 vertices, each next to the one before; the third has no control vertices."""
    generator = torch.Generator().manual_seed(2)
    ids = torch.arange(48)
    parts = [ids[12 * i : 12 * i + 12 + (3 if overlap and i < 3 else 0)] for i in range(4)]
    controls = [part[[1, 6]] if i != 2 else part[:0] for i, part in enumerate(parts)]
    regions = tuple(Region(name, part, marks) for name, part, marks in zip("abcd", parts, controls, strict=True))
    triangles = torch.stack([ids[:-2], ids[1:-1], ids[2:]], 1) if faces else torch.empty(0, 3, dtype=torch.long)
    template = torch.randn(48, 3, generator=generator) * 50
    std = torch.rand(48, 3, generator=generator) * 4 + 1
    return Topology("strip", template, triangles, regions, Normalization(template.clone(), std))


def meshes(topology: Topology, count: int = 60, seed: int = 0) -> torch.Tensor:
    """Shapes with 30 independent modes, normalised."""
    basis = torch.randn(30, 144, generator=torch.Generator().manual_seed(9)) * torch.linspace(3, 0.2, 30)[:, None]
    codes = torch.randn(count, 30, generator=torch.Generator().manual_seed(seed))
    return topology.normalization.normalize(topology.template_mm + (codes @ basis).view(count, 48, 3))


def model_of(topology: Topology, **settings):
    sizes = {"latent": 6, "width": 32, "encoder_layers": 2, "decoder_layers": 2}
    torch.manual_seed(1)
    config = LammConfig.from_dict({**sizes, "linear_path": True, "control_path": True, **settings})
    return build(topology, config)


def test_neighbours_share_faces_and_all_are_near_without_any():
    expected = torch.tensor([[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 1], [0, 0, 1, 1]], dtype=torch.bool)
    assert torch.equal(neighbours(model_of(strip()).layout), expected)
    assert bool(neighbours(model_of(strip(faces=False)).layout).all())


@pytest.mark.parametrize("overlap", ["", "sum", "mean"])
@pytest.mark.parametrize("rank", [None, 4])
def test_before_training_an_edit_is_the_ridge_regression(overlap, rank):
    topology = strip(bool(overlap))
    model, x = model_of(topology, overlap=overlap or "sum", rank=rank).eval(), meshes(strip(bool(overlap)))
    model.prepare(x)
    mm = topology.normalization.denormalize(x).double()
    delta = torch.randn(3, 2, 3, generator=torch.Generator().manual_seed(4))
    moved = edit.edit_regions(model, mm[:3].float(), {"b": delta}) - edit.reconstruct(model, mm[:3].float())
    layout = model.layout
    near = {0: (0, 1), 1: (0, 1, 2), 2: (1, 2, 3)}
    for region, others in near.items():
        handles = torch.cat([topology.regions[i].controls for i in others])
        own = topology.regions[region].vertices
        # A vertex that several regions share follows the first of them where they are added up.
        own = own[
            ~torch.isin(own, torch.cat([torch.empty(0).long(), *(r.vertices for r in topology.regions[:region])]))
        ]
        if overlap == "mean":
            own = own[~torch.isin(own, torch.cat([r.vertices for i, r in enumerate(topology.regions) if i != region]))]
        rows = (mm - mm.mean(0))[:, handles].flatten(1)
        sigma = 2 * rows.T @ rows / (len(mm) - 1)
        cross = 2 * rows.T @ (mm - mm.mean(0))[:, own].flatten(1) / (len(mm) - 1)
        asked = torch.zeros(3, len(handles), 3, dtype=torch.float64)
        asked[:, torch.isin(handles, topology.regions[1].controls)] = delta.double()
        wanted = asked.flatten(1) @ torch.linalg.solve(sigma + 0.09 * torch.eye(len(sigma)).double(), cross)
        assert torch.allclose(moved[:, own].flatten(1).double(), wanted, atol=2e-4), layout.names[region]
    far = topology.regions[3].vertices[3:] if overlap else topology.regions[3].vertices
    assert float(moved[:, far].abs().max()) == 0.0
    assert float(moved[:, topology.regions[1].controls].sub(delta).abs().max()) < 0.3


def test_no_displacement_is_exactly_the_autoencoder():
    topology = strip()
    model = model_of(topology).eval()
    model.prepare(meshes(topology))
    mm = topology.normalization.denormalize(meshes(topology, 3, 5))
    still = edit.edit_regions(model, mm, {"a": torch.zeros(2, 3), "b": torch.zeros(2, 3)})
    assert torch.equal(still, edit.reconstruct(model, mm))


def test_the_second_stage_trains_what_the_path_leaves():
    topology = strip()
    model, x = model_of(topology), meshes(topology)
    model.prepare(x)
    model.stage = 2
    pairs_seed, losses = 3, []
    path = {name: value.clone() for name, value in model.named_buffers() if name.startswith("control_path")}
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=2e-3)
    for _ in range(40):
        torch.manual_seed(pairs_seed)
        optimizer.zero_grad()
        loss = model.loss(x[:16])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.95 * losses[0]
    assert all(torch.equal(value, dict(model.named_buffers())[name]) for name, value in path.items())
    assert float(model.control_networks.networks["0"][-1].weight.detach().abs().sum()) > 0


@pytest.mark.parametrize("overlap", ["", "sum", "mean"])
@pytest.mark.parametrize("rank", [None, 4])
def test_the_loss_is_that_of_the_decoded_edit(overlap, rank):
    """With the last layer's loss alone: mean |edited − target| in units of the path, over γ."""
    topology = strip(bool(overlap))
    model, x = model_of(topology, overlap=overlap or "sum", rank=rank, targets="last"), meshes(strip(bool(overlap)))
    model.prepare(x)
    model.double()
    for value in model.parameters():
        value.data.add_(0.02 * torch.randn(value.shape, generator=torch.Generator().manual_seed(8)).double())
    source, target = x[:4].double(), x[4:8].double()
    delta = model.split_controls((target - source)[:, model.layout.controls])
    found = model.multilayer_loss(source, target, delta)
    made = model.decode(model.encode(source), delta)
    unit = model.layout.std_mm.double() / model.unit_mm
    wanted = ((made - target) * unit).abs().mean() / model.linear.residual
    assert found.item() == pytest.approx(wanted.item(), rel=1e-6)


def test_checkpoint_and_reduced_precision_keep_the_path(tmp_path):
    topology = strip()
    model = model_of(topology, rank=4).eval()
    model.prepare(meshes(topology))
    mm = topology.normalization.denormalize(meshes(topology, 3, 5))
    moves = {"a": torch.full((2, 3), 2.0)}
    made = edit.edit_regions(model, mm, moves)
    checkpoint.save(model, tmp_path / "model.safetensors")
    assert torch.equal(edit.edit_regions(checkpoint.load(tmp_path / "model.safetensors").eval(), mm, moves), made)
    assert float((edit.edit_regions(model.quantize("int8"), mm, moves) - made).abs().max()) < 0.2
    full = model_of(topology).eval()
    full.prepare(meshes(topology))
    small = full.compress(rank=8, calibration=meshes(topology))
    assert torch.allclose(edit.edit_regions(small, mm, moves), edit.edit_regions(full, mm, moves), atol=1e-3)


def test_bad_settings():
    with pytest.raises(BenchError, match="control_path together with linear_path"):
        model_of(strip(), linear_path=False)
    with pytest.raises(BenchError, match="control_noise_mm above 0"):
        model_of(strip(), control_noise_mm=0)
    model = model_of(strip())
    with pytest.raises(BenchError, match="above 0"):
        model.control_path.start_from(torch.zeros(5, 144), model.layout, 0.0)
    with pytest.raises(BenchError, match="at least 2 meshes"):
        model.control_path.start_from(torch.zeros(1, 144), model.layout, 0.1)
