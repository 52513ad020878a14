// The reply of a card: which language, channel and frame it is read in, and what its blanks hold.

import { own } from "../shapes.js";
import { ticket } from "../state/ticket.js";
import { english } from "./english.js";
import { fieldsOf, nameOf } from "./field-inputs.js";

/** @typedef {import("../message/fill.js").Message} Message */
/** @typedef {Record<string, Record<string, Message>>} Frames  By channel and language. */
/** @typedef {import("./english.js").Variant & {language: string}} Variant */

export class Reply {
  #card;
  /** @type {Record<string, import("./english.js").Variant>}  By language, as far as loaded. */
  #variants;
  #frames;
  /** True once the other languages could not be had, until one is chosen again. */
  #unloaded = false;

  /** @param {HTMLElement} card @param {Frames} frames */
  constructor(card, frames) {
    this.#card = card;
    this.#variants = { en: english(card) };
    this.#frames = frames;
  }

  get name() {
    return this.#card.getAttribute("name") ?? "";
  }

  get fields() {
    return fieldsOf(this.#card);
  }

  /** The ticket's language where the reply has it, English otherwise. */
  get language() {
    const wanted = ticket.state.language ?? "en";
    return (this.#card.dataset.languages ?? "").split(" ").includes(wanted) ? wanted : "en";
  }

  get channel() {
    const wanted = ticket.state.channel ?? "";
    return own(this.#frames, wanted) ? wanted : Object.keys(this.#frames)[0];
  }

  /** True where the chosen language cannot be had, and English stands for it. */
  get isUnloaded() {
    return this.#unloaded && this.language !== "en";
  }

  /** A language was chosen again: another try. */
  retry() {
    this.#unloaded = false;
  }

  /**
   * The reply in the chosen language, in English when that one cannot be had. Other languages are
   * loaded once. The choice stays: a page that is left while it loads has not lost it.
   * @returns {Variant | Promise<Variant>}
   */
  variant() {
    const { language } = this;
    const loaded = own(this.#variants, language);
    if (loaded) return { ...loaded, language };
    if (this.#unloaded) return { ...this.#variants.en, language: "en" };
    return this.#load().then(() => this.variant());
  }

  async #load() {
    try {
      const { otherLanguages } = await import("./other-languages.js");
      this.#variants = { ...(await otherLanguages(this.name)), en: this.#variants.en };
      this.#unloaded = !own(this.#variants, this.language);
    } catch {
      this.#unloaded = true;
    }
  }

  /** The frame for a variant. @param {Variant} variant @returns {Message} */
  frame({ language }) {
    const channel = this.#frames[this.channel];
    return own(channel, language) ?? channel.en;
  }

  /** What is typed, and the default where nothing is. @param {Variant} variant */
  values({ defaults }) {
    /** @type {import("../message/fill.js").Values} */
    const values = {};
    for (const name of this.fields.map(nameOf)) {
      const otherwise = own(defaults, name) ?? own(this.#variants.en.defaults, name);
      const value = ticket.value(name) || otherwise;
      if (value) values[name] = value;
    }
    return values;
  }

  /** What a blank is called. @param {Variant} variant @param {string} name */
  label({ labels }, name) {
    return own(labels, name) ?? own(this.#variants.en.labels, name) ?? name;
  }
}
