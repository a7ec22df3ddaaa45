"""LAMM: Locally Adaptive Neural 3D Morphable Models (Tarasiou et al., CVPR 2024)."""
