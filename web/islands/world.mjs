// The map of the world as an SVG of symbols, a country each, by its ISO code of three
// letters: Equal Earth, 10,000 units wide, without Antarctica. The server puts points on it
// by the same projection; see web/map_project.go.
import { geoEqualEarth, geoPath } from "d3-geo";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const atlas = require("world-atlas/countries-110m.json");
const codes = require("i18n-iso-countries/codes.json");

// What the atlas has no ISO number for; not all states recognise them.
const named = { Kosovo: "XKX", "N. Cyprus": "CYP", Somaliland: "SOM" };

// relative writes the path of geoPath in whole tenths of a unit, each point by its distance
// from the last: half as long.
function relative(d) {
  const out = [];
  for (const ring of d.split("M").slice(1)) {
    const points = ring.replace("Z", "").split("L").map((p) => p.split(",").map((v) => Math.round(10 * v)));
    let [x, y] = points[0];
    out.push(`M${x} ${y}l`);
    const steps = [];
    for (const [u, v] of points.slice(1)) {
      if (u !== x || v !== y) steps.push(`${u - x}${v < y ? "" : " "}${v - y}`);
      [x, y] = [u, v];
    }
    out.push(steps.join(" ").replaceAll(" -", "-"), "z");
  }
  return out.join("");
}

export function world() {
  const three = new Map(codes.map(([, a3, number]) => [number, a3]));
  const projection = geoEqualEarth().fitWidth(1000, { type: "Sphere" });
  const path = geoPath(projection).digits(2);
  const shapes = new Map();
  for (const f of feature(atlas, atlas.objects.countries).features) {
    const name = f.properties.name;
    if (name === "Antarctica") continue;
    const code = three.get(f.id) ?? named[name];
    if (!code) throw new Error(`no code for ${name}`);
    shapes.set(code, (shapes.get(code) ?? "") + relative(path(f)));
  }
  const list = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, d]) => `<path id="${code}" d="${d}"/>`);
  const [x, y] = projection([0, 0]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10000 4300" data-x="${x.toFixed(3)}" data-y="${y.toFixed(3)}" data-scale="${projection.scale().toFixed(4)}">
<g id="land">${list.join("\n")}</g>
</svg>
`;
}
