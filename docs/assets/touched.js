// What a page can do without until somebody touches it.

const TOUCHES = ["pointerover", "pointermove", "pointerdown", "keydown", "click", "input", "scroll"];
/** What touches have begun to load. @type {unknown[]} */
const begun = [];

/** @param {() => unknown} task  Run once, when somebody first moves over the page, scrolls it or presses anything. */
export function whenTouched(task) {
  const stop = new AbortController();
  for (const kind of TOUCHES) {
    addEventListener(kind, () => (stop.abort(), begun.push(task())), { capture: true, once: true, signal: stop.signal });
  }
}

/** Settled once nothing that a touch has begun is on its way any more. */
export function atRest() {
  return Promise.allSettled(begun);
}
