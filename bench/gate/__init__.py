"""The performance gate: ``python -m bench.gate``; see ``docs/use/performance-gate.md``."""
