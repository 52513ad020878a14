// Fields of cards and notes: one value per name, whatever page it was typed on.

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

/**
 * Keep the fields of an element and the ticket the same, both ways.
 * @param {Element} root
 * @param {AbortSignal} signal
 */
export function bindFields(root, signal) {
  for (const field of fieldsOf(root)) {
    field.autocomplete = "off"; // What is typed stays in the tab.
    field.spellcheck = false;
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
    const value = ticket.state.values[nameOf(field)] ?? "";
    if (field.value !== value) field.value = value;
    const misfit = value.trim() && !matches(field.dataset.pattern, value.trim());
    if (misfit) explain(field, MISFIT, { warning: true });
    else if (value.trim() || field.getAttribute("aria-invalid") !== "true") explain(field, "");
  }
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

/** @param {string | undefined} pattern @param {string} value */
function matches(pattern, value) {
  try {
    return !pattern || new RegExp(`^(?:${pattern})$`, "u").test(value);
  } catch {
    return true;
  }
}
