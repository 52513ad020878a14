// <reply-card>: fills the blanks of a reply, shows the message as it will be read, copies it.

import { copy } from "../message/clipboard.js";
import { directed } from "../message/combine.js";
import { blanks, fill, replaceBlanks, toHtml, within } from "../message/fill.js";
import { languageName } from "../message/language.js";
import { own } from "../shapes.js";
import { shelf } from "../state/favourites.js";
import { ticket } from "../state/ticket.js";
import { addControls } from "./card-controls.js";
import { bindFields, explain, fieldsOf, nameOf } from "./field-inputs.js";
import { english, otherLanguages } from "./variants.js";

/** @typedef {import("../message/fill.js").Message} Message */
/** @typedef {import("./variants.js").Frames} Frames */
/** @typedef {import("./variants.js").Variant} Variant */
/** @typedef {Variant & {language: string}} Chosen */

const UNLOADED = "This language could not be loaded. The reply is in English; choose again to retry.";
const OUTDATED = "the page is older than its reply. Load the page again.";
const REFUSED = "The browser does not let this page copy. Select the message and copy it by hand.";

export class ReplyCard extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {Record<string, Variant>}  By language, as far as loaded. */
  #variants = {};
  /** @type {Frames} */
  #frames = {};
  /** True once the other languages could not be had, until one is chosen again. */
  #unloaded = false;

  connectedCallback() {
    const shared = document.querySelector("reply-frames");
    const frames = readJson(shared?.getAttribute("data-frames"));
    if (!frames || !addControls(this, readJson(shared?.getAttribute("data-channels")))) return;
    this.#variants.en ??= english(this);
    this.#frames = frames;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    bindFields(this, signal);
    this.addEventListener("change", (event) => this.#chosen(event.target), { signal });
    this.addEventListener("click", (event) => this.#clicked(event.target), { signal });
    this.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    ticket.addEventListener("change", () => this.#show(), { signal });
    shelf.addEventListener("change", () => this.#star(), { signal });
    this.#star();
    this.#show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  /** @param {EventTarget | null} control */
  #chosen(control) {
    if (!(control instanceof HTMLSelectElement) || !control.dataset.choice) return;
    this.#unloaded = false;
    ticket.update({ [control.dataset.choice]: control.value });
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    const action = button?.getAttribute("data-action");
    if (action === "copy") this.#copy({ plain: false });
    if (action === "copy-plain") this.#copy({ plain: true });
    if (action === "add") this.#add();
    if (action === "favourite") shelf.toggle(`reply ${this.name}`);
  }

  /** Enter in the last field copies, with Ctrl in any. @param {KeyboardEvent} event */
  #pressed(event) {
    const field = fieldsOf(this).find((candidate) => candidate === event.target);
    if (!field || event.key !== "Enter" || event.isComposing) return;
    const isLast = field === fieldsOf(this).at(-1) && field.tagName !== "TEXTAREA";
    if (!event.ctrlKey && !event.metaKey && (!isLast || event.shiftKey)) return;
    event.preventDefault();
    this.#copy({ plain: false });
  }

  /** The ticket's language where the reply has it, English otherwise. */
  get #language() {
    const wanted = ticket.state.language ?? "en";
    const select = this.#select("language");
    return [...(select?.options ?? [])].some((o) => o.value === wanted) ? wanted : "en";
  }

  get #channel() {
    const wanted = ticket.state.channel ?? "";
    return own(this.#frames, wanted) ? wanted : Object.keys(this.#frames)[0];
  }

  /** @param {string} choice @returns {HTMLSelectElement | null} */
  #select(choice) {
    return this.querySelector(`select[data-choice=${choice}]`);
  }

  /**
   * The reply in the chosen language, in English when that one cannot be had. Other languages are
   * loaded once. The choice stays: a page that is left while it loads has not lost it.
   * @returns {Chosen | Promise<Chosen>}
   */
  #variant() {
    const language = this.#language;
    const loaded = own(this.#variants, language);
    if (loaded) return { ...loaded, language };
    if (this.#unloaded) return { ...this.#variants.en, language: "en" };
    return this.#load().then(() => this.#variant());
  }

  async #load() {
    try {
      this.#variants = { ...(await otherLanguages(this.name)), en: this.#variants.en };
      this.#unloaded = !own(this.#variants, this.#language);
    } catch {
      this.#unloaded = true;
    }
  }

  /** The frame for a variant. @param {{language: string}} variant */
  #frame(variant) {
    const channel = this.#frames[this.#channel];
    return own(channel, variant.language) ?? channel.en;
  }

  /** What is typed, and the default where nothing is. @param {Variant} variant */
  #values(variant) {
    /** @type {import("../message/fill.js").Values} */
    const values = {};
    for (const name of fieldsOf(this).map(nameOf)) {
      const otherwise = own(variant.defaults, name) ?? own(this.#variants.en.defaults, name);
      const value = ticket.value(name) || otherwise;
      if (value) values[name] = value;
    }
    return values;
  }

  async #show() {
    const wanted = this.#language;
    this.#status("");
    const variant = await this.#variant();
    const message = this.querySelector(".reply__message");
    if (!message || wanted !== this.#language) return;
    if (variant.language !== wanted) this.#status(UNLOADED);
    this.#showChoices(variant.language);
    const values = this.#values(variant);
    message.innerHTML = replaceBlanks(within(this.#frame(variant), variant).html, (name) => {
      const label = own(variant.labels, name) ?? own(this.#variants.en.labels, name) ?? name;
      const kind = ticket.value(name) ? "filled" : "blank";
      return `<span class="${kind}">${toHtml(own(values, name) ?? label)}</span>`;
    });
    message.setAttribute("lang", variant.language);
    message.setAttribute("dir", variant.dir);
    message.setAttribute("translate", "no");
  }

  /** @param {string} language */
  #showChoices(language) {
    const [languages, channels] = [this.#select("language"), this.#select("channel")];
    if (languages) languages.value = language;
    if (channels) channels.value = this.#channel;
    const wanted = ticket.state.language ?? "en";
    const written = wanted === this.#language;
    const note = this.querySelector(".reply__fallback");
    if (note) note.textContent = written ? "" : `Not written in ${languageName(wanted)}: this is English.`;
  }

  #star() {
    const pressed = String(shelf.isFavourite(`reply ${this.name}`));
    this.querySelector("[data-action=favourite]")?.setAttribute("aria-pressed", pressed);
  }

  /**
   * A message with its blanks filled. Throws while one has no value: each says so, the first gets
   * the focus.
   * @param {Message} template
   * @param {Variant} variant
   * @returns {Message}
   */
  #filled(template, variant) {
    const values = this.#values(variant);
    const missing = blanks(template.text).filter((name) => !Object.hasOwn(values, name));
    const open = fieldsOf(this).filter((field) => missing.includes(nameOf(field)));
    for (const field of open) explain(field, "Fill this in first.");
    open[0]?.focus();
    if (missing.length > open.length) throw new Error(OUTDATED);
    if (missing.length > 0) throw new Error("something is still blank.");
    return fill(template, values);
  }

  /** The whole message. @param {Chosen} variant @returns {Message} */
  #message(variant) {
    const { text, html } = this.#filled(within(this.#frame(variant), variant), variant);
    return { text, html: variant.dir === "rtl" ? directed(html, "rtl") : html };
  }

  /** @param {{plain: boolean}} how */
  async #copy({ plain }) {
    const variant = this.#variant();
    try {
      const message =
        variant instanceof Promise
          ? variant.then((loaded) => this.#message(loaded))
          : this.#message(variant);
      const done = await copy(message, { plain });
      const inEnglish = this.#unloaded && this.#language !== "en" ? " in English" : "";
      const how = plain ? " as plain text." : ", with and without formatting.";
      this.#status(done ? `Copied${inEnglish}${how}` : REFUSED);
      if (done) shelf.visit(`reply ${this.name}`);
    } catch (error) {
      this.#status(`Not copied: ${/** @type {Error} */ (error).message}`);
    }
  }

  async #add() {
    const variant = await this.#variant();
    try {
      const filled = this.#filled({ text: variant.text, html: variant.html }, variant);
      const { title, dir } = variant;
      ticket.update({ parts: [...ticket.state.parts, { name: this.name, title, ...filled, dir }] });
      const count = ticket.state.parts.length;
      this.#status(`Added: ${count} ${count === 1 ? "part" : "parts"} in the answer.`);
      shelf.visit(`reply ${this.name}`);
    } catch (error) {
      this.#status(`Not added: ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {string} words */
  #status(words) {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== words) status.textContent = words;
  }
}

/** @param {string | null | undefined} json */
function readJson(json) {
  return json ? JSON.parse(json) : null;
}
