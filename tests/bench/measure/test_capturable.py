"""Each thing that a capture refuses is planted in a step and found; steps that a card can capture are let through."""

import numpy as np
import pytest
import torch
from torch import nn

from bench.measure.capturable import NotCapturable, faults, require_capturable

X = torch.randn(4, 3, generator=torch.Generator().manual_seed(0))
W = torch.randn(3, 3, generator=torch.Generator().manual_seed(1))
IDS, MASK, WHERE_TO = torch.tensor([1, 2]), X[:, 0] > 0, torch.device("cpu")

PLANTED = {
    "item": ("host read", lambda: X.sum().item()),
    "float": ("host read", lambda: float(X.sum())),
    "bool": ("host read", lambda: bool(X.sum() > 0)),
    "tolist": ("host read", lambda: X.tolist()),
    "equal": ("host read", lambda: torch.equal(X, X)),
    "allclose": ("host read", lambda: torch.allclose(X, X)),
    "full_like by a tensor": ("host read", lambda: torch.full_like(X, X.sum())),
    "inverse with its check": ("host read", lambda: torch.linalg.inv(W)),
    "singular values": ("host read", lambda: torch.linalg.pinv(X)),
    "to the host": ("copy between devices", lambda: X.cpu()),
    "to the host by name": ("copy between devices", lambda: X.to("cpu")),
    "to another device": ("copy between devices", lambda: X.to("meta")),
    "tensor": ("tensor made on the host", lambda: X * torch.tensor([1.0, 2.0, 3.0])),
    "one number": ("tensor made on the host", lambda: X * torch.tensor(2.0)),
    "new_tensor": ("tensor made on the host", lambda: X * X.new_tensor([1.0, 2.0, 3.0])),
    "as_tensor": ("tensor made on the host", lambda: X * torch.as_tensor([1.0, 2.0, 3.0])),
    "a factory without a device": ("tensor made on the host", lambda: X * torch.zeros(3)),
    "a list as index": ("tensor made on the host", lambda: X[[0, 1]]),
    "an array as index": ("tensor made on the host", lambda: X[:, np.array([0, 1])]),
    "a mask as index": ("shape that depends on data", lambda: X[MASK]),
    "rows set by a mask": ("shape that depends on data", lambda: X.clone().__setitem__(MASK, X[:1])),
    "nonzero": ("shape that depends on data", lambda: MASK.nonzero()),
    "where without values": ("shape that depends on data", lambda: torch.where(MASK)),
    "masked_select": ("shape that depends on data", lambda: X.masked_select(X > 0)),
    "unique": ("shape that depends on data", lambda: IDS.unique()),
    "repeats by a tensor": ("shape that depends on data", lambda: torch.repeat_interleave(IDS)),
    "numpy": ("NumPy", lambda: X.numpy()),
    "an array of it": ("NumPy", lambda: np.asarray(X)),
    "from_numpy": ("NumPy", lambda: torch.from_numpy(np.zeros(3, np.float32)) + X),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_with_its_line(name):
    kind, step = PLANTED[name]
    found = faults(step)
    assert found and {fault.kind for fault in found} >= {kind}
    line = step.__code__.co_firstlineno
    assert all(f"test_capturable.py:{line} " in fault.where for fault in found)


@pytest.mark.parametrize("name", ["item", "a mask as index", "tensor"])
def test_inference_mode_hides_nothing(name):
    kind, step = PLANTED[name]
    with torch.inference_mode():
        assert {fault.kind for fault in faults(step)} == {kind}


class ReadsInBackward(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, grad):
        return 2 * grad if float(grad.sum()) else grad


def test_the_backward_pass_is_looked_at():
    weight = W.clone().requires_grad_()
    (found,) = faults(lambda: ReadsInBackward.apply(weight).sum().backward())
    assert found.kind == "host read" and "(backward)" in found.where


def test_kernels_of_others_are_not_trusted():
    import lamm.fast.products

    out = torch.empty(4, 3)
    (found,) = faults(lambda: lamm.fast.products.product(X, W, out))
    assert (found.kind, found.operator) == ("operator that is not PyTorch's", "lamm::product")


CLEAN = {
    "factories on the device": lambda: X + torch.arange(3, device=X.device) + torch.full((3,), 2.0, device=X.device),
    "factories like another": lambda: X.new_zeros(3) + torch.ones_like(X) + torch.randn_like(X),
    "numbers as arguments": lambda: torch.where(MASK[:, None], 2 * X, 0.5).clamp(min=0.1),
    "indices of the device": lambda: X.index_select(0, IDS) + X[IDS],
    "a mask that fills": lambda: X.clone().masked_fill_(X > 0, 0.0),
    "repeats of known length": lambda: torch.repeat_interleave(IDS, IDS, output_size=3),
    "staying where it is": lambda: X.to(WHERE_TO, torch.float32) + torch.as_tensor(X),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_what_a_capture_allows_is_no_fault(name):
    assert faults(CLEAN[name]) == ()


def test_a_whole_step_passes_and_first_time_work_does_not_count():
    model = nn.Sequential(nn.Linear(3, 8), nn.LayerNorm(8), nn.GELU(), nn.Linear(8, 3))
    optimizer, made = torch.optim.AdamW(model.parameters(), fused=True), []

    def step():
        if not made:
            made.append(torch.tensor([1.0, 2.0, 3.0]))
        optimizer.zero_grad(set_to_none=True)
        (model(X) - X).abs().mean().backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    assert [fault.operator for fault in faults(step, warmups=0)] == ["torch.tensor"]
    require_capturable(step)


def test_the_message_names_the_operator():
    with pytest.raises(NotCapturable, match=r"host read: torch.Tensor.item at .*test_capturable.py"):
        require_capturable(PLANTED["item"][1])


def test_a_tensor_that_would_stay_on_the_cpu_is_found():
    layer = nn.Linear(3, 3)
    kept = torch.ones(3)
    (found,) = faults(lambda: layer(X) * kept, follows=[*layer.parameters(), X])
    assert (found.kind, found.operator) == ("tensor that does not follow the model", "aten::mul")
    assert faults(lambda: layer(X) * kept, follows=[*layer.parameters(), X, kept]) == ()
