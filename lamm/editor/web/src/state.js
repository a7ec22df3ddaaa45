// What an edit is, and its history. A state is never changed; every step makes a new one, so that undo is exact.
//   moves (3 C, mm): displacement asked of the control vertices    code (Z): what is added to the mesh's own code
//   pins: [{region, moves, code}] in the order they were set        detail: keep what the model does not reconstruct

export function emptyState(counts) {
  return {
    moves: new Float32Array(3 * counts.controls),
    code: new Float32Array(counts.latent),
    pins: [],
    detail: false,
  };
}

export function isEmpty(state) {
  return !state.pins.length && state.moves.every((x) => x === 0) && state.code.every((x) => x === 0);
}

const MOST_STEPS = 500;

export class History {
  constructor(state) {
    this.steps = [{ state, words: "start" }];
    this.at = 0;
  }

  get state() {
    return this.steps[this.at].state;
  }

  get undoable() {
    return this.at > 0 ? this.steps[this.at].words : "";
  }

  get redoable() {
    return this.at + 1 < this.steps.length ? this.steps[this.at + 1].words : "";
  }

  push(state, words) {
    this.steps.length = this.at + 1;
    this.steps.push({ state, words });
    if (this.steps.length > MOST_STEPS) this.steps.shift();
    this.at = this.steps.length - 1;
  }

  undo() {
    if (this.at > 0) this.at -= 1;
    return this.state;
  }

  redo() {
    if (this.redoable) this.at += 1;
    return this.state;
  }
}
