"""``python -m bench.gate``."""

from bench.gate.command import main

main()
