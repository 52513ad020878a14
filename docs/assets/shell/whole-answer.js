// The parts of the ticket in the frame of its channel and language: what *Copy answer* copies.

import { compose } from "../message/combine.js";
import { blanks } from "../message/fill.js";
import { directionOf } from "../message/language.js";
import { html, members, own, recordOf, text } from "../shapes.js";
import { loadJson } from "../site.js";
import { ticket } from "../state/ticket.js";

/** @typedef {import("../message/fill.js").Message} Message */
const FRAMES = members({
  frames: recordOf(recordOf(members({ text, html }))),
  defaults: recordOf(recordOf(text)),
  asking: recordOf(recordOf(members({ before: text, title: text }))),
});
/** @typedef {ReturnType<typeof FRAMES>} Frames  Frames by channel and language, defaults by field and language. */
const UNLOADED = "Greeting and closing could not be loaded. Nothing was copied; try again.";
/** @type {Frames | undefined} */
let loaded;

/** @returns {Promise<Frames>}  Rejected, with words for the agent, where they cannot be had. */
export async function loadFrames() {
  try {
    loaded ??= whole(FRAMES(await loadJson("replies/frames.json")));
  } catch {
    throw new Error(UNLOADED);
  }
  return loaded;
}

/** Each channel has its English frame at least. @param {Frames} found */
function whole(found) {
  const channels = Object.values(found.frames);
  if (!channels.length || !channels.every((byLanguage) => own(byLanguage, "en"))) {
    throw new TypeError("there is no frame");
  }
  return found;
}

/**
 * At once where the frames are there.
 * @returns {Message | Promise<Message>}  Throws, or is rejected, with words for the agent.
 */
export function wholeAnswer() {
  const { parts, language } = ticket.state;
  return loaded ? answer(loaded, parts, language) : loadFrames().then((found) => answer(found, parts, language));
}

/**
 * Parts as one message, in the channel of the ticket.
 * @param {Frames} found
 * @param {readonly import("../message/combine.js").Part[]} parts
 * @param {string | null} language
 * @returns {Message}
 */
export function answer({ frames, defaults }, parts, language) {
  const { channel } = ticket.state;
  const byLanguage = own(frames, channel ?? "") ?? Object.values(frames)[0] ?? {};
  const tag = language && own(byLanguage, language) ? language : "en";
  const frame = own(byLanguage, tag);
  if (!frame) throw new Error(UNLOADED);
  /** @type {Record<string, string>} */
  const filled = {};
  for (const name of blanks(frame.text)) {
    const byTag = own(defaults, name) ?? {};
    const value = ticket.value(name) || (own(byTag, tag) ?? own(byTag, "en"));
    if (value) filled[name] = value;
  }
  const missing = blanks(frame.text).filter((name) => !Object.hasOwn(filled, name) && name !== "reply");
  if (missing.length > 0) throw new Error(`Not copied: ${missing.join(", ")} is still blank.`);
  return compose({ ...frame, dir: directionOf(tag) }, parts, filled);
}
