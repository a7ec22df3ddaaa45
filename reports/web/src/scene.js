// Two meshes beside each other (or above each other on a phone) under one camera; drawn only when something changes.
import * as THREE from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { interpolateViridis } from "d3-scale-chromatic";
import { vertexNormals } from "../shared/normals.js";

const STEPS = 256;
const TABLE = new Float32Array(STEPS * 3);
for (let i = 0; i < STEPS; i += 1) {
  new THREE.Color(interpolateViridis(i / (STEPS - 1))).toArray(TABLE, 3 * i);
}
const SKIN = new THREE.Color("#cfc6be");
const ASIDE = new THREE.Color("#8d8984");
const [ACROSS, UP, AWAY] = [new THREE.Vector3(), new THREE.Vector3(), new THREE.Vector3()];

export class Scene {
  constructor(canvas) {
    this.canvas = canvas;
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: true });
    this.renderer.setClearColor("#f6f6f4");
    this.camera = new THREE.OrthographicCamera(-1, 1, 1, -1, -5000, 5000);
    this.camera.up.set(0, 0, 1);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.addEventListener("change", () => this.draw());
    this.sides = [new Side(), new Side()];
    this.radius = 1;
    this.frames = 0;
    new ResizeObserver(() => this.resize()).observe(canvas);
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  // Looks at the middle of the vertices from the front (towards +y), a little from the side.
  frame(vertices) {
    const box = new THREE.Box3().setFromArray(vertices);
    const size = box.getSize(new THREE.Vector3());
    this.radius = 0.5 * Math.max(size.x, size.y, size.z);
    this.home = box.getCenter(new THREE.Vector3());
    this.reset();
  }

  reset() {
    const turn = (25 * Math.PI) / 180;
    this.controls.target.copy(this.home);
    const away = new THREE.Vector3(Math.sin(turn), -Math.cos(turn), 0.14).multiplyScalar(3 * this.radius);
    this.camera.position.copy(this.home).add(away);
    this.camera.zoom = 1;
    this.resize();
    this.controls.update();
  }

  key(event) {
    const step = Math.PI / 24;
    const actions = {
      ArrowLeft: () => this.turn(-step, 0),
      ArrowRight: () => this.turn(step, 0),
      ArrowUp: () => this.turn(0, -step),
      ArrowDown: () => this.turn(0, step),
      "+": () => this.zoom(1.15),
      "-": () => this.zoom(1 / 1.15),
      0: () => this.reset(),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }

  turn(around, over) {
    const offset = this.camera.position.clone().sub(this.controls.target);
    offset.applyAxisAngle(this.camera.up, around);
    const side = new THREE.Vector3().crossVectors(this.camera.up, offset).normalize();
    const tilted = offset.clone().applyAxisAngle(side, over);
    if (Math.abs(tilted.clone().normalize().z) < 0.99) offset.copy(tilted);
    this.camera.position.copy(this.controls.target).add(offset);
    this.controls.update();
    this.draw();
  }

  zoom(factor) {
    this.camera.zoom = Math.min(20, Math.max(0.3, this.camera.zoom * factor));
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width || !height) return;
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
    this.renderer.setSize(width, height, false);
    this.tall = height > width;
    const ratio = this.tall ? width / (height / 2) : width / 2 / height;
    const reach = 1.12 * this.radius * Math.max(1, 1 / ratio);
    Object.assign(this.camera, { left: -reach * ratio, right: reach * ratio, top: reach, bottom: -reach });
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  draw() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.paint();
    });
  }

  paint() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.camera.updateMatrixWorld();
    this.camera.matrixWorld.extractBasis(ACROSS, UP, AWAY);
    this.renderer.setScissorTest(true);
    this.sides.forEach((side, index) => {
      const place = this.tall ? [0, (1 - index) * (height / 2), width, height / 2] : [index * (width / 2), 0, width / 2, height];
      this.renderer.setViewport(...place);
      this.renderer.setScissor(...place);
      side.light.position.copy(this.camera.position).addScaledVector(ACROSS, 1.4 * this.radius).addScaledVector(UP, 1.2 * this.radius);
      side.light.target.position.copy(this.controls.target);
      this.renderer.render(side.scene, this.camera);
    });
    this.frames += 1;
  }
}

// One mesh with a value a vertex as colour, control vertices and their targets.
class Side {
  constructor() {
    this.scene = new THREE.Scene();
    this.light = new THREE.DirectionalLight("#ffffff", 2.0);
    this.scene.add(new THREE.HemisphereLight("#ffffff", "#8f8880", 1.5), this.light, this.light.target);
    this.material = new THREE.MeshLambertMaterial({ vertexColors: true, side: THREE.DoubleSide });
    this.mesh = new THREE.Mesh(new THREE.BufferGeometry(), this.material);
    this.setFaces([], 0); // drawn before there are normals, the material would stay flat
    this.mesh.frustumCulled = false;
    this.marks = new THREE.Group();
    this.scene.add(this.mesh, this.marks);
  }

  setFaces(faces, count) {
    const geometry = new THREE.BufferGeometry();
    for (const name of ["position", "normal", "color"]) {
      const attribute = new THREE.BufferAttribute(new Float32Array(3 * count), 3);
      geometry.setAttribute(name, attribute.setUsage(THREE.DynamicDrawUsage));
    }
    geometry.setIndex(new THREE.BufferAttribute(new Uint32Array(faces), 1));
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
  }

  // positions = from + share · (to − from); written in place, since a slider asks for it at every frame
  setShape(from, to, share) {
    const { position, normal } = this.mesh.geometry.attributes;
    const { array } = position;
    for (let i = 0; i < array.length; i += 1) array[i] = from[i] + share * (to[i] - from[i]);
    vertexNormals(array, this.mesh.geometry.index.array, normal.array);
    position.needsUpdate = true;
    normal.needsUpdate = true;
    this.moveMarks();
  }

  // share · values in mm, coloured from 0 to top; null is plain skin; vertices outside the chosen region are grey
  setColours(values, share, top, labels, region) {
    const attribute = this.mesh.geometry.getAttribute("color");
    const { array } = attribute;
    const scale = (share * (STEPS - 1)) / top;
    for (let i = 0; i < array.length / 3; i += 1) {
      if (region >= 0 && labels[i] !== region) ASIDE.toArray(array, 3 * i);
      else if (values === null) SKIN.toArray(array, 3 * i);
      else {
        const at = 3 * Math.round(Math.min(STEPS - 1, Math.max(0, values[i] * scale)));
        array[3 * i] = TABLE[at];
        array[3 * i + 1] = TABLE[at + 1];
        array[3 * i + 2] = TABLE[at + 2];
      }
    }
    attribute.needsUpdate = true;
  }

  // Control vertices as white balls where they are, targets as red ones, a line between them; seen through the mesh.
  setMarks(ids, targets, radius) {
    this.lines?.geometry.dispose();
    this.marks.clear();
    this.ids = ids;
    this.balls = [];
    if (!ids.length) return;
    const ends = new Float32Array(6 * ids.length);
    targets.forEach((target, index) => {
      ends.set(target, 6 * index + 3);
      const there = ballAt(RED, 2, radius);
      there.position.fromArray(target);
      this.balls.push(ballAt(WHITE, 3, radius));
      this.marks.add(there, this.balls[index]);
    });
    const geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.BufferAttribute(ends, 3));
    this.lines = new THREE.LineSegments(geometry, STRING);
    this.lines.renderOrder = 1;
    this.lines.frustumCulled = false;
    this.marks.add(this.lines);
    this.moveMarks();
  }

  // The white balls go with their vertices.
  moveMarks() {
    if (!this.balls?.length) return;
    const { array } = this.mesh.geometry.attributes.position;
    const ends = this.lines.geometry.attributes.position;
    this.ids.forEach((id, index) => {
      this.balls[index].position.fromArray(array, 3 * id);
      ends.setXYZ(2 * index, array[3 * id], array[3 * id + 1], array[3 * id + 2]);
    });
    ends.needsUpdate = true;
  }
}

const BALL = new THREE.SphereGeometry(0.014, 12, 8);
const onTop = (colour) => ({ color: colour, depthTest: false, transparent: true });
const WHITE = new THREE.MeshBasicMaterial(onTop("#ffffff"));
const RED = new THREE.MeshBasicMaterial(onTop("#d62728"));
const STRING = new THREE.LineBasicMaterial(onTop("#d62728"));

function ballAt(material, order, radius) {
  const ball = new THREE.Mesh(BALL, material);
  ball.scale.setScalar(radius);
  ball.renderOrder = order;
  return ball;
}
