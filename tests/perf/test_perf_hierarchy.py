"""Building the pyramid of meshes that graph models pool with."""

import importlib.util
from pathlib import Path

import pytest

pytestmark = pytest.mark.perf


def test_hierarchy_of_1200_vertices(benchmark):
    spec = importlib.util.spec_from_file_location("gate_kernels", Path(__file__).with_name("gate_kernels.py"))
    kernels = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kernels)
    levels = benchmark(kernels.hierarchy())
    assert len(levels) == 5 and len(levels[0]) == 1200
