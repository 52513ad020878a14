// What a page can do without until somebody touches it.

const TOUCHES = ["pointerover", "pointerdown", "keydown", "click"];

/** @param {() => void} task  Run once, when somebody first moves over the page or presses anything. */
export function whenTouched(task) {
  const stop = new AbortController();
  for (const kind of TOUCHES) {
    addEventListener(kind, () => (stop.abort(), task()), { capture: true, once: true, signal: stop.signal });
  }
}
