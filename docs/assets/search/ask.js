// Asks the parts of Pagefind's index: what holds the very words first, then what holds most of them.

import { terms, words } from "./words.js";

/** @typedef {{id: string, score: number, data: () => Promise<any>}} Result */
/** @typedef {{search: (query: string) => Promise<{results: Result[]}>}} Index */

const MOST = 12; // words of a pasted text that are looked for: the longest ones say most
const SENTENCE = 3; // words
const INNER = /(?<=[\p{L}\p{N}])[._](?=[\p{L}\p{N}])/gu;
const EXACT = 1e6; // above every sum of scores

/** Whether Pagefind gives no score: it does for words alone. @param {string} query */
const isPhrase = (query) => query.includes(" ");

/**
 * Pages for what is typed, best first.
 * @param {Index} index
 * @param {string} typed
 * @param {number} most
 * @returns {Promise<{result: Result, score: number}[]>}
 */
export async function ask(index, typed, most) {
  const all = words(typed);
  if (!all.length) return [];
  // A code is one word or several, as the index has it: RISK_CONTROL.
  const parts = words(typed.replace(INNER, " "));
  const wanted = terms(parts.length > all.length ? [...all, ...parts] : all)
    .sort((a, b) => b.query.length - a.query.length)
    .slice(0, MOST);
  const search = async (/** @type {string} */ query) => (await index.search(query)).results;
  const exact = await search(`"${all.join(" ")}"`);
  // A whole sentence on one page: that one is meant.
  if (exact.length === 1 && all.length > SENTENCE) return [{ result: exact[0], score: EXACT }];
  const each = await Promise.all(
    wanted.map(async ({ query, exact }) => {
      if (!exact) return search(query);
      const whole = await search(`"${query}"`);
      if (isPhrase(query)) return whole;
      const ids = new Set(whole.map(({ id }) => id));
      return (await search(query)).filter(({ id }) => ids.has(id));
    }),
  );
  /** @type {Map<string, {result: Result, score: number, best: number}>} */
  const found = new Map();
  /** @param {Result[]} results @param {(result: Result) => number} scoreOf */
  const add = (results, scoreOf) => {
    for (const result of results) {
      const [score, known] = [scoreOf(result), found.get(result.id)];
      if (!known) found.set(result.id, { result, score, best: score });
      else {
        known.score += score;
        if (score > known.best) [known.result, known.best] = [result, score];
      }
    }
  };
  add(exact, () => EXACT);
  each.forEach((results, place) => {
    // Signs in a row have no score of their own; the rarer they are, the more they say.
    const rare = 4 / Math.log2(2 + results.length);
    add(results, ({ score }) => (isPhrase(wanted[place].query) ? rare : score) + MOST);
  });
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, most);
}
