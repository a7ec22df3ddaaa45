// What lies under a place on the canvas: the surface (every triangle is tried: 25,000 take a third of a millisecond)
// and control points.

// {distance, face, region} of the first triangle that a ray hits, or null.
export function surfaceAt(ray, positions, faces, labels) {
  const { origin: o, direction: d } = ray;
  let best = Infinity;
  let hit = -1;
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [3 * faces[f], 3 * faces[f + 1], 3 * faces[f + 2]];
    const [ax, ay, az] = [positions[a], positions[a + 1], positions[a + 2]];
    const [ux, uy, uz] = [positions[b] - ax, positions[b + 1] - ay, positions[b + 2] - az];
    const [vx, vy, vz] = [positions[c] - ax, positions[c + 1] - ay, positions[c + 2] - az];
    const px = d.y * vz - d.z * vy;
    const py = d.z * vx - d.x * vz;
    const pz = d.x * vy - d.y * vx;
    const det = ux * px + uy * py + uz * pz;
    if (det > -1e-9 && det < 1e-9) continue;
    const [tx, ty, tz] = [o.x - ax, o.y - ay, o.z - az];
    const s = (tx * px + ty * py + tz * pz) / det;
    if (s < 0 || s > 1) continue;
    const qx = ty * uz - tz * uy;
    const qy = tz * ux - tx * uz;
    const qz = tx * uy - ty * ux;
    const t = (d.x * qx + d.y * qy + d.z * qz) / det;
    if (t < 0 || s + t > 1) continue;
    const distance = (vx * qx + vy * qy + vz * qz) / det;
    if (distance > 0 && distance < best) [best, hit] = [distance, f];
  }
  if (hit < 0) return null;
  const votes = [labels[faces[hit]], labels[faces[hit + 1]], labels[faces[hit + 2]]];
  return { distance: best, face: hit / 3, region: votes[0] === votes[1] || votes[0] === votes[2] ? votes[0] : votes[1] };
}

// The control point nearest to a place, at most `reach` CSS pixels off, that is not hidden by the surface; or −1.
export function controlAt(view, model, x, y, reach, allowed) {
  const { controls, faces, labels } = model.arrays;
  const { positions } = view;
  const near = [];
  for (let c = 0; c < controls.length; c += 1) {
    if (!allowed(c)) continue;
    const at = view.project(...positions.subarray(3 * controls[c], 3 * controls[c] + 3));
    const off = Math.hypot(at.x - x, at.y - y);
    if (off <= reach && at.depth < 1) near.push({ c, off, at });
  }
  near.sort((one, other) => one.off - other.off);
  const slack = 0.02 * view.radius;
  for (const { c, at } of near.slice(0, 6)) {
    const ray = view.rayAt(at.x, at.y);
    const i = 3 * controls[c];
    const way = Math.hypot(positions[i] - ray.origin.x, positions[i + 1] - ray.origin.y, positions[i + 2] - ray.origin.z);
    const hit = surfaceAt(ray, positions, faces, labels);
    if (!hit || hit.distance > way - slack) return c;
  }
  return -1;
}
