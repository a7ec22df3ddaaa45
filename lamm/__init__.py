"""LAMM: Locally Adaptive Neural 3D Morphable Models (Tarasiou et al., CVPR 2024)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lamm.network import Lamm


def pretrained(name: str) -> Lamm:
    """A trained model that ships with this package, on the CPU and ready to edit: ``"heads"`` or ``"hands"``.

    ``lamm.edit`` has what it can do; ``lamm.shipped.load.card(name)`` says what it is worth and what it must not be
    used for. Errors: an unknown name.
    """
    from lamm.shipped.load import load_shipped

    return load_shipped(name)
