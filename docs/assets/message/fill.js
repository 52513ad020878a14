// Composing and filling a message. No DOM: strings in, strings out.

/** @typedef {{text: string, html: string}} Message */
/** @typedef {Record<string, string>} Values  Text by field name. */

/** Where a frame puts the reply. */
export const SLOT = "[[reply]]";
const BLANK = /\[\[([a-z][a-z0-9_]*)\]\]/g;

/**
 * A reply put into its frame; `macros/messages/compose.py` does the same.
 * @param {Message} frame
 * @param {Message} reply
 * @returns {Message}
 */
export function within(frame, reply) {
  return {
    text: frame.text.replace(SLOT, () => reply.text),
    html: frame.html.replace(`<p>${SLOT}</p>`, () => reply.html),
  };
}

/**
 * The message with its blanks filled. Each blank is looked at once, so a value that looks like a
 * blank stays what was typed. Blanks without a value stay blanks.
 * @param {Message} message
 * @param {Values} values
 * @returns {Message}
 */
export function fill(message, values) {
  return {
    text: replaceBlanks(message.text, (name, blank) =>
      Object.hasOwn(values, name) ? values[name] : blank,
    ),
    html: replaceBlanks(message.html, (name, blank) =>
      Object.hasOwn(values, name) ? toHtml(values[name]) : blank,
    ),
  };
}

/**
 * @param {string} template
 * @param {(name: string, blank: string) => string} replacement
 */
export function replaceBlanks(template, replacement) {
  return template.replace(BLANK, (blank, name) => replacement(name, blank));
}

/**
 * Names of the blanks that are still there, each once.
 * @param {string} template
 * @returns {string[]}
 */
export function blanks(template) {
  return [...new Set(Array.from(template.matchAll(BLANK), (match) => match[1]))];
}

const ENTITIES = /** @type {Record<string, string>} */ ({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
});

/**
 * Typed text as HTML: what it says and its line breaks, never markup.
 * @param {string} text
 */
export function toHtml(text) {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char]).replace(/\r?\n/g, "<br>");
}
