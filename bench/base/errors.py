"""The two errors of the whole project."""

from __future__ import annotations


class BenchError(ValueError):
    """A user's mistake, in the form "expected …, got …; do …". Command lines print it in one line, exit code 2."""


class Unsupported(RuntimeError):
    """An ability that a model does not have. Recorded as a row with outcome ``unsupported``, never a crash."""
