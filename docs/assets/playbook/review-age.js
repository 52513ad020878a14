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
    this.closest("article")?.toggleAttribute("data-overdue", overdue);
  }
}
