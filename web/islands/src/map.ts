// The map that the server drew, to be moved and looked at closely: places that lie close
// share a circle, until there is room for each.
import { draw, roving, saying, set, told, tools } from "./dom";

interface Place {
  id: number;
  name: string;
  x: number;
  y: number;
  n: number;
  other: number;
  area: boolean;
}

interface Cluster {
  x: number;
  y: number;
  places: Place[];
}

const [wide, high] = [1000, 430]; // of the server's drawing
const near = 30; // pixels between circles
const closest = 24;

export function mount(at: HTMLElement): void {
  const svg = at.querySelector<SVGSVGElement>("svg.world");
  if (!svg) return;
  const region = svg.parentElement as HTMLElement;
  const view = svg.querySelector(".view") as Element;
  const lands = svg.querySelector(".lands") as Element;
  const spots = svg.querySelector(".spots") as Element;
  const sea = svg.querySelector(".sea") as Element;
  const places: Place[] = JSON.parse(at.querySelector('script[type="application/json"]')?.textContent || "[]") ?? [];
  let [zoom, x, y] = [1, wide / 2, high / 2]; // of the middle
  let [width, height] = [0, 0];
  at.classList.add("live");

  const lay = () => {
    width = Math.max(280, region.clientWidth);
    height = Math.round(Math.max((width * high) / wide, 260));
    const base = Math.max(width / wide, height / high / 1.6);
    const scale = base * zoom;
    const [w, h] = [width / scale / 2, height / scale / 2];
    x = w * 2 >= wide ? wide / 2 : Math.min(wide - w, Math.max(w, x));
    y = h * 2 >= high ? high / 2 : Math.min(high - h, Math.max(h, y));
    set(svg, { viewBox: `0 0 ${width} ${height}` });
    set(sea, { width, height });
    view.setAttribute("transform", `translate(${width / 2 - x * scale} ${height / 2 - y * scale}) scale(${scale})`);
    set(lands, { "stroke-width": 7 / scale });
    const held = (document.activeElement as HTMLElement | null)?.dataset?.first;
    spots.replaceChildren(...clusters(scale).map((c) => spot(c, scale)));
    if (held) spots.querySelector<SVGElement>(`[data-first="${held}"]`)?.focus();
    first();
  };
  const clusters = (scale: number): Cluster[] => {
    const out: Cluster[] = [];
    for (const p of places) {
      const c = out.find((c) => Math.hypot(c.x - p.x, c.y - p.y) * scale < near);
      if (c) c.places.push(p);
      else out.push({ x: p.x, y: p.y, places: [p] });
    }
    return out;
  };
  const spot = (c: Cluster, scale: number): SVGElement => {
    const happened = c.places.reduce((sum, p) => sum + p.n, 0);
    const all = c.places.reduce((sum, p) => sum + p.n + p.other, 0);
    const r = Math.min(12 + 2 * Math.log2(all + 1), 28);
    const [cx, cy] = [width / 2 + (c.x - x) * scale, height / 2 + (c.y - y) * scale];
    const names = c.places.slice(0, 5).map((p) => `${p.name}${p.area ? " (somewhere in it)" : ""}: ${p.n} happened${p.other ? `, ${p.other} planned, alleged or denied` : ""}`);
    if (c.places.length > 5) names.push(`and ${c.places.length - 5} more places`);
    const a = draw(
      "a",
      { class: `spot${c.places.every((p) => p.area) ? " area" : ""}${happened ? "" : " unsure"}`, href: `#place-${c.places[0].id}`, "aria-label": names.join("; "), "data-first": c.places[0].id },
      draw("circle", { class: "hit", cx, cy, r: Math.max(14, r) }),
      draw("circle", { class: "shape", cx, cy, r }),
      draw("text", { x: cx, y: cy, dy: 4 }, String(all)),
    );
    if (c.places.length > 1)
      a.addEventListener("click", (e) => {
        if (zoom >= closest || c.places.every((p) => p.x === c.places[0].x && p.y === c.places[0].y)) return;
        e.preventDefault();
        look(zoom * 2.5, c.x, c.y);
      });
    return a;
  };
  const look = (z: number, toX = x, toY = y) => {
    [zoom, x, y] = [Math.min(closest, Math.max(1, z)), toX, toY];
    lay();
  };
  const step = () => 120 / zoom;
  const first = roving(svg, () => [...svg.querySelectorAll("a.country, a.spot")]);

  tools(region, "Zoom", [
    ["Closer (+)", "+", () => look(zoom * 1.6)],
    ["Wider (-)", "−", () => look(zoom / 1.6)],
    ["West (Shift and left)", "←", () => look(zoom, x - step())],
    ["East (Shift and right)", "→", () => look(zoom, x + step())],
    ["North (Shift and up)", "↑", () => look(zoom, x, y - step())],
    ["South (Shift and down)", "↓", () => look(zoom, x, y + step())],
    ["all the world (0)", "all", () => look(1, wide / 2, high / 2)],
  ]);
  region.addEventListener(
    "keydown",
    (e) => {
      if (e.ctrlKey || e.altKey || e.metaKey) return;
      if (e.key === "+" || e.key === "=") look(zoom * 1.6);
      else if (e.key === "-") look(zoom / 1.6);
      else if (e.key === "0") look(1, wide / 2, high / 2);
      else if (e.shiftKey && e.key === "ArrowLeft") look(zoom, x - step());
      else if (e.shiftKey && e.key === "ArrowRight") look(zoom, x + step());
      else if (e.shiftKey && e.key === "ArrowUp") look(zoom, x, y - step());
      else if (e.shiftKey && e.key === "ArrowDown") look(zoom, x, y + step());
      else return;
      e.preventDefault();
      e.stopPropagation();
    },
    true,
  );
  svg.addEventListener("wheel", (e) => {
    if (!e.ctrlKey) return;
    e.preventDefault();
    look(zoom * (e.deltaY > 0 ? 0.8 : 1.25));
  });
  let from: [number, number] | undefined;
  svg.addEventListener("pointerdown", (e) => {
    if (e.button === 0 && e.pointerType === "mouse" && !(e.target as Element).closest(".spot")) from = [e.clientX, e.clientY];
  });
  svg.addEventListener("pointermove", (e) => {
    if (!from || !e.buttons) return;
    const scale = (svg.getBoundingClientRect().width / wide) * zoom;
    const [dx, dy] = [e.clientX - from[0], e.clientY - from[1]];
    from = [e.clientX, e.clientY];
    look(zoom, x - dx / scale, y - dy / scale);
  });
  window.addEventListener("pointerup", () => (from = undefined));
  svg.addEventListener("dragstart", (e) => e.preventDefault());
  told(svg, saying(region));
  new ResizeObserver(lay).observe(region);
  lay();
}
