// The ask of a playbook that is most like a ticket.

import { ASKS, loadJson } from "../site.js";
import { features } from "./features.js";

const LEAST = 0.2; // of all that an ask says; what shares less is no company
/** @typedef {{text: string, found: Set<number>}} Ask */
/** @type {Promise<Map<string, string[]>> | undefined} */
let loading;
/** @type {Map<string, Ask[]>} */
const known = new Map();

/** @param {string} file @returns {Promise<Map<string, string[]>>} */
function load(file) {
  loading ??= loadJson(file).then((list) => new Map(ASKS(list)));
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * @param {{asks: string, playbooks: string[][]}} about
 * @param {number} place
 * @param {string} text
 * @returns {Promise<string>}  Nothing when none is like it.
 */
export async function closestAsk(about, place, text) {
  const name = `${about.playbooks[place][0]}/`;
  const said = (await load(about.asks)).get(name) ?? [];
  const asks = known.get(name) ?? said.map((text) => ({ text, found: features(text) }));
  known.set(name, asks);
  const ticket = features(text);
  let [best, most] = ["", LEAST];
  for (const ask of asks) {
    const shared = [...ask.found].filter((feature) => ticket.has(feature)).length;
    const alike = shared / Math.sqrt(ask.found.size * Math.max(ask.found.size, Math.min(ticket.size, 60)));
    if (alike > most) [best, most] = [ask.text, alike];
  }
  return best;
}
