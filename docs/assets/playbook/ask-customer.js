// *Ask the customer*: one message with the questions of checks that are still open.

import { copy } from "../message/clipboard.js";
import { directionOf } from "../message/language.js";
import { answer, loadFrames } from "../shell/whole-answer.js";
import { own, recordOf, text } from "../shapes.js";
import { addStyle, loadJson } from "../site.js";
import { ticket } from "../state/ticket.js";
import { languageOf as spokenIn } from "../ticket/language.js";
import { ownName } from "./card-controls.js";
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
    new Asking(panel, list, questions, frames).show();
  } catch {
    panel.textContent = "The questions could not be loaded. Try again.";
  }
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

/** The panel once everything it needs is there. */
class Asking {
  #panel;
  #list;
  #questions;
  #frames;
  #stop = new AbortController();

  /**
   * @param {HTMLElement} panel
   * @param {CheckList} list
   * @param {Record<string, Question>} questions  By the check's number.
   * @param {import("../shell/whole-answer.js").Frames} frames
   */
  constructor(panel, list, questions, frames) {
    this.#panel = panel;
    this.#list = list;
    this.#questions = questions;
    this.#frames = frames;
  }

  show() {
    const panel = this.#panel;
    panel.innerHTML = MARKUP;
    const open = this.#open;
    const chosen = mostTelling(open);
    const box = panel.querySelector("fieldset");
    for (const { number } of open) {
      box?.append(choice(number, this.#questions[number].en, chosen.includes(number)));
    }
    const channels = Object.keys(this.#frames.frames).map((one) => [one, one[0].toUpperCase() + one.slice(1)]);
    select(panel, "Language", languages(open.map(({ number }) => this.#questions[number])));
    select(panel, "Channel", Object.fromEntries(channels));
    ticket.addEventListener("change", () => (panel.isConnected ? this.#preview() : this.#stop.abort()), {
      signal: this.#stop.signal,
    });
    panel.onchange = ({ target }) => {
      if (target instanceof HTMLSelectElement) ticket.update({ [target.name]: target.value });
      this.#say("");
      this.#preview();
    };
    panel.onclick = ({ target }) => this.#pressed(target);
    this.#preview();
  }

  /** The checks that have a question and no answer yet. */
  get #open() {
    return this.#list.checks.flatMap(({ button }, place) => {
      const number = String(place + 1);
      if (this.#list.answers[place] !== undefined || !own(this.#questions, number)) return [];
      return [{ number, likely: Number(button.dataset.likely ?? 0) }];
    });
  }

  get #picked() {
    const boxes = [...this.#panel.querySelectorAll("input")];
    return boxes.filter((one) => one.checked).map((one) => this.#questions[one.value]);
  }

  /** The agent's choice, else that of the answer so far, else the ticket's own: it is seen here first. */
  get #language() {
    const { language, parts, text } = ticket.state;
    return languageOf(this.#picked, language ?? (parts.length ? "en" : spokenIn(text)));
  }

  /** The chosen questions as a part of an answer. Throws while there is none. */
  #part() {
    if (!this.#panel.querySelector("input")) throw new Error("no open check has a question.");
    if (this.#picked.length === 0) throw new Error("choose a question first.");
    const { asking } = this.#frames;
    const channel = own(asking, ticket.state.channel ?? "") ?? Object.values(asking)[0] ?? {};
    return partOf(this.#picked, this.#language, own(channel, this.#language));
  }

  #message() {
    return answer(this.#frames, [this.#part()], this.#language);
  }

  #preview() {
    const message = /** @type {HTMLElement} */ (this.#panel.querySelector(".reply__message"));
    try {
      message.innerHTML = this.#message().html;
      message.lang = this.#language;
      message.dir = directionOf(this.#language);
    } catch (error) {
      message.textContent = /** @type {Error} */ (error).message;
    }
    for (const control of this.#panel.querySelectorAll("select")) {
      const value = control.name === "language" ? this.#language : ticket.state.channel;
      control.value = value ?? control.options[0].value;
    }
  }

  /** @param {EventTarget | null} target */
  async #pressed(target) {
    const action = target instanceof Element && target.closest("[data-action]")?.getAttribute("data-action");
    try {
      if (action === "copy") {
        this.#say((await copy(this.#message())) ? "Copied, with and without formatting." : REFUSED);
      } else if (action === "add") {
        ticket.update({ parts: [...ticket.state.parts, this.#part()], language: this.#language });
        this.#say("Added to the answer.");
      } else if (action === "close") this.#close();
    } catch (error) {
      this.#say(`Not copied: ${/** @type {Error} */ (error).message}`);
    }
  }

  #close() {
    this.#stop.abort();
    this.#panel.remove();
    /** @type {HTMLElement | null} */ (this.#list.querySelector("[data-answer=ask]"))?.focus();
  }

  /** @param {string} words */
  #say(words) {
    const status = this.#panel.querySelector("[role=status]");
    if (status) status.textContent = words;
  }
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
  return Object.fromEntries(tags.map((tag) => [tag, ownName(tag)]));
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
