"""PCA with a small network beside it, in the space of principal components. This project's own, not the paper's.

Shapes of one family fill few directions: some 200 principal components hold heads, hands and bodies to a few
hundredths of a millimetre, far more exactly than any code of 16 or 64 numbers. So the networks of this model see and
make components instead of vertices. A training step costs one product with a fixed basis and a few small layers, some
tenth of a step of a mesh autoencoder, and the start is PCA, with products of its code (:mod:`lamm.layers.quadratic`)
where that is asked for. What decodes sees of the code, region by region, a few numbers alone
(:mod:`lamm.layers.region_decoder`). Local edits are those of :class:`lamm.layers.surface_path.SurfacePath`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor
from torch.nn import functional

from bench.api import BenchError, MeshModel, Topology, TrainSettings, offers
from bench.base.components import Rows, check_latent, principal
from lamm.config import from_settings
from lamm.layers.dense import Dense
from lamm.layers.quadratic import Quadratic
from lamm.layers.region_decoder import RegionDecoder
from lamm.layers.surface_path import SurfacePath
from lamm.regions.layout import RegionControls, RegionLayout
from lamm.regions.statistics import Statistics

__all__ = ["PcaNet", "PcaNetConfig", "build_pca_net"]


@dataclass(frozen=True)
class PcaNetConfig:
    """Sizes of a :class:`PcaNet`.

    * ``latent``: size Z of the code; ``components``: K, what the networks see and make, more than Z.
    * ``width``, ``layers``: of the networks; ``dropout``: in their layers, while training. None for what suits the
      number of training meshes, :func:`fitting_dropout`.
    * ``region_code``: m, the numbers of the code that each region's network sees; 0 for one network that sees all of
      the code and makes components.
    * ``region_components``, ``region_width``: principal components that a region's network makes, and its width.
    * ``quadratic``: the number of the code's first components whose products the start may use; 0 for none. They make
      the start better and what training reaches worse (``docs/studies/beyond-the-paper.md``).
    * ``edit_noise_mm``: how exactly an edit's control vertices are taken, and how far the rest may move (λ of
      :class:`lamm.layers.surface_path.SurfacePath`).
    """

    latent: int = 64
    components: int = 192
    width: int = 256
    layers: int = 2
    dropout: float | None = None
    region_code: int = 8
    region_components: int = 48
    region_width: int = 128
    quadratic: int = 0
    edit_noise_mm: float = 0.05

    def __post_init__(self) -> None:
        for name in ("latent", "components", "width", "layers", "region_components", "region_width"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise BenchError(f"expected {name} to be a whole number ≥ 1, got {value!r}")
        if self.components <= self.latent:
            raise BenchError(
                f"expected more components than the latent size of {self.latent}, got {self.components}; "
                f"give components={4 * self.latent} or so"
            )
        if self.dropout is not None and not 0 <= self.dropout < 1:
            raise BenchError(f"expected a dropout from 0 to below 1, or None, got {self.dropout!r}")
        for name, of in (("quadratic", "components"), ("region_code", "numbers for each region")):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                raise BenchError(f"expected {name} to be a number of {of}, or 0, got {value!r}")
        if not self.edit_noise_mm > 0:
            raise BenchError(f"expected edit_noise_mm above 0, got {self.edit_noise_mm!r}")

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_dict(values: Mapping[str, Any]) -> PcaNetConfig:
        """The inverse of :meth:`to_dict`; an unknown name is an error, a missing one takes its default."""
        return from_settings(PcaNetConfig, values)


def fitting_dropout(count: int) -> float:
    """The dropout for ``count`` training meshes: 600 / count, from 0.05 to 0.6. Few are soon learned by heart."""
    return min(0.6, max(0.05, 600 / count))


class PcaNet(MeshModel, RegionControls):
    """An autoencoder whose networks work on principal components.

    With U ``(K, 3V)`` the training set's principal directions, σ ``(K,)`` their deviations, m the mean shape, σ_Z the
    first deviation that the code leaves out, and c = U (x − m):

        z = c[:Z] / σ[:Z] + e(c / max(σ, σ_Z))
        x̂ = m + Uᵀ (σ ⊙ [z, q(z)]) + r(z)

    e and r are small networks that begin at zero, so the start is PCA with the products q of its code, and validation
    chooses the weights from that start on: no weights are kept that are worse there. r has a network for each region,
    which sees ``region_code`` linear combinations of the code (:class:`lamm.layers.region_decoder.RegionDecoder`);
    with ``region_code=0`` it is one network d on all of the code, r(z) = Uᵀ (γ ⊙ d(z)), γ = σ_Z for the code's
    components and σ for the others. Only e and r are trained. The loss is the mean distance of vertices in mm, over
    the RMS of what the start leaves.

    An edit adds what the K components say of it (:class:`lamm.layers.surface_path.SurfacePath`). All lengths are in
    one unit for all coordinates, :attr:`unit_mm`. Call ``prepare`` with the training meshes before training (the
    harness does).
    """

    variant = "tuned"
    edits_locally = True
    published = TrainSettings(weight_decay=0.1, warmup=0.05, batch=64, epochs=300, clip_norm=1.0)
    prepared: Tensor
    mean: Tensor
    basis: Tensor
    deviation: Tensor
    residual: Tensor
    to_unit: Tensor

    def __init__(self, topology: Topology, config: PcaNetConfig) -> None:
        super().__init__()
        self.config, self.layout = config, RegionLayout(topology)
        columns, components = 3 * topology.vertex_count, config.components
        if components > columns:
            raise BenchError(f"expected at most {columns} components of {columns // 3} vertices, got {components}")
        self.register_buffer("prepared", torch.zeros((), dtype=torch.bool))
        self.register_buffer("mean", torch.zeros(columns))
        self.register_buffer("basis", torch.randn(components, columns) * columns**-0.5)
        self.register_buffer("deviation", torch.ones(components))
        self.register_buffer("residual", torch.ones(()))
        self.register_buffer("to_unit", (self.layout.std_mm / self.unit_mm).flatten(), persistent=False)
        dropout = fitting_dropout(6000) if config.dropout is None else config.dropout  # until meshes are known
        sizes = config.width, config.layers, dropout
        self.encoder_network = Dense(components, config.latent, *sizes)
        self.decoder_network: RegionDecoder | Dense
        if config.region_code:
            self.decoder_network = RegionDecoder(
                self.layout, config.latent, config.region_code, config.region_components, config.region_width,
                config.layers, dropout,
            )  # fmt: skip
        else:
            self.decoder_network = Dense(config.latent, components, *sizes)
        self.quadratic = Quadratic(config.latent, min(config.quadratic, config.latent)) if config.quadratic else None
        if self.quadratic is not None:
            self.quadratic.requires_grad_(False)
        self.surface_path = SurfacePath(self.layout)
        self.register_load_state_dict_post_hook(lambda model, _: model.surface_path.forget())
        #: Gaussians over codes and displacements, once :func:`lamm.edit.fit_statistics` has fitted them.
        self.statistics: Statistics | None = None

    @property
    def latent_size(self) -> int:
        return self.config.latent

    @property
    def unit_mm(self) -> float:
        """Millimetres in one unit of the model."""
        return float(self.layout.std_mm.double().square().mean().sqrt())

    def on_start(self, meshes: int) -> None:
        """Drop what suits a training on so many meshes, unless the configuration says how much."""
        if self.config.dropout is None:
            for network in (self.encoder_network, self.decoder_network):
                network.set_dropout(fitting_dropout(meshes))

    # -- the start ---------------------------------------------------------------------------------------------

    def prepare(self, vertices: Float[Tensor, "n v 3"]) -> None:
        """Fit everything but the networks to normalised training meshes; nothing to a model that was prepared before.

        Fewer meshes than components leave the last ones zero. Errors: a latent that the meshes cannot fill.
        """
        self.prepare_chunks(lambda: vertices.split(512), len(vertices))

    @torch.no_grad()
    def prepare_chunks(self, chunks: Callable[[], Iterable[Float[Tensor, "c v 3"]]], count: int) -> None:
        """The same from ``count`` meshes that need not fit in memory: ``chunks()`` starts a pass over them."""
        if bool(self.prepared):
            return
        size = self.config.latent
        check_latent(size, count)
        rows = Rows(lambda: map(self._in_units, chunks()), count)
        found = principal(rows, min(self.config.components, count - 1, len(self.mean)))
        known = len(found.deviation)
        self.mean.copy_(found.mean)
        self.basis.zero_()
        self.basis[:known] = found.directions
        self.deviation.zero_()
        self.deviation[:known] = found.deviation
        # A component without any spread carries nothing; its scale must not divide by zero.
        self.deviation[:size].clamp_(min=max(1e-6 * float(found.deviation[0]), 1e-12))
        codes = rows.along(self.mean, self.basis)
        if self.quadratic is not None:
            more = min(self.quadratic.outputs, known - size)
            spread = self.deviation[size : size + more].clamp(min=1e-12)
            self.quadratic.fit(codes[:, :size] / self.deviation[:size], codes[:, size : size + more] / spread, spread)
        starts = codes[:, :size] / self.deviation[:size]
        whole, left = rows.rms(self.mean, lambda here: self._start(starts[here]) - self.mean)
        # Of a set that PCA stores whole nothing is left; the loss must not be divided by it.
        self.residual.fill_(max(left, 1e-2 * whole, 1e-6))
        packed = Rows.of(rows, lambda chunk: self.layout.gather(chunk.unflatten(1, (-1, 3))))
        if isinstance(self.decoder_network, RegionDecoder):
            self.decoder_network.start_from(packed, float(self.deviation[size]))
        self.surface_path.forget()
        self.prepared.fill_(True)

    def _in_units(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b c"]:
        self.layout.require(vertices)
        return vertices.flatten(1) * self.to_unit

    # -- the interface -----------------------------------------------------------------------------------------

    def encode(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, "b z"]:
        size = self.config.latent
        components = functional.linear(self._in_units(vertices) - self.mean, self.basis)
        return components[:, :size] / self.deviation[:size] + self.encoder_network(components / self.seen_scale)

    def decode(
        self, latent: Float[Tensor, "b z"], displacement: Mapping[int, Float[Tensor, "b c 3"]] | None = None
    ) -> Float[Tensor, "b v 3"]:
        """Vertices of a code, optionally edited: ``displacement`` maps a region's number to its control vertices'."""
        vertices = self._rows(latent).unflatten(1, (-1, 3))
        units = self.to_unit.unflatten(0, (-1, 3))
        if displacement:
            moves = {i: delta * self._unit_of(i) for i, delta in displacement.items()}
            vertices = self.surface_path(
                vertices, moves, self.layout, self.basis, self.deviation, lambda: self.edit_noise
            )
        return vertices / units

    def edit(
        self, vertices: Float[Tensor, "b v 3"], handles: Int[Tensor, " h"], displacement: Float[Tensor, "b h 3"]
    ) -> Float[Tensor, "b v 3"]:
        """Move the control vertices ``handles`` by ``displacement`` (normalised) in one pass."""
        return self.decode(self.encode(vertices), self.region_displacements(handles, displacement))

    def loss(self, vertices: Float[Tensor, "b v 3"]) -> Float[Tensor, ""]:
        """Mean distance between vertices and their reconstruction, in units of :attr:`residual`."""
        rows = vertices.flatten(1) * self.to_unit
        found = self._rows(self.encode(vertices))
        return ((found - rows).unflatten(1, (-1, 3)).square().sum(-1) + 1e-12).sqrt().mean() / self.residual

    # -- parts -------------------------------------------------------------------------------------------------

    @property
    def seen_scale(self) -> Float[Tensor, " k"]:
        """What the encoder's network sees components over. One past the code's is there, for K > Z; few meshes leave
        it without spread: then a thousandth of the largest deviation."""
        return torch.maximum(
            torch.maximum(self.deviation, self.deviation[self.config.latent]), 1e-3 * self.deviation[0]
        )

    @property
    def made_scale(self) -> Float[Tensor, " k"]:
        """γ, which the one decoder network's components are multiplied by."""
        return torch.minimum(self.deviation, self.deviation[self.config.latent])

    @property
    def edit_noise(self) -> float:
        """λ in units."""
        return self.config.edit_noise_mm / self.unit_mm

    def _unit_of(self, region: int) -> Float[Tensor, "c 3"]:
        return self.to_unit.unflatten(0, (-1, 3))[self.layout.region_controls(region)]

    def _start(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b c"]:
        """What PCA and the products of its code give."""
        known, size = latent * self.deviation[: self.config.latent], self.config.latent
        if self.quadratic is not None:
            more = self.quadratic(latent)[:, : self.config.components - size]
            known = torch.cat([known, more * self.deviation[size : size + more.shape[1]]], 1)
        return torch.addmm(self.mean, known, self.basis[: known.shape[1]])

    def _rows(self, latent: Float[Tensor, "b z"]) -> Float[Tensor, "b c"]:
        """Coordinates of all vertices in units of :attr:`unit_mm`."""
        start, found = self._start(latent), self.decoder_network(latent)
        if isinstance(self.decoder_network, RegionDecoder):
            return start + self.layout.scatter(found).flatten(1)
        return torch.addmm(start, found * self.made_scale, self.basis)


@offers("tuned", tags=("quick", "full", "when", "card", "card_training"))
def build_pca_net(topology: Topology, latent_size: int, **options: Any) -> PcaNet:
    """PCA with small networks beside it. Options: any of :class:`PcaNetConfig`; a region sees half of the code."""
    options.pop("variant", None)
    wanted = {
        "components": min(max(192, 4 * latent_size), 3 * topology.vertex_count),
        "region_code": max(8, latent_size // 2),
        **options,
    }
    return PcaNet(topology, PcaNetConfig.from_dict({**wanted, "latent": latent_size}))
