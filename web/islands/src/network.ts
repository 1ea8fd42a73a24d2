// The network that the server drew on a spiral, pulled together by who deals with whom.
// The layout is the same each time: nothing in it is left to chance.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { roving, saying, set, told } from "./dom";

interface Node extends SimulationNodeDatum {
  link: SVGElement;
  circle: Element;
  text: Element;
  r: number;
  near: Set<number>;
}

interface Edge extends SimulationLinkDatum<Node> {
  line: SVGElement;
  a: number;
  b: number;
}

const steps = 320;
const room = 9000; // of the drawing for each name, in square pixels

export function mount(at: HTMLElement): void {
  const svg = at.querySelector<SVGSVGElement>("svg.net");
  if (!svg) return;
  const region = svg.parentElement as HTMLElement;
  const nodes: Node[] = [...svg.querySelectorAll<SVGElement>("a.node")].map((link, i) => ({
    link,
    circle: link.querySelector("circle") as Element,
    text: link.querySelector("text") as Element,
    r: Number(link.dataset.r),
    near: new Set([i]),
  }));
  const edges: Edge[] = [...svg.querySelectorAll<SVGElement>(".edges line")].map((line) => {
    const [a, b] = [Number(line.dataset.a), Number(line.dataset.b)];
    nodes[a].near.add(b);
    nodes[b].near.add(a);
    return { line, a, b, source: a, target: b };
  });
  at.classList.add("live");

  let drawn = 0;
  const lay = () => {
    const width = Math.max(280, region.clientWidth);
    if (width === drawn) return;
    drawn = width;
    const height = Math.round(Math.max(440, Math.min(760, width * 0.62)));
    const shrink = Math.min(1, Math.sqrt((width * height) / (nodes.length * 6500)));
    nodes.forEach((n, i) => {
      n.x = width / 2 + (Number(n.link.dataset.x) - 500) * (width / 1000);
      n.y = height / 2 + (Number(n.link.dataset.y) - 310) * (height / 620);
      n.vx = n.vy = 0;
      n.link.classList.toggle("named", i < (width * height) / room);
    });
    const links = edges.map((e) => ({ ...e, source: e.a, target: e.b }));
    const force = forceSimulation<Node>(nodes)
      .force("link", forceLink<Node, SimulationLinkDatum<Node>>(links).distance(80 * shrink).strength(0.25))
      .force("apart", forceManyBody<Node>().strength(-220 * shrink).distanceMax(400))
      .force("touch", forceCollide<Node>((n) => (n.r + 12) * shrink + 2))
      .force("x", forceX<Node>(width / 2).strength(0.05))
      .force("y", forceY<Node>(height / 2).strength(0.05 * (width / height)))
      .stop();
    for (let i = 0; i < steps; i++) {
      force.tick();
      for (const n of nodes) {
        n.x = Math.min(width - n.r - 4, Math.max(n.r + 4, n.x ?? 0));
        n.y = Math.min(height - n.r - 18, Math.max(n.r + 4, n.y ?? 0));
      }
    }
    set(svg, { viewBox: `0 0 ${width} ${height}` });
    for (const n of nodes) {
      const [x, y] = [n.x ?? 0, n.y ?? 0];
      set(n.circle, { cx: x, cy: y, r: Math.max(12, n.r * shrink) });
      const half = ((n.text.textContent ?? "").length * 6.8) / 2;
      set(n.text, { x: Math.min(Math.max(x, half + 2), width - half - 2), y: y + Math.max(12, n.r * shrink), dy: 13 });
    }
    for (const e of edges) {
      const [a, b] = [nodes[e.a], nodes[e.b]];
      set(e.line, { x1: a.x ?? 0, y1: a.y ?? 0, x2: b.x ?? 0, y2: b.y ?? 0 });
    }
  };

  const light = (i: number) => {
    nodes.forEach((n, j) => {
      n.link.classList.toggle("lit", i >= 0 && nodes[i].near.has(j));
      n.link.classList.toggle("dim", i >= 0 && !nodes[i].near.has(j));
    });
    for (const e of edges) e.line.classList.toggle("dim", i >= 0 && e.a !== i && e.b !== i);
  };
  const hear = (e: Event) => light(nodes.findIndex((n) => n.link.contains(e.target as globalThis.Node)));
  svg.addEventListener("pointerover", hear);
  svg.addEventListener("focusin", hear);
  svg.addEventListener("pointerleave", () => light(-1));
  svg.addEventListener("focusout", () => light(-1));
  told(svg, saying(region));
  roving(svg, () => nodes.map((n) => n.link));
  new ResizeObserver(lay).observe(region);
  lay();
}
