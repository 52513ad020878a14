// *Ask the customer*: one message with the questions of checks that are still open.

import { copy } from "../message/clipboard.js";
import { directionOf, languageName } from "../message/language.js";
import { answer, loadFrames } from "../shell/whole-answer.js";
import { own, recordOf, text } from "../shapes.js";
import { addStyle, loadJson } from "../site.js";
import { ticket } from "../state/ticket.js";
import { languageOf, mostTelling, partOf } from "./questions.js";

/** @typedef {import("./check-list.js").CheckList} CheckList */
/** @typedef {import("./questions.js").Question} Question */

const FILE = recordOf(recordOf(text));
const REFUSED = "The browser does not let this page copy. Select the message and copy it by hand.";

/**
 * Show the panel below the check, with everything it copies loaded already.
 * @param {CheckList} list
 */
export async function ask(list) {
  addStyle("asking");
  const step = list.querySelector("check-step");
  list.querySelector(".asking")?.remove();
  const panel = document.createElement("section");
  panel.className = "asking";
  panel.tabIndex = -1;
  panel.setAttribute("aria-label", "Ask the customer");
  step?.after(panel);
  try {
    const [questions, frames] = await Promise.all([
      loadJson(`questions/${list.name}.json`).then(FILE),
      loadFrames(),
    ]);
    show(panel, list, questions, frames);
  } catch {
    panel.textContent = "The questions could not be loaded. Try again.";
  }
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

/**
 * @param {HTMLElement} panel
 * @param {CheckList} list
 * @param {Record<string, Question>} questions  By the check's number.
 * @param {import("../shell/whole-answer.js").Frames} frames
 */
function show(panel, list, questions, frames) {
  const open = list.checks.flatMap(({ button }, place) => {
    const number = String(place + 1);
    if (list.answers[place] !== undefined || !own(questions, number)) return [];
    return [{ number, likely: Number(button.dataset.likely ?? 0) }];
  });
  panel.innerHTML = MARKUP;
  const chosen = mostTelling(open);
  const box = /** @type {HTMLElement} */ (panel.querySelector("fieldset"));
  for (const { number } of open) box.append(choice(number, questions[number].en, chosen.includes(number)));
  select(panel, "Language", languages(open.map(({ number }) => questions[number])));
  select(panel, "Channel", Object.fromEntries(Object.keys(frames.frames).map((one) => [one, one[0].toUpperCase() + one.slice(1)])));

  const picked = () =>
    [...box.querySelectorAll("input")].filter((one) => one.checked).map((one) => questions[one.value]);
  const part = () => {
    const language = languageOf(picked(), ticket.state.language);
    const channel = own(frames.asking, ticket.state.channel ?? "") ?? Object.values(frames.asking)[0] ?? {};
    if (picked().length === 0) throw new Error(open.length ? "choose a question first." : "no open check has a question.");
    return { language, part: partOf(picked(), language, own(channel, language)) };
  };
  const whole = () => {
    const { language, part: questionsPart } = part();
    return { language, message: answer(frames, [questionsPart], language) };
  };
  const say = (/** @type {string} */ words) => {
    const status = panel.querySelector("[role=status]");
    if (status) status.textContent = words;
  };
  const preview = () => {
    const message = /** @type {HTMLElement} */ (panel.querySelector(".reply__message"));
    try {
      const { language, message: { html } } = whole();
      message.innerHTML = html;
      message.lang = language;
      message.dir = directionOf(language);
    } catch (error) {
      message.textContent = /** @type {Error} */ (error).message;
    }
    for (const control of panel.querySelectorAll("select")) {
      const value = control.name === "language" ? languageOf(picked(), ticket.state.language) : ticket.state.channel;
      control.value = value ?? control.options[0].value;
    }
  };
  const actions = /** @type {Record<string, () => void | Promise<void>>} */ ({
    copy: async () => say((await copy(whole().message)) ? "Copied, with and without formatting." : REFUSED),
    add: () => {
      ticket.update({ parts: [...ticket.state.parts, part().part] });
      say("Added to the answer.");
    },
    close: () => {
      stop.abort();
      panel.remove();
      /** @type {HTMLElement | null} */ (list.querySelector("[data-answer=ask]"))?.focus();
    },
  });
  const stop = new AbortController();
  ticket.addEventListener("change", () => (panel.isConnected ? preview() : stop.abort()), { signal: stop.signal });
  panel.onchange = ({ target }) => {
    if (target instanceof HTMLSelectElement) ticket.update({ [target.name]: target.value });
    say("");
    preview();
  };
  panel.onclick = async ({ target }) => {
    const action = target instanceof Element ? target.closest("[data-action]")?.getAttribute("data-action") : null;
    try {
      await actions[action ?? ""]?.();
    } catch (error) {
      say(`Not copied: ${/** @type {Error} */ (error).message}`);
    }
  };
  preview();
}

/** @param {string} number @param {string} words @param {boolean} checked */
function choice(number, words, checked) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", value: number, checked });
  label.append(box, ` ${words}`);
  return label;
}

/** The languages that all questions have. @param {Question[]} questions */
function languages(questions) {
  const tags = Object.keys(questions[0] ?? { en: "" }).filter((tag) => questions.every((one) => own(one, tag)));
  tags.sort((one, other) => Number(other === "en") - Number(one === "en"));
  return Object.fromEntries(tags.map((tag) => [tag, languageName(tag, tag)]));
}

/** @param {HTMLElement} panel @param {string} name @param {Record<string, string>} options */
function select(panel, name, options) {
  if (Object.keys(options).length < 2) return;
  const control = document.createElement("select");
  control.name = name.toLowerCase();
  control.append(...Object.entries(options).map(([value, words]) => new Option(words, value)));
  const label = document.createElement("label");
  label.className = "choice";
  label.append(`${name} `, control);
  panel.querySelector(".reply__choices")?.append(label);
}

const MARKUP = `<div class="reply"><div class="reply__head"><span class="kind">To the customer</span>
  <strong>Ask the customer</strong>
  <button type="button" class="plain asking__close" data-action="close">Close</button></div>
  <fieldset><legend>Questions</legend></fieldset>
  <div class="reply__choices"></div>
  <reply-actions>
  <button type="button" class="md-button md-button--primary" data-action="copy"
    aria-keyshortcuts="c">Copy<kbd aria-hidden="true">c</kbd></button>
  <button type="button" class="md-button" data-action="add"
    aria-keyshortcuts="a">Add to answer<kbd aria-hidden="true">a</kbd></button>
  <span role="status" class="reply__status"></span></reply-actions>
  <div class="reply__message" translate="no"></div></div>`;
