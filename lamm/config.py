"""The settings that define a LAMM, apart from the topology it is built for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from bench.api import BenchError

Settings = TypeVar("Settings")
BACKBONES = ("mixer", "transformer")
OVERLAPS = ("sum", "mean")
STARTS = ("principal", "plain")
PAIRS = ("whole", "regions")
TARGETS = ("ramp", "constant", "last")


@dataclass(frozen=True)
class LammConfig:
    """Sizes and choices of the model (Tarasiou et al., CVPR 2024). The defaults are the published head model.

    * ``backbone``: ``"mixer"`` or ``"transformer"``.
    * ``latent``: size Z of the code; ``width``: size D of a token.
    * ``encoder_layers``, ``decoder_layers``: L_enc, L_dec.
    * ``heads``, ``mlp_ratio``: transformer only. ``token_ratio``, ``channel_ratio``: mixer only (the published
      program expands tokens 4 times and channels 0.5 times).
    * ``control_hidden``: hidden sizes of the control networks.
    * ``overlap``: what happens on vertices that several regions share, ``"sum"`` (published) or ``"mean"``.
    * ``bottleneck_bias``: whether the maps to and from the code have a bias.
    * ``targets``: what each layer is pulled to, ``"ramp"`` (paper, eqs. 1–2) or ``"constant"`` (the published
      autoencoder program, every layer is pulled to the full shape). ``"last"`` (this project's) leaves every layer
      but the decoder's last out of the loss.

    Not in the paper, off by default (:mod:`lamm.compact`, ``docs/studies/beyond-the-paper.md``):

    * ``rank``: each region's maps into and out of tokens are products of two factors of this rank; one number, or one
      a region.
    * ``pairs``: what stage 2 manipulates, ``"whole"`` (published: one shape towards another, every region at once) or
      ``"regions"`` (one region at a time, the target's laid on the source along its boundary, all else still).
    * ``linear_path``: code and output are those of PCA plus what the network adds; ``linear_rate``: the rate at which
      the path is trained along, as a share of the network's (0 keeps it as PCA found it).
    * ``quadratic``: with a linear path, the code also enters by products of its first ``quadratic`` components
      (:mod:`lamm.layers.quadratic`); 0 for none.
    * ``control_path``: with a linear path, an edit adds the ridge regression of the surface on its control vertices
      (:mod:`lamm.layers.control_path`); ``control_noise_mm``: how exactly control vertices are taken, λ of the
      regression.
    * ``start``: where factored maps start from, ``"principal"`` (the training set's regional principal directions) or
      ``"plain"`` (random).
    """

    backbone: str = "mixer"
    latent: int = 256
    width: int = 512
    encoder_layers: int = 5
    decoder_layers: int = 3
    heads: int = 8
    mlp_ratio: float = 4.0
    token_ratio: float = 4.0
    channel_ratio: float = 0.5
    control_hidden: tuple[int, int] = (64, 256)
    overlap: str = "sum"
    bottleneck_bias: bool = True
    targets: str = "ramp"
    pairs: str = "whole"
    rank: int | tuple[int, ...] | None = None
    linear_path: bool = False
    linear_rate: float = 0.02
    start: str = "principal"
    quadratic: int = 0
    control_path: bool = False
    control_noise_mm: float = 0.3

    def __post_init__(self) -> None:
        object.__setattr__(self, "control_hidden", tuple(self.control_hidden))
        if self.rank is not None and not isinstance(self.rank, int):
            object.__setattr__(self, "rank", tuple(self.rank))
        choices = {"backbone": BACKBONES, "overlap": OVERLAPS, "targets": TARGETS, "pairs": PAIRS, "start": STARTS}
        for name, allowed in choices.items():
            if getattr(self, name) not in allowed:
                raise BenchError(f"expected {name} to be one of {', '.join(allowed)}, got {getattr(self, name)!r}")
        for name in ("latent", "width", "encoder_layers", "decoder_layers", "heads"):
            if not isinstance(getattr(self, name), int) or getattr(self, name) < 1:
                raise BenchError(f"expected {name} to be a whole number ≥ 1, got {getattr(self, name)!r}")
        if len(self.control_hidden) != 2 or min(self.control_hidden) < 1:
            raise BenchError(f"expected control_hidden to be two sizes ≥ 1, got {self.control_hidden!r}")
        ranks = () if self.rank is None else (self.rank,) if isinstance(self.rank, int) else self.rank
        if not all(isinstance(rank, int) and not isinstance(rank, bool) and rank >= 1 for rank in ranks):
            raise BenchError(f"expected ranks to be whole numbers ≥ 1, got {self.rank!r}")
        if not 0 <= self.linear_rate <= 1:
            raise BenchError(f"expected linear_rate to be a share between 0 and 1, got {self.linear_rate!r}")
        if not isinstance(self.quadratic, int) or self.quadratic < 0 or (self.quadratic and not self.linear_path):
            raise BenchError(
                f"expected quadratic to be a number of components, 0 without linear_path, got {self.quadratic!r}"
            )
        if self.control_path and not self.linear_path:
            raise BenchError("expected control_path together with linear_path, got it alone; set linear_path=True too")
        if not self.control_noise_mm > 0:
            raise BenchError(f"expected control_noise_mm above 0, got {self.control_noise_mm!r}")
        if self.backbone == "transformer" and self.width % self.heads:
            raise BenchError(
                f"expected a width that {self.heads} heads divide, got {self.width}; "
                f"use {self.width // self.heads * self.heads or self.heads} or another number of heads"
            )

    def to_dict(self) -> dict[str, Any]:
        rank = list(self.rank) if isinstance(self.rank, tuple) else self.rank
        return {**asdict(self), "control_hidden": list(self.control_hidden), "rank": rank}

    @property
    def beyond_paper(self) -> bool:
        """Whether the model is one of this project's own (low rank or linear path)."""
        return self.rank is not None or self.linear_path

    @staticmethod
    def from_dict(values: Mapping[str, Any]) -> LammConfig:
        """The inverse of :meth:`to_dict`; an unknown name is an error, a missing one takes its default."""
        return from_settings(LammConfig, values)


def from_settings(kind: type[Settings], values: Mapping[str, Any]) -> Settings:
    """A dataclass ``kind`` from its settings by name; :class:`BenchError` names those that it does not have."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(values) - known)
    if unknown:
        raise BenchError(f"expected settings of {', '.join(sorted(known))}; got {', '.join(unknown)}")
    return kind(**values)


#: The head models of the paper, for both backbones (D 512, Z 256, 5 + 3 layers).
PUBLISHED_HEADS = {name: LammConfig(backbone=name) for name in BACKBONES}
