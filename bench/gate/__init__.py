"""The performance gate: ``python -m bench.gate``; see ``docs/performance-gate.md``."""
