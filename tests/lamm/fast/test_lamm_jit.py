"""``model.jit()``: equal in output, used where it says and nowhere else, never with stale weights."""

from __future__ import annotations

import copy
import sys

import pytest
import torch

from bench.api import BenchError
from bench.models import build_model
from lamm.config import LammConfig
from lamm.model import build
from studies.lamm_programs import in_form, synthetic_topology

pytest.importorskip("numba")
TOPOLOGY = synthetic_topology(900)


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def model_of(backbone="mixer", **options):
    torch.manual_seed(0)
    return build(TOPOLOGY, LammConfig(backbone=backbone, width=64, latent=24, heads=4), **options).eval()


def mesh(count=1):
    return torch.randn(count, 900, 3, generator=torch.Generator().manual_seed(1))


def apart(a, b):
    return float((a - b).norm() / b.norm())


def watch(model, monkeypatch):
    """The names of the compiled parts in the order in which they are called."""
    called = []
    for name in ("encoder", "decoder", "region_encoder", "region_decoder"):
        part = getattr(model, name)
        inner = part.compiled
        monkeypatch.setattr(part, "compiled", lambda *a, name=name, inner=inner: (called.append(name), inner(*a))[1])
    return called


@pytest.mark.parametrize("backbone", ["mixer", "transformer"])
def test_forward_decode_and_edit_are_equal_to_the_tuned_form(backbone):
    plain, compiled = model_of(backbone), model_of(backbone, variant="jit")
    region = plain.layout.editable[0]
    move = {region: torch.randn(1, plain.layout.control_sizes[region], 3)}
    code = torch.randn(1, 24)
    with torch.no_grad():
        assert apart(compiled(mesh()), plain(mesh())) < 1e-5
        assert apart(compiled.encode(mesh()), plain.encode(mesh())) < 1e-5
        assert apart(compiled.decode(code, move), plain.decode(code, move)) < 1e-5


def test_all_four_parts_are_used_for_one_mesh_and_none_elsewhere(monkeypatch):
    model = model_of().jit()
    called = watch(model, monkeypatch)
    with torch.no_grad():
        model(mesh())
        assert called == ["region_encoder", "encoder", "decoder", "region_decoder"]
        called.clear()
        model(mesh(2))
        torch.set_num_threads(2)
        model(mesh())
        torch.set_num_threads(1)
        with torch.autocast("cpu", torch.bfloat16):
            model(mesh())
        with torch.utils.flop_counter.FlopCounterMode(display=False) as counter:
            model(mesh())
        assert counter.get_total_flops() > 0
    model(mesh())
    assert not called
    model.double()
    with torch.no_grad():
        model(mesh().double())
    assert not called


def test_changed_weights_are_used_at_once():
    model = model_of(variant="jit")
    with torch.no_grad():
        model(mesh())
        torch.manual_seed(5)
        other = build(TOPOLOGY, model.config).eval()
        model.load_state_dict(other.state_dict())
        assert apart(model(mesh()), other(mesh())) < 1e-5
        torch.manual_seed(6)
        third = build(TOPOLOGY, model.config).eval()
        for mine, its in zip(model.parameters(), third.parameters(), strict=True):
            mine.data = its.detach().clone()
        assert apart(model(mesh()), third(mesh())) < 1e-5


def test_a_copy_looks_at_its_own_weights():
    model = model_of(variant="jit")
    with torch.no_grad():
        before = model(mesh())
        other = copy.deepcopy(model)
        for value in other.parameters():
            value.mul_(1.5)
        assert torch.equal(model(mesh()), before)
        assert apart(other(mesh()), before) > 0.01


def test_taken_back_it_is_the_tuned_form_again():
    model = model_of(variant="jit")
    assert model.jit(False).encoder.compiled is None and model.region_decoder.compiled is None


@pytest.mark.parametrize("kind", ["bf16", "int8"])
def test_reduced_maps_keep_their_kernels_and_get_the_backbones(kind):
    plain = model_of().quantize(kind)
    compiled = model_of().quantize(kind).jit()
    assert compiled.encoder.compiled is not None and not hasattr(compiled.region_encoder, "compiled")
    with torch.no_grad():
        assert apart(compiled(mesh()), plain(mesh())) < 1e-5


@pytest.mark.parametrize("name", ["lamm-mixer-lr", "lamm-mixer-quad-lr"])
def test_this_projects_models_too(name):
    options = [("width", 64), ("control_path", False)] if name.endswith("quad-lr") else [("width", 64)]
    pair = []
    for variant in ("tuned", "jit"):
        torch.manual_seed(0)
        pair.append(build_model(name, TOPOLOGY, 8, variant, options).eval())
        pair[-1].prepare(mesh(40))
    with torch.no_grad():
        assert apart(pair[1](mesh()), pair[0](mesh())) < 1e-5


def test_the_faithful_form_is_refused():
    with pytest.raises(BenchError, match="expected the tuned form for compiled kernels, got faithful"):
        model_of(variant="faithful").jit()


def test_without_numba_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(BenchError, match=r"pip install 'lamm-bench\[jit\]'"):
        model_of().jit()


def test_weights_that_are_not_contiguous_are_refused():
    model = model_of(variant="jit")
    weight = model.region_encoder.weights[0]
    weight.data = weight.detach().T.contiguous().T
    with torch.no_grad(), pytest.raises(BenchError, match="expected contiguous weights"):
        model(mesh())


@pytest.mark.parametrize("form", ["fp32", "jit", "fp32 jit", "int8", "int8 jit"])
def test_a_form_that_is_measured_leaves_the_model_as_it_is(form):
    model = model_of()
    other = in_form(model, form)
    assert model.encoder.compiled is None and (other is model) == (form == "fp32")
    assert (other.encoder.compiled is not None) == form.endswith("jit")
    assert other.quantized == ("int8" if form.startswith("int8") else None)
    if not other.quantized:
        assert all(a is b for a, b in zip(other.parameters(), model.parameters(), strict=True))
