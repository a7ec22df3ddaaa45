"""A saved edit in Python: the same mesh as the library's functions, and nothing else is taken for one."""

import copy
import json

import pytest
import torch

from bench.api import BenchError
from lamm.edit import decode, edit_regions, encode, reconstruct
from lamm.editor import read_edit, replay
from lamm.editor.scene import pin_weights, weights_digest


def saved(model, /, **change):
    found = {
        "format": "lamm-edit",
        "version": 1,
        "model": {"name": "heads", "topology": model.layout.topology().digest(), "weights": weights_digest(model)},
        "mesh": "person.ply",
        "moves_mm": {},
        "code": [],
        "pins": [],
        "keep_detail": False,
    }
    return found | change


@pytest.fixture
def read(model, tmp_path):
    def written(content):
        file = tmp_path / "edit.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return read_edit(file, model)

    return written


def nose_moves(model, vector=(0.0, -5.0, 1.0), place=2):
    nose = model.layout.index("nose")
    vertex = int(model.layout.region_controls(nose)[place])
    delta = torch.zeros(model.layout.control_sizes[nose], 3)
    delta[place] = torch.tensor(vector)
    return {"nose": {str(vertex): list(vector)}}, {"nose": delta}


def test_moves_are_those_of_edit_regions(model, person, read):
    moves, wanted = nose_moves(model)
    found = replay(model, person, read(saved(model, moves_mm=moves)))
    assert torch.equal(found, edit_regions(model, person[None], wanted)[0])
    assert torch.equal(replay(model, person, read(saved(model))), reconstruct(model, person[None])[0])


def test_a_code_is_added_and_detail_is_kept(model, person, read):
    code = [0.25] * model.config.latent
    found = replay(model, person, read(saved(model, code=code, keep_detail=True)))
    own = encode(model, person[None])
    plain = decode(model, own + torch.tensor(code), {})[0]
    assert torch.allclose(found, plain + person - reconstruct(model, person[None])[0], atol=1e-4)
    assert torch.allclose(replay(model, person, read(saved(model, keep_detail=True))), person, atol=1e-4)


def test_a_pinned_region_stays_where_it_was(model, person, read):
    moves, _ = nose_moves(model)
    pin = {"region": "nose", "moves_mm": moves, "code": []}
    code = [0.5] * model.config.latent
    found = replay(model, person, read(saved(model, moves_mm={}, code=code, pins=[pin])))
    at_pin = replay(model, person, read(saved(model, moves_mm=moves)))
    free = replay(model, person, read(saved(model, code=code)))
    nose = model.layout.region_vertices(model.layout.index("nose"))
    assert torch.allclose(found[nose], at_pin[nose], atol=1e-5)
    outside = torch.from_numpy(pin_weights(model.layout)[model.layout.index("nose")]) == 0
    assert torch.equal(found[outside], free[outside]) and not torch.equal(found[nose], free[nose])


def hostile(model):
    moves, _ = nose_moves(model)
    [(vertex, vector)] = moves["nose"].items()
    other = {"name": "x", "topology": model.layout.topology().digest(), "weights": "0" * 64}
    pin = {"region": "nose", "moves_mm": {}, "code": []}
    return {
        "not JSON": "{",
        "deeply nested": "[" * 100_000,
        "another kind": "[]",
        "a number": "3",
        "not a number": json.dumps(saved(model)).replace('"code": []', '"code": [NaN]'),
        "another format": saved(model, format="lamm"),
        "another version": saved(model, version=2),
        "true as version": saved(model, version=True),
        "a key more": saved(model, script="alert(1)"),
        "prototype": json.dumps(saved(model))[:-1] + ', "__proto__": {"x": 1}}',
        "a key less": {k: v for k, v in saved(model).items() if k != "pins"},
        "another topology": saved(model, model={"topology": "x", "weights": "y", "name": "z"}),
        "another model's code": saved(model, model=other, code=[0.0] * model.config.latent),
        "an unknown region": saved(model, moves_mm={"<img src=x onerror=alert(1)>": {}}),
        "a vertex that is none": saved(model, moves_mm={"nose": {"0x1": vector}}),
        "two numbers": saved(model, moves_mm={"nose": {vertex: [1, 2]}}),
        "words": saved(model, moves_mm={"nose": {vertex: ["1", "2", "3"]}}),
        "truths": saved(model, moves_mm={"nose": {vertex: [True, 0, 0]}}),
        "too long": saved(model, moves_mm={"nose": {vertex: [0, 1e6, 0]}}),
        "infinite": json.dumps(saved(model, moves_mm={"nose": {vertex: [0, 7e77, 0]}})).replace("7e+77", "1e999"),
        "a code too short": saved(model, code=[0.0]),
        "a code too large": saved(model, code=[1e7] * model.config.latent),
        "two pins of one": saved(model, pins=[pin, pin]),
        "a pin with more": saved(model, pins=[{**pin, "x": 1}]),
        "pins by name": saved(model, pins={"nose": pin}),
        "a list as region": saved(model, pins=[{**pin, "region": ["nose"]}]),
        "a word for keep_detail": saved(model, keep_detail="yes"),
    }


def test_anything_else_is_refused_in_one_line(model, read):
    for what, content in hostile(model).items():
        with pytest.raises(BenchError, match=r"expected .*, got ") as error:
            read(content)
        assert "\n" not in str(error.value), what


def test_a_file_that_is_missing_or_huge_is_refused(model, tmp_path):
    with pytest.raises(BenchError, match="can be read"):
        read_edit(tmp_path / "none.json", model)
    (tmp_path / "huge.json").write_bytes(b" " * 6_000_000)
    with pytest.raises(BenchError, match="5 MB"):
        read_edit(tmp_path / "huge.json", model)


def test_moves_alone_fit_any_model_of_the_topology(model, person, read):
    other = copy.deepcopy(saved(model, moves_mm=nose_moves(model)[0]))
    other["model"]["weights"] = "0" * 64
    assert replay(model, person, read(other)).shape == person.shape
