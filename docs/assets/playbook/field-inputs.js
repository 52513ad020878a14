// Fields of cards and notes: one value per name, whatever page it was typed on.

import { own } from "../shapes.js";
import { ticket } from "../state/ticket.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const MISFIT = "This looks different from what is usual here.";

/** @param {Element} root @returns {Control[]} */
export function fieldsOf(root) {
  return /** @type {Control[]} */ ([...root.querySelectorAll(".field [data-field]")]);
}

/** @param {Control} field */
export function nameOf(field) {
  return field.dataset.field ?? "";
}

/** What a field is called. @param {Control} field */
export function labelOf(field) {
  return field.closest(".field")?.querySelector("label")?.textContent ?? nameOf(field);
}

/**
 * Keep the fields of an element and the ticket the same, both ways.
 * @param {Element} root
 * @param {AbortSignal} signal
 */
export function bindFields(root, signal) {
  // Typed before this page could listen.
  for (const field of fieldsOf(root)) {
    if (field.value && field.value !== own(ticket.state.values, nameOf(field))) ticket.type(nameOf(field), field.value);
  }
  root.addEventListener(
    "input",
    (event) => {
      const field = fieldsOf(root).find((candidate) => candidate === event.target);
      if (field) ticket.type(nameOf(field), field.value);
    },
    { signal },
  );
  ticket.addEventListener("change", () => show(root), { signal });
  show(root);
}

/** @param {Element} root */
function show(root) {
  for (const field of fieldsOf(root)) {
    const value = own(ticket.state.values, nameOf(field)) ?? "";
    if (field.value !== value) field.value = value;
    judge(field);
  }
}

/** Warn of a value that is not what is usual. @param {Control} field */
async function judge(field) {
  const value = ticket.value(nameOf(field));
  if (value || field.getAttribute("aria-invalid") !== "true") explain(field, "");
  const pattern = field.dataset.pattern;
  if (!value || !pattern) return;
  const judged = import("./patterns.js").then(({ fits }) => fits(pattern, value));
  if (await judged.catch(() => true)) return;
  if (ticket.value(nameOf(field)) === value) explain(field, MISFIT, { warning: true });
}

/**
 * Say below a field what is the matter with it; nothing when `words` is empty.
 * @param {Control} field
 * @param {string} words
 * @param {{warning: boolean}} options  A warning does not make the field invalid.
 */
export function explain(field, words, { warning } = { warning: false }) {
  const box = field.closest(".field");
  const shown = box?.querySelector(".field__reason");
  if (shown?.textContent === words) return;
  shown?.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
  if (!words) return;
  const note = document.createElement("span");
  note.id = `${field.id}-reason`;
  note.className = warning ? "field__reason field__reason--warning" : "field__reason";
  note.textContent = words;
  box?.append(note);
  field.setAttribute("aria-describedby", note.id);
  if (!warning) field.setAttribute("aria-invalid", "true");
}
