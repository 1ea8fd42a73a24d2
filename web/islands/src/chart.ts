// A chart of bars: its columns by arrows, and what each says in a line under it.
import { roving, saying, told } from "./dom";

export function mount(at: HTMLElement): void {
  const svg = at.querySelector("svg");
  if (!svg) return;
  told(svg, saying(svg.parentElement as Element));
  roving(svg, () => [...svg.querySelectorAll("a")]);
}
