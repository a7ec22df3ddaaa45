// Arrays of the meshes lie in files of their own, each a script (a page from disk may not fetch), loaded when needed.
const arrived = new Map();
const waiting = new Map();

window.REPORT_ARRAY = (key, kind, text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const type = { f4: Float32Array, i4: Int32Array, i2: Int16Array }[kind];
  arrived.set(key, new type(bytes.buffer));
};

export function array(key) {
  if (arrived.has(key)) return Promise.resolve(arrived.get(key));
  if (!waiting.has(key)) {
    waiting.set(
      key,
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `assets/${key}.js`;
        script.onload = () => (arrived.has(key) ? resolve(arrived.get(key)) : reject(new Error(`${script.src} is damaged`)));
        script.onerror = () => reject(new Error(`the file assets/${key}.js is missing beside this page`));
        document.head.append(script);
      }),
    );
  }
  return waiting.get(key);
}
