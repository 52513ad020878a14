// Whether a value fits its field's pattern, judged apart from the page: a pattern that takes for ever
// stops nobody from typing.

import { address } from "../site.js";

const PATIENCE = 500; // milliseconds
/** @type {Worker | undefined} */
let judge;
/** @type {Promise<unknown>} */
let busy = Promise.resolve();
/** Patterns that took too long once. @type {Set<string>} */
const slow = new Set();

/**
 * @param {string} pattern
 * @param {string} value
 * @returns {Promise<boolean>}  True where nobody can tell in time: a pattern warns, it never blocks.
 */
export function fits(pattern, value) {
  const asked = busy.then(() => (slow.has(pattern) ? true : ask(pattern, value))).catch(() => true);
  busy = asked;
  return asked;
}

/** @param {string} pattern @param {string} value @returns {Promise<boolean>} */
function ask(pattern, value) {
  judge ??= new Worker(address("assets/playbook/pattern-worker.js"));
  const worker = judge;
  return new Promise((done) => {
    /** @param {boolean} answer */
    const tell = (answer) => {
      clearTimeout(waiting);
      worker.onmessage = worker.onerror = null;
      done(answer);
    };
    const stop = () => {
      worker.terminate();
      judge = undefined;
      tell(true);
    };
    const waiting = setTimeout(() => {
      slow.add(pattern);
      stop();
    }, PATIENCE);
    worker.onmessage = ({ data }) => tell(data);
    worker.onerror = stop;
    worker.postMessage({ pattern, value });
  });
}
