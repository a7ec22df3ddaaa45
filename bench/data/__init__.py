"""Data sets of registered meshes, in millimetres."""

from bench.data.dataset import SPLITS, Dataset
from bench.data.edits import Edit, EditSet
from bench.data.load import load

__all__ = ["SPLITS", "Dataset", "Edit", "EditSet", "load"]
