"""One-off studies and measurements of this repository itself; may import everything, nothing imports them."""
