// The licences of what a bundle contains, from the packages that esbuild took something from. Used by both builds.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

export const RULE = `\n${"-".repeat(80)}\n\n`;

function packageFolder(file) {
  let folder = dirname(file);
  while (!existsSync(join(folder, "package.json")) || !JSON.parse(readFileSync(join(folder, "package.json"))).version) {
    folder = dirname(folder);
  }
  return folder;
}

// `kept`: licence files by package name, for packages that come without the text of theirs.
export function licences(metafile, kept = {}) {
  const inputs = Object.values(metafile.outputs)[0].inputs;
  const used = Object.keys(inputs).filter((file) => file.startsWith("node_modules") && inputs[file].bytesInOutput > 0);
  const folders = [...new Set(used.map(packageFolder))].sort();
  return folders.map((folder) => {
    const about = JSON.parse(readFileSync(join(folder, "package.json")));
    const name = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const file = name ? join(folder, name) : kept[about.name];
    if (!file) throw new Error(`no licence file in ${folder}`);
    return `${about.name} ${about.version} (${about.license})\n\n${readFileSync(file, "utf8").trim()}\n`;
  });
}
