// <review-age>: how long ago the page was reviewed, by today's date, and whether that is too long.

import { age } from "./age.js";

export class ReviewAge extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector("time");
    const reviewed = time?.dateTime;
    if (!reviewed || Number.isNaN(Date.parse(reviewed))) return;
    const { words, overdue } = age(reviewed, Number(this.getAttribute("every")), new Date());
    this.title = `Reviewed on ${time.textContent}`;
    time.textContent = words;
    if (this.firstChild instanceof Text) this.firstChild.remove();
    if (overdue) this.#warn();
  }

  /** Say so on every card, before anything can be copied. */
  #warn() {
    for (const head of this.closest("article")?.querySelectorAll(".reply__head") ?? []) {
      if (head.querySelector(".badge--overdue")) continue;
      head.insertAdjacentHTML("beforeend", ' <span class="badge badge--overdue">Review overdue</span>');
    }
  }
}
