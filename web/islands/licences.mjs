// The licences of the packages that files come from.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export function licences(here, inputs) {
  const names = new Set();
  for (const path of inputs) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (found) names.add(found[1]);
  }
  const parts = ["The scripts and the map in this folder are built from web/islands. Bundled with them:\n"];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    if (!file || !existsSync(join(folder, file))) throw new Error(`${name} has no file with its licence`);
    parts.push(`${"-".repeat(70)}\n${name} ${about.version} (${about.license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`);
  }
  parts.push(`${"-".repeat(70)}\nThe outlines of the map in world.svg were made by Natural Earth and are in the\npublic domain; world-atlas made a topology of them.\n`);
  return parts.join("\n");
}
