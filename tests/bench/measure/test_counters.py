import math

import pytest
import torch
from torch import nn

from bench.api import BenchError
from bench.measure.counters import count, count_calls, count_flops, parameter_count
from bench.measure.digest import FIFTH_DIGIT, Sketch, output_difference, output_digest, sketch, sketch_difference

F = nn.functional


def missed(counters, name):
    return next(entry for entry in counters.missed if entry.name == name)


def test_a_linear_layer_by_hand():
    model, vertices = nn.Linear(10, 20), torch.randn(5, 10)
    found = count(lambda: model(vertices), model=model)
    assert found.values() == {
        "parameters": 220,
        "flops": 2 * 5 * 10 * 20,
        "sparse_flops": 0,
        "touched_bytes": 4 * (5 * 10 + 10 * 20 + 20 + 5 * 20),
        "kernel_calls": 1,
    }
    assert found.missed == ()
    assert parameter_count(model) == 220


def test_inference_mode_counts_the_same():
    model, vertices = nn.Linear(10, 20), torch.randn(5, 10)
    plain = count(lambda: model(vertices))
    with torch.inference_mode():
        assert count(lambda: model(vertices)).values() == plain.values()


def test_a_backward_pass_counts():
    model, vertices = nn.Linear(10, 20, bias=False), torch.randn(5, 10)
    assert count(lambda: model(vertices).sum().backward()).flops == 2 * (2 * 5 * 10 * 20)


@pytest.mark.parametrize("layout", [torch.sparse_coo, torch.sparse_csr])
@pytest.mark.filterwarnings("ignore:Sparse CSR")
def test_a_sparse_product_is_not_counted_as_a_dense_one(layout):
    matrix = torch.eye(100)[:50].to_sparse(layout=layout)
    vertices = torch.randn(100, 3)
    found = count(lambda: torch.sparse.mm(matrix, vertices))
    assert found.flops == 0
    assert found.sparse_flops == 2 * 50 * 3
    assert found.missed[0].operations == 2 * 50 * 3


def test_a_gather_reads_what_it_returns():
    table, ids = torch.randn(1000, 3), torch.tensor([1, 5, 7])
    found = count(lambda: table[ids])
    assert missed(found, "index").operations is None
    assert found.touched_bytes == 2 * (3 * 3 * 4) + 3 * 8


def test_an_indexed_addition_counts_its_additions_and_not_the_whole_table():
    table, ids, source = torch.zeros(1000, 3), torch.tensor([1, 5]), torch.ones(2, 3)
    found = count(lambda: table.index_add_(0, ids, source))
    assert missed(found, "index_add_").operations == 6
    assert found.touched_bytes == 2 * 8 + 3 * 24
    assert found.sparse_flops == 6


def test_assignment_by_index_is_no_addition():
    table, ids = torch.zeros(10), torch.tensor([1, 5])

    def assign():
        table[ids] = torch.ones(2)

    assert count(assign).sparse_flops == 0


def test_attention_on_cpu_counts_its_two_products():
    query, key = torch.randn(2, 8, 12, 64), torch.randn(2, 8, 20, 64)
    found = count(lambda: F.scaled_dot_product_attention(query, key, key))
    assert found.flops == 2 * (2 * 2 * 8 * 12 * 20 * 64)


def test_views_are_free_and_one_extra_weight_read_is_seen():
    model, vertices = nn.Linear(30, 30), torch.randn(4, 30)
    once = count(lambda: model(vertices))
    assert count(lambda: model(vertices.view(2, 2, 30).flatten(0, 1))).kernel_calls == once.kernel_calls
    read_again = count(lambda: (model(vertices), model.weight.sum())[0])
    assert read_again.touched_bytes - once.touched_bytes == 30 * 30 * 4 + 4
    assert read_again.kernel_calls == once.kernel_calls + 1


def test_an_expanded_tensor_counts_what_it_stores():
    row = torch.randn(1, 100)
    found = count(lambda: row.expand(50, 100) + 1)
    assert found.touched_bytes == 100 * 4 + 50 * 100 * 4


def test_the_short_forms_agree():
    vertices = torch.randn(3, 3)
    function = lambda: (vertices @ vertices).exp()  # noqa: E731
    assert count_calls(function) == 2
    assert count_flops(function).counted == 54
    assert count_flops(function).missed == {"exp": 1}


# --- output ---------------------------------------------------------------------------------------------------------


def outputs(size=3600, seed=0):
    return torch.randn(1, size // 3, 3, generator=torch.Generator().manual_seed(seed))


def noisy(values, relative=3e-7, seed=1):
    return values * (1 + relative * torch.randn(values.shape, generator=torch.Generator().manual_seed(seed)))


@pytest.mark.parametrize("size", [30, 3600, 36_000])
@pytest.mark.parametrize("seed", range(5))
def test_last_bit_noise_is_below_the_limit_and_the_fifth_digit_above(size, seed):
    values = outputs(size, seed)
    assert sketch_difference(sketch(values), sketch(noisy(values, seed=seed + 1))) < FIFTH_DIGIT / 2
    assert output_difference(values, noisy(values, seed=seed + 1)) < FIFTH_DIGIT / 2
    assert sketch_difference(sketch(values), sketch(values * (1 + 2e-5))) > FIFTH_DIGIT
    assert output_difference(values, values * (1 + 2e-5)) > FIFTH_DIGIT


def test_one_changed_value_in_the_fifth_digit_is_seen():
    values = outputs()
    changed = values.clone()
    changed.view(-1)[1234] += 5e-5 * values.square().mean().sqrt()
    assert output_difference(values, changed) > FIFTH_DIGIT
    assert sketch_difference(sketch(values), sketch(changed)) > FIFTH_DIGIT


def test_a_sketch_survives_its_text():
    values = outputs()
    again = Sketch.from_text(sketch(values).to_text())
    assert again.shape == (1, 1200, 3) and again.block == 4 and len(again.sums) == 900
    assert sketch_difference(sketch(values), again) == 0


def test_a_broken_sketch_is_refused():
    with pytest.raises(BenchError, match="sketch"):
        Sketch.from_text("3x4|nonsense")


def test_shapes_and_nan_differ_infinitely():
    values = outputs(30)
    broken = values.clone()
    broken.view(-1)[3] = math.nan
    assert sketch_difference(sketch(values), sketch(outputs(60))) == math.inf
    assert sketch_difference(sketch(values), sketch(broken)) == math.inf
    assert output_difference(values, broken) == math.inf
    assert output_difference(broken, broken) == 0


def test_a_digest_shows_the_shape_and_the_fifth_digit():
    values = outputs()
    assert output_digest(values).startswith("1x1200x3 ")
    assert output_digest(values) == output_digest(values.clone())
    assert output_digest(values) != output_digest(values * (1 + 2e-5))
    assert output_digest((values, values)) != output_digest(values)
    assert output_digest(torch.zeros(0)) == "0 empty"


def test_products_in_place_count_as_those_that_are_not():
    a, b, c = torch.ones(3, 4), torch.ones(4, 5), torch.zeros(3, 5)
    batch = torch.zeros(2, 3, 5)
    assert count(lambda: c.addmm_(a, b)).flops == count(lambda: torch.addmm(c, a, b)).flops == 2 * 3 * 4 * 5
    assert count(lambda: torch.mm(a, b, out=c)).flops == 2 * 3 * 4 * 5
    assert count(lambda: batch.baddbmm_(a.expand(2, 3, 4), b.expand(2, 4, 5))).flops == 2 * 2 * 3 * 4 * 5
