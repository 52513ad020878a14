// <answer-tray>: the answer made of several replies, and the ticket it belongs to.

import { clean } from "../message/clean-html.js";
import { copy } from "../message/clipboard.js";
import { compose, move } from "../message/combine.js";
import { blanks } from "../message/fill.js";
import { loadJson } from "../site.js";
import { ticket } from "../state/ticket.js";

/** @typedef {import("../message/fill.js").Message} Message */
/**
 * @typedef {object} Frames
 * @property {Record<string, Record<string, Message>>} frames  By channel and language.
 * @property {Record<string, Record<string, string>>} defaults  By field and language.
 */

export class AnswerTray extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** What the last removal or *New ticket* took away. @type {import("../state/ticket.js").State | null} */
  #undo = null;
  /** @type {Promise<Frames> | undefined} */
  #frames;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (!this.firstElementChild) this.innerHTML = MARKUP;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Answer");
    this.addEventListener("click", (event) => this.#clicked(event.target), { signal });
    this.addEventListener("focusout", (event) => this.#edited(event.target), { signal });
    this.addEventListener("paste", pasteAsText, { signal });
    ticket.addEventListener("change", () => this.#show(), { signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    if (!(button instanceof HTMLElement)) return;
    const index = Number(button.closest("li")?.dataset.index ?? -1);
    const parts = ticket.state.parts;
    const actions = /** @type {Record<string, () => void>} */ ({
      copy: () => this.#copy(),
      up: () => this.#move(index, index - 1),
      down: () => this.#move(index, index + 1),
      remove: () => this.#remove(parts.filter((_, other) => other !== index)),
      new: () => this.#new(),
      undo: () => this.#restore(),
      keys: () => this.dispatchEvent(new CustomEvent("show-keys", { bubbles: true })),
    });
    actions[button.dataset.do ?? ""]?.();
  }

  /** @param {number} from @param {number} to */
  #move(from, to) {
    const title = ticket.state.parts[from].title;
    ticket.update({ parts: move(ticket.state.parts, from, to) });
    const place = Math.max(0, Math.min(to, ticket.state.parts.length - 1));
    this.#say(`${title} is part ${place + 1} now.`);
    const item = this.querySelector(`li[data-index="${place}"]`);
    const again = item?.querySelector(`[data-do=${to < from ? "up" : "down"}]:not(:disabled)`);
    const button = again ?? item?.querySelector("[data-do]:not(:disabled)");
    if (button instanceof HTMLElement) button.focus();
  }

  /** @param {import("../state/ticket.js").Part[]} parts */
  #remove(parts) {
    this.#undo = ticket.state;
    ticket.update({ parts });
    this.#say("Removed.");
    this.#offerUndo();
  }

  #new() {
    if (ticket.isNew) {
      this.#say("This is a new ticket already.");
      return;
    }
    this.#undo = ticket.clear();
    this.#say("New ticket: what was typed, chosen and collected is gone.");
    this.#offerUndo();
  }

  #restore() {
    if (this.#undo) ticket.update(this.#undo);
    this.#undo = null;
    this.#offerUndo();
    this.#say("It is back.");
    this.querySelector("summary")?.focus();
  }

  #offerUndo() {
    const undo = this.querySelector("[data-do=undo]");
    if (!(undo instanceof HTMLElement)) return;
    undo.hidden = !this.#undo;
    if (this.#undo) undo.focus();
  }

  /**
   * Say that a new build of the site is there.
   * @param {() => void} update  Takes it over and loads the page anew.
   */
  offerUpdate(update) {
    const button = this.querySelector("[data-do=update]");
    if (!(button instanceof HTMLButtonElement)) return;
    button.hidden = false;
    button.onclick = update;
    this.#say("There is a new version of these playbooks.");
  }

  /** @param {EventTarget | null} target */
  #edited(target) {
    if (!(target instanceof HTMLElement) || !target.matches(".part__body")) return;
    const index = Number(target.closest("li")?.dataset.index);
    const part = ticket.state.parts[index];
    const edited = clean(target);
    if (!part || edited.html === part.html) return;
    const parts = ticket.state.parts.map((p, other) => (other === index ? { ...p, ...edited } : p));
    ticket.update({ parts });
  }

  #show() {
    const { parts } = ticket.state;
    this.toggleAttribute("data-filled", parts.length > 0);
    const count = this.querySelector(".answer__count");
    if (count) count.textContent = String(parts.length);
    const button = this.querySelector("[data-do=copy]");
    if (button instanceof HTMLButtonElement) button.disabled = parts.length === 0;
    const list = this.querySelector(".answer__parts");
    const shown = JSON.stringify(parts);
    if (!(list instanceof HTMLElement) || list.dataset.shown === shown) return;
    list.dataset.shown = shown;
    list.replaceChildren(...parts.map((part, index) => item(part, index, parts.length)));
    const details = this.querySelector("details");
    if (details && parts.length === 0) details.open = false;
  }

  async #copy() {
    this.#frames ??= loadJson("replies/frames.json");
    /** @type {Frames} */
    let found;
    try {
      found = await this.#frames;
    } catch {
      this.#frames = undefined;
      this.#say("Greeting and closing could not be loaded. Nothing was copied.");
      return;
    }
    const { values, channel, language, parts } = ticket.state;
    const byLanguage = found.frames[channel ?? ""] ?? Object.values(found.frames)[0];
    const tag = language && language in byLanguage ? language : "en";
    const frame = byLanguage[tag];
    /** @type {Record<string, string>} */
    const filled = {};
    for (const name of blanks(frame.text)) {
      const defaults = found.defaults[name] ?? {};
      const value = values[name]?.trim() ? values[name] : (defaults[tag] ?? defaults.en);
      if (value) filled[name] = value;
    }
    const missing = blanks(frame.text).filter((name) => !Object.hasOwn(filled, name) && name !== "reply");
    if (missing.length > 0) {
      this.#say(`Not copied: ${missing.join(", ")} is still blank.`);
      return;
    }
    const done = await copy(compose(frame, parts, filled));
    this.#say(done ? "Copied the answer, with and without formatting." : "The browser refused to copy.");
  }

  /** @param {string} words */
  #say(words) {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = words;
  }
}

/**
 * @param {import("../state/ticket.js").Part} part
 * @param {number} index
 * @param {number} count
 */
function item(part, index, count) {
  const li = document.createElement("li");
  li.dataset.index = String(index);
  li.className = "part";
  li.innerHTML = PART;
  const title = li.querySelector(".part__title");
  if (title) title.textContent = part.title;
  const body = li.querySelector(".part__body");
  if (body) {
    body.innerHTML = part.html;
    body.setAttribute("aria-label", `Text of ${part.title}`);
  }
  for (const [action, verb, off] of /** @type {[string, string, boolean][]} */ ([
    ["up", "Move up", index === 0],
    ["down", "Move down", index === count - 1],
    ["remove", "Remove", false],
  ])) {
    const button = li.querySelector(`[data-do=${action}]`);
    button?.setAttribute("aria-label", `${verb}: ${part.title}`);
    button?.toggleAttribute("disabled", off);
  }
  return li;
}

/** What is pasted into a part is text; the part's own formatting stays. @param {ClipboardEvent} event */
function pasteAsText(event) {
  if (!(event.target instanceof Element) || !event.target.closest(".part__body")) return;
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
}

const PART = `
  <div class="part__head"><strong class="part__title"></strong>
    <button type="button" data-do="up">↑</button>
    <button type="button" data-do="down">↓</button>
    <button type="button" data-do="remove">×</button></div>
  <div class="part__body" contenteditable="true" role="textbox" aria-multiline="true"></div>`;

const MARKUP = `
  <details>
    <summary>Answer <span class="answer__count">0</span></summary>
    <p class="answer__empty">No reply yet. <em>Add to answer</em> collects replies from any page.</p>
    <ol class="answer__parts"></ol>
  </details>
  <div class="answer__bar">
    <button type="button" class="md-button md-button--primary" data-do="copy" disabled>Copy answer</button>
    <span role="status"></span>
    <button type="button" data-do="undo" hidden>Undo</button>
    <button type="button" data-do="update" hidden>Update</button>
    <button type="button" data-do="new" aria-keyshortcuts="t">New ticket<kbd aria-hidden="true">t</kbd></button>
    <button type="button" data-do="keys" aria-keyshortcuts="?">Keys<kbd aria-hidden="true">?</kbd></button>
  </div>`;
