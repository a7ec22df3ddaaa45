"""The two forms against each other, and the model against its definition."""

from __future__ import annotations

import copy
import math

import pytest
import torch

from bench.api import BenchError, Region, Topology
from lamm.builders import build_mixer, build_transformer
from lamm.config import LammConfig
from lamm.faithful import FaithfulLamm
from lamm.model import Lamm, build

FORMS = [(b, o, m) for b in ("mixer", "transformer") for o, m in ((False, "sum"), (True, "sum"), (True, "mean"))]


def relative(a: torch.Tensor, b: torch.Tensor) -> float:
    a, b = a.detach(), b.detach()
    return float((a - b).abs().max() / b.abs().max().clamp(min=1e-30))


@pytest.mark.parametrize(("backbone", "overlap", "merge"), FORMS)
def test_both_forms_give_equal_outputs_loss_and_gradients(new_model, backbone, overlap, merge):
    tuned = new_model(backbone, "tuned", overlap, 3).double()
    tuned = _with_merge(tuned, merge)
    faithful = _with_merge(new_model(backbone, "faithful", overlap, 3).double(), merge)
    x = torch.randn(6, 60, 3, dtype=torch.float64)
    assert relative(tuned(x), faithful(x)) < 1e-12
    for stage in (1, 2):
        tuned.stage = faithful.stage = stage
        losses = []
        for model in (tuned, faithful):
            torch.manual_seed(7)
            model.alpha_max = 1.0
            losses.append(model.loss(x))
            model.zero_grad()
            losses[-1].backward()
        assert losses[0].item() == pytest.approx(losses[1].item(), rel=1e-12)
        largest = max(float(q.grad.abs().max()) for q in faithful.parameters() if q.grad is not None)
        for (name, p), (_, q) in zip(tuned.named_parameters(), faithful.named_parameters(), strict=True):
            if q.grad is None:
                assert p.grad is None, name
            else:
                # The floor is for gradients that are zero but for rounding: a shift of all channels before a norm.
                assert float((p.grad - q.grad).norm() / (q.grad.norm() + 1e-9 * largest)) < 1e-6, name


def _with_merge(model: Lamm, merge: str) -> Lamm:
    """The same weights with another rule for shared vertices."""
    config = LammConfig.from_dict({**model.config.to_dict(), "overlap": merge})
    other = build(model.layout.topology(), config, variant=model.variant).to(model.identity_token.dtype)
    other.load_state_dict(model.state_dict())
    return other


@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
def test_float32_forms_agree_also_in_the_lean_path_for_one_mesh(new_model, backbone):
    tuned, faithful = new_model(backbone).eval(), new_model(backbone, "faithful").eval()
    x = torch.randn(3, 60, 3)
    with torch.no_grad():
        many = faithful(x)
        ones = torch.cat([tuned(x[i : i + 1]) for i in range(3)])
    assert relative(ones, many) < 1e-5
    assert relative(tuned(x).detach(), many) < 1e-5


def test_forms_share_names_shapes_and_initial_values(new_model):
    tuned, faithful = new_model(), new_model(variant="faithful")
    assert isinstance(faithful, FaithfulLamm)
    ours, theirs = tuned.state_dict(), faithful.state_dict()
    assert list(ours) == list(theirs)
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_one_region_one_vertex_by_hand():
    """With identity-like maps and no blocks changing anything, the decoder's map is W y + b exactly."""
    region = Region("all", torch.arange(4), torch.tensor([2]))
    template = torch.arange(12.0).reshape(4, 3)
    from bench.api import Normalization

    topology = Topology("four", template, torch.zeros(0, 3, dtype=torch.long), (region,), Normalization.identity(4))
    model = build(topology, LammConfig(latent=2, width=4, encoder_layers=1, decoder_layers=1))
    tokens = torch.tensor([[[9.0, 9.0, 9.0, 9.0], [1.0, 2.0, 0.0, -1.0]]])
    with torch.no_grad():
        model.region_decoder.weights[0].copy_(torch.arange(48.0).reshape(4, 12))
        model.region_decoder.bias.copy_(torch.ones(12))
        out = model.geometry(tokens)
    column = torch.arange(12.0)
    expected = 1 * column + 2 * (12 + column) - (36 + column) + 1
    assert torch.equal(out.flatten(), expected)


def test_overlapping_regions_are_added_or_averaged(new_topology):
    topology = new_topology(overlap=True)
    shared = set(topology.regions[0].vertices.tolist()) & set(topology.regions[1].vertices.tolist())
    assert len(shared) == 7
    for merge, expected in (("sum", 2.0), ("mean", 1.0)):
        model = build(topology, LammConfig(latent=2, width=8, encoder_layers=1, decoder_layers=1, overlap=merge))
        ones = torch.ones(1, 3 * len(model.layout.slots))
        out = model.layout.scatter(ones)[0, :, 0]
        assert all(float(out[v]) == (expected if v in shared else 1.0) for v in range(60))


@pytest.mark.parametrize("overlap", [False, True])
def test_gather_then_scatter_is_the_identity_on_a_partition_and_the_mean(new_topology, overlap):
    from lamm.regions.layout import RegionLayout

    layout = RegionLayout(new_topology(overlap), "mean")
    x = torch.randn(2, 60, 3)
    assert torch.allclose(layout.scatter(layout.gather(x)), x, atol=1e-6)


def test_no_displacement_is_exactly_the_autoencoder(new_model):
    for backbone in ("mixer", "transformer"):
        model = new_model(backbone)
        x = torch.randn(2, 60, 3)
        handles = model.layout.controls
        assert torch.equal(model.edit(x, handles, torch.zeros(2, len(handles), 3)), model(x))


def test_edit_reaches_only_the_networks_of_touched_regions(new_model):
    model = new_model()
    first = int(model.layout.controls[0])
    chosen = model.region_displacements(torch.tensor([first]), torch.ones(1, 1, 3))
    assert list(chosen) == [0]
    assert torch.equal(chosen[0][0, :, 0], torch.tensor([1.0, 0.0, 0.0]))


def test_edit_of_an_unknown_handle_names_it(new_model):
    model = new_model()
    stranger = next(v for v in range(60) if v not in model.layout.controls.tolist())
    with pytest.raises(BenchError, match=str(stranger)):
        model.edit(torch.randn(1, 60, 3), torch.tensor([stranger]), torch.zeros(1, 1, 3))
    with pytest.raises(BenchError, match="expected displacements"):
        model.edit(torch.randn(1, 60, 3), model.layout.controls, torch.zeros(1, 2, 3))


def test_wrong_vertices_are_named(new_model):
    for variant in ("tuned", "faithful"):
        model = new_model(variant=variant)
        with pytest.raises(BenchError, match=r"\(B, 60, 3\)"):
            model.encode(torch.zeros(1, 61, 3))
        broken = torch.zeros(1, 60, 3)
        broken[0, 5, 1] = math.nan
        with pytest.raises(BenchError, match="finite"):
            model.encode(broken)
        with pytest.raises(BenchError, match="codes"):
            model.decode(torch.zeros(1, 9))


def test_builders_take_the_published_defaults_and_refuse_unknown_options(topology):
    model = build_transformer(topology, 16)
    assert (model.config.width, model.config.encoder_layers, model.config.decoder_layers) == (512, 5, 3)
    assert model.config.backbone == "transformer"
    assert build_mixer.variants == ("tuned", "faithful", "jit")
    with pytest.raises(BenchError, match="widht"):
        build_mixer(topology, 16, widht=64)
    with pytest.raises(BenchError, match="variant"):
        build_mixer(topology, 16, width=32, variant="fast")
    with pytest.raises(BenchError, match="heads divide"):
        build_transformer(topology, 16, width=30)


def test_parameter_count_of_the_published_head_mixer():
    """3,075 numbers a vertex and about 2.41 M more, without the control networks (known figure of the paper)."""
    from bench.api import Normalization

    counts = []
    for vertices in (110, 220):
        ids = torch.arange(vertices).chunk(11)
        regions = tuple(Region(str(i), v) for i, v in enumerate(ids))
        template = torch.randn(vertices, 3)
        empty = torch.zeros(0, 3, dtype=torch.long)
        topology = Topology("heads", template, empty, regions, Normalization.identity(vertices))
        counts.append(sum(p.numel() for p in build_mixer(topology, 256).parameters()))
    assert (counts[1] - counts[0]) / 110 == 3075
    assert counts[0] - 110 * 3075 == pytest.approx(2.41e6, rel=2e-3)


def test_everything_of_the_topology_moves_and_copies_with_the_model(new_model):
    model = copy.deepcopy(new_model()).double()
    assert model.layout.template_mm.dtype == torch.float64
    moved = model.to("meta")
    assert all(buffer.device.type == "meta" for buffer in moved.buffers())


def test_stage_two_needs_control_vertices(topology):
    plain = Topology(
        "plain",
        topology.template_mm,
        topology.faces,
        tuple(Region(r.name, r.vertices) for r in topology.regions),
        topology.normalization,
    )
    with pytest.raises(BenchError, match="control vertices"):
        build_mixer(plain, 8, width=32, stage=2)
    with pytest.raises(BenchError, match="stage 1"):
        build_mixer(plain, 8, width=32, stage=3)
