// <reply-card>: fills the blanks of a reply, shows the message as it will be read, copies it.

import { clean } from "../message/clean-html.js";
import { copy } from "../message/clipboard.js";
import { blanks, fill, replaceBlanks, toHtml, within } from "../message/fill.js";
import { loadJson } from "../site.js";
import { shelf } from "../state/favourites.js";
import { ticket } from "../state/ticket.js";
import { addControls } from "./card-controls.js";
import { bindFields, explain, fieldsOf, nameOf } from "./field-inputs.js";

/** @typedef {import("../message/fill.js").Message} Message */
/** @typedef {Record<string, Record<string, Message>>} Frames  By channel and language. */
/**
 * A reply in one language, with the labels and defaults of its fields in that language.
 * @typedef {Message & {title: string, dir: string, labels: Record<string, string>,
 *   defaults: Record<string, string>}} Variant
 */

const UNLOADED = "This language could not be loaded. The reply is in English; choose again to retry.";
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
    this.#variants.en ??= this.#english();
    this.#frames = frames;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    bindFields(this, signal);
    this.addEventListener("change", (event) => this.#chosen(event.target), { signal });
    this.addEventListener("click", (event) => this.#clicked(event.target), { signal });
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

  /** The English reply as the page has it: its blanks are blanks again. @returns {Variant} */
  #english() {
    const body = /** @type {Element} */ (
      (this.querySelector(".reply__body") ?? document.createElement("div")).cloneNode(true)
    );
    for (const blank of body.querySelectorAll(".blank")) {
      blank.replaceWith(`[[${blank.getAttribute("data-field")}]]`);
    }
    /** @type {Record<string, string>} */
    const labels = {};
    /** @type {Record<string, string>} */
    const defaults = {};
    for (const field of fieldsOf(this)) {
      const name = nameOf(field);
      labels[name] = field.closest(".field")?.querySelector("label")?.textContent ?? name;
      if (field.dataset.default) defaults[name] = field.dataset.default;
    }
    const title = this.querySelector(".reply__title")?.textContent ?? "";
    body.normalize();
    return { title, html: body.innerHTML, text: clean(body).text, dir: "ltr", labels, defaults };
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

  /** The ticket's language where the reply has it, English otherwise. */
  get #language() {
    const wanted = ticket.state.language ?? "en";
    const select = this.#select("language");
    return [...(select?.options ?? [])].some((o) => o.value === wanted) ? wanted : "en";
  }

  get #channel() {
    const wanted = ticket.state.channel ?? "";
    return wanted in this.#frames ? wanted : Object.keys(this.#frames)[0];
  }

  /** @param {string} choice @returns {HTMLSelectElement | null} */
  #select(choice) {
    return this.querySelector(`select[data-choice=${choice}]`);
  }

  /**
   * The reply in the chosen language, in English when that one cannot be had. Other languages are
   * loaded once. The choice stays: a page that is left while it loads has not lost it.
   */
  async #variant() {
    const language = this.#language;
    if (!this.#variants[language] && !this.#unloaded) await this.#load();
    const had = this.#variants[language] ? language : "en";
    return { language: had, ...this.#variants[had] };
  }

  async #load() {
    try {
      const others = await loadJson(`replies/${this.name}.json`);
      this.#variants = { ...others, en: this.#variants.en };
    } catch {
      this.#unloaded = true;
    }
  }

  /** The frame for a variant. @param {{language: string}} variant */
  #frame(variant) {
    const channel = this.#frames[this.#channel];
    return channel[variant.language] ?? channel.en;
  }

  /** What is typed, and the default where nothing is. @param {Variant} variant */
  #values(variant) {
    /** @type {import("../message/fill.js").Values} */
    const values = {};
    for (const name of fieldsOf(this).map(nameOf)) {
      const typed = ticket.state.values[name] ?? "";
      const value = typed.trim() ? typed : (variant.defaults[name] ?? this.#variants.en.defaults[name]);
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
      const label = variant.labels[name] ?? this.#variants.en.labels[name] ?? name;
      const kind = ticket.state.values[name]?.trim() ? "filled" : "blank";
      return `<span class="${kind}">${toHtml(values[name] ?? label)}</span>`;
    });
    message.setAttribute("lang", variant.language);
    message.setAttribute("dir", variant.dir);
  }

  /** @param {string} language */
  #showChoices(language) {
    const [languages, channels] = [this.#select("language"), this.#select("channel")];
    if (languages) languages.value = language;
    if (channels) channels.value = this.#channel;
    const wanted = ticket.state.language ?? "en";
    const written = wanted === this.#language;
    const note = this.querySelector(".reply__fallback");
    const name = new Intl.DisplayNames(["en"], { type: "language" }).of(wanted);
    if (note) note.textContent = written ? "" : `Not written in ${name}: this is English.`;
  }

  #star() {
    const pressed = String(shelf.isFavourite(`reply ${this.name}`));
    this.querySelector("[data-action=favourite]")?.setAttribute("aria-pressed", pressed);
  }

  /**
   * The blanks of a text that have no value; the first gets the focus and each says why.
   * @param {string} text
   * @param {import("../message/fill.js").Values} values
   */
  #stillBlank(text, values) {
    const missing = blanks(text).filter((name) => !Object.hasOwn(values, name));
    const open = fieldsOf(this).filter((field) => missing.includes(nameOf(field)));
    for (const field of open) explain(field, "Fill this in first.");
    open[0]?.focus();
    return missing.length > 0;
  }

  /** @param {{plain: boolean}} how */
  async #copy({ plain }) {
    const variant = await this.#variant();
    const template = within(this.#frame(variant), variant);
    const values = this.#values(variant);
    if (this.#stillBlank(template.text, values)) {
      this.#status("Not copied: something is still blank.");
      return;
    }
    const { text, html } = fill(template, values);
    const done = await copy(plain ? { text } : { text, html });
    const how = plain ? "Copied as plain text." : "Copied, with and without formatting.";
    this.#status(done ? how : REFUSED);
    if (done) shelf.visit(`reply ${this.name}`);
  }

  async #add() {
    const variant = await this.#variant();
    const values = this.#values(variant);
    if (this.#stillBlank(variant.text, values)) {
      this.#status("Not added: something is still blank.");
      return;
    }
    const { text, html } = fill({ text: variant.text, html: variant.html }, values);
    const part = { name: this.name, title: variant.title, text, html };
    ticket.update({ parts: [...ticket.state.parts, part] });
    const count = ticket.state.parts.length;
    this.#status(`Added: ${count} ${count === 1 ? "part" : "parts"} in the answer.`);
    shelf.visit(`reply ${this.name}`);
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
