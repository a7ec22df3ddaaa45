// Colour of a displacement: from the mesh's own grey over yellow and red to deep violet (light to dark, so that it is
// read without colour as well). The legend's gradient is made of the same stops.
const STOPS = ["#d3cdc6", "#f7dc9b", "#fbb45c", "#f2705a", "#c83e73", "#83246f", "#3d1158"];

export const GRADIENT = `linear-gradient(90deg, ${STOPS.join(", ")})`;

export const STEPS = 256;

export function table() {
  const rgb = STOPS.map((stop) => [1, 3, 5].map((i) => parseInt(stop.slice(i, i + 2), 16)));
  const found = new Uint8Array(4 * STEPS);
  for (let i = 0; i < STEPS; i += 1) {
    const at = (i / (STEPS - 1)) * (STOPS.length - 1);
    const low = Math.min(Math.floor(at), STOPS.length - 2);
    for (let k = 0; k < 3; k += 1) found[4 * i + k] = rgb[low][k] + (at - low) * (rgb[low + 1][k] - rgb[low][k]);
    found[4 * i + 3] = 255;
  }
  return found;
}

// The top of a scale for values up to `most` mm: a round number.
export function niceTop(most) {
  if (!(most > 0.01)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 3, 5, 7.5, 10].map((step) => step * power).find((top) => top >= most * 0.999);
}
