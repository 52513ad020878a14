// Composing and filling a message. No DOM: strings in, strings out.

/** @typedef {{text: string, html: string}} Message */
/** @typedef {Record<string, string>} Values  Text by field name. */

/** Where a frame puts the reply. */
export const SLOT = "[[reply]]";
const BLANK = /\[\[([a-z][a-z0-9_]*)\]\]/g;
const UNSEEN =
  /[\s\0-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]/;

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
    text: replaceBlanks(message.text, (name, blank, before) =>
      Object.hasOwn(values, name) ? indented(values[name], before) : blank,
    ),
    html: replaceBlanks(message.html, (name, blank) =>
      Object.hasOwn(values, name) ? toHtml(values[name]) : blank,
    ),
  };
}

/**
 * @param {string} template
 * @param {(name: string, blank: string, before: string) => string} replacement
 */
export function replaceBlanks(template, replacement) {
  return template.replace(BLANK, (blank, name, at) => replacement(name, blank, template.slice(0, at)));
}

/** Further lines of a value stand below the first, in a list below its text. @param {string} value @param {string} before */
function indented(value, before) {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const [marker] = /^ *(?:(?:\d{1,3}\.|-) +)*/.exec(line) ?? [""];
  return value.replace(/\r\n?|\n/g, `\n${" ".repeat(marker.length)}`);
}

/** What was typed, without the blanks and the unseen signs around it. @param {string} [value] */
export function trimmed(value = "") {
  let [start, end] = [0, value.length];
  while (start < end && UNSEEN.test(value[start])) start += 1;
  while (end > start && UNSEEN.test(value[end - 1])) end -= 1;
  return value.slice(start, end);
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
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char]).replace(/\r\n?|\n/g, "<br>");
}
