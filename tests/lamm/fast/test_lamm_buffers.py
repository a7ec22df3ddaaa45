"""Gradients in memory that is kept: the same numbers, and nothing that somebody holds is written over."""

from __future__ import annotations

import copy
import pickle

import torch

from lamm.fast.buffers import GradientBuffers


def test_memory_is_used_again_only_once_nobody_holds_it():
    buffers, weight = GradientBuffers(), torch.zeros(4, 5)
    first = buffers.take("w", weight)
    address = first.data_ptr()
    held = first[1]
    del first
    assert buffers.take("w", weight).data_ptr() != address, "a view of it is still held"
    del held
    assert buffers.take("w", weight).data_ptr() == address
    other = buffers.take("w", torch.zeros(4, 6, dtype=torch.float64))
    assert other.shape == (4, 6) and other.dtype == torch.float64


def test_copies_and_pickles_share_nothing():
    buffers, weight = GradientBuffers(), torch.zeros(3)
    held = buffers.take("w", weight)
    for other in (copy.deepcopy(buffers), pickle.loads(pickle.dumps(buffers))):
        assert other.take("w", weight).data_ptr() != held.data_ptr()


def test_steps_write_into_the_same_memory_and_accumulated_gradients_add_up(new_model):
    model, meshes = new_model(), torch.randn(2, 60, 3)
    maps = (model.region_encoder.weights[0], model.region_decoder.weights[0])
    model.train().loss(meshes).backward()
    once, places = [w.grad.clone() for w in maps], [w.grad.data_ptr() for w in maps]
    model.loss(meshes).backward()
    for weight, first in zip(maps, once, strict=True):
        torch.testing.assert_close(weight.grad, 2 * first)
    kept = [weight.grad for weight in maps]
    values = [grad.clone() for grad in kept]
    model.zero_grad(set_to_none=True)
    model.loss(meshes * 2).backward()
    assert all(torch.equal(grad, value) for grad, value in zip(kept, values, strict=True)), "a held gradient changed"
    del kept
    for _ in range(2):
        model.zero_grad(set_to_none=True)
        model.loss(meshes).backward()
    assert [w.grad.data_ptr() for w in maps] == places
    for weight, first in zip(maps, once, strict=True):
        torch.testing.assert_close(weight.grad, first)


def test_evaluation_gives_the_memory_back(new_model):
    model = new_model()
    model.train().loss(torch.randn(2, 60, 3)).backward()
    assert model.region_encoder.gradients._kept and model.region_decoder.gradients._kept
    model.eval()
    assert not model.region_encoder.gradients._kept and not model.region_decoder.gradients._kept
