// The report page by keys and pointer: j and k go through the codings, hovering lights a
// coding and its words both ways, text that is selected lights what was coded from it.
import { make } from "./dom";
import { judging, keys as judgingKeys } from "./review";

const keys: [string, string][] = [
  ["j", "the next coding"], ["k", "the one before"], ["Enter", "open the coding, with what it is made of"], ["w", "from the coding to its words"],
  ["Escape", "nothing lit"], ...judgingKeys, ["?", "these keys"],
];

export function mount(text: HTMLElement): void {
  const cards = () => [...document.querySelectorAll<HTMLElement>("#cards .card[data-id]")];
  const words = (id: string) => [...text.querySelectorAll<HTMLElement>("[data-on]")].filter((w) => ids(w).includes(id));
  const ids = (w: HTMLElement) => (w.dataset.on ?? "").split(" ");
  let lit: Element[] = [];

  const light = (list: string[]) => {
    for (const e of lit) e.classList.remove("lit");
    lit = list.flatMap((id) => [...cards().filter((c) => c.dataset.id === id), ...words(id)]);
    for (const e of lit) e.classList.add("lit");
  };
  const idsAt = (target: EventTarget | null): string[] => {
    const e = target as Element | null;
    const card = e?.closest<HTMLElement>("#cards .card[data-id]");
    if (card) return [card.dataset.id as string];
    const word = e?.closest<HTMLElement>("#text [data-on]");
    return word ? ids(word) : [];
  };
  const hover = (e: Event) => {
    const list = idsAt(e.target);
    if (list.length) light(list);
  };
  document.addEventListener("pointerover", hover);
  document.addEventListener("focusin", hover);
  text.addEventListener("pointerleave", () => light([]));

  document.addEventListener("selectionchange", () => {
    const s = document.getSelection();
    if (!s || s.isCollapsed || !s.rangeCount || !text.contains(s.anchorNode)) return;
    const range = s.getRangeAt(0);
    const list = [...text.querySelectorAll<HTMLElement>("[data-on]")].filter((w) => range.intersectsNode(w)).flatMap(ids);
    light([...new Set(list)]);
  });

  const judge = judging(text);
  const current = (all: HTMLElement[]) => {
    const at = all.findIndex((c) => c.contains(document.activeElement));
    return at >= 0 ? at : all.findIndex((c) => c.classList.contains("on") || `#${c.id}` === location.hash);
  };
  const step = (way: 1 | -1) => {
    const all = cards();
    if (!all.length) return;
    const at = current(all);
    const to = all[at < 0 ? (way > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + way))];
    to.querySelector<HTMLElement>("h3 a, h4 a, a, summary")?.focus({ preventScroll: true });
    show(to);
    const first = words(to.dataset.id as string)[0];
    if (first) show(first);
    light([to.dataset.id as string]);
  };
  const show = (e: Element) => e.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented || (e.target as Element).closest("input, textarea, select, [contenteditable]")) return;
    if (e.key === "j") step(1);
    else if (e.key === "k") step(-1);
    else if (e.key === "w") {
      const card = document.activeElement?.closest<HTMLElement>(".card[data-id]");
      const word = card && words(card.dataset.id as string)[0];
      if (!word) return;
      show(word);
      word.focus();
    } else if (e.key === "Escape") light([]);
    else if (e.key === "?") help();
    else {
      const all = cards();
      if (!judge(e.key, all[current(all)])) return;
    }
    e.preventDefault();
  });

  const dialog = make("dialog", { "aria-labelledby": "keys-head", class: "keys" }, make("h2", { id: "keys-head" }, "Keys"));
  const list = make("dl", { class: "facts" });
  for (const [k, what] of keys) list.append(make("dt", {}, make("kbd", {}, k)), make("dd", {}, what));
  const close = make("button", { type: "button" }, "Close");
  close.addEventListener("click", () => dialog.close());
  dialog.append(list, close);
  document.body.append(dialog);
  const help = () => (dialog.open ? dialog.close() : dialog.showModal());
  const open = make("button", { type: "button", class: "keys-open" }, "Keys (?)");
  open.addEventListener("click", help);
  const next = make("button", { type: "button" }, "Next (j)");
  next.addEventListener("click", () => step(1));
  const before = make("button", { type: "button" }, "Previous (k)");
  before.addEventListener("click", () => step(-1));
  (document.querySelector("form.layers") ?? text).append(before, " ", next, " ", open);
}
