// Judging by keys and pointer: a, r, c and u judge the coding that one is at, and words
// that are selected in the text are taken into the form by a button.
import { make } from "./dom";

// bytes is how many bytes of UTF-8 some text has.
const bytes = (s: string) => new TextEncoder().encode(s).length;

// place is where in the report, in bytes of its text, a point of the page stands; -1 for
// outside of it. Each paragraph says where it begins.
function place(node: Node, offset: number): number {
  const p = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("#text p[data-at]");
  if (!p) return -1;
  const before = document.createRange();
  before.setStart(p, 0);
  before.setEnd(node, offset);
  return Number(p.dataset.at) + bytes(before.toString());
}

// selected are the words that are selected in the text: "12-40", and as they stand there.
function selected(): { at: string; words: string } | undefined {
  const s = document.getSelection();
  if (!s || s.isCollapsed || !s.rangeCount) return undefined;
  const r = s.getRangeAt(0);
  const words = r.toString();
  let from = place(r.startContainer, r.startOffset);
  let to = place(r.endContainer, r.endOffset);
  if (from < 0 || to <= from) return undefined;
  from += bytes(words) - bytes(words.trimStart());
  to -= bytes(words) - bytes(words.trimEnd());
  return to > from ? { at: `${from}-${to}`, words: words.trim() } : undefined;
}

// wordsButtons puts a button beside each field for words of the report.
function wordsButtons(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-words]:not([data-live])")) {
    field.dataset.live = "";
    const b = make("button", { type: "button" }, "Take the selected words");
    const said = make("span", { class: "about", role: "status" });
    let kept: ReturnType<typeof selected>;
    document.addEventListener("selectionchange", () => {
      kept = selected() ?? kept; // a click on the button may end the selection
    });
    b.addEventListener("click", () => {
      kept = selected() ?? kept;
      if (kept) field.value = kept.at;
      said.textContent = kept ? ` “${kept.words}”` : " Select words in the text first.";
    });
    (field.closest("label") ?? field).after(b, said);
  }
}

// judged are the kinds of cards that can be judged.
const judged = ["talks", "event", "position", "statement", "judgement"];

// send says of a coding that is not open what its form would say.
function send(text: HTMLElement, target: string, verdict: string): void {
  const form = make("form", { method: "post", action: "/review", hidden: "" });
  const values: Record<string, string> = { report: text.dataset.report ?? "", target, verdict };
  if (text.dataset.task) values.task = text.dataset.task;
  for (const [name, value] of Object.entries(values)) form.append(make("input", { type: "hidden", name, value }));
  document.body.append(form);
  form.submit();
}

export const keys: [string, string][] = [
  ["a", "accept the coding"], ["r", "reject it"], ["c", "correct it"], ["u", "undo what you said last"],
];

// judging returns what a key does to the coding of a card; false where it does nothing.
export function judging(text: HTMLElement): (key: string, card: HTMLElement | undefined) => boolean {
  wordsButtons();
  const open = (card: HTMLElement) => {
    const to = [...card.querySelectorAll<HTMLAnchorElement>("p.why a")].find((a) => a.getAttribute("href")?.startsWith("?on="));
    if (!to) return false; // it cannot be judged, or is open
    to.click();
    return true;
  };
  return (key, card) => {
    if (key === "u") {
      const b = document.querySelector<HTMLButtonElement>("#undo-last button");
      b?.click();
      return !!b;
    }
    if (!card || !["a", "r", "c"].includes(key)) return false;
    const form = card.querySelector<HTMLFormElement>("form.verdict");
    if (!form && key !== "c" && text.dataset.me && judged.some((k) => card.classList.contains(k))) {
      send(text, card.dataset.id as string, key === "a" ? "accept" : "reject");
      return true;
    }
    if (!form) return open(card);
    if (key === "c") {
      const more = card.querySelector<HTMLDetailsElement>("details.correct");
      if (!more) return false;
      more.open = true;
      more.querySelector<HTMLElement>("select, input:not([type=hidden])")?.focus();
      return true;
    }
    const who = form.querySelector<HTMLInputElement>("input[name=who]");
    if (who && !who.value && !text.dataset.me) {
      who.focus(); // nobody knows yet who judges
      return true;
    }
    form.querySelector<HTMLButtonElement>(`button[value=${key === "a" ? "accept" : "reject"}]`)?.click();
    return true;
  };
}
