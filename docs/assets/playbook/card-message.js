// What a card copies and adds to the answer: the reply with its blanks filled.

import { textOf } from "../message/clean-html.js";
import { blanks, fill, within } from "../message/fill.js";
import { directed } from "../message/language.js";
import { ticket } from "../state/ticket.js";
import { find } from "../ticket/fields.js";
import { loadKnown } from "../ticket/load-known.js";
import { explain, nameOf } from "./field-inputs.js";

/** @typedef {import("../message/fill.js").Message} Message */
/** @typedef {import("../message/combine.js").Part} Part */
/** @typedef {import("./reply.js").Reply} Reply */
/** @typedef {import("./reply.js").Variant} Variant */

const FILL = "Fill this in first.";
const SAID = "From the ticket. If it is right, copy again.";
const LOOKED = 32_000; // characters of the ticket
const OUTDATED = "the page is older than its reply. Load the page again.";

/** Ends when what the ticket says stands in blank fields. @type {Promise<void>} */
export let filling = Promise.resolve();

/** The whole message. Throws while a blank has no value. @param {Reply} reply @param {Variant} variant @returns {Message} */
export function message(reply, variant) {
  const { text, html } = filled(reply, variant, within(reply.frame(variant), bodyOf(variant)));
  return { text, html: variant.dir === "rtl" ? directed(html, "rtl") : html };
}

/** The reply alone, for an answer. Throws while a blank has no value. @param {Reply} reply @param {Variant} variant @returns {Part} */
export function part(reply, variant) {
  const { title, dir } = variant;
  return { name: reply.name, title, ...filled(reply, variant, bodyOf(variant)), dir };
}

/** @param {Variant} variant @returns {Message} */
function bodyOf({ text, html }) {
  return { text: text ?? textOf(html), html };
}

/**
 * Throws while a blank has no value: each says so, the first gets the focus.
 * @param {Reply} reply
 * @param {Variant} variant
 * @param {Message} template
 */
function filled(reply, variant, template) {
  const values = reply.values(variant);
  const missing = blanks(template.text).filter((name) => !Object.hasOwn(values, name));
  const open = reply.fields.filter((field) => missing.includes(nameOf(field)));
  for (const field of open) explain(field, FILL);
  open[0]?.focus();
  if (open.length && ticket.state.text) filling = fillFromTicket(open);
  if (missing.length > open.length) throw new Error(OUTDATED);
  if (missing.length > 0) throw new Error("something is still blank.");
  return fill(template, values);
}

/**
 * The one value that the ticket has for a blank is put there, to be looked at before anything is
 * copied; what was typed meanwhile stays.
 * @param {import("./field-inputs.js").Control[]} open
 */
async function fillFromTicket(open) {
  const text = ticket.state.text.slice(0, LOOKED);
  const said = find(text, await loadKnown());
  if (text !== ticket.state.text.slice(0, LOOKED)) return;
  for (const field of open.filter((one) => !one.value)) {
    const [value, ...others] = said.filter((one) => one.field === nameOf(field)).map((one) => one.value);
    if (value === undefined || others.length) continue;
    ticket.type(nameOf(field), value);
    explain(field, SAID);
  }
}
