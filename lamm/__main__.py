"""``python -m lamm``: :mod:`lamm.app.command`."""

from lamm.app.command import main

if __name__ == "__main__":
    main(prog_name="python -m lamm")
