// Says under a list of changes that there are more, as they come.
import { make } from "./dom";

export function mount(at: HTMLElement): void {
  const from = at.dataset.feed;
  if (!from || !("EventSource" in window)) return;
  const line = make("p", { class: "note", role: "status" });
  line.hidden = true;
  at.before(line);
  let n = 0;
  const source = new EventSource(from);
  const more = () => {
    n++;
    line.hidden = false;
    const again = make("a", { href: location.href }, "Show them");
    line.replaceChildren(`${n} ${n === 1 ? "change" : "changes"} since this page was made. `, again);
  };
  for (const kind of ["message", "change"]) source.addEventListener(kind, more);
  window.addEventListener("pagehide", () => source.close());
}
