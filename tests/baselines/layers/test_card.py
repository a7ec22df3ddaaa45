"""The baselines' program for a card, forced on the CPU: equal to the faithful form and capturable."""

from __future__ import annotations

import copy

import numpy as np
import pytest
import torch
from scipy import sparse

from baselines.layers import card
from baselines.layers.sparse import BagMap
from bench.base.programs import program
from bench.data.load import load
from bench.measure.allocations import cpu_allocations
from bench.measure.capturable import faults
from bench.measure.counters import count_calls
from bench.measure.memory import saved_activations_bytes
from bench.models import build_model

MODELS = ("spiralnet", "coma", "neural3dmm", "sdvae", "ledvae")
LATENT = 12


def one_pass(model, vertices, kind, seed=3):
    """Loss, gradients and the buffers that a pass changes, from the same state and draws."""
    state = copy.deepcopy(model.state_dict())
    model.zero_grad(set_to_none=True)
    model.train()
    torch.manual_seed(seed)
    with program(kind):
        loss = model.loss(vertices)
        loss.backward()
    after = {name: value.clone() for name, value in model.named_buffers()}
    model.load_state_dict(state)
    return loss.detach(), {name: p.grad.clone() for name, p in model.named_parameters()}, after


def meshes_of(topology, count, dtype=torch.float64):
    return torch.randn(count, topology.vertex_count, 3, generator=torch.Generator().manual_seed(4), dtype=dtype)


@pytest.mark.parametrize("name", MODELS)
def test_it_equals_the_faithful_form(topology, name, monkeypatch):
    model, faithful = (build_model(name, topology, LATENT, form).double() for form in ("tuned", "faithful"))
    faithful.load_state_dict(model.state_dict())
    x = meshes_of(topology, 4)
    loss, wanted, after = one_pass(faithful, x, "cpu")
    for table_bytes in (card.TABLE_BYTES, 1):  # all meshes at once, and one after the other
        monkeypatch.setattr(card, "TABLE_BYTES", table_bytes)
        found, grads, buffers = one_pass(model, x, "card")
        assert found.item() == pytest.approx(loss.item(), rel=1e-9)
        for key, grad in wanted.items():
            assert float((grads[key] - grad).norm() / grad.norm().clamp(min=1e-12)) < 1e-6, key
        for key in ("seen", "mean", "square"):
            assert key not in after or torch.allclose(buffers[key], after[key]), key
    with torch.no_grad():
        truth = faithful.eval().float()(x.float())
        with program("card"):
            single = model.eval().float()(x.float())
    assert single.is_contiguous()
    assert float((single - truth).abs().max() / truth.abs().max()) < 1e-5


@pytest.mark.parametrize("name", MODELS)
def test_every_step_can_be_captured(topology, name):
    x = meshes_of(topology, 4, torch.float32)
    model = build_model(name, topology, LATENT, "tuned").train()
    optimizer = torch.optim.AdamW(model.parameters(), fused=True)

    def step():
        optimizer.zero_grad(set_to_none=True)
        with program("card"):
            loss = model.loss(x)
        loss.backward()
        optimizer.step()

    step()
    states = [value for state in optimizer.state.values() for value in state.values()]
    follows = [*model.parameters(), *model.buffers(), *_card_tensors(model), *states, x]
    assert faults(step, follows=follows) == ()
    model.eval()
    with torch.inference_mode(), program("card"):
        assert faults(lambda: model.decode(model.encode(x))) == ()


def _card_tensors(model):
    """The buffers of sparse maps that were made for the card."""
    return [tensor for part in model.modules() for tensor in part.buffers()]


def test_a_larger_batch_needs_no_more_operators(topology):
    for name, most in (("spiralnet", 200), ("neural3dmm", 200), ("coma", 520), ("sdvae", 330), ("ledvae", 440)):
        model = build_model(name, topology, LATENT, "tuned").train()
        counts = []
        for batch in (4, 16):
            x = meshes_of(topology, batch, torch.float32)

            def step(model=model, x=x):
                with program("card"):
                    model.loss(x).backward()
                model.zero_grad(set_to_none=True)

            step()
            counts.append(count_calls(step))
        assert counts[0] <= most and counts[1] <= counts[0] + 60, (name, counts)


def test_groups_and_meshes_left_over_are_those_of_the_cpu(topology, monkeypatch):
    """SD-VAE draws all groups' regions at once: the same regions, given in the same order, give the same loss."""
    model = build_model("sdvae", topology, LATENT, "tuned").double().eval()
    x, draws = meshes_of(topology, 11), [0, 2, 1]

    def drawer():
        left = list(draws)

        def randint(high, shape, **options):
            taken = [left.pop(0) for _ in range(int(np.prod(shape)))]
            return torch.as_tensor(taken).reshape(shape)

        return randint

    found = []
    for kind in ("cpu", "card"):
        monkeypatch.setattr(torch, "randint", drawer())
        with program(kind):
            found.append(model.loss(x).item())
    assert found[0] == pytest.approx(found[1], rel=1e-12)


def test_statistics_settle_without_a_look_at_them(topology):
    model = build_model("ledvae", topology, LATENT, "tuned").double()
    x = meshes_of(topology, 1)
    first = {kind: one_pass(model, x, kind)[0] for kind in ("cpu", "card")}
    assert first["cpu"].item() == pytest.approx(first["card"].item(), rel=1e-12)  # one mesh: nothing is tied yet
    model.fit_projections(meshes_of(topology, 5))
    before = model.mean.clone()
    after = one_pass(model, x, "card")[2]
    assert torch.equal(after["mean"], before) and float(after["seen"]) == 5


def test_the_decoder_at_some_vertices_is_the_same(topology):
    for name in ("spiralnet", "coma"):
        model = build_model(name, topology, LATENT, "tuned").double().eval()
        latent, chosen = torch.randn(3, LATENT, dtype=torch.float64), torch.tensor([0, 7, 100])
        at = model.decoder_at(chosen)
        with torch.no_grad(), program("card"):
            assert torch.allclose(
                at(latent), model.decode(latent)[:, chosen], rtol=0, atol=1e-6
            )  # sparse weights are float32


def test_weight_gradients_of_any_number_of_rows():
    for rows in (1, 1023, 1024, 2500):
        left, right = torch.randn(rows, 3, dtype=torch.float64), torch.randn(rows, 5, dtype=torch.float64)
        assert torch.allclose(card.weight_gradient(left, right), left.T @ right)


def test_a_card_keeps_one_copy_of_a_sparse_map_and_a_cpu_all():
    matrix = sparse.random(20, 30, 0.2, format="csr", random_state=0)
    bags = BagMap(matrix, copies=3)
    columns, starts, weights = bags.columns.clone(), bags.starts.clone(), bags.weights.clone()
    bags._repeat(1)
    assert bags.copies == 1 and len(bags.columns) == matrix.nnz
    assert abs(bags.csr() - matrix).max() < 1e-6
    bags.to("cpu")
    assert bags.copies == 3
    assert (
        torch.equal(bags.columns, columns) and torch.equal(bags.starts, starts) and torch.equal(bags.weights, weights)
    )
    assert bags.columns.dtype == bags.starts.dtype
    assert bags.to("meta").copies == 1
    table = torch.randn(30, 4)
    single = BagMap(matrix)
    assert torch.allclose(single(table, 0.5), 0.5 * single(table))


@pytest.mark.gpu
@pytest.mark.parametrize("name", MODELS)
def test_a_card_computes_what_the_cpu_does(topology, name):
    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")
    model = build_model(name, topology, LATENT, "tuned").eval()
    on_card = copy.deepcopy(model).cuda()
    x = meshes_of(topology, 4, torch.float32)
    with torch.no_grad():
        truth, found = model(x), on_card(x.cuda()).cpu()
    assert float((found - truth).abs().max() / truth.abs().max()) < 1e-4
    for one, where in ((model, x), (on_card, x.cuda())):
        (one(where) - where).abs().mean().backward()
    for (key, p), (_, q) in zip(model.named_parameters(), on_card.named_parameters(), strict=True):
        if p.grad is not None:
            assert float((q.grad.cpu() - p.grad).norm() / p.grad.norm().clamp(min=1e-12)) < 1e-3, key


@pytest.mark.parametrize("name", ["spiralnet", "neural3dmm"])
def test_a_step_holds_no_more_than_a_few_tables_beside_what_it_keeps(name, monkeypatch):
    """However large the batch: where the table of a layer would be too large, it goes through in parts."""
    dataset = load("heads-mini", vertices=1200)
    meshes = dataset.normalized("train", 0, 16)
    model = build_model(name, dataset.topology, 8, "tuned").train()

    def step():
        model.zero_grad(set_to_none=True)
        with program("card"):
            model.loss(meshes).backward()

    step()
    kept = saved_activations_bytes(step, model)
    growth = {}
    for table in (1 << 20, 64 << 20):
        monkeypatch.setattr(card, "TABLE_BYTES", table)
        growth[table] = cpu_allocations(step).peak_growth_bytes
    weights = sum(value.nbytes for value in model.parameters())
    assert growth[1 << 20] <= kept + 2 * weights + 5 * (1 << 20) < growth[64 << 20]
