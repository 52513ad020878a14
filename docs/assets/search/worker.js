// Answers Material's search box in its own protocol, out of Pagefind's index. Material starts this as
// a classic worker; nothing else is loaded before somebody types.

const material = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL("../../", material.location.href).href;
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const MOST = 12; // pages that are shown

/** What the page is told beside results: `searching`, `missing` or `answered`. */
const told = new BroadcastChannel("playbooks-search");
let newest = 0;

material.addEventListener("message", ({ data: message }) => {
  if (message.type === SETUP) material.postMessage({ type: READY });
  if (message.type === QUERY) respond(String(message.data));
});

/** The newest question alone is answered. @param {string} typed */
async function respond(typed) {
  const mine = ++newest;
  /** @param {string} state @param {unknown[]} items */
  const say = (state, items) => {
    if (mine !== newest) return;
    material.postMessage({ type: RESULT, data: { items } });
    told.postMessage(state);
  };
  if (!typed.trim()) return say("answered", []);
  told.postMessage("searching");
  try {
    const { find } = await import(`${ROOT}assets/search/find.js`);
    const items = await find(typed, MOST, () => mine === newest);
    say("answered", items);
  } catch {
    say("missing", []);
  }
}
