// Loads what the page at hand has use for: each element with data-island names its
// script. Elements that are swapped in later are found as well.
type Island = { mount(at: HTMLElement): void };

const islands: Record<string, () => Promise<Island>> = {
  timeline: () => import("./timeline"),
  map: () => import("./map"),
  network: () => import("./network"),
  chart: () => import("./chart"),
};

function mount(): void {
  for (const at of document.querySelectorAll<HTMLElement>("[data-island]:not([data-live])")) {
    const load = islands[at.dataset.island ?? ""];
    if (!load) continue;
    at.dataset.live = "";
    void load().then((m) => m.mount(at));
  }
  const text = document.querySelector<HTMLElement>("#text[data-report]:not([data-live])");
  if (text) {
    text.dataset.live = "";
    void import("./report").then((m) => m.mount(text));
  }
  if (document.querySelector("[data-swap]:not([data-live])")) void import("./swap").then((m) => m.mount());
  const feed = document.querySelector<HTMLElement>("[data-feed]:not([data-live])");
  if (feed) {
    feed.dataset.live = "";
    void import("./feed").then((m) => m.mount(feed));
  }
}

let asked = false;
new MutationObserver(() => {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    mount();
  });
}).observe(document.documentElement, { childList: true, subtree: true });
mount();
