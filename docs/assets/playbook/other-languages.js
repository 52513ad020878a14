// A reply in its other languages, as the site has them.

import { html, matching, members, or, recordOf, text } from "../shapes.js";
import { loadJson } from "../site.js";

/** @typedef {import("./english.js").Variant} Variant */

const VARIANTS = recordOf(
  members({
    title: text,
    text,
    html,
    dir: or(matching(/^rtl$/), "ltr"),
    labels: recordOf(text),
    defaults: recordOf(text),
  }),
);

/**
 * A reply's other languages.
 * @param {string} name
 * @returns {Promise<Record<string, Variant>>}  Rejected where they cannot be had or believed.
 */
export async function otherLanguages(name) {
  return VARIANTS(await loadJson(`replies/${name}.json`));
}
