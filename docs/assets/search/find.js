// Loads Pagefind and its index, and makes of what it finds what Material shows.

import { ask } from "./ask.js";
import { unspaced } from "./words.js";

/** @typedef {{location: string, title: string, text: string, score: number, terms: object}} Item */

const FOLDER = new URL("../../search/", import.meta.url).href;
const SECTIONS = 3; // places of one page that are shown
/** @type {Promise<import("./ask.js").Index> | undefined} */
let index;

async function open() {
  const answer = await fetch(`${FOLDER}parts.json`);
  if (!answer.ok) throw new Error(`parts.json: ${answer.status}`);
  const parts = Number(await answer.json());
  const { createInstance } = await import(`${FOLDER}pagefind.js`);
  const first = createInstance({ basePath: `${FOLDER}0/`, language: "en" });
  await first.init();
  await Promise.all(
    Array.from({ length: parts - 1 }, (_, part) => first.mergeIndex(`${FOLDER}${part + 1}/`, { language: "en" })),
  );
  return first;
}

/**
 * What Material shows for what is typed: for each page itself, then places in it.
 * @param {string} typed
 * @param {number} most
 * @param {() => boolean} wanted  Whether the answer is still waited for.
 * @returns {Promise<Item[][]>}  Rejected where the index cannot be had.
 */
export async function find(typed, most, wanted) {
  index ??= open().catch((error) => {
    index = undefined;
    throw error;
  });
  const found = await ask(await index, typed, most);
  if (!wanted()) return [];
  return Promise.all(found.map(async ({ result, score }) => items(await result.data(), score)));
}

/** @param {any} page  Pagefind's. @param {number} score @returns {Item[]} */
function items(page, score) {
  const path = page.url.replace(/^\//, "");
  const above = page.sub_results.some((/** @type {any} */ one) => !one.anchor?.id) || !page.sub_results.length;
  /** @type {(id: string, title: string, text: string, less: number) => Item} */
  const item = (id, title, text, less) => ({
    location: id ? `${path}#${id}` : path,
    title: unspaced(title),
    text: unspaced(text),
    score: score - less,
    terms: {},
  });
  const places = page.sub_results.filter((/** @type {any} */ one) => one.anchor?.id).slice(0, SECTIONS);
  // Material folds in what scores less than the page, and shows the page's own words only then.
  return [
    item("", escaped(page.meta.title), page.excerpt, 0),
    ...places.map((/** @type {any} */ one) => item(one.anchor.id, escaped(one.title), one.excerpt, above ? 1 : 0)),
  ];
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;" })[sign] ?? "&gt;");
}
