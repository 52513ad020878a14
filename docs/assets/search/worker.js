// Answers Material's search box in its own protocol, out of Pagefind's index. Material starts this as
// a classic worker; nothing else is loaded before somebody types.

const material = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL("../../", material.location.href).href;
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const MOST = 12; // pages that are shown

/** What the page is told beside results: `searching`, `missing` or `answered`; again where it asks,
 * for it may begin to listen after the answer. */
const told = new BroadcastChannel("playbooks-search");
let newest = 0;
let state = "answered";

/** @param {string} now */
function tell(now) {
  state = now;
  told.postMessage(state);
}

told.addEventListener("message", ({ data }) => {
  if (data === "asked") told.postMessage(state);
});

material.addEventListener("message", ({ data: message }) => {
  if (message.type === SETUP) material.postMessage({ type: READY });
  if (message.type === QUERY) respond(String(message.data));
});

/** The newest question alone is answered. @param {string} typed */
async function respond(typed) {
  const mine = ++newest;
  /** @param {string} now @param {unknown[]} items */
  const say = (now, items) => {
    if (mine !== newest) return;
    material.postMessage({ type: RESULT, data: { items } });
    tell(now);
  };
  if (!typed.trim()) return say("answered", []);
  tell("searching");
  try {
    const { find } = await import(`${ROOT}assets/search/find.js`);
    const items = await find(typed, MOST, () => mine === newest);
    say("answered", items);
  } catch {
    say("missing", []);
  }
}
