// What the content says of tickets, for pages that have no need of the whole index of the desk.

import { listOf, members, or, text } from "../shapes.js";
import { loadJson } from "../site.js";
import { knownOf } from "./known.js";

const WAY = members({ field: text, kind: or(text, null), pattern: or(text, null), called: or(listOf(text), []) });
const SAID = members({ hosts: listOf(text), detect: listOf(WAY), keys: listOf(text) });
/** @type {Promise<import("./known.js").Known> | undefined} */
let known;

/** Where it cannot be had, nothing is known. @returns {Promise<import("./known.js").Known>} */
export function loadKnown() {
  known ??= loadJson("replies/known.json").then((data) => {
    SAID(data);
    return knownOf(/** @type {any} */ (data));
  });
  return known.catch(() => {
    known = undefined;
    return knownOf({});
  });
}
