// Builds ../dist from src: scripts, the map of the world and the licences of what is
// bundled. With --check it builds into memory and says where ../dist differs.
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { world } from "./world.mjs";
import { licences } from "./licences.mjs";
import { tame } from "./tame.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "dist");

const built = await build({
  absWorkingDir: here,
  entryPoints: ["src/site.ts"],
  outdir: "out",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  chunkNames: "[name]-[hash]",
  metafile: true,
  write: false,
  logLevel: "error",
  plugins: [tame],
});

const files = new Map(built.outputFiles.map((f) => [f.path.split("/").pop(), Buffer.from(f.contents)]));
files.set("world.svg", Buffer.from(world()));
files.set("LICENSES.txt", Buffer.from(licences(here, [...Object.keys(built.metafile.inputs), "node_modules/world-atlas/countries-110m.json"])));

if (process.argv.includes("--check")) {
  const there = new Set(readdirSync(dist));
  const wrong = [...files].filter(([name, body]) => !there.has(name) || !readFileSync(join(dist, name)).equals(body)).map(([name]) => name);
  wrong.push(...[...there].filter((name) => !files.has(name)));
  if (wrong.length) {
    console.error(`web/dist is not what web/islands gives (${wrong.join(", ")}): run make islands`);
    process.exit(1);
  }
} else {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  for (const [name, body] of files) writeFileSync(join(dist, name), body);
}
