"""The model in NumPy, as the add-on has it, is that of PyTorch; its zip runs where there is no PyTorch."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

import lamm
from lamm import checkpoint, edit, pca_net_file
from lamm.app.command import main
from lamm.app.place import onto_template
from lamm.blender.addon import asked_moves, placing
from lamm.blender.addon.loaded_models import loaded
from lamm.blender.addon.model_file import Refused, read_model
from lamm.blender.addon.numpy_model import NumpyLamm
from lamm.blender.pack import contents
from lamm.config import LammConfig
from lamm.editor.mirror import find_mirror
from lamm.model import build
from lamm.pca_net import PcaNet, PcaNetConfig
from lamm.regions.align import aligned_displacement, boundary
from lamm.shipped.load import model_file
from lamm.sliders import directions, usual_mm

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CLOSE_MM = 1e-3
FORMS = {
    "mixer": {},
    "transformer": {"backbone": "transformer"},
    "without biases": {"bottleneck_bias": False},
    "low rank": {"rank": (4, 2, 3)},
    "linear": {"linear_path": True},
    "all paths": {"rank": 4, "linear_path": True, "control_path": True, "quadratic": 4},
}


def saved(model, path, storage="float32"):
    checkpoint.save(model, path, storage=storage)
    return NumpyLamm(path)


def drawn_moves(model, seed=0):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(len(model.layout.controls), 3, generator=generator) * 3


def by_region(model, asked):
    return {i: asked[slice(*model.layout.control_ranges[i])] for i in model.layout.editable}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("overlap", [None, "sum", "mean"])
def test_every_form_of_a_model_encodes_and_edits_as_in_pytorch(form, overlap, new_topology, tmp_path):
    sizes = {"latent": 8, "width": 32, "encoder_layers": 2, "decoder_layers": 2, "heads": 4}
    config = LammConfig.from_dict({**sizes, **FORMS[form], "overlap": overlap or "sum"})
    torch.manual_seed(1)
    model = build(new_topology(overlap is not None), config).eval()
    shapes = model.layout.template_mm + torch.randn(40, 60, 3, generator=torch.Generator().manual_seed(2)) * 3
    if hasattr(model, "prepare"):
        model.prepare(model.layout.normalization.normalize(shapes))
        for silent in (weight for weight in model.parameters() if not weight.any()):  # (what a path starts without)
            torch.nn.init.normal_(silent, std=0.1)
    own, asked = saved(model, tmp_path / "m.safetensors"), drawn_moves(model)
    code = edit.encode(model, shapes[:3])
    assert np.abs(own.encode(shapes[:3].numpy()) - code.numpy()).max() < 1e-3
    wanted = edit.decode(model, code, by_region(model, asked)).numpy()
    assert np.abs(own.decode(code.numpy(), asked.numpy()) - wanted).max() < CLOSE_MM
    one = own.edit(shapes[0].numpy(), asked.numpy())
    assert np.abs(one - wanted[0]).max() < CLOSE_MM
    assert np.abs(one - own.edit(shapes[0].numpy(), 0 * asked.numpy())).max() > 10 * CLOSE_MM


NETS = {
    "regions": {},
    "one network": {"region_code": 0},
    "products": {"quadratic": 4},
    "one network and products": {"region_code": 0, "quadratic": 4},
}


@pytest.mark.parametrize("form", NETS)
@pytest.mark.parametrize("overlap", [False, True])
def test_every_form_of_a_pca_net_encodes_and_edits_as_in_pytorch(form, overlap, new_topology, tmp_path):
    sizes = {"latent": 4, "components": 40, "width": 16, "region_code": 3, "region_components": 12, "region_width": 16}
    torch.manual_seed(1)
    model = PcaNet(new_topology(overlap), PcaNetConfig(**{**sizes, **NETS[form]})).eval()
    shapes = model.layout.template_mm + torch.randn(80, 60, 3, generator=torch.Generator().manual_seed(2)) * 3
    model.prepare(model.layout.normalization.normalize(shapes))
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.05 * torch.randn_like(parameter))
    pca_net_file.save(model, tmp_path / "net.safetensors")
    own = loaded(str(tmp_path / "net.safetensors")).model
    code = edit.encode(model, shapes[:3])
    assert np.abs(own.encode(shapes[:3].numpy()) - code.numpy()).max() < 1e-4
    plain = edit.decode(model, code, {}).numpy()
    assert np.abs(own.decode(code.numpy()) - plain).max() < CLOSE_MM
    for regions in ((0,), (2,), (0, 2), (0,)):  # (the last from the maps that are kept)
        asked = torch.zeros(len(model.layout.controls), 3)
        for region in regions:
            asked[slice(*model.layout.control_ranges[region])] = drawn_moves(model)[0]
        wanted = edit.decode(model, code, {i: by_region(model, asked)[i] for i in regions}).numpy()
        assert np.abs(own.decode(code.numpy(), asked.numpy()) - wanted).max() < CLOSE_MM
        assert np.abs(wanted - plain).max() > 10 * CLOSE_MM
    with pytest.raises(Refused, match="expected a lamm, got a pca-net"):
        NumpyLamm(tmp_path / "net.safetensors")


@pytest.mark.parametrize("name", ["heads", "hands"])
def test_the_shipped_models_are_the_same_to_a_thousandth_of_a_millimetre(name):
    model, own = lamm.pretrained(name), NumpyLamm(model_file(name))
    layout, shapes = model.layout, edit.sample_shapes(model, 2, seed=3)
    asked = drawn_moves(model)
    wanted = edit.edit_regions(model, shapes[:1], by_region(model, asked))[0]
    assert np.abs(own.edit(shapes[0].numpy(), asked.numpy()) - wanted.numpy()).max() < CLOSE_MM
    assert np.abs(asked_moves.directions(own) - directions(model, 16)[1].numpy()).max() < 1e-4
    assert np.allclose(asked_moves.usual_mm(own), usual_mm(model), rtol=1e-4)
    for region in layout.editable:
        there = aligned_displacement(layout, region, shapes[:1], shapes[1:], True)[0][0]
        found = asked_moves.swap_moves(own.arrays, region, shapes[0].numpy(), shapes[1].numpy())
        assert np.abs(found - there.numpy()).max() < CLOSE_MM
        assert own.arrays.boundary(region).tolist() == boundary(layout, region).tolist()


def test_left_and_right_are_those_of_the_editor():
    wanted = find_mirror(lamm.pretrained("heads").layout)
    found = asked_moves.symmetry(NumpyLamm(model_file("heads")).arrays)
    assert (found.axis, found.middle_mm, found.partner.tolist()) == (wanted.axis, wanted.middle_mm, [*wanted.partner])
    assert asked_moves.symmetry(NumpyLamm(model_file("hands")).arrays) is None


def test_draws_are_repeatable_and_of_what_was_fitted_on_training():
    own, model = NumpyLamm(model_file("heads")), lamm.pretrained("heads")
    seeds = [np.random.default_rng(seed) for seed in (1, 1)]
    first, again = (asked_moves.drawn_region(own, 2, 1.0, random) for random in seeds)
    assert np.array_equal(first, again) and first.shape == (model.layout.control_sizes[2], 3)
    mixture = model.statistics.mixture
    middle = mixture.mean
    mean = asked_moves.drawn_code(own, 0.0, np.random.default_rng(0))
    assert np.allclose(mean, middle, atol=1e-4)
    random = np.random.default_rng(0)
    many = np.stack([asked_moves.drawn_region(own, 2, 1.0, random).ravel() for _ in range(4000)])
    wanted = model.statistics.region(model.layout, 2).covariance.diagonal().numpy()
    assert np.abs(many.var(0) / wanted - 1).max() < 0.15
    # heads from the mixture: its mean and covariance, within and between its components; from a file of before, one
    codes = np.stack([asked_moves.drawn_code(own, 1.0, random) for _ in range(4000)])
    factors, apart = mixture.factors.double(), (mixture.means - middle).double()
    within = factors @ factors.mT + apart[:, :, None] * apart[:, None]
    spread = torch.einsum("k,kij->ij", mixture.weights.double(), within).numpy()
    assert np.abs(codes.var(0) / spread.diagonal() - 1).max() < 0.15
    assert np.abs(codes.mean(0) - middle.numpy()).max() < 0.1 * spread.diagonal().max() ** 0.5
    for part in ("weights", "means", "factors"):
        del own.weights[f"statistics.mixture.{part}"]
    assert np.allclose(asked_moves.drawn_code(own, 0.0, random), model.statistics.latent.mean)


def test_units_edges_and_places_of_meshes():
    arrays = NumpyLamm(model_file("heads")).arrays
    edges = np.concatenate([arrays.faces[:, :2], arrays.faces[:, 1:]])
    placing.check_mesh(arrays, "head", arrays.vertex_count, edges)
    for count, given, word in ((8, edges, "got 8; register"), (4200, edges[:, ::-1] // 2, "another order")):
        with pytest.raises(Refused, match=word):
            placing.check_mesh(arrays, "head", count, given)
    for unit in (1.0, 10.0, 25.4, 1000.0):
        assert placing.unit_of(arrays, arrays.template_mm / unit * 1.05) == unit
    with pytest.raises(Refused, match="choose its unit"):
        placing.unit_of(arrays, arrays.template_mm / 1e6)
    turned = arrays.template_mm[:, [1, 2, 0]] + 40
    motion, wanted = (
        placing.onto_template(arrays, turned),
        onto_template(lamm.pretrained("heads").layout, torch.from_numpy(turned)),
    )
    assert placing.stands_elsewhere(arrays, turned) and not placing.stands_elsewhere(arrays, arrays.template_mm + 1)
    assert np.allclose(motion.rotation, wanted.rotation, atol=1e-5)
    assert np.allclose(motion.back(motion.there(turned)), turned, atol=1e-3)


def test_files_that_are_no_models_are_refused_in_one_line(new_model, tmp_path):
    path, whole = tmp_path / "m.safetensors", tmp_path / "whole.safetensors"
    checkpoint.save(new_model(), whole)
    data = whole.read_bytes()
    for content, word in ((b"", "whole"), (data[:200], "whole"), (data[:-8], "whole tensor"), (b"\xff" * 99, "whole")):
        path.write_bytes(content)
        with pytest.raises(Refused, match=f"expected a {word}"):
            read_model(path)
    with pytest.raises(Refused, match="got No such file"):
        read_model(tmp_path / "none.safetensors")
    checkpoint.save(new_model().quantize("int8"), path)
    with pytest.raises(Refused, match="expected full weights, got int8 ones"):
        read_model(path)


def test_the_zip_runs_without_pytorch_and_edits_as_lamm_edit(tmp_path):
    """Whatever Blender's Python has beside it: NumPy is all that the model's part may import."""
    done = CliRunner().invoke(main, ["blender", "--out", str(tmp_path / "a.zip")])
    assert done.exit_code == 0 and " MB" in done.output, done.output
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "lamm_addon")
    code = (
        "import sys, json\n"
        "for name in ('torch', 'scipy', 'lamm', 'bench', 'bpy', 'safetensors'): sys.modules[name] = None\n"
        "import numpy as np, lamm_addon\n"
        "from lamm_addon.loaded_models import loaded, shipped\n"
        "model = loaded('heads').model\n"
        "asked = np.zeros((model.control_count, 3)); asked[slice(*model.arrays.control_ranges[2])] = [0, -5, 0]\n"
        "np.save('nose.npy', model.edit(model.arrays.template_mm, asked))\n"
        "print(json.dumps([shipped(), str(model.path)]))\n"
    )
    places = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    place = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=place, capture_output=True, text=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    names, path = json.loads(ran.stdout)
    assert names == ["heads", "hands"] and path.startswith(str(tmp_path))
    model = lamm.pretrained("heads")
    asked = torch.tensor([0.0, -5.0, 0.0]).expand(model.layout.control_sizes[2], 3)
    wanted = edit.edit_regions(model, model.layout.template_mm[None], {"nose": asked})[0]
    assert np.abs(np.load(tmp_path / "nose.npy") - wanted.numpy()).max() < CLOSE_MM


def test_the_zip_is_an_extension_and_equal_when_made_again(tmp_path):
    manifest = tomllib.loads(contents()["blender_manifest.toml"].decode("utf-8"))
    for name in ("schema_version", "id", "version", "name", "tagline", "maintainer", "type", "blender_version_min"):
        assert isinstance(manifest[name], str) and manifest[name], name
    assert contents()["LICENSE"] == (Path(__file__).parents[3] / "LICENSE").read_bytes()
    assert manifest["type"] == "add-on" and manifest["license"] == ["SPDX:MIT"]
    assert len(manifest["tagline"]) <= 64 and manifest["tagline"][-1].isalnum()
    paths = [tmp_path / name for name in ("a.zip", "b.zip")]
    for path in paths:
        assert CliRunner().invoke(main, ["blender", "--out", str(path)]).exit_code == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
    for arguments, word in (([str(paths[0])], "expected a new file"), ([str(tmp_path / "a.tar")], "ending in .zip")):
        done = CliRunner().invoke(main, ["blender", "--out", *arguments])
        assert done.exit_code == 2 and word in done.output
    assert not (tmp_path / "a.tar").exists()
