// What a ticket says about the customer: shown to accept or correct, then filled into its replies.

import { trimmed } from "../message/fill.js";
import { languageName } from "../message/language.js";
import { own } from "../shapes.js";
import { ticket } from "../state/ticket.js";
import { find } from "../ticket/fields.js";
import { knownOf } from "../ticket/known.js";
import { languageOf } from "../ticket/language.js";

/** @typedef {import("./index-file.js").Index} Index */

/**
 * @param {HTMLElement} place
 * @param {Index} index
 * @param {string} text
 */
export function showFound(place, index, text) {
  const language = languageOf(text);
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { field, value } of find(text, knownOf(index.about))) {
    if (own(index.about.labels, field)) found.set(field, [...(found.get(field) ?? []), value]);
  }
  const key = JSON.stringify([[...found], language]);
  if (place.dataset.shown === key) return; // What somebody is correcting stays.
  place.dataset.shown = key;
  const rows = [...found].map(([field, values]) => row(field, index.about.labels[field], values));
  const spoken = language && language !== "en" ? languageRow(language) : null;
  if (spoken) rows.push(spoken);
  if (!rows.length) {
    place.replaceChildren();
    return;
  }
  const heading = document.createElement("h2");
  heading.textContent = "Found in the ticket";
  const all = button("Use all");
  all.addEventListener("click", () => {
    for (const use of place.querySelectorAll("button[data-use]:not([data-typed])")) {
      /** @type {HTMLElement} */ (use).click();
    }
  });
  place.replaceChildren(heading, ...rows, ...(rows.length > 1 ? [all] : []));
}

/** @param {string} field @param {string} label @param {string[]} values */
function row(field, label, values) {
  const input = document.createElement("input");
  const typed = ticket.value(field);
  input.value = values.includes(typed) ? typed : values[0];
  input.id = `desk-found-${field}`;
  input.autocomplete = "off";
  input.spellcheck = false;
  if (values.length > 1) {
    const others = document.createElement("datalist");
    others.id = `${input.id}-others`;
    others.append(...values.map((value) => new Option(value)));
    input.setAttribute("list", others.id);
    input.append(others);
  }
  const use = button(`Use`, `Use ${label}`);
  // What somebody typed elsewhere is only replaced by a press of this very button.
  use.toggleAttribute("data-typed", typed !== "" && typed !== input.value);
  const show = () => mark(use, ticket.value(field) === trimmed(input.value) && trimmed(input.value) !== "");
  use.addEventListener("click", () => {
    ticket.type(field, trimmed(input.value));
    show();
  });
  input.addEventListener("input", show);
  input.addEventListener("change", () => use.click());
  show();
  return line(label, input, use);
}

/** @param {string} language */
function languageRow(language) {
  const name = languageName(language);
  const shown = document.createElement("output");
  shown.textContent = name;
  const use = button("Reply in it", `Reply in ${name}`);
  const show = () => mark(use, ticket.state.language === language);
  use.addEventListener("click", () => {
    ticket.update({ language });
    show();
  });
  show();
  return line("Language", shown, use);
}

/** @param {string} label @param {HTMLElement} value @param {HTMLElement} use */
function line(label, value, use) {
  const row = document.createElement("div");
  row.className = "desk__field";
  const name = document.createElement("label");
  name.textContent = label;
  if (value.id) name.htmlFor = value.id;
  row.append(name, value, ...value.querySelectorAll("datalist"), use);
  return row;
}

/** @param {string} words @param {string} [name] */
function button(words, name = words) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  if (name !== words) element.setAttribute("aria-label", name);
  if (words !== "Use all") element.dataset.use = "";
  return element;
}

/** @param {HTMLElement} use @param {boolean} used */
function mark(use, used) {
  use.setAttribute("aria-pressed", String(used));
}
