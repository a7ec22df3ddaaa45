// How the surface looks: clay under a soft key light, a displacement as colour, outlines round regions. Where WebGL
// runs on the processor light is worked out a vertex and not a pixel, which is most of a frame's time there.
import * as THREE from "three";
import { STEPS, table } from "./colours.js";

const SHADE = `
uniform sampler2D colours;
uniform float top;
uniform float dark;
const vec3 KEY = normalize(vec3(0.45, 0.6, 0.75));
const vec3 FILL = normalize(vec3(-0.8, 0.1, 0.5));
vec3 shade(vec3 n, vec3 to, float value, vec4 mark) {
  vec3 base = vec3(0.827, 0.803, 0.776);
  if (top > 0.0) base = texture2D(colours, vec2(clamp(value / top, 0.0, 1.0), 0.5)).rgb;
  float key = max(dot(n, KEY), 0.0);
  float fill = max(dot(n, FILL), 0.0);
  float sky = 0.5 + 0.5 * n.y;
  vec3 light = vec3(0.30, 0.31, 0.34) * mix(0.75, 1.1, sky) + vec3(0.70, 0.68, 0.64) * key + vec3(0.14, 0.16, 0.20) * fill;
  float shine = pow(max(dot(n, normalize(KEY + to)), 0.0), 28.0) * 0.10;
  float rim = pow(1.0 - max(dot(n, to), 0.0), 3.0) * mix(0.05, 0.22, dark);
  vec3 colour = base * light + shine + rim;
  vec3 accent = vec3(0.12, 0.52, 0.82);
  return mix(colour, accent, 0.13 * mark.r + (top > 0.0 ? 0.0 : 0.06) * mark.g);
}`;

const VERTEX = `
attribute float value;
attribute vec4 mark;
varying vec3 vNormal;
varying vec3 vTo;
varying float vValue;
varying vec4 vMark;
void main() {
  vec4 at = modelViewMatrix * vec4(position, 1.0);
  vNormal = normalMatrix * normal;
  vTo = -at.xyz;
  vValue = value;
  vMark = mark;
  gl_Position = projectionMatrix * at;
}`;

const FRAGMENT = `
${SHADE}
varying vec3 vNormal;
varying vec3 vTo;
varying float vValue;
varying vec4 vMark;
void main() {
  vec3 n = normalize(gl_FrontFacing ? vNormal : -vNormal);
  vec3 colour = shade(n, normalize(vTo), vValue, vMark);
  if (vMark.b > 0.5) {
    float stripe = step(0.5, fract((gl_FragCoord.x + gl_FragCoord.y) / 9.0));
    colour = mix(colour, vec3(0.0, 0.58, 0.42), 0.10 + 0.10 * stripe);
  }
  gl_FragColor = vec4(colour, 1.0);
}`;

const QUICK_VERTEX = `
${SHADE}
attribute float value;
attribute vec4 mark;
varying vec3 vColour;
void main() {
  vec4 at = modelViewMatrix * vec4(position, 1.0);
  vec3 n = normalize(normalMatrix * normal);
  vec3 to = normalize(-at.xyz);
  if (dot(n, to) < -0.3) n = -n;
  vColour = mix(shade(n, to, value, mark), vec3(0.0, 0.58, 0.42), 0.2 * mark.b);
  gl_Position = projectionMatrix * at;
}`;

const QUICK_FRAGMENT = `
varying vec3 vColour;
void main() {
  gl_FragColor = vec4(vColour, 1.0);
}`;

export function surfaceMaterial(quick) {
  const colours = new THREE.DataTexture(table(), STEPS, 1);
  colours.minFilter = colours.magFilter = THREE.LinearFilter;
  colours.needsUpdate = true;
  return new THREE.ShaderMaterial({
    vertexShader: quick ? QUICK_VERTEX : VERTEX,
    fragmentShader: quick ? QUICK_FRAGMENT : FRAGMENT,
    side: THREE.DoubleSide,
    uniforms: { colours: { value: colours }, top: { value: 0 }, dark: { value: 0 } },
  });
}
