// Control points on the surface, and for those that were moved a line to where they were asked to go.
import * as THREE from "three";

const VERTEX = `
attribute float kind;
attribute float size;
uniform float pixels;
varying float vKind;
varying float vSize;
void main() {
  vKind = kind;
  vSize = size * pixels;
  vec4 at = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  at.z -= (kind > 1.5 ? 0.2 : 0.012) * at.w * 0.05;
  gl_Position = at;
  gl_PointSize = vSize + 2.0;
}`;

// Kinds: 0 idle, 1 moved, 2 under the pointer, 3 chosen, 4 the place that was asked for, 5 held by a pin.
const FRAGMENT = `
uniform float dark;
uniform float pixels;
varying float vKind;
varying float vSize;
void main() {
  vec2 p = (gl_PointCoord - 0.5) * (vSize + 2.0);
  float r = length(p);
  float outer = 0.5 * vSize;
  float inside = 1.0 - smoothstep(outer - 0.7, outer + 0.7, r);
  if (inside < 0.01) discard;
  vec3 ring = vec3(0.10, 0.12, 0.15);
  vec3 fill = vec3(1.0);
  if (vKind > 0.5 && vKind < 1.5) fill = vec3(0.96, 0.55, 0.18);
  if (vKind > 1.5 && vKind < 2.5) ring = vec3(0.0, 0.42, 0.72);
  if (vKind > 2.5 && vKind < 3.5) { fill = vec3(0.0, 0.45, 0.78); ring = vec3(1.0); }
  if (vKind > 4.5) fill = vec3(0.0, 0.62, 0.45);
  float width = (vKind > 1.5 ? 2.0 : 1.3) * pixels;
  float core = 1.0 - smoothstep(outer - width - 0.7, outer - width + 0.7, r);
  if (vKind > 3.5 && vKind < 4.5) {
    gl_FragColor = vec4(0.84, 0.37, 0.0, inside * (1.0 - core));
    return;
  }
  gl_FragColor = vec4(mix(ring, fill, core), inside * 0.97);
}`;

export class Marks {
  constructor(model) {
    const count = model.counts.controls;
    this.controls = model.arrays.controls;
    this.group = new THREE.Group();
    this.uniforms = { pixels: { value: 1 }, dark: { value: 0 } };
    this.points = this.cloud(count);
    this.goals = this.cloud(count);
    const line = new THREE.BufferGeometry();
    line.setAttribute("position", new THREE.BufferAttribute(new Float32Array(6 * count), 3).setUsage(THREE.DynamicDrawUsage));
    const colour = { color: "#d55e00", depthTest: false, transparent: true };
    this.lines = new THREE.LineSegments(line, new THREE.LineBasicMaterial(colour));
    for (const [order, part] of [this.lines, this.goals, this.points].entries()) {
      part.renderOrder = order + 1;
      part.frustumCulled = false;
      this.group.add(part);
    }
    this.goals.material.depthTest = false;
    this.goals.geometry.getAttribute("kind").array.fill(4);
    this.goals.geometry.getAttribute("size").array.fill(9);
    this.asked = []; // [control, dx, dy, dz]: what is still missing of what was asked
    this.show([], []);
  }

  cloud(count) {
    const geometry = new THREE.BufferGeometry();
    for (const [name, size] of [["position", 3], ["kind", 1], ["size", 1]]) {
      const attribute = new THREE.BufferAttribute(new Float32Array(size * count), size);
      geometry.setAttribute(name, attribute.setUsage(THREE.DynamicDrawUsage));
    }
    return new THREE.Points(
      geometry,
      new THREE.ShaderMaterial({
        vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms: this.uniforms, transparent: true, depthWrite: false,
      }),
    );
  }

  // kinds and sizes (CSS pixels; 0 hides) of all control points
  show(kinds, sizes) {
    const { kind, size } = this.points.geometry.attributes;
    kind.array.set(kinds);
    size.array.set(sizes);
    kind.needsUpdate = true;
    size.needsUpdate = true;
  }

  // asked: [{control, at}] with the place (mm) that each was asked to go to
  setAsked(asked) {
    this.asked = asked;
    this.goals.geometry.setDrawRange(0, asked.length);
    this.lines.geometry.setDrawRange(0, 2 * asked.length);
  }

  follow(positions) {
    const place = this.points.geometry.attributes.position;
    for (let c = 0; c < this.controls.length; c += 1) {
      for (let i = 0; i < 3; i += 1) place.array[3 * c + i] = positions[3 * this.controls[c] + i];
    }
    place.needsUpdate = true;
    const goals = this.goals.geometry.attributes.position;
    const ends = this.lines.geometry.attributes.position;
    this.asked.forEach(({ control, at }, n) => {
      goals.array.set(at, 3 * n);
      ends.array.set(place.array.subarray(3 * control, 3 * control + 3), 6 * n);
      ends.array.set(at, 6 * n + 3);
    });
    goals.needsUpdate = true;
    ends.needsUpdate = true;
  }

  scale(pixels) {
    this.uniforms.pixels.value = pixels;
  }

  setTheme(dark) {
    this.uniforms.dark.value = dark ? 1 : 0;
  }
}
