// <favourite-star>: marks a playbook as a favourite, and remembers that it was opened.

import { shelf } from "../state/favourites.js";

export class FavouriteStar extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    const name = this.getAttribute("name");
    const button = this.querySelector("button");
    if (!name || !button) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const show = () => button.setAttribute("aria-pressed", String(shelf.isFavourite(name)));
    button.addEventListener("click", () => shelf.toggle(name), { signal });
    shelf.addEventListener("change", show, { signal });
    shelf.visit(name);
    show();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }
}
