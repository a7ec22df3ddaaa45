// Lines round regions: the edges of the mesh between a region's vertices and others, drawn a little in front of it.
import * as THREE from "three";

const VERTEX = `
void main() {
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  gl_Position.z -= 0.0006 * gl_Position.w;
}`;

const FRAGMENT = `
uniform vec3 colour;
void main() {
  gl_FragColor = vec4(colour, 1.0);
}`;

export class Outlines {
  constructor(model, position) {
    const found = edgesOf(model);
    this.edges = found;
    this.group = new THREE.Group();
    this.parts = ["chosen", "hovered", "pinned"].map((name, order) => {
      const geometry = new THREE.BufferGeometry();
      geometry.setAttribute("position", position); // the mesh's own, so that lines go with it
      geometry.setIndex([]);
      const colour = new THREE.Color().setStyle({ chosen: "#0f7fcf", hovered: "#5aa9dc", pinned: "#00946b" }[name], THREE.LinearSRGBColorSpace);
      const material = new THREE.ShaderMaterial({ vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms: { colour: { value: colour } } });
      const lines = new THREE.LineSegments(geometry, material);
      lines.frustumCulled = false;
      lines.renderOrder = { chosen: 0.3, hovered: 0.1, pinned: 0.2 }[name];
      this.group.add(lines);
      return lines;
    });
  }

  show(hovered, chosen, pinned) {
    const sets = [[chosen], hovered === chosen ? [] : [hovered], [...pinned]];
    this.parts.forEach((lines, index) => {
      const ids = sets[index].flatMap((region) => this.edges[region] ?? []);
      lines.visible = ids.length > 0;
      lines.geometry.setIndex(ids);
    });
  }
}

// For every region the pairs of its own vertices, in faces that it shares with others, that end on the border.
function edgesOf({ regions, arrays: { faces, labels } }) {
  const found = regions.map(() => []);
  for (let f = 0; f < faces.length; f += 3) {
    for (let region of new Set([labels[faces[f]], labels[faces[f + 1]], labels[faces[f + 2]]])) {
      const inside = [0, 1, 2].map((i) => faces[f + i]).filter((v) => labels[v] === region);
      if (inside.length === 2) found[region].push(...inside);
    }
  }
  return found;
}
