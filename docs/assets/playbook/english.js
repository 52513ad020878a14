// A reply in English, as the page has it.

import { fieldsOf, labelOf, nameOf } from "./field-inputs.js";

/**
 * A reply in one language, with the labels and defaults of its fields in that language; the text of
 * the English one is read out of its HTML when it is wanted.
 * @typedef {{text?: string, html: string, title: string, dir: string,
 *   labels: Record<string, string>, defaults: Record<string, string>}} Variant
 */

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
  return { title, html: body.innerHTML, dir: "ltr", labels, defaults };
}
