// The least-squares affine map between two sets of points: the same as lamm.regions.align.affine_maps.

const RANK_TOLERANCE = 1e-4;

// x ↦ x A + t from the points `ids` of `target` to those of `source`; A = I + E, E of least norm: directions in which
// the points hardly extend are kept.
export function affineMap(target, source, ids) {
  const [from, to] = [centreOf(target, ids), centreOf(source, ids)];
  const gram = zero();
  const cross = zero();
  for (const id of ids) {
    const p = [0, 1, 2].map((i) => target[3 * id + i] - from[i]);
    const d = [0, 1, 2].map((i) => source[3 * id + i] - to[i] - p[i]);
    for (let i = 0; i < 3; i += 1) {
      for (let j = 0; j < 3; j += 1) {
        gram[i][j] += p[i] * p[j];
        cross[i][j] += p[i] * d[j];
      }
    }
  }
  const { values, vectors } = eigen(gram);
  const least = Math.max(...values) * RANK_TOLERANCE ** 2;
  const change = zero();
  for (let k = 0; k < 3; k += 1) {
    if (values[k] <= least) continue;
    for (let j = 0; j < 3; j += 1) {
      let part = 0;
      for (let i = 0; i < 3; i += 1) part += vectors[i][k] * cross[i][j];
      for (let i = 0; i < 3; i += 1) change[i][j] += (vectors[i][k] * part) / values[k];
    }
  }
  return (x) => [0, 1, 2].map((j) => {
    let sum = x[j] - from[j] + to[j];
    for (let i = 0; i < 3; i += 1) sum += (x[i] - from[i]) * change[i][j];
    return sum;
  });
}

function centreOf(points, ids) {
  const sum = [0, 0, 0];
  for (const id of ids) for (let i = 0; i < 3; i += 1) sum[i] += points[3 * id + i];
  return sum.map((x) => x / ids.length);
}

const zero = () => [[0, 0, 0], [0, 0, 0], [0, 0, 0]];

// Eigenvalues and vectors (columns) of a symmetric 3 × 3 matrix by Jacobi's rotations.
function eigen(matrix) {
  const a = matrix.map((row) => row.slice());
  const v = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  for (let sweep = 0; sweep < 60; sweep += 1) {
    for (const [p, q] of [[0, 1], [0, 2], [1, 2]]) {
      if (a[p][q] === 0) continue;
      const angle = (a[q][q] - a[p][p]) / (2 * a[p][q]);
      const t = Math.sign(angle || 1) / (Math.abs(angle) + Math.sqrt(angle * angle + 1));
      const c = 1 / Math.sqrt(t * t + 1);
      const s = t * c;
      for (let k = 0; k < 3; k += 1) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
      for (let k = 0; k < 3; k += 1) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
      for (let k = 0; k < 3; k += 1) [v[k][p], v[k][q]] = [c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]];
    }
  }
  return { values: [a[0][0], a[1][1], a[2][2]], vectors: v };
}
