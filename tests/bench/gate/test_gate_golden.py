"""The golden file: what is compared with it, on which machine, and what an update tells."""

import json

import pytest

from bench.api import BenchError
from bench.gate.golden import GOLDEN, compare, declared_output, machine_traits, output_tolerance, read_golden, update
from tests.bench.gate.made_figures import SPEC, golden_entry


@pytest.fixture
def golden(tmp_path):
    update(tmp_path, {"network": golden_entry()}, whole=True)
    return tmp_path


def test_equal_counters_find_nothing(golden):
    found = compare(read_golden(golden), SPEC, golden_entry())
    assert not found.rises and not found.falls and not found.wrong_output and found.note == ""


def test_any_rise_is_found_with_its_two_numbers(golden):
    found = compare(read_golden(golden), SPEC, golden_entry(kernel_calls=21, flops=999))
    assert found.rises == {"kernel_calls": (20, 21)}
    assert found.falls == {"flops": (1000, 999)}


def test_the_fifth_digit_of_the_output_matters_and_the_seventh_does_not(golden):
    assert compare(read_golden(golden), SPEC, golden_entry(scale=1 + 3e-5)).wrong_output
    assert not compare(read_golden(golden), SPEC, golden_entry(scale=1 + 3e-7)).wrong_output


def test_gradients_may_differ_in_the_fifth_digit_but_not_in_the_fourth(golden):
    assert output_tolerance({"phase": "train"}) == pytest.approx(5e-5)
    assert output_tolerance({"phase": "decode"}) == pytest.approx(5e-6)
    assert output_tolerance({"phase": "train", "output_tolerance": 1e-3}) == 1e-3


@pytest.fixture(params=["DEFAULT", "AVX2", "AVX512", "SVE256", None])
def capability(request, monkeypatch):
    """The tests of the golden file on every kind of processor: what torch says of others, and of this one (None)."""
    if request.param is not None:
        monkeypatch.setattr("torch.backends.cpu.get_cpu_capability", lambda: request.param)


def change_machine(folder, **traits):
    """Make the golden file another machine's: the values are those of no machine, so of none that runs this."""
    content = json.loads((folder / GOLDEN).read_text(encoding="utf-8"))
    content["machine"].update(traits)
    (folder / GOLDEN).write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize("trait", ["cpu_capability", "processor"])
def test_another_machine_s_file_keeps_the_counters_and_drops_the_rest_in_words(capability, golden, trait):
    change_machine(golden, **{trait: "another"})
    found = compare(read_golden(golden), SPEC, golden_entry(scale=2, kernel_calls=21, peak_growth_bytes=9000))
    assert found.rises == {"kernel_calls": (20, 21)}
    assert found.output_difference is None and "another machine's" in found.note


def test_another_torch_s_file_says_nothing(capability, golden):
    change_machine(golden, torch="another")
    found = compare(read_golden(golden), SPEC, golden_entry(kernel_calls=21))
    assert not found.rises and "torch another" in found.note


def test_missing_or_changed_kernels_are_notes(golden):
    assert "--update" in compare(None, SPEC, golden_entry()).note
    assert "not in the golden file" in compare(read_golden(golden), {**SPEC, "name": "x"}, golden_entry()).note
    assert "differently" in compare(read_golden(golden), {**SPEC, "function": "y:z"}, golden_entry()).note


def test_a_broken_golden_file_is_refused(golden):
    (golden / GOLDEN).write_text("{}", encoding="utf-8")
    with pytest.raises(BenchError, match="golden file of schema"):
        read_golden(golden)


def test_update_tells_every_change_and_writes_it(golden):
    changes = update(golden, {"network": golden_entry(scale=2, flops=1500), "new": golden_entry()}, whole=True)
    assert changes[0] == "network: flops 1,000 → 1,500 (+50.00%)"
    assert "network: output differs by" in changes[1] and "above 5e-06" in changes[1]
    assert changes[2] == "new: added"
    assert update(golden, {"network": golden_entry(scale=2, flops=1500)}, whole=True) == ["new: removed"]
    assert update(golden, {"network": golden_entry(scale=2, flops=1500)}, whole=True) == []


@pytest.mark.parametrize("trait", ["torch", "cpu_capability", "processor"])
def test_single_kernels_are_not_mixed_into_another_machine_s_file(capability, golden, trait):
    change_machine(golden, **{trait: "another"})
    with pytest.raises(BenchError, match="whole file"):
        update(golden, {"network": golden_entry()}, whole=False)
    assert "machine:" in update(golden, {"network": golden_entry()}, whole=True)[0]


def test_a_changed_output_can_be_declared():
    before, after = ({"kernels": {"network": golden_entry(scale)}, "machine": machine_traits()} for scale in (1, 2))
    assert declared_output(before, after, "network")
    assert not declared_output(before, before, "network")
    assert not declared_output(before, None, "network")
