// The theme's script, most of what a page runs: it comes once somebody touches the page. Until then
// the page looks as with it, and what is pressed meanwhile is told to it when it is there.

import { whenTouched } from "../touched.js";

const PALETTE = "[data-md-component=palette]";
const QUERY = ".md-header [data-md-component=search-query]";
// What the theme lays out anew, or opens: such a page has it at once.
const LAID_OUT = ".md-typeset :is(table:not([class]), pre > code, .tabbed-set)";

/** @type {Promise<void> | undefined} */
let loading;
/** What was pressed before the theme was there. @type {KeyboardEvent[]} */
let keys = [];
/** The colours chosen before. @type {Element | undefined} */
let chosen;

/** @param {() => void} then  Called once the theme runs. */
export function wakeTheme(then) {
  const template = document.querySelector("template.theme");
  const source = template instanceof HTMLTemplateElement && template.content.querySelector("script")?.getAttribute("src");
  if (!source) return then();
  showPalette();
  const waiting = new AbortController();
  const { signal } = waiting;
  addEventListener("keydown", (event) => event.defaultPrevented || keys.push(event), { signal });
  addEventListener("change", ({ target }) => {
    if (target instanceof Element && target.closest(PALETTE)) chosen = target;
  }, { signal });
  // The page before came in place, and this one was loaded since: *Back* has to load as well.
  const { pathname } = location;
  addEventListener("popstate", () => location.pathname === pathname || location.reload(), { signal });
  const load = () => {
    loading ??= run(source).then(() => {
      waiting.abort();
      catchUp();
      then();
    });
    return loading.catch(() => (loading = undefined)); // the next touch tries again
  };
  if (location.hash || location.search || document.querySelector(LAID_OUT)) load();
  whenTouched(load);
  for (const media of ["print", "(prefers-color-scheme: dark)"]) {
    matchMedia(media).addEventListener("change", load, { signal });
  }
}

/** @param {string} source @returns {Promise<void>} */
function run(source) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => done();
    script.onerror = () => (script.remove(), failed(new Error(source)));
    document.body.append(script);
  });
}

/** The switch of colours that the theme will show. */
function showPalette() {
  /** @type {{index?: number}} */
  let kept = {};
  try {
    kept = /** @type {any} */ (globalThis).__md_get("__palette") ?? kept;
  } catch {
    // Refused storage: the first it is.
  }
  const labels = document.querySelectorAll(`${PALETTE} label`);
  labels[Math.max(0, Math.min(kept.index ?? 0, labels.length - 1))]?.removeAttribute("hidden");
}

function catchUp() {
  chosen?.dispatchEvent(new Event("change"));
  for (const { key, code, shiftKey } of keys) {
    dispatchEvent(new KeyboardEvent("keydown", { key, code, shiftKey }));
  }
  keys = [];
  document.querySelector(QUERY)?.dispatchEvent(new KeyboardEvent("keyup"));
}
