// One answer made of several replies: one greeting, one closing, a lead-in per part. No DOM.

import { fill, SLOT, toHtml } from "./fill.js";
import { directed } from "./language.js";

/** @typedef {import("./fill.js").Message} Message */
/** @typedef {{name: string, title: string, text: string, html: string, dir: string}} Part */

/**
 * The parts as one message in a frame; a single part needs no lead-in.
 * @param {Message & {dir?: string}} frame
 * @param {readonly Part[]} parts
 * @param {import("./fill.js").Values} values  For the frame's blanks; the parts have none left.
 * @returns {Message}
 */
export function compose(frame, parts, values) {
  const several = parts.length > 1;
  const body = {
    text: parts.map((part) => (several ? `${part.title}\n\n${part.text}` : part.text)).join("\n\n"),
    html: parts
      .map((part) => ({
        html: (several ? `<p><strong>${toHtml(part.title)}</strong></p>` : "") + part.html,
        dir: part.dir ?? "ltr",
      }))
      .map(({ html, dir }) => (dir === (frame.dir ?? "ltr") ? html : directed(html, dir)))
      .join(""),
  };
  const { text, html } = around(frame, body, values);
  return { text, html: frame.dir === "rtl" ? directed(html, "rtl") : html };
}

/**
 * A frame with its own blanks filled around a body that has none left: what was typed, in the frame
 * or in the body, is never taken for a blank or for the place of the body.
 * @param {Message} frame
 * @param {Message} body
 * @param {import("./fill.js").Values} values
 * @returns {Message}
 */
function around(frame, body, values) {
  const [text, html] = [frame.text.split(SLOT), frame.html.split(`<p>${SLOT}</p>`)];
  const [before, after] = [0, 1].map((side) =>
    fill({ text: text[side] ?? "", html: html[side] ?? "" }, values),
  );
  return {
    text: before.text + body.text + after.text,
    html: before.html + body.html + after.html,
  };
}

/**
 * @param {readonly Part[]} parts
 * @param {number} from
 * @param {number} to
 * @returns {Part[]}  The parts with one moved; as they were when it cannot move there.
 */
export function move(parts, from, to) {
  if (to < 0 || to >= parts.length) return [...parts];
  const others = parts.filter((_, index) => index !== from);
  return [...others.slice(0, to), parts[from], ...others.slice(to)];
}
