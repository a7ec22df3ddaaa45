"""The table of kernels, ``bench-gate.toml``: its defaults, and what is said of mistakes in it."""

import pytest

from bench.api import BenchError
from bench.gate.kernels import read_kernels


def test_a_table_is_completed_with_defaults(tmp_path):
    (tmp_path / "bench-gate.toml").write_text(
        '[[kernel]]\nname = "one"\nmodel = "some.place:build"\nbatch = 4\n', encoding="utf-8"
    )
    kernel = read_kernels(tmp_path)[0]
    assert (kernel["phase"], kernel["vertices"], kernel["batch"], kernel["latent"]) == ("decode", 1200, 4, 64)


def test_without_a_table_every_installed_model_decodes(tmp_path, monkeypatch):
    monkeypatch.setattr("bench.gate.kernels.installed_models", lambda: {"b": "x:y", "a": "x:y"})
    assert [kernel["name"] for kernel in read_kernels(tmp_path)] == ["a-decode", "b-decode"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[kernel]\n", "TOML"),
        ('[[kernel]]\nmodel = "a"\n', "a name"),
        ('[[kernel]]\nname = "a"\n', "neither"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nfunction = "f:g"\n', "function and model"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nverticles = 3\n', "did you mean vertices"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nphase = "dcode"\n', "phase"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nprogram = "gpu"\n', "a program of cpu, card"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nbatch = 0\n', "batch"),
        ('[[kernel]]\nname = "a"\nfunction = "f"\n', "package.module:factory"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\noutput_tolerance = "x"\n', "output_tolerance"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\n[[kernel]]\nname = "a"\nmodel = "m"\n', "once"),
        ("", "at least one"),
    ],
)
def test_wrong_tables_are_refused_with_the_reason(tmp_path, text, words):
    (tmp_path / "bench-gate.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BenchError, match=words):
        read_kernels(tmp_path)


def test_only_keeps_and_refuses(tmp_path):
    (tmp_path / "bench-gate.toml").write_text(
        '[[kernel]]\nname = "encode"\nmodel = "m"\n[[kernel]]\nname = "decode"\nmodel = "m"\n', encoding="utf-8"
    )
    assert [kernel["name"] for kernel in read_kernels(tmp_path, ["deco"])] == ["decode"]
    with pytest.raises(BenchError, match="did you mean"):
        read_kernels(tmp_path, ["encoed"])
