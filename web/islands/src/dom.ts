// Small help with elements: everything is made by name and attribute, never from text
// that is taken for HTML.
const svgNames = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | number>;

export function make<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(name);
  set(e, attributes);
  e.append(...inside);
  return e;
}

export function draw(name: string, attributes: Attributes = {}, ...inside: (Node | string)[]): SVGElement {
  const e = document.createElementNS(svgNames, name) as SVGElement;
  set(e, attributes);
  e.append(...inside);
  return e;
}

export function set(e: Element, attributes: Attributes): void {
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, typeof v === "number" ? String(Math.round(100 * v) / 100) : v);
}

// tools puts a row of buttons before an element: what each is called and does.
export function tools(before: Element, name: string, list: [label: string, sign: string, act: () => void][]): HTMLElement {
  const bar = make("div", { class: "tools", role: "toolbar", "aria-label": name });
  for (const [label, sign, act] of list) {
    const b = make("button", { type: "button", "aria-label": label, title: label }, sign);
    b.addEventListener("click", act);
    bar.append(b);
  }
  before.before(bar);
  return bar;
}

// saying puts a line under a drawing that tells what the pointer or the focus is on.
export function saying(after: Element): (text: string) => void {
  const line = make("p", { class: "saying", "aria-hidden": "true" }, "\u00a0");
  after.after(line);
  return (text) => {
    line.textContent = text || "\u00a0";
  };
}

// told calls say with the name of what the pointer or the focus is on inside root.
export function told(root: Element, say: (text: string) => void): void {
  const hear = (e: Event) => say((e.target as Element).closest("[aria-label]:is(a, [tabindex])")?.getAttribute("aria-label") ?? "");
  root.addEventListener("pointerover", hear);
  root.addEventListener("focusin", hear);
}

// roving lets one of many links be reached by Tab and the others by arrows: list says
// which there are, in order; side by side for left and right, by distance for up and down.
// What it returns does so anew, when there are others.
export function roving(root: Element, list: () => Element[]): () => void {
  const hold = (on: Element) => {
    for (const e of list()) e.setAttribute("tabindex", e === on ? "0" : "-1");
  };
  const begin = () => {
    const all = list();
    const at = all.find((x) => x === document.activeElement) ?? all[0];
    if (at) hold(at);
  };
  begin();
  root.addEventListener("focusin", (e) => {
    const at = list().find((x) => x.contains(e.target as Node));
    if (at) hold(at);
  });
  root.addEventListener("keydown", (e) => {
    const key = (e as KeyboardEvent).key;
    const all = list();
    const at = all.findIndex((x) => x.contains(document.activeElement));
    if (at < 0 || (e as KeyboardEvent).ctrlKey || (e as KeyboardEvent).altKey || (e as KeyboardEvent).metaKey) return;
    let to: Element | undefined;
    if (key === "ArrowRight") to = all[at + 1];
    else if (key === "ArrowLeft") to = all[at - 1];
    else if (key === "Home") to = all[0];
    else if (key === "End") to = all[all.length - 1];
    else if (key === "ArrowDown" || key === "ArrowUp") to = nearest(all[at], all, key === "ArrowDown" ? 1 : -1);
    else return;
    e.preventDefault();
    if (to) {
      hold(to);
      (to as SVGElement).focus();
    }
  });
  return begin;
}

function nearest(from: Element, all: Element[], way: 1 | -1): Element | undefined {
  const a = from.getBoundingClientRect();
  let best: Element | undefined;
  let least = Infinity;
  for (const e of all) {
    const b = e.getBoundingClientRect();
    const down = way * (b.top - a.top);
    if (down < 4) continue;
    const far = down + 2 * Math.abs(b.left + b.width / 2 - a.left - a.width / 2);
    if (far < least) [least, best] = [far, e];
  }
  return best;
}
