// <find-product>: products, and playbooks by their title, as somebody types.

import { address, loadJson } from "../site.js";

const SHOWN = 8;

export class FindProduct extends HTMLElement {
  /** @type {Promise<Record<string, {title: string, url: string}>> | undefined} */
  #places;

  connectedCallback() {
    if (this.firstElementChild) return;
    this.innerHTML = MARKUP;
    const box = this.querySelector("input");
    box?.addEventListener("focus", () => this.#load());
    box?.addEventListener("input", () => this.#find(box.value));
    box?.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") this.#first?.click();
    });
  }

  /** The first link that is still there. @returns {HTMLElement | null | undefined} */
  get #first() {
    return this.parentElement?.querySelector(".find__playbooks a, .products li:not([hidden]) a");
  }

  #load() {
    this.#places ??= loadJson("replies/index.json").catch(() => {
      this.#places = undefined;
      return {};
    });
    return this.#places;
  }

  /** @param {string} typed */
  async #find(typed) {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    const fits = (/** @type {string} */ text) => words.every((word) => plain(text).includes(word));
    let count = 0;
    for (const item of this.parentElement?.querySelectorAll(".products li") ?? []) {
      const shown = fits(item.querySelector("a")?.textContent ?? "");
      item.toggleAttribute("hidden", !shown);
      if (shown) count += 1;
    }
    const places = Object.entries(words.length ? await this.#load() : {});
    if (plain(this.querySelector("input")?.value ?? "") !== plain(typed)) return;
    const found = places.filter(([name, { title }]) => name.startsWith("playbook ") && fits(`${title} ${name}`));
    const links = found.slice(0, SHOWN).map(([, { title, url }]) => {
      const link = document.createElement("a");
      link.href = address(url);
      link.textContent = title;
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    this.querySelector(".find__playbooks")?.replaceChildren(...links);
    const status = this.querySelector("[role=status]");
    const said = `${count} products, ${found.length} playbooks`;
    if (status) status.textContent = words.length ? said : "";
  }
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

const MARKUP = `<input type="search" aria-label="Find a product or playbook"
  placeholder="Find a product or playbook" autocomplete="off" spellcheck="false">
  <span role="status" class="dim"></span><ul class="find__playbooks"></ul>`;
