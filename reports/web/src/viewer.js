// The 3D viewer: what is chosen, what that means for the two sides, and what is said about it in words.
import { array } from "./data.js";
import { Scene } from "./scene.js";

const MODES = {
  reconstruction: { left: "original", right: "reconstruction, colour: error" },
  localization: { left: "true edit, colour: displacement", right: "edit by the model, colour: displacement" },
};

const STILL_MM = 0.1;
const PLAY_MS = 1500;

export async function startViewer(cases, root) {
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const scene = new Scene(part("canvas"));
  const state = { mode: cases[0].suite, setting: "", model: "", how: "", subject: "", region: -1, share: 1, top: 0 };
  let turn = 0; // of what is loaded: what arrives late is not shown
  let played = 0;

  const of = (suite) => cases.filter((entry) => entry.suite === suite);
  const inSetting = () => of(state.mode).filter((entry) => entry.setting === state.setting);
  const ofModel = () => inSetting().filter((entry) => entry.model === state.model);
  const current = () => ofModel().find((entry) => entry.how === state.how);

  function fill(name, values, key, labels = values) {
    const select = part(name);
    select.replaceChildren(...values.map((value, index) => new Option(labels[index], value)));
    if (!values.includes(state[key])) [state[key]] = values;
    select.value = state[key];
    select.closest("label").hidden = values.length < 2;
  }

  function models() {
    const names = [...new Set(inSetting().map((entry) => entry.model))];
    if (!names.includes(state.model)) [state.model] = names;
    part("models").replaceChildren(
      ...names.map((name) => {
        const label = document.createElement("label");
        const input = Object.assign(document.createElement("input"), { type: "radio", name: "model", value: name });
        input.checked = name === state.model;
        input.addEventListener("change", () => choose({ model: name }));
        label.append(input, document.createTextNode(name));
        return label;
      }),
    );
  }

  async function choose(change) {
    Object.assign(state, change);
    fill("mode", [...new Set(cases.map((entry) => entry.suite))], "mode", [...new Set(cases.map((entry) => entry.words))]);
    fill("setting", [...new Set(of(state.mode).map((entry) => entry.setting))], "setting");
    models();
    const ways = ofModel().map((entry) => entry.how);
    fill("how", ways, "how", ways.map((way) => way || "closed form"));
    const entry = current();
    fill("subject", entry.subjects.map((subject) => subject.name), "subject");
    const regions = ["whole mesh", ...entry.regions];
    part("region").replaceChildren(...regions.map((name, index) => new Option(name, index - 1)));
    if (state.region >= entry.regions.length) state.region = -1;
    part("region").value = state.region;
    part("slider").hidden = state.mode !== "localization";
    part("left").textContent = MODES[state.mode].left;
    part("right").textContent = `${state.model}: ${MODES[state.mode].right}`;
    await show(entry);
  }

  async function show(entry) {
    const mine = ++turn;
    const subject = entry.subjects.find((candidate) => candidate.name === state.subject);
    const names = ["original", "reconstruction", "source", "target", "edited"].filter((name) => subject[name]);
    const keys = [entry.faces, entry.labels, ...names.map((name) => subject[name])];
    part("message").hidden = true;
    const [faces, labels, ...meshes] = await Promise.all(keys.map(array)).catch((error) => {
      part("message").textContent = `These meshes cannot be shown: ${error.message}.`;
      part("message").hidden = false;
      return [null];
    });
    if (mine !== turn || !faces) return;
    const mesh = Object.fromEntries(names.map((name, index) => [name, meshes[index]]));
    state.top = entry.top;
    const look = `${entry.suite} ${entry.setting} ${faces.length}`;
    if (root.dataset.look !== look) {
      root.dataset.look = look;
      scene.sides.forEach((side) => side.setFaces(faces, meshes[0].length / 3));
      scene.frame(meshes[0]);
    }
    state.shown = { entry, subject, mesh, labels };
    prepare();
    paint();
  }

  // What does not change while the slider moves: full displacements, and their means and largest in words. All of them
  // are proportional to the slider's share.
  function prepare() {
    const { entry, subject, mesh, labels } = state.shown;
    const here = (index) => state.region < 0 || labels[index] === state.region;
    const shown = state.shown;
    if (entry.suite === "reconstruction") {
      shown.values = lengths(mesh.reconstruction, mesh.original);
      shown.truth = null;
      shown.told = { values: meanAndLargest(shown.values, here) };
      scene.sides.forEach((side) => side.setMarks([], [], 1));
    } else {
      shown.values = lengths(mesh.edited, mesh.reconstruction);
      shown.truth = lengths(mesh.target, mesh.source);
      const still = (index) => here(index) && shown.truth[index] < STILL_MM;
      shown.told = {
        values: meanAndLargest(shown.values, here),
        truth: meanAndLargest(shown.truth, here),
        still: meanAndLargest(shown.values, still),
      };
      scene.sides.forEach((side) => side.setMarks(subject.controls, subject.targets, scene.radius));
    }
    part("top").textContent = `${state.top.toPrecision(2)} mm and more`;
  }

  function paint() {
    if (!state.shown) return;
    const { entry, mesh, labels, values, truth } = state.shown;
    const [left, right] = scene.sides;
    const share = truth ? state.share : 1;
    if (truth) {
      left.setShape(mesh.source, mesh.target, share);
      right.setShape(mesh.reconstruction, mesh.edited, share);
    } else {
      left.setShape(mesh.original, mesh.original, 0);
      right.setShape(mesh.reconstruction, mesh.reconstruction, 0);
    }
    left.setColours(truth, share, state.top, labels, state.region);
    right.setColours(values, share, state.top, labels, state.region);
    part("words").textContent = inWords(entry, share);
    scene.draw();
  }

  function inWords(entry, share) {
    const where = state.region < 0 ? "whole mesh" : entry.regions[state.region];
    const how = entry.how ? ` (${entry.how})` : "";
    const who = `${state.model}${how}, ${state.subject}, ${where}`;
    const { values, truth, still } = state.shown.told;
    const said = ({ mean, most }) => `${(share * mean).toPrecision(3)} mm, largest ${(share * most).toPrecision(3)} mm`;
    if (!truth) return `${who}: mean error ${said(values)}`;
    return (
      `${who}: mean displacement ${said(values)}; the true edit: mean ${said(truth)}; ` +
      `where the true edit stands still (less than ${STILL_MM} mm), the model moves vertices by mean ${said(still)}`
    );
  }

  function play() {
    const begin = performance.now();
    const mine = ++played;
    const step = (now) => {
      if (mine !== played || !state.shown) return;
      const share = Math.min(1, Math.max(0, (now - begin) / PLAY_MS));
      slide(Math.round(100 * share));
      if (share < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  function slide(percent) {
    state.share = percent / 100;
    part("share").value = percent;
    part("percent").textContent = `${percent} %`;
    paint();
  }

  for (const [name, key] of [["mode", "mode"], ["setting", "setting"], ["how", "how"], ["subject", "subject"]]) {
    part(name).addEventListener("change", (event) => choose({ [key]: event.target.value }));
  }
  part("region").addEventListener("change", (event) => choose({ region: Number(event.target.value) }));
  part("share").addEventListener("input", (event) => {
    played += 1; // stops what is playing
    slide(Number(event.target.value));
  });
  part("play").addEventListener("click", play);
  part("reset").addEventListener("click", () => scene.reset());
  window.reportViewer = {
    state: () => ({ ...state, shown: undefined, frames: scene.frames, words: part("words").textContent }),
    positions: (side) => Array.from(scene.sides[side].mesh.geometry.getAttribute("position").array),
    drawNow: () => scene.paint(),
    faces: (side) => scene.sides[side].mesh.geometry.index.count / 3,
  };
  await choose({});
}

function meanAndLargest(values, chosen) {
  let [total, count, most] = [0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    if (!chosen(i)) continue;
    total += values[i];
    count += 1;
    if (values[i] > most) most = values[i];
  }
  return { mean: total / Math.max(1, count), most };
}

function lengths(a, b) {
  const found = new Float32Array(a.length / 3);
  for (let i = 0; i < found.length; i += 1) {
    found[i] = Math.hypot(a[3 * i] - b[3 * i], a[3 * i + 1] - b[3 * i + 1], a[3 * i + 2] - b[3 * i + 2]);
  }
  return found;
}
