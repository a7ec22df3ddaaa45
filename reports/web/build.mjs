// Bundles src/ and its libraries into one file that a page can load from disk, and collects their licences.
// npm ci && npm run build
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const out = "../templates/assets";
const result = await build({
  entryPoints: ["src/main.js"],
  outfile: `${out}/report.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none",
  metafile: true,
});

function packageFolder(file) {
  let folder = dirname(file);
  while (!existsSync(join(folder, "package.json")) || !JSON.parse(readFileSync(join(folder, "package.json"))).version) {
    folder = dirname(folder);
  }
  return folder;
}

const inputs = Object.values(result.metafile.outputs)[0].inputs;
const used = Object.keys(inputs).filter((file) => file.startsWith("node_modules") && inputs[file].bytesInOutput > 0);
const folders = [...new Set(used.map(packageFolder))].sort();
const texts = folders.map((folder) => {
  const about = JSON.parse(readFileSync(join(folder, "package.json")));
  const name = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!name) throw new Error(`no licence file in ${folder}`);
  return `${about.name} ${about.version} (${about.license})\n\n${readFileSync(join(folder, name), "utf8").trim()}\n`;
});
const rule = `\n${"-".repeat(80)}\n\n`;
writeFileSync(`${out}/licences.txt`, `report.js contains these libraries.\n${rule}${texts.join(rule)}`);
