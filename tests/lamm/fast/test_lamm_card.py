"""The program for a card, forced on the CPU: equal to the faithful form, capturable, and with the same weights."""

from __future__ import annotations

import copy

import pytest
import torch

from bench.api import BenchError
from bench.base.programs import program, program_for
from bench.fit.schedule import make_optimizer
from bench.measure.capturable import faults
from bench.measure.counters import count_calls
from bench.models import build_model
from lamm.builders import build_mixer
from lamm.checkpoint import load, save
from lamm.config import LammConfig
from lamm.fast.tiles import Tiles, tile_width
from lamm.layers.lowrank import LowRankDecoder
from lamm.model import build

FORMS = [(b, o, m) for b in ("mixer", "transformer") for o, m in ((False, "sum"), (True, "sum"), (True, "mean"))]
OWN = {
    "low rank": {"rank": 4},
    "a rank for each region": {"rank": (4, 3, 2)},
    "linear": {"linear_path": True, "linear_rate": 0.5},
    "linear, low rank, control path": {"linear_path": True, "rank": 4, "control_path": True},
    "quadratic": {"linear_path": True, "rank": 4, "quadratic": 3},
    "all layers to the whole shape": {"targets": "constant"},
    "the last layer only": {"targets": "last"},
}
MODELS = ("lamm-mixer", "lamm-transformer", "lamm-mixer-lr", "lamm-transformer-lr", "lamm-mixer-lin",
          "lamm-mixer-lin-lr", "lamm-mixer-quad-lr")  # fmt: skip

SMALL = {"width": 32, "encoder_layers": 2, "decoder_layers": 2, "heads": 4}


def steps_of(model, vertices, name, seed=7):
    """Loss and gradients of one pass of a program."""
    model.zero_grad(set_to_none=True)
    model.train()
    torch.manual_seed(seed)
    with program(name):
        loss = model.loss(vertices)
        loss.backward()
    return loss.detach(), {key: p.grad for key, p in model.named_parameters()}


def assert_same_gradients(found, wanted):
    largest = max(float(grad.abs().max()) for grad in wanted.values() if grad is not None)
    for key, grad in wanted.items():
        if grad is None:
            assert found[key] is None, key
        else:  # the floor is for gradients that are zero but for rounding
            assert float((found[key] - grad).norm() / (grad.norm() + 1e-9 * largest)) < 1e-6, key


def shaken(model):
    """Away from first weights that are zero, whose gradients would hide most of a model."""
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in model.parameters():
            noise = torch.randn(parameter.shape, generator=generator, dtype=parameter.dtype)
            parameter += 0.05 * noise
        for part in model.modules():
            for small in [part.small] if isinstance(part, LowRankDecoder) else []:
                for i, rank in enumerate(part.ranks):
                    small[i, :, rank:] = 0
    return model


@pytest.mark.parametrize(("backbone", "overlap", "merge"), FORMS)
def test_it_equals_the_faithful_form(new_topology, backbone, overlap, merge):
    config = LammConfig.from_dict({"backbone": backbone, "overlap": merge, "latent": 8, **SMALL})
    card, faithful = (build(new_topology(overlap), config, variant=form) for form in ("tuned", "faithful"))
    faithful.load_state_dict(card.state_dict())
    card, faithful = card.double(), faithful.double()
    x = torch.randn(6, 60, 3, dtype=torch.float64)
    with torch.no_grad():
        truth = faithful(x)
        with program("card"):
            assert torch.allclose(card(x), truth, rtol=0, atol=1e-12)
            single = card.float()(x.float())
    assert float((single - truth).abs().max() / truth.abs().max()) < 1e-5
    card.double()
    for stage in (1, 2):
        card.stage = faithful.stage = stage
        card.alpha_max = faithful.alpha_max = 1.0
        loss, grads = steps_of(card, x, "card")
        truth, wanted = steps_of(faithful, x, "cpu")
        assert loss.item() == pytest.approx(truth.item(), rel=1e-12)
        assert_same_gradients(grads, wanted)


@pytest.mark.parametrize("overlap", [False, True])
@pytest.mark.parametrize("name", OWN)
def test_models_beyond_the_paper_have_both_programs(new_model, name, overlap):
    model = new_model("mixer", "tuned", overlap, 3, **OWN[name]).double()
    x = torch.randn(6, 60, 3, dtype=torch.float64)
    if model.config.beyond_paper:
        model.prepare(torch.randn(40, 60, 3, dtype=torch.float64))
    shaken(model)
    delta = {0: torch.randn(6, 3, 3, dtype=torch.float64)}
    outputs = []
    for kind in ("cpu", "card"):
        with torch.no_grad(), program(kind):
            code = model.encode(x)
            outputs.append(
                torch.cat([code.flatten(), model.decode(code).flatten(), model.decode(code, delta).flatten()])
            )
    assert torch.allclose(*outputs, rtol=1e-10, atol=1e-10)
    for stage in (1, 2):
        model.stage = stage
        truth, wanted = steps_of(model, x, "cpu")
        wanted = {key: None if grad is None else grad.clone() for key, grad in wanted.items()}
        loss, grads = steps_of(model, x, "card")
        assert loss.item() == pytest.approx(truth.item(), rel=1e-12)
        assert_same_gradients(grads, wanted)


def test_one_mesh_and_gradients_of_the_input(new_model):
    model = new_model("mixer").double()
    x = torch.randn(1, 60, 3, dtype=torch.float64, requires_grad=True)
    found = []
    for kind in ("cpu", "card"):
        with program(kind):
            (grad,) = torch.autograd.grad(model.eval()(x).square().sum(), x)
        found.append(grad)
    assert torch.allclose(*found, rtol=1e-10, atol=1e-12)


def training(model, x, kind, parts):
    """A training step as the harness makes it, for both stages."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, fused=True)
    model.train()

    def step():
        optimizer.zero_grad(set_to_none=True)
        with program(kind):
            loss = model.loss(x)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        parts[:] = [*model.parameters(), *model.buffers(), x, *_card_tensors(model)]
        parts.extend(value for state in optimizer.state.values() for value in state.values())
        return loss.detach()

    return step


def _card_tensors(model):
    card = model.__dict__.get("_card")
    if card is None:
        return []
    return [
        *card.tiles.buffers(),
        *card.shares,
        card.all_shares,
        card.shares_in_tiles,
        card.editable,
        *vars(card.controls).values(),
    ]


@pytest.mark.parametrize("name", MODELS)
def test_every_model_and_stage_can_be_captured(topology, name):
    x = torch.randn(4, 60, 3)
    model = build_model(name, topology, 8, "tuned", SMALL.items())
    for stage in (1, 2):
        model.stage, parts = stage, []
        step = training(model, x, "card", parts)
        step()
        follows = [part for part in parts if isinstance(part, torch.Tensor)]
        assert faults(step, follows=follows) == ()
        if stage == 1:
            # The CPU's program looks for NaN, and has NumPy's products on one thread.
            assert {"host read"} <= {fault.kind for fault in faults(training(model, x, "cpu", []))}
    model.eval()
    delta = {0: torch.zeros(4, 3, 3)}
    with torch.inference_mode(), program("card"):
        assert faults(lambda: model.decode(model.encode(x), delta)) == ()


def test_a_second_stage_of_single_regions_is_the_same_in_both_programs_and_can_be_captured(new_model):
    model, x = new_model("mixer", pairs="regions").double(), torch.randn(4, 60, 3, dtype=torch.float64)
    model.stage, model.alpha_max = 2, 1.0
    truth, wanted = steps_of(model, x, "cpu")
    wanted = {key: None if grad is None else grad.clone() for key, grad in wanted.items()}
    loss, grads = steps_of(model, x, "card")
    assert loss.item() == pytest.approx(truth.item(), rel=1e-7)
    assert_same_gradients(grads, wanted)
    parts = []
    step = training(model, x, "card", parts)
    step()
    follows = [part for part in parts if isinstance(part, torch.Tensor)]
    assert faults(step, follows=[*follows, *model._card.seams.buffers()]) == ()


def test_a_step_of_the_published_layers_has_at_most_250_operators(topology):
    x = torch.randn(4, 60, 3)
    for name, most in (("lamm-mixer", 250), ("lamm-mixer-lr", 260), ("lamm-transformer", 350)):
        model = build_model(name, topology, 64, "tuned", [("width", 64)])
        optimizer = torch.optim.AdamW(model.parameters(), fused=True)

        def step(model=model, optimizer=optimizer):
            optimizer.zero_grad(set_to_none=True)
            with program("card"):
                model.loss(x).backward()
            optimizer.step()

        step()
        assert count_calls(step) <= most, name


def test_steps_of_both_programs_are_one_training(new_model):
    x = torch.randn(6, 60, 3, dtype=torch.float64)
    models = [new_model("mixer").double() for _ in range(2)]
    for model, kind in zip(models, ("cpu", "card"), strict=True):
        step = training(model, x, kind, [])
        for _ in range(5):
            step()
    for (name, p), (_, q) in zip(models[0].named_parameters(), models[1].named_parameters(), strict=True):
        assert torch.allclose(p, q, rtol=1e-9, atol=1e-9), name
    padding = models[1].region_decoder.joined._storage[models[1]._card.tiles.present == 0]
    assert len(padding) and not padding.any()


def test_weights_keep_their_names_values_and_files(new_model, tmp_path):
    model = new_model("mixer")
    before = copy.deepcopy(model.state_dict())
    x = torch.randn(2, 60, 3)
    with program("card"), torch.inference_mode():
        truth = model.eval()(x)
    after = model.state_dict()
    assert list(after) == list(before) and all(torch.equal(after[key], before[key]) for key in before)
    weights = list(model.region_decoder.weights)
    assert len({weight.untyped_storage().data_ptr() for weight in weights}) == 1
    assert all(weight.stride() == (1, 32) and weight.is_leaf for weight in weights)
    save(model, tmp_path / "model.safetensors")
    other = copy.deepcopy(model)
    for found in (load(tmp_path / "model.safetensors"), other):
        with program("card"), torch.inference_mode():
            assert torch.equal(found.eval()(x), truth)
    with torch.no_grad():
        model.region_decoder.weights[0].add_(1)
    assert not torch.equal(model.region_decoder.weights[0], other.region_decoder.weights[0])
    with program("card"), torch.inference_mode():
        assert not torch.equal(model(x), truth)
    model.to("cpu")
    assert all(weight.is_contiguous() for weight in model.region_decoder.weights)


def test_inference_may_come_before_training(new_model):
    model, x = new_model("mixer"), torch.randn(2, 60, 3)
    with program("card"):
        with torch.inference_mode():
            model.eval()(x)
        model.train().loss(x).backward()
    assert all(p.grad is not None for p in model.region_decoder.parameters())


@pytest.mark.parametrize("kind", ["cpu", "card"])
def test_an_edit_can_be_captured_once_its_handles_are_known(new_model, kind):
    model, x = new_model("mixer").eval(), torch.randn(2, 60, 3)
    handles = model.layout.controls[[0, 2, 4]]
    delta = torch.randn(2, 3, 3)
    with torch.inference_mode(), program(kind):
        edit = model.editing(handles)
        assert torch.equal(edit(x, delta), model.edit(x, handles, delta))
        if kind == "card":
            assert faults(lambda: edit(x, delta)) == ()
            assert {fault.kind for fault in faults(lambda: model.edit(x, handles, delta))} >= {"host read"}


def test_a_state_saved_with_other_strides_goes_on(new_model):
    """Weights side by side have the strides of no state that a training on a CPU has saved."""
    x, trained = torch.randn(6, 60, 3, dtype=torch.float64), []
    for second in ("cpu", "card"):
        model, state = new_model("mixer").double().train(), None
        for kind in ("cpu", second):
            optimizer = make_optimizer(model.published, model)
            if state is not None:
                optimizer.load_state_dict(state)
            for _ in range(2):
                optimizer.zero_grad(set_to_none=True)
                with program(kind):
                    model.loss(x).backward()
                optimizer.step()
            state = copy.deepcopy(optimizer.state_dict())
        trained.append(model.state_dict())
    for name, value in trained[0].items():
        assert torch.allclose(value, trained[1][name], rtol=1e-9, atol=1e-9), name


def test_alpha_is_read_when_a_step_is_replayed(new_model):
    model, x = new_model("mixer"), torch.randn(4, 60, 3)
    model.stage, losses = 2, []
    for epoch in (0, 99):
        model.on_epoch(epoch, 100)
        assert float(model.alpha_limit) == model.alpha_max
        losses.append(float(steps_of(model, x, "card")[0]))
    assert losses[0] != losses[1]
    assert "alpha_limit" not in model.state_dict()


def test_reduced_precision_is_near_and_saves_no_weights(new_model):
    model, x = new_model("mixer", width=64), torch.randn(6, 60, 3)
    truth, wanted = steps_of(model, x, "card")
    wanted = {key: grad.clone() for key, grad in wanted.items() if grad is not None}
    with torch.autocast("cpu", torch.bfloat16):
        loss, grads = steps_of(model, x, "card")
    assert loss.dtype == torch.float32 and float((loss - truth).abs() / truth) < 0.02
    weight = grads["region_decoder.weights.0"]
    assert (
        weight.dtype == torch.float32
        and torch.nn.functional.cosine_similarity(weight.flatten(), wanted["region_decoder.weights.0"].flatten(), 0)
        > 0.98
    )


def test_the_choice_follows_the_device_unless_a_program_is_forced(topology):
    x = torch.zeros(1)
    assert program_for(x) == "cpu" and program_for(x.to("meta")) == "card"
    with program("card"):
        assert program_for(x) == "card"
        with program("cpu"):
            assert program_for(x.to("meta")) == "cpu"
    assert program_for(x) == "cpu"
    with pytest.raises(BenchError, match="expected a program of cpu, card"), program("gpu"):
        pass
    faithful = build_mixer(topology, 8, variant="faithful", width=32)
    with program("card"):
        faithful(torch.randn(2, 60, 3))
    assert faithful.__dict__.get("_card") is None


def test_tiles_hold_regions_of_unlike_size(new_topology):
    assert tile_width((593, 2272, 885)) == 384
    assert tile_width((1, 1)) == 96
    for overlap in (False, True):
        model = build_mixer(new_topology(overlap), 8, width=32)
        tiles, x = Tiles(model.layout), torch.randn(2, 60, 3)
        packed = model.layout.gather(x)
        assert torch.equal(tiles.to_slots(tiles.gather(x)), packed)
        assert torch.equal(tiles.from_slots(packed)[:, tiles.rows], packed)
        assert torch.allclose(tiles.vertices(packed, model.layout), model.layout.scatter(packed))
        assert int(tiles.sums.sum()) == tiles.count and not tiles.sums[0].any()


@pytest.mark.gpu
@pytest.mark.parametrize("name", MODELS)
def test_a_card_computes_what_the_cpu_does(topology, name):
    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")
    model = build_model(name, topology, 8, "tuned", SMALL.items())
    model, x = shaken(model.double()), torch.randn(6, 60, 3, dtype=torch.float64)
    on_card = copy.deepcopy(model).cuda()
    with torch.no_grad():
        assert torch.allclose(on_card.eval()(x.cuda()).cpu(), model.eval()(x), rtol=1e-9, atol=1e-9)
    truth, wanted = steps_of(model, x, "cpu")
    loss, grads = steps_of(on_card, x.cuda(), "card")
    assert loss.item() == pytest.approx(truth.item(), rel=1e-9)
    assert_same_gradients({key: None if g is None else g.cpu() for key, g in grads.items()}, wanted)
