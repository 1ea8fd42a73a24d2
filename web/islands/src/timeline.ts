// The line of time that the server drew, laid out again for the width of the window and
// for the days that are looked at: zoom and move by buttons, keys or the pointer.
import { draw, roving, saying, set, told, tools } from "./dom";
import { day, dayName, ticks } from "./days";

const [size, head, most, top] = [24, 22, 12, 26];
const letter = 6.2;

interface Mark {
  link: SVGElement;
  hit: Element;
  shape: Element;
  label: Element | null;
  from: number;
  to: number; // the day after
  bar: boolean;
  x: number; // as the server drew it
  y: number;
}

interface Lane {
  group: Element;
  edge: Element;
  name: Element;
  text: string;
  marks: Mark[];
}

export function mount(at: HTMLElement): void {
  const svg = at.querySelector<SVGSVGElement>("svg.time");
  if (!svg) return;
  const region = svg.parentElement as HTMLElement;
  const first = day(svg.dataset.first ?? "");
  const last = day(svg.dataset.last ?? "") + 1;
  if (!(last > first)) return;
  const lanes = [...svg.querySelectorAll("g[data-lane]")].map(laneOf);
  const grid = svg.querySelector(".ticks") as Element;
  let [from, to] = [first, last];

  const lay = () => {
    const width = Math.max(280, region.clientWidth);
    const scale = (d: number) => ((d - from) / (to - from)) * width;
    let y = top;
    for (const lane of lanes) y = place(lane, y, width, scale);
    set(svg, { viewBox: `0 0 ${width} ${y}`, "aria-label": `${dayName(from)} to ${dayName(Math.ceil(to) - 1)}` });
    grid.replaceChildren(
      ...ticks(from, to, Math.max(2, Math.floor(width / 95))).flatMap((t) => [
        draw("line", { class: "grid", x1: scale(t.day), x2: scale(t.day), y1: 0, y2: y }),
        draw("text", { class: "axis", x: scale(t.day) + 3, y: 14 }, t.name),
      ]),
    );
  };
  const look = (a: number, b: number) => {
    const wide = Math.min(last - first, Math.max(3, b - a));
    from = Math.min(Math.max(first, (a + b - wide) / 2), last - wide);
    to = from + wide;
    lay();
  };
  const zoom = (by: number, about = (from + to) / 2) => look(about - (about - from) * by, about + (to - about) * by);
  const move = (part: number) => look(from + part * (to - from), to + part * (to - from));

  at.classList.add("live");
  tools(region, "Zoom", [
    ["Closer (+)", "+", () => zoom(0.5)],
    ["Wider (-)", "−", () => zoom(2)],
    ["Earlier (Shift and left)", "←", () => move(-0.5)],
    ["Later (Shift and right)", "→", () => move(0.5)],
    ["All days drawn here (0)", "all", () => look(first, last)],
  ]);
  told(svg, saying(region));
  region.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === "+" || e.key === "=") zoom(0.5, focusDay());
    else if (e.key === "-") zoom(2, focusDay());
    else if (e.key === "0") look(first, last);
    else if (e.shiftKey && e.key === "ArrowLeft") move(-0.25);
    else if (e.shiftKey && e.key === "ArrowRight") move(0.25);
    else return;
    e.preventDefault();
    e.stopImmediatePropagation();
  });
  const focusDay = () => {
    const m = lanes.flatMap((l) => l.marks).find((x) => x.link === document.activeElement);
    return m ? Math.min(to, Math.max(from, (m.from + m.to) / 2)) : undefined;
  };
  roving(svg, () => lanes.flatMap((l) => l.marks.filter((m) => !m.link.classList.contains("none")).map((m) => m.link)));
  svg.addEventListener("wheel", (e) => {
    if (!e.ctrlKey) return;
    e.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(e.deltaY > 0 ? 1.25 : 0.8, from + ((e.clientX - box.left) / box.width) * (to - from));
  });
  drag(svg, (part) => move(-part));
  new ResizeObserver(lay).observe(region);
  lay();
}

function laneOf(group: Element): Lane {
  const name = group.querySelector(".lane-name") as Element;
  return {
    group,
    edge: group.querySelector(".edge") as Element,
    name,
    text: (group as SVGElement).dataset.name ?? "",
    marks: [...group.querySelectorAll<SVGElement>("a.mk")].map((link) => {
      const hit = link.querySelector(".hit") as Element;
      const from = day(link.dataset.from ?? "");
      return {
        link,
        hit,
        shape: link.querySelector(".shape") as Element,
        label: link.querySelector(".lbl"),
        from,
        to: (link.dataset.to ? day(link.dataset.to) : from) + 1,
        bar: !!link.dataset.to,
        x: Number(hit.getAttribute("x")),
        y: Number(hit.getAttribute("y")),
      };
    }),
  };
}

// place puts the marks of a lane into rows from y downward and returns where it ends.
function place(lane: Lane, y: number, width: number, scale: (d: number) => number): number {
  const ends: number[] = [];
  let hidden = 0;
  let seen = 0;
  for (const m of lane.marks) {
    const [a, b] = [scale(m.from), scale(m.to)];
    const inside = b > 0 && a < width;
    let x = Math.max(0, a);
    let w = Math.min(b, width) - x;
    if (w < size) [x, w] = [Math.max(0, Math.min((x + Math.min(b, width) - size) / 2, width - size)), size];
    let row = inside ? ends.findIndex((end) => end <= x) : -1;
    if (inside && row < 0 && ends.length < most) row = ends.push(0) - 1;
    m.link.classList.toggle("none", row < 0);
    if (inside) seen++;
    if (row < 0) {
      if (inside) hidden++;
      continue;
    }
    ends[row] = x + w;
    put(m, x, y + head + row * size, w);
  }
  set(lane.edge, { x2: width, y1: y, y2: y });
  set(lane.name, { y });
  lane.name.textContent = `${lane.text} (${seen})${hidden ? `, ${hidden} of them only in the table` : ""}`;
  return y + head + ends.length * size + 6;
}

function put(m: Mark, x: number, y: number, w: number): void {
  if (!m.bar) {
    set(m.link, { transform: `translate(${Math.round(x + (w - size) / 2 - m.x)} ${Math.round(y - m.y)})` });
    return;
  }
  set(m.hit, { x, y, width: w });
  set(m.shape, { x, y, width: w });
  if (m.label) {
    set(m.label, { x, y: y + size / 2 });
    const full = m.link.dataset.label ?? "";
    const room = Math.floor((w - 8) / letter);
    m.label.textContent = full.length <= room ? full : room < 5 ? "" : full.slice(0, room - 1) + "…";
  }
}

// drag tells by which part of its width the drawing was drawn along.
function drag(svg: SVGSVGElement, move: (part: number) => void): void {
  let x: number | undefined;
  let far = 0;
  svg.addEventListener("pointerdown", (e) => {
    if (e.button === 0 && e.pointerType === "mouse") [x, far] = [e.clientX, 0];
  });
  svg.addEventListener("pointermove", (e) => {
    if (x === undefined || e.buttons === 0) return;
    far += Math.abs(e.clientX - x);
    if (far < 5) return;
    move((e.clientX - x) / svg.getBoundingClientRect().width);
    x = e.clientX;
  });
  svg.addEventListener("dragstart", (e) => e.preventDefault());
  window.addEventListener("pointerup", () => (x = undefined));
  svg.addEventListener(
    "click",
    (e) => {
      if (far >= 5) e.preventDefault();
      far = 0;
    },
    true,
  );
}
