"""``python -m bench.gate``."""

from bench.base.console import run_main
from bench.gate.command import main

if __name__ == "__main__":
    run_main(main)
