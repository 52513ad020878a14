// The ticket at hand: what the agent typed, chose and collected. It lives in this tab alone.

/** @typedef {{name: string, title: string, text: string, html: string}} Part */
/**
 * @typedef {object} State
 * @property {Record<string, string>} values  Typed text by field name.
 * @property {string | null} language  The chosen language, null for English.
 * @property {string | null} channel
 * @property {Part[]} parts  Replies of the answer, in order.
 * @property {Record<string, boolean[]>} paths  Answers to checks, by playbook.
 * @property {string} text  What was pasted into the desk.
 */

const KEY = "playbooks.ticket";

/** @returns {State} */
function empty() {
  return { values: {}, language: null, channel: null, parts: [], paths: {}, text: "" };
}

/** Fires `change` whenever something of it has changed; the storage is the tab's own. */
export class Ticket extends EventTarget {
  #state = empty();
  /** @type {Storage | null} */
  #storage;

  /** @param {() => Storage} storage  Called once; may throw where storage is refused. */
  constructor(storage) {
    super();
    try {
      this.#storage = storage();
      this.#state = { ...empty(), ...JSON.parse(this.#storage.getItem(KEY) ?? "{}") };
    } catch {
      this.#storage = null;
    }
  }

  /** @returns {Readonly<State>} */
  get state() {
    return this.#state;
  }

  /** True when nothing has been typed, chosen or collected. */
  get isNew() {
    return JSON.stringify(this.#state) === JSON.stringify(empty());
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

  /** Forget everything; gives what was there, for an undo. */
  clear() {
    const before = this.#state;
    this.#state = empty();
    this.#keep();
    this.dispatchEvent(new Event("change"));
    return before;
  }

  #keep() {
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#state));
    } catch {
      // A full or refused storage: the ticket lasts as long as the page then.
    }
  }
}

export const ticket = new Ticket(() => sessionStorage);
