// What the content says of tickets, for pages that have no need of the whole index of the desk.

import { members } from "../shapes.js";
import { loadJson } from "../site.js";
import { SAID, knownOf } from "./known.js";

const KNOWN = members(SAID);
/** @type {Promise<import("./known.js").Known> | undefined} */
let known;

/** Where it cannot be had, nothing is known. @returns {Promise<import("./known.js").Known>} */
export function loadKnown() {
  known ??= loadJson("replies/known.json").then((data) => {
    KNOWN(data);
    return knownOf(/** @type {any} */ (data));
  });
  return known.catch(() => {
    known = undefined;
    return knownOf({});
  });
}
