// The mesh on the screen: camera, surface, control points. Drawn only when something has changed.
import * as THREE from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { Marks } from "./marks.js";
import { Outlines } from "./outlines.js";
import { Facing } from "./facing.js";
import { surfaceMaterial } from "./material.js";
import { vertexNormals } from "../../../../reports/web/shared/normals.js";

const TURN = Math.PI / 24;
const ANGLE = 26;
const COARSEST = 0.5;
const SLOWEST_MS = 500;

export class View {
  constructor(canvas, model) {
    this.canvas = canvas;
    this.model = model;
    this.software = inSoftware();
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: !this.software, powerPreference: "high-performance" });
    this.share = 1; // of the screen's pixels, across and down, that are drawn
    this.movingShare = 1;
    this.scene = new THREE.Scene();
    this.camera = new THREE.PerspectiveCamera(ANGLE, 1, 1, 1e5);
    this.up = new THREE.Vector3(0, 0, 1);
    this.frames = 0;
    this.drawn = new Set(); // called after the next frame
    const { vertices } = model.counts;
    this.geometry = new THREE.BufferGeometry();
    this.attributes = {
      position: new THREE.BufferAttribute(new Float32Array(3 * vertices), 3),
      normal: new THREE.BufferAttribute(new Float32Array(3 * vertices), 3),
      value: new THREE.BufferAttribute(new Float32Array(vertices), 1),
      mark: new THREE.BufferAttribute(new Uint8Array(4 * vertices), 4, true),
    };
    for (const [name, attribute] of Object.entries(this.attributes)) {
      this.geometry.setAttribute(name, attribute.setUsage(THREE.DynamicDrawUsage));
    }
    if (this.software) this.facing = new Facing(model);
    const index = this.facing?.works ? this.facing.index : model.arrays.faces;
    this.geometry.setIndex(new THREE.BufferAttribute(index, 1).setUsage(THREE.DynamicDrawUsage));
    this.material = surfaceMaterial(this.software);
    this.mesh = new THREE.Mesh(this.geometry, this.material);
    this.mesh.frustumCulled = false;
    this.marks = new Marks(model);
    this.outlines = new Outlines(model, this.attributes.position);
    this.scene.add(this.mesh, this.outlines.group, this.marks.group);
  }

  // After the pointer's own listeners are on the canvas: those of the camera come second.
  listen() {
    this.orbit = new OrbitControls(this.camera, this.canvas);
    this.orbit.zoomToCursor = true;
    this.orbit.addEventListener("change", () => this.draw());
    this.orbit.addEventListener("start", () => this.moving(true));
    this.orbit.addEventListener("end", () => this.moving(false));
    new ResizeObserver(() => this.resize()).observe(this.canvas);
  }

  // Looks at the mesh from the front (along +y where z is up, else along −z), a little from the side.
  frame(positions) {
    const box = new THREE.Box3().setFromArray(positions);
    this.radius = 0.5 * box.getSize(new THREE.Vector3()).length();
    // a little below the middle, since the toolbar takes the lower edge
    this.home = box.getCenter(new THREE.Vector3()).addScaledVector(this.up, -0.07 * this.radius);
    this.reset();
  }

  reset(turn = 28, lift = 8) {
    const [a, b] = [(turn * Math.PI) / 180, (lift * Math.PI) / 180];
    const [side, front, high] = [Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b)];
    this.camera.up.copy(this.up);
    const away = this.up.z ? new THREE.Vector3(side, -front, high) : new THREE.Vector3(side, high, front);
    this.resize(false);
    const reach = Math.min(1, this.camera.aspect * 1.25);
    const distance = (0.94 * this.radius) / Math.tan((ANGLE * Math.PI) / 360) / reach;
    Object.assign(this.camera, { near: distance / 100, far: distance * 20 });
    this.camera.updateProjectionMatrix();
    this.orbit.target.copy(this.home);
    Object.assign(this.orbit, { minDistance: 0.12 * distance, maxDistance: 6 * distance });
    this.camera.position.copy(this.home).addScaledVector(away, distance);
    this.orbit.update();
    this.draw();
  }

  turn(around, over) {
    const offset = this.camera.position.clone().sub(this.orbit.target);
    offset.applyAxisAngle(this.up, around * TURN);
    const side = new THREE.Vector3().crossVectors(this.up, offset).normalize();
    const tilted = offset.clone().applyAxisAngle(side, over * TURN);
    if (Math.abs(tilted.clone().normalize().dot(this.up)) < 0.99) offset.copy(tilted);
    this.camera.position.copy(this.orbit.target).add(offset);
    this.orbit.update();
    this.draw();
  }

  zoom(factor) {
    const offset = this.camera.position.clone().sub(this.orbit.target).divideScalar(factor);
    offset.clampLength(this.orbit.minDistance, this.orbit.maxDistance);
    this.camera.position.copy(this.orbit.target).add(offset);
    this.orbit.update();
    this.draw();
  }

  resize(draw = true) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width || !height) return;
    this.renderer.setPixelRatio(this.share * (this.software ? 1 : Math.min(window.devicePixelRatio, 2)));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.marks.scale(this.renderer.getPixelRatio());
    if (draw) this.draw();
  }

  get positions() {
    return this.attributes.position.array;
  }

  setPositions(positions) {
    const { position, normal } = this.attributes;
    position.array.set(positions);
    vertexNormals(position.array, this.model.arrays.faces, normal.array);
    position.needsUpdate = true;
    normal.needsUpdate = true;
    this.marks.follow(position.array);
    this.draw();
  }

  setValues(values, top) {
    this.material.uniforms.top.value = values ? top : 0;
    if (values) {
      this.attributes.value.array.set(values);
      this.attributes.value.needsUpdate = true;
    }
    this.draw();
  }

  // What is marked on the surface: the region under the pointer, the chosen one, pinned ones.
  setMarks(hovered, chosen, pinned) {
    const { labels } = this.model.arrays;
    const { array } = this.attributes.mark;
    for (let v = 0; v < labels.length; v += 1) {
      array[4 * v] = labels[v] === hovered ? 255 : 0;
      array[4 * v + 1] = labels[v] === chosen ? 255 : 0;
      array[4 * v + 2] = pinned.has(labels[v]) ? 255 : 0;
    }
    this.attributes.mark.needsUpdate = true;
    this.outlines.show(hovered, chosen, pinned);
    this.draw();
  }

  setTheme(dark) {
    this.renderer.setClearColor(dark ? "#16181b" : "#eef0f1");
    this.material.uniforms.dark.value = dark ? 1 : 0;
    this.marks.setTheme(dark);
    this.draw();
  }

  draw() {
    this.asked ??= requestAnimationFrame(() => this.paint());
  }

  // While something moves, a screen that is drawn on the processor may be coarser, so that frames keep up.
  moving(on) {
    if (!this.software || on === Boolean(this.pace)) return;
    this.pace = on ? { frames: 0, since: 0, last: 0 } : null;
    this.setShare(on ? this.movingShare : 1);
  }

  setShare(share) {
    if (share === this.share) return;
    this.share = share;
    this.resize();
  }

  // Frames that follow each other are counted: more than 20 ms from one to the next, and a quarter of the pixels goes.
  keepPace(now) {
    const { pace } = this;
    if (!pace) return;
    if (now - pace.last < SLOWEST_MS) {
      pace.frames += 1;
      pace.since += now - pace.last;
    }
    pace.last = now;
    if (pace.frames < 5) return;
    if (pace.since / pace.frames > 20 && this.movingShare > COARSEST) {
      this.movingShare = Math.max(COARSEST, 0.85 * this.movingShare);
      this.setShare(this.movingShare);
    }
    pace.frames = pace.since = 0;
  }

  paint() {
    this.asked = undefined;
    this.keepPace(performance.now());
    if (this.facing?.works) this.leaveOut();
    this.renderer.render(this.scene, this.camera);
    this.frames += 1;
    const calls = [...this.drawn];
    this.drawn.clear();
    calls.forEach((call) => call());
  }

  // Faces that look away, where drawing them costs the processor's time.
  leaveOut() {
    const { index } = this.geometry;
    if (!this.facing.from(this.positions, this.camera.position)) return;
    this.geometry.setDrawRange(0, this.facing.count);
    index.clearUpdateRanges();
    index.addUpdateRange(0, this.facing.count);
    index.needsUpdate = true;
  }

  // Places on the canvas (CSS pixels from its corner) and depth of a point.
  project(x, y, z) {
    const at = new THREE.Vector3(x, y, z).project(this.camera);
    return { x: (0.5 + 0.5 * at.x) * this.canvas.clientWidth, y: (0.5 - 0.5 * at.y) * this.canvas.clientHeight, depth: at.z };
  }

  rayAt(x, y) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const caster = new THREE.Raycaster();
    caster.setFromCamera(new THREE.Vector2((2 * x) / width - 1, 1 - (2 * y) / height), this.camera);
    return caster.ray;
  }

  // Millimetres that one CSS pixel is wide at a point, and the directions of the screen there.
  screenAxes(point) {
    const across = new THREE.Vector3();
    const up = new THREE.Vector3();
    const away = new THREE.Vector3();
    this.camera.updateMatrixWorld();
    this.camera.matrixWorld.extractBasis(across, up, away);
    const depth = this.camera.position.clone().sub(point).dot(away);
    const mm = (2 * depth * Math.tan((ANGLE * Math.PI) / 360)) / this.canvas.clientHeight;
    return { across, up, away, mm };
  }
}

// Whether WebGL runs on the processor; then edges are not smoothed, and pixels are as large as CSS's.
function inSoftware() {
  const gl = document.createElement("canvas").getContext("webgl2");
  const about = gl?.getExtension("WEBGL_debug_renderer_info");
  const name = about ? gl.getParameter(about.UNMASKED_RENDERER_WEBGL) : "";
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software/i.test(name);
}
