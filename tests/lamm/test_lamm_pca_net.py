"""PCA with a network beside it: where it starts, what it learns, edits, and a step that can be captured."""

import pytest
import torch

from baselines.pca import build as build_pca
from bench.api import BenchError
from bench.base.programs import program
from bench.measure.capturable import faults
from lamm import checkpoint, edit, pca_net_file
from lamm.pca_net import PcaNet, PcaNetConfig, build_pca_net, fitting_dropout

SIZES = {"components": 40, "width": 32, "layers": 1, "quadratic": 0, "dropout": 0.0}
SIZES |= {"region_code": 3, "region_components": 20, "region_width": 32}
FORMS = pytest.mark.parametrize("region_code", [0, 3])


def bent(topology, count, seed=0):
    """Normalised meshes on a curved surface of four parameters: linear parts, squares and products of them."""
    generator = torch.Generator().manual_seed(seed)
    directions = torch.randn(14, topology.vertex_count * 3, generator=torch.Generator().manual_seed(99))
    chosen = torch.rand(count, 4, generator=generator) * 2 - 1
    pairs = torch.triu_indices(4, 4)
    features = torch.cat([3 * chosen, chosen[:, pairs[0]] * chosen[:, pairs[1]]], 1)
    return (features @ directions).unflatten(1, (-1, 3)) * 0.2


def prepared(topology, latent=4, count=200, **settings):
    torch.manual_seed(0)
    model = PcaNet(topology, PcaNetConfig(latent=latent, **{**SIZES, **settings}))
    model.prepare(bent(topology, count))
    return model.eval()


def error_mm(model, topology, vertices):
    normalization = topology.normalization
    with torch.no_grad():
        found = normalization.denormalize(model.decode(model.encode(vertices)))
    return float((found - normalization.denormalize(vertices)).norm(dim=-1).mean())


@FORMS
def test_it_starts_as_pca(topology, region_code):
    meshes, fresh = bent(topology, 200), bent(topology, 50, seed=1)
    pca = build_pca(topology, 4)
    pca.fit(meshes)
    model = prepared(topology, region_code=region_code)
    with torch.no_grad():
        ours, theirs = model.decode(model.encode(fresh)), pca.decode(pca.encode(fresh))
    torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4)


def test_products_of_the_code_make_the_start_better_on_meshes_never_seen(topology):
    fresh = bent(topology, 50, seed=1)
    plain, products = prepared(topology), prepared(topology, quadratic=4)
    assert error_mm(products, topology, fresh) < 0.7 * error_mm(plain, topology, fresh)


@FORMS
def test_training_moves_the_networks_alone_and_passes_pca(topology, region_code):
    model, fresh = prepared(topology, region_code=region_code), bent(topology, 50, seed=1)
    before, start = (
        {name: value.clone() for name, value in model.state_dict().items()},
        error_mm(model, topology, fresh),
    )
    meshes = bent(topology, 200)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.0)
    model.train()
    for step in range(300):
        optimizer.zero_grad()
        model.loss(meshes[(step * 32) % 192 :][:32]).backward()
        optimizer.step()
    model.eval()
    assert error_mm(model, topology, fresh) < 0.6 * start
    changed = {name for name, value in model.state_dict().items() if not value.equal(before[name])}
    assert changed and all(name.startswith(("encoder_network", "decoder_network")) for name in changed)


def test_the_loss_is_the_mean_distance_over_what_the_start_leaves(topology):
    model, meshes = prepared(topology), bent(topology, 200)
    expected = error_mm(model, topology, meshes) / (model.unit_mm * float(model.residual))
    with torch.no_grad():
        assert float(model.loss(meshes)) == pytest.approx(expected, rel=1e-4)


def test_an_edit_of_zero_is_the_reconstruction_and_control_vertices_go_where_they_are_asked(topology):
    model = prepared(topology, edit_noise_mm=1e-2)
    mesh_mm = topology.normalization.denormalize(bent(topology, 1, seed=3))
    still = edit.edit_regions(model, mesh_mm, {"a": torch.zeros(3, 3)})
    torch.testing.assert_close(still, edit.reconstruct(model, mesh_mm))
    asked = torch.tensor([[0.3, 0.0, 0.1], [0.0, 0.2, 0.0], [0.1, 0.0, 0.0]])
    moved = edit.edit_regions(model, mesh_mm, {"a": asked}) - still
    controls = topology.region("a").controls
    assert float((moved[0, controls] - asked).norm(dim=-1).mean()) < 0.5 * float(asked.norm(dim=-1).mean())


def test_overlapping_regions_move_once(new_topology):
    topology = new_topology(overlap=True)
    model = prepared(topology)
    mesh_mm = topology.normalization.denormalize(bent(topology, 1, seed=3))
    moved = edit.edit_regions(model, mesh_mm, {"a": torch.full((3, 3), 0.2)}) - edit.reconstruct(model, mesh_mm)
    assert float(moved.abs().max()) < 2.0


@FORMS
def test_a_training_step_can_be_captured(topology, region_code):
    model, meshes = prepared(topology, quadratic=4, dropout=0.1, region_code=region_code), bent(topology, 16)
    model.train()

    def step():
        model.zero_grad(set_to_none=True)
        model.loss(meshes).backward()

    assert faults(step) == ()


def test_few_meshes_get_more_dropout_and_a_given_one_is_kept(topology):
    def shares(model):
        layers = [part for part in model.modules() if hasattr(part, "dropout")]
        assert len(layers) == 2, "a layer of the encoder, and the regions' decoder"
        return {part.dropout for part in layers}

    settings = {**SIZES, "latent": 4, "dropout": None}
    model = PcaNet(topology, PcaNetConfig(**settings))
    assert shares(model) == {0.1}
    model.on_start(1200)
    assert shares(model) == {0.5}
    assert [fitting_dropout(count) for count in (100, 2000, 6000, 30_000)] == [0.6, 0.3, 0.1, 0.05]
    given = PcaNet(topology, PcaNetConfig(**{**settings, "dropout": 0.2}))
    given.on_start(100)
    assert shares(given) == {0.2}


def test_a_region_sees_its_own_numbers_of_the_code_alone(topology):
    model = prepared(topology, region_code=2)
    torch.nn.init.normal_(model.decoder_network.last.weight, std=0.1)
    region, code = 1, torch.randn(1, 4)
    numbers = model.decoder_network.numbers.weight[region].detach()  # (Z, 2)
    unseen = torch.linalg.svd(numbers.T).Vh[2:]  # directions of the code that make no difference to these
    with torch.no_grad():
        before, after = model.decoder_network(code), model.decoder_network(code + 3 * unseen.sum(0))
    own = model.layout.columns(region)
    torch.testing.assert_close(before[:, own], after[:, own], rtol=1e-4, atol=1e-4)
    assert float((before - after).abs().max()) > 0.01


def test_a_file_of_before_there_were_networks_for_regions_is_read(topology, tmp_path, monkeypatch):
    model, meshes = prepared(topology, region_code=0), bent(topology, 3, seed=1)
    torch.nn.init.normal_(model.decoder_network[-1].weight, std=0.1)
    old = {name: value for name, value in model.config.to_dict().items() if not name.startswith("region_")}
    with monkeypatch.context() as patch:
        patch.setattr(PcaNetConfig, "to_dict", lambda self: old)
        pca_net_file.save(model, tmp_path / "old.safetensors")
    loaded = pca_net_file.load(tmp_path / "old.safetensors")
    torch.testing.assert_close(loaded.decode(loaded.encode(meshes)), model.decode(model.encode(meshes)))


@FORMS
def test_fewer_meshes_than_components_are_enough(topology, region_code):
    model = prepared(topology, count=12, components=60, region_code=region_code)
    assert torch.isfinite(model.decode(model.encode(bent(topology, 3, seed=2)))).all()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"components": 4}, "more components than the latent size"),
        ({"width": 0}, "width to be a whole number"),
        ({"dropout": 1.0}, "dropout from 0"),
        ({"quadratic": -1}, "quadratic to be a number"),
        ({"region_code": -1}, "region_code to be a number"),
        ({"region_width": 0}, "region_width to be a whole number"),
        ({"edit_noise_mm": 0.0}, "edit_noise_mm above 0"),
    ],
)
def test_settings_that_cannot_be_are_named(settings, message):
    with pytest.raises(BenchError, match=message):
        PcaNetConfig(**{"latent": 4, **settings})


def test_a_code_larger_than_the_meshes_fill_and_another_topology_are_refused(topology):
    with pytest.raises(BenchError, match="latent of at most n - 1 = 4"):
        PcaNet(topology, PcaNetConfig(latent=8, **SIZES)).prepare(bent(topology, 5))
    with pytest.raises(BenchError, match="expected vertices"):
        prepared(topology).encode(torch.zeros(1, 5, 3))
    with pytest.raises(BenchError, match="expected settings of"):
        build_pca_net(topology, 4, widht=3)


def test_an_edit_can_be_captured_once_its_handles_are_known(topology):
    model = prepared(topology).eval()
    x, handles = bent(topology, 2), model.layout.controls[[0, 2, 4]]
    delta = torch.randn(2, 3, 3)
    with torch.inference_mode(), program("card"):
        moving = model.editing(handles)
        assert torch.equal(moving(x, delta), model.edit(x, handles, delta))
        assert faults(lambda: moving(x, delta)) == ()
        assert {fault.kind for fault in faults(lambda: model.edit(x, handles, delta))} >= {"host read"}


def test_a_file_gives_the_same_model_with_its_statistics(topology, tmp_path):
    model, meshes = prepared(topology, quadratic=4), bent(topology, 6, seed=1)
    torch.nn.init.normal_(model.decoder_network.last.weight, std=0.1)
    edit.fit_statistics(model, topology.normalization.denormalize(bent(topology, 40, seed=2)))
    path = tmp_path / "model.safetensors"
    pca_net_file.save(model, path, about={"data": "bent"})
    state = torch.random.get_rng_state()
    again = pca_net_file.load(path, topology=topology)
    assert torch.random.get_rng_state().equal(state)
    moves = {0: torch.full((6, 3, 3), 0.2)}
    with torch.no_grad():
        assert again.decode(again.encode(meshes), moves).equal(model.decode(model.encode(meshes), moves))
    assert edit.sample_shapes(again, 3, seed=1).equal(edit.sample_shapes(model, 3, seed=1))
    assert again.config == model.config and again.unit_mm == model.unit_mm


def test_files_of_another_kind_and_of_another_topology_are_refused(topology, new_topology, tmp_path):
    path = tmp_path / "model.safetensors"
    with pytest.raises(BenchError, match="prepared on training meshes"):
        pca_net_file.save(PcaNet(topology, PcaNetConfig(latent=4, **SIZES)), path)
    assert not path.exists()
    pca_net_file.save(prepared(topology), path)
    with pytest.raises(BenchError, match=r"kind lamm, got pca-net; load it with lamm\.pca_net_file\.load"):
        checkpoint.load(path)
    with pytest.raises(BenchError, match="checkpoint of the topology"):
        pca_net_file.load(path, topology=new_topology(overlap=True))
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(BenchError, match="whole safetensors file"):
        pca_net_file.load(path)
