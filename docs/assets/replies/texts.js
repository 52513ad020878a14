// What all replies say, to find them by: one file, loaded once and only where somebody looks for one.

import { listOf, text } from "../shapes.js";
import { loadJson } from "../site.js";
import { prepare } from "./find.js";

/** @type {import("../shapes.js").Shape<import("./find.js").Entry[]>} */
const FILE = listOf((entry) => {
  const [name, variants] = listOf((one) => one)(entry);
  return prepare(text(name), listOf(variantOf)(variants));
});
/** @type {Promise<import("./find.js").Entry[]> | undefined} */
let loading;

/** @returns {Promise<import("./find.js").Entry[]>}  Rejected where they cannot be had; the next call tries again. */
export function replyTexts() {
  loading ??= loadJson("replies/find.json").then(FILE);
  loading.catch(() => (loading = undefined));
  return loading;
}

/** @param {unknown} value */
function variantOf(value) {
  const [tag, title, when, said] = listOf(text)(value);
  return { tag: text(tag), title: text(title), when: text(when), text: text(said) };
}
