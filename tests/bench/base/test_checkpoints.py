"""Checkpoints as other programs leave them: wrapped names, NumPy beside the weights; messages without colours."""

import os
import pickle

import numpy as np
import pytest
import torch
from torch import nn

from bench.base.checkpoints import read_checkpoint, without_wrappers
from bench.base.console import plain_line
from bench.base.errors import BenchError
from bench.fit.state import apply_weights, snapshot


@pytest.mark.parametrize(
    "prefix", ["", "_orig_mod.", "module.", "module._orig_mod.", "_orig_mod.module.", "module.module."]
)
def test_names_lose_what_wrappers_put_before_them(prefix):
    assert without_wrappers({f"{prefix}a.weight": 1, f"{prefix}b": 2}) == {"a.weight": 1, "b": 2}


def test_a_part_that_is_compiled_and_a_part_that_is_called_module():
    assert without_wrappers({"a._orig_mod.weight": 1, "b": 2}) == {"a.weight": 1, "b": 2}
    assert without_wrappers({"module.weight": 1, "b": 2}) == {"module.weight": 1, "b": 2}
    assert without_wrappers({}) == {}


def compiled(model):
    return torch.compile(model, backend="eager")  # torch's own compiler cannot be imported in the C locale


@pytest.mark.parametrize("wrap", [compiled, nn.DataParallel, lambda model: compiled(nn.DataParallel(model))])
def test_weights_go_from_a_wrapped_module_to_a_bare_one_and_back(wrap):
    bare, other = nn.Linear(3, 2), nn.Linear(3, 2)
    apply_weights(other, snapshot(wrap(bare)))
    assert torch.equal(other.weight, bare.weight)
    apply_weights(wrap(bare), snapshot(nn.Linear(3, 2)))
    assert not torch.equal(other.weight, bare.weight)
    with pytest.raises(BenchError, match="expected weights of this"):
        apply_weights(wrap(bare), snapshot(nn.Linear(4, 2)))


@pytest.mark.parametrize(
    "beside", [np.float64(0.25), np.float32(1), np.int64(3), np.bool_(True), np.arange(6.0).reshape(2, 3)]
)
def test_numbers_of_numpy_beside_the_weights_are_no_hindrance(tmp_path, beside):
    torch.save({"model": {"w": torch.ones(2)}, "best": beside, "epoch": 7}, tmp_path / "a.pth")
    found = read_checkpoint(tmp_path / "a.pth")
    assert torch.equal(found["model"]["w"], torch.ones(2)) and found["epoch"] == 7
    with pytest.raises(pickle.UnpicklingError):  # what is let through here is let through nowhere else
        torch.load(tmp_path / "a.pth", weights_only=True)


class Hostile:
    def __init__(self, function, *arguments):
        self.parts = function, arguments

    def __reduce__(self):
        return self.parts


def test_nothing_in_a_checkpoint_is_run_and_the_message_is_plain(tmp_path):
    mark = tmp_path / "ran"
    for value in (Hostile(os.mkdir, str(mark)), Hostile(np.load, str(mark)), Hostile(np.dtype, Hostile(os.mkdir, "x"))):
        torch.save({"w": torch.ones(2), "x": value}, tmp_path / "a.pth")
        with pytest.raises(BenchError) as caught:
            read_checkpoint(tmp_path / "a.pth")
        told = str(caught.value)
        assert "tensors only" in told and "\x1b" not in told and "\n" not in told
        assert ("numpy" in told or "posix" in told) and "weights_only" not in told
    assert not mark.exists()


def test_a_damaged_and_a_missing_checkpoint(tmp_path):
    (tmp_path / "a.pth").write_bytes(b"nothing of the kind")
    with pytest.raises(BenchError, match="tensors only, got: "):
        read_checkpoint(tmp_path / "a.pth")
    with pytest.raises(BenchError, match="no such file"):
        read_checkpoint(tmp_path / "b.pth")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\x1b[1;31mred\x1b[0m and \x1b[38;5;12mblue\x1b[m", "red and blue"),
        ("\x1b]8;;http://a\x07link\x1b]8;;\x07", "link"),
        ("two\nlines\r\n\tand a bell\x07", "two lines and a bell"),
        ("\x9b31mold\x85", "31mold"),
        ("größer – 测", "größer – 测"),
    ],
)
def test_colours_and_controls_are_taken_out_of_messages(text, plain):
    assert plain_line(text) == plain
    assert plain_line("x" * 500, 20) == "x" * 20
