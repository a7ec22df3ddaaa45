// Bundles src/ and its libraries into one file, packs onnxruntime's WebAssembly beside it, and collects all licences.
// npm ci --ignore-scripts && npm run build
import { build } from "esbuild";
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

const out = "../page";

// What the page was built from, told in its first line; a test compares it with src/.
const sources = createHash("sha256");
for (const name of readdirSync("src").sort()) sources.update(`${name}\n${readFileSync(`src/${name}`, "utf8")}\n`);
const result = await build({
  entryPoints: ["src/main.js"],
  outfile: `${out}/editor.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: { "import.meta.url": "document.baseURI" },
  legalComments: "none",
  banner: { js: `// built from ${sources.digest("hex")}` },
  metafile: true,
});
for (const name of ["index.html", "editor.css"]) copyFileSync(`src/${name}`, `${out}/${name}`);

// The date and the system in gzip's header would make two builds differ.
const packed = gzipSync(readFileSync("node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm"), { level: 9 });
packed.fill(0, 4, 8);
packed[9] = 255;
writeFileSync(`${out}/ort.wasm.gz`, packed);

function packageFolder(file) {
  let folder = dirname(file);
  while (!existsSync(join(folder, "package.json")) || !JSON.parse(readFileSync(join(folder, "package.json"))).version) {
    folder = dirname(folder);
  }
  return folder;
}

// onnxruntime's packages on npm come without the text of their licence; it is kept in notices/.
const OWN = { "onnxruntime-web": "notices/onnxruntime.txt", "onnxruntime-common": "notices/onnxruntime.txt" };
const inputs = Object.values(result.metafile.outputs)[0].inputs;
const used = Object.keys(inputs).filter((file) => file.startsWith("node_modules") && inputs[file].bytesInOutput > 0);
const folders = [...new Set(used.map(packageFolder))].sort();
const texts = folders.map((folder) => {
  const about = JSON.parse(readFileSync(join(folder, "package.json")));
  const name = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const file = name ? join(folder, name) : OWN[about.name];
  if (!file) throw new Error(`no licence file in ${folder}`);
  return `${about.name} ${about.version} (${about.license})\n\n${readFileSync(file, "utf8").trim()}\n`;
});
const rule = `\n${"-".repeat(80)}\n\n`;
const more = "What onnxruntime itself contains: onnxruntime-third-party.txt beside this file.\n";
const head = `editor.js and ort.wasm.gz contain these libraries. ${more}`;
writeFileSync(`${out}/licences.txt`, head + rule + texts.join(rule));
