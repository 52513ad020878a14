// A reply in its languages: English as the page has it, the others as the site has them.

import { clean } from "../message/clean-html.js";
import { html, matching, members, or, recordOf, text } from "../shapes.js";
import { loadJson } from "../site.js";
import { fieldsOf, labelOf, nameOf } from "./field-inputs.js";

/** @typedef {import("../message/fill.js").Message} Message */
/** @typedef {Record<string, Record<string, Message>>} Frames  By channel and language. */
/**
 * A reply in one language, with the labels and defaults of its fields in that language.
 * @typedef {Message & {title: string, dir: string, labels: Record<string, string>,
 *   defaults: Record<string, string>}} Variant
 */

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

/** The English reply as the page has it: its blanks are blanks again. @param {Element} card @returns {Variant} */
export function english(card) {
  const body = /** @type {Element} */ (
    (card.querySelector(".reply__body") ?? document.createElement("div")).cloneNode(true)
  );
  for (const blank of body.querySelectorAll(".blank")) {
    blank.replaceWith(`[[${blank.getAttribute("data-field")}]]`);
  }
  /** @type {Record<string, string>} */
  const labels = {};
  /** @type {Record<string, string>} */
  const defaults = {};
  for (const field of fieldsOf(card)) {
    labels[nameOf(field)] = labelOf(field);
    if (field.dataset.default) defaults[nameOf(field)] = field.dataset.default;
  }
  const title = card.querySelector(".reply__title")?.textContent ?? "";
  body.normalize();
  return { title, html: body.innerHTML, text: clean(body).text, dir: "ltr", labels, defaults };
}

/**
 * A reply's other languages.
 * @param {string} name
 * @returns {Promise<Record<string, Variant>>}  Rejected where they cannot be had or believed.
 */
export async function otherLanguages(name) {
  return VARIANTS(await loadJson(`replies/${name}.json`));
}
