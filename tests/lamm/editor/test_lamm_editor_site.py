"""What the editor's page is given: files, regions, pins, left and right; and where it may be written."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

import lamm.editor
from bench.api import BenchError, Normalization, Region, Topology
from lamm.builders import build_mixer
from lamm.edit import encode
from lamm.editor.mirror import find_mirror
from lamm.editor.scene import pin_weights, weights_digest
from lamm.editor.site import FILES, export
from lamm.regions.layout import RegionLayout

EDITOR = Path(lamm.editor.__file__).parent


def decoded(entry):
    return np.frombuffer(base64.b64decode(entry["base64"]), dtype=entry["dtype"]).reshape(entry["shape"])


def test_the_built_page_is_that_of_the_sources():
    found = hashlib.sha256()
    shared = EDITOR.parents[1] / "reports" / "web" / "shared" / "normals.js"
    for file in [*sorted((EDITOR / "web" / "src").iterdir()), shared]:
        found.update(f"{file.name}\n{file.read_text(encoding='utf-8')}\n".encode())
    first = (EDITOR / "page" / "editor.js").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"// built from {found.hexdigest()}", "run npm ci && npm run build in lamm/editor/web"
    for name in ("index.html", "editor.css"):
        assert (EDITOR / "page" / name).read_bytes() == (EDITOR / "web" / "src" / name).read_bytes()


def test_the_page_asks_for_nothing_but_what_lies_beside_it(site):
    assert sorted(file.name for file in site.iterdir()) == sorted(FILES)
    page = (site / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="([^"]+)"', page) == ["data:,", "editor.css", "editor.js", "licences.txt"]
    assert "default-src 'none'" in page and " on" not in re.sub(r"[^<>]*(<[^>]*>)", r"\1", page).replace(" one", "")


def test_what_is_written_is_the_models(site, model, person):
    scene = json.loads((site / "editor.json").read_text(encoding="utf-8"))
    assert scene["format"] == "lamm-editor" and scene["mesh"] == "person.ply"
    assert decoded(scene["start_mm"]) == pytest.approx(person.numpy())
    labels = decoded(scene["labels"])
    for index in range(len(model.layout.names)):
        assert (labels[model.layout.region_vertices(index)] == index).all()
    codes = encode(model, person[None])[0] - model.statistics.latent.mean
    contract = json.loads((site / "model.json").read_text(encoding="utf-8"))
    ways = decoded(contract["statistics"]["latent_directions"])
    along = decoded(scene["dual"]) @ codes.numpy()
    if len(ways) == len(codes):
        assert along @ ways == pytest.approx(codes.numpy(), abs=1e-3), "all directions together are the whole code"
    assert scene["moved_mm"] == sorted(scene["moved_mm"], reverse=True)


def strip(mirrored=True):
    """Five vertices on each side of x = 0 and three on it; two regions."""
    y = torch.arange(13.0) * 10
    x = torch.tensor([-30.0, -20, -10, -30, -20, 0, 0, 0, 30, 20, 10, 30, 20])
    order = torch.tensor([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4])
    template = torch.stack([x, y[order], torch.zeros(13)], 1)
    if not mirrored:
        template[8:, 1] += torch.tensor([77.0, 31, 55, 12, 99])
    faces = torch.tensor([[0, 1, 5], [1, 2, 5], [2, 3, 6], [3, 4, 7], [8, 9, 5], [9, 10, 6], [10, 11, 7], [11, 12, 7]])
    regions = (
        Region("hand_left", torch.arange(8, 13), torch.tensor([8, 10])),
        Region("rest", torch.arange(8), torch.tensor([0, 2, 6])),
    )
    return Topology("strip", template, faces, regions, Normalization(template, torch.ones_like(template)))


def test_left_and_right_are_found_and_named():
    mirror = find_mirror(RegionLayout(strip()))
    assert mirror.axis == 0 and mirror.middle_mm == 0 and mirror.sides == ("Left", "Right")
    assert mirror.partner == (2, 3, 0, 1, 4), "8 and 0, 10 and 2 are pairs; 6 is its own image"
    assert find_mirror(RegionLayout(strip(mirrored=False))) is None


def test_a_pin_holds_its_region_whole_and_fades_beside_it(model):
    layout = model.layout
    weights = pin_weights(layout)
    nose = layout.index("nose")
    inside = layout.region_vertices(nose).numpy()
    assert (weights[nose, inside] == 255).all()
    others = np.setdiff1d(np.arange(layout.vertex_count), inside)
    assert 0 < (weights[nose, others] > 0).sum() < 0.4 * len(others)
    assert weights[nose, layout.region_vertices(layout.index("ear_left")).numpy()].max() == 0
    edges = layout.faces.numpy()[:, :2]
    step = np.abs(weights[nose, edges[:, 0]].astype(int) - weights[nose, edges[:, 1]])
    assert step.max() < 160, "no edge of the mesh goes from held to free at once"


def test_the_digest_is_of_the_weights_alone(model):
    import copy

    other = copy.deepcopy(model)
    other.statistics = None
    assert weights_digest(other) == weights_digest(model)
    with torch.no_grad():
        other.identity_token[0] += 1e-3
    assert weights_digest(other) != weights_digest(model)


def test_an_export_replaces_only_itself(model, person, tmp_path):
    folder = export(model, tmp_path / "site", person, check=False)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert sorted(before) == sorted(FILES)
    export(model, folder, person, check=False)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    (folder / "thesis.tex").write_text("mine", encoding="utf-8")
    with pytest.raises(BenchError, match=r"thesis\.tex"):
        export(model, folder, person, check=False)
    assert (folder / "thesis.tex").read_text(encoding="utf-8") == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"], "nothing half-written is left"


def test_another_mesh_or_place_is_refused_in_words(model, person, heads, tmp_path):
    with pytest.raises(BenchError, match="expected the 4200 vertices"):
        export(model, tmp_path / "a", person[:-1], check=False)
    with pytest.raises(BenchError, match="check the unit"):
        export(model, tmp_path / "a", person / 1000, check=False)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BenchError, match="expected a folder"):
        export(model, tmp_path / "file", person, check=False)
    with pytest.raises(BenchError, match="can be written"):
        export(model, tmp_path / "file" / "site", person, check=False)
    regions = tuple(replace(region, controls=torch.empty(0, dtype=torch.long)) for region in heads.topology.regions)
    without = build_mixer(replace(heads.topology, regions=regions), 4, width=8)
    with pytest.raises(BenchError, match="control vertices"):
        export(without, tmp_path / "a", check=False)
    assert not (tmp_path / "a").exists() and len(list(tmp_path.iterdir())) == 1
