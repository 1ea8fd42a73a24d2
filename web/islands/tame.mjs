// htmx can run code that stands in attributes, and makes scripts of a page anew. Neither
// is wanted, and the policy of the pages forbids both: they are taken out when it is bundled.
import { readFileSync } from "node:fs";

const cuts = [
  ["#Function = Function;", ""],
  ["#AsyncFunction = Object.getPrototypeOf(async function(){}).constructor;", ""],
  ["if (syncFn) this.#Function = syncFn;", ""],
  ["if (asyncFn) this.#AsyncFunction = asyncFn;", ""],
  [/#executeJavaScript\(thisArg, obj, code, [^)]*\) \{[\s\S]*?\n {8}\}/, "#executeJavaScript() { throw new Error('code in attributes is not run') }"],
  [/let scripts = this\.#queryEltAndDescendants\(container, 'script'\);/, "let scripts = [];"],
];

export const tame = {
  name: "tame htmx",
  setup(build) {
    build.onLoad({ filter: /htmx\.esm\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      for (const [what, by] of cuts) {
        const parts = contents.split(what);
        if (parts.length !== 2) throw new Error(`htmx has ${parts.length - 1} times what should stand there once: ${what}`);
        contents = parts.join(by);
      }
      return { contents, loader: "js" };
    });
  },
};
