// Shared by the report's viewer (reports/web) and the editor (lamm/editor/web).
//
// Normals of vertices: the sum of the normals of their faces, each as long as its face is large, brought to length 1.
// `at` and `found` hold x, y, z of every vertex in turn, `faces` three ids of every triangle.
export function vertexNormals(at, faces, found) {
  found.fill(0);
  for (let i = 0; i < faces.length; i += 3) {
    const a = 3 * faces[i];
    const b = 3 * faces[i + 1];
    const c = 3 * faces[i + 2];
    const px = at[b] - at[a];
    const py = at[b + 1] - at[a + 1];
    const pz = at[b + 2] - at[a + 2];
    const qx = at[c] - at[a];
    const qy = at[c + 1] - at[a + 1];
    const qz = at[c + 2] - at[a + 2];
    const x = py * qz - pz * qy;
    const y = pz * qx - px * qz;
    const z = px * qy - py * qx;
    found[a] += x;
    found[a + 1] += y;
    found[a + 2] += z;
    found[b] += x;
    found[b + 1] += y;
    found[b + 2] += z;
    found[c] += x;
    found[c + 1] += y;
    found[c + 2] += z;
  }
  for (let i = 0; i < found.length; i += 3) {
    const length = Math.sqrt(found[i] * found[i] + found[i + 1] * found[i + 1] + found[i + 2] * found[i + 2]) || 1;
    found[i] /= length;
    found[i + 1] /= length;
    found[i + 2] /= length;
  }
  return found;
}
