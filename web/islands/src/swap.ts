// Forms and links with data-swap put their answer in the place of the page, without
// loading it anew; the address and the way back are kept. By htmx, which is told to take
// nothing but what stands here.

const main = "#main";

let ready: Promise<any> | undefined;

function load(): Promise<any> {
  const meta = document.createElement("meta");
  meta.name = "htmx-config";
  meta.content = JSON.stringify({ includeIndicatorCSS: false, extensions: "readout", mode: "same-origin", transitions: false });
  document.head.append(meta);
  return import("htmx.org/dist/htmx.esm.js").then(({ default: htmx }) => {
    // What is swapped in comes from our own server alone, which escapes all text.
    const policy = (window as any).trustedTypes?.createPolicy("readout", { createHTML: (s: string) => s });
    htmx.registerExtension("readout", { init: (api: any) => api.initSecurity(policy) });
    return htmx;
  });
}

export function mount(): void {
  const all = [...document.querySelectorAll<HTMLElement | SVGElement>("[data-swap]:not([data-live])")];
  for (const at of all) at.setAttribute("data-live", "");
  ready ??= load();
  void ready.then((htmx) => {
    for (const at of all) {
      const links = at instanceof HTMLFormElement ? [at] : [...at.querySelectorAll("a[href]")];
      for (const e of links) {
        e.setAttribute("hx-get", e.getAttribute(e instanceof HTMLFormElement ? "action" : "href") ?? "");
        for (const [k, v] of [["target", main], ["select", main], ["swap", "outerHTML"], ["push-url", "true"]]) e.setAttribute(`hx-${k}`, v);
        if (e instanceof HTMLFormElement) for (const s of e.querySelectorAll("select")) s.addEventListener("change", () => e.requestSubmit());
        htmx.process(e);
      }
    }
  });
}
