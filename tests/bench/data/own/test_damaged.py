"""200 damaged files, 200 clear errors that name the file: cut, flipped bits, wrong headers."""

import shutil

import numpy as np
import pytest
import trimesh

from bench.data.own import checks

FORMATS = ("ply", "obj", "stl", "off", "npy", "npz")
# Bytes that mean something in the header of a binary file. The low bits of a coordinate no reader can know about, and
# a remark in a header no reader need know about.
HEADER = {
    "ply": [*range(0, 3), *range(4, 35), *range(81, 99)],  # magic, format, "element vertex 162"
    "stl": list(range(80, 84)),
    "npy": list(range(10)),
    "npz": list(range(4)),
}


@pytest.fixture(scope="module")
def healthy(tmp_path_factory):
    """A folder a format with three whole meshes of 162 vertices."""
    root = tmp_path_factory.mktemp("healthy")
    ball = trimesh.creation.icosphere(2)
    generator = np.random.default_rng(0)
    for suffix in FORMATS:
        (root / suffix).mkdir()
        for index in range(3):
            vertices = np.asarray(ball.vertices) * (1 + 0.1 * generator.random(3)) * 50
            path = root / suffix / f"mesh{index}.{suffix}"
            if suffix == "npy":
                np.save(path, vertices.astype(np.float32))
            elif suffix == "npz":
                np.savez(path, vertices=vertices, faces=ball.faces)
            else:
                trimesh.Trimesh(vertices, ball.faces, process=False).export(path)
        if suffix == "npy":
            ball.export(root / suffix / "template.ply")
    return root


def damages(data: bytes, suffix: str, generator: np.random.Generator):
    """Ways to spoil a file: (what was done, the bytes)."""
    for share in (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97):
        yield f"cut to {share:.0%}", data[: int(len(data) * share)]
    for _ in range(10):
        spoiled = bytearray(data)
        place = int(generator.integers(len(data)))
        length = int(min(len(data) - place, generator.integers(16, 200)))
        del spoiled[place : place + length]
        yield f"{length} bytes lost at {place}", bytes(spoiled)
    for _ in range(10):
        spoiled = bytearray(data)
        if suffix in HEADER:
            place = int(generator.choice(HEADER[suffix]))
            spoiled[place] ^= 1 << int(generator.integers(8))
        else:
            place = int(generator.integers(len(data)))
            spoiled[place] ^= 0x80  # no longer a character of a number
        yield f"bit flipped at {place}", bytes(spoiled)
    start = 80 if suffix == "stl" else 0  # before that an STL has a remark
    yield "wrong header", data[:start] + b"\x00\x01\x02\x03" + data[start + 4 :]
    yield "a web page", b"<!DOCTYPE html><html><body>404 not found</body></html>"
    yield "zeros", bytes(len(data))
    yield "another kind", b"solid nothing\nendsolid nothing\n" if suffix != "stl" else b"OFF\n0 0 0\n"
    yield "doubled", data + data
    yield "noise", generator.bytes(len(data))


def cases():
    """All of them; every sixth is in the quick tests."""
    marks = {number: () if number % 6 == 0 else (pytest.mark.slow,) for number in range(34)}
    return [pytest.param(suffix, number, marks=marks[number]) for suffix in FORMATS for number in range(34)]


def spoil(folder, suffix, number):
    path = folder / f"mesh1.{suffix}"
    whole = path.read_bytes()
    generator = np.random.default_rng(1)
    done, data = list(damages(whole, suffix, generator))[number]
    path.write_bytes(data)
    return path, done, data == whole


def test_there_are_at_least_200():
    assert len(cases()) >= 200


@pytest.mark.parametrize("suffix", FORMATS)
def test_healthy_files_have_no_errors(healthy, suffix):
    assert [f for f in checks.check(healthy / suffix, unit="mm") if f.level == "error"] == []


@pytest.mark.parametrize(("suffix", "number"), cases())
def test_a_damaged_file_gives_a_clear_error(healthy, tmp_path, suffix, number):
    folder = tmp_path / suffix
    shutil.copytree(healthy / suffix, folder)
    path, done, unharmed = spoil(folder, suffix, number)
    assert not unharmed
    errors = [f.text for f in checks.check(folder, unit="mm") if f.level == "error"]
    named = [text for text in errors if str(path) in text or text.startswith("mesh1:")]
    assert named, f"{done}: {errors}"
    assert all("expected" in text and "; " in text for text in named), named
