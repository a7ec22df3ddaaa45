"""``python -m bench.gate``."""

from bench.gate.command import main

if __name__ == "__main__":
    main()
