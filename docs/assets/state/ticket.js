// The ticket at hand: what the agent pasted, typed, chose and collected. It lives in this tab alone.

import { trimmed } from "../message/fill.js";
import { own } from "../shapes.js";
import { readState } from "./stored.js";

/** @typedef {import("../message/combine.js").Part} Part */
/**
 * @typedef {object} State
 * @property {Record<string, string>} values  Typed text by field name.
 * @property {string | null} language  The chosen language, null for English.
 * @property {string | null} channel
 * @property {Part[]} parts  Replies of the answer, in order.
 * @property {Record<string, Record<string, boolean>>} paths  Answers by playbook and question.
 * @property {string} text  What stands in the desk's box.
 * @property {string} said  What the ticket is known by: the last text that was more than a rest.
 */

const KEY = "playbooks.ticket";

/** Fires `change` whenever something of it has changed, `lost` when more than a text is gone. */
export class Ticket extends EventTarget {
  #state = readState(null);
  /** What was replaced, as long as it can be brought back. @type {State | null} */
  #before = null;
  /** @type {Storage | null} */
  #storage = null;

  /** @param {() => Storage} storage  Called once; may throw where storage is refused. */
  constructor(storage) {
    super();
    try {
      this.#storage = storage();
    } catch {
      // Refused: the ticket lasts as long as the page.
    }
    this.#read();
  }

  /** @returns {Readonly<State>} */
  get state() {
    return this.#state;
  }

  /** True when nothing has been pasted, typed, chosen or collected. */
  get isNew() {
    return JSON.stringify(this.#state) === JSON.stringify(readState(null));
  }

  /** What can be brought back. @returns {Readonly<State> | null} */
  get before() {
    return this.#before;
  }

  /** What was typed for a field, without what nobody sees. @param {string} field */
  value(field) {
    return trimmed(own(this.#state.values, field));
  }

  /** @param {Partial<State>} changes */
  update(changes) {
    this.#state = { ...this.#state, ...changes };
    this.#keep();
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string} field @param {string} value */
  type(field, value) {
    const { [field]: _, ...others } = this.#state.values;
    this.update({ values: value ? { ...others, [field]: value } : others });
  }

  /**
   * An update that can be taken back once.
   * @param {Partial<State>} changes
   */
  replace(changes) {
    this.#before = this.#state;
    this.update(changes);
  }

  /** Begin another ticket: nothing of this one reaches it. @param {string} [text]  What it says. */
  begin(text = "") {
    const { text: _, said: __, ...before } = this.#state;
    const { text: ___, said: ____, ...none } = readState(null);
    this.replace({ ...none, text, said: text });
    if (JSON.stringify(before) !== JSON.stringify(none)) this.dispatchEvent(new Event("lost"));
  }

  /** Bring back what was replaced, once. */
  bringBack() {
    if (!this.#before) return;
    const before = this.#before;
    const { text } = this.#state;
    this.#before = null;
    // What took its place belongs to it from now on.
    this.update(text === before.text ? before : { ...before, said: `${before.said}\n${text}` });
  }

  /** A document that comes out of the browser's page cache has what another one left behind. */
  readAgain() {
    if (!this.#storage) return;
    this.#before = null;
    this.#read();
    this.dispatchEvent(new Event("change"));
  }

  #read() {
    try {
      if (this.#storage) this.#state = readState(this.#storage.getItem(KEY));
    } catch {
      // Refused since: what we have.
    }
  }

  #keep() {
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#state));
    } catch {
      // Full: the ticket lasts as long as the page then.
    }
  }
}

export const ticket = new Ticket(() => sessionStorage);
globalThis.addEventListener?.("pageshow", (event) => {
  if (/** @type {PageTransitionEvent} */ (event).persisted) ticket.readAgain();
});
