// <escalation-note>: what the next team needs to know, filled in and put on the clipboard.

import { copy } from "../message/clipboard.js";
import { toHtml } from "../message/fill.js";
import { ticket } from "../state/ticket.js";
import { bindFields, fieldsOf, labelOf, nameOf } from "./field-inputs.js";

export class EscalationNote extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    const button = this.querySelector("[data-action=note]");
    if (!button) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    bindFields(this, signal);
    button.addEventListener("click", () => this.#copy(), { signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** The note as text: to whom, which playbook, the fields, the path through the checks. */
  get text() {
    const playbook = this.closest("[data-playbook]");
    const title = playbook?.querySelector("h1")?.textContent ?? "";
    const fields = fieldsOf(this).map((field) => {
      const value = ticket.value(nameOf(field)) || field.dataset.default || "(not given)";
      return `${labelOf(field)}: ${value}`;
    });
    const checks = playbook?.querySelector("check-list");
    const note = checks && "note" in checks ? String(checks.note) : "";
    return [
      `Escalate to ${this.dataset.to}`,
      `Playbook: ${title} (${playbook?.getAttribute("data-playbook")})`,
      ...fields,
      ...(note ? ["", "Checks:", note] : []),
    ].join("\n");
  }

  async #copy() {
    const text = this.text;
    const status = this.querySelector("[role=status]");
    const done = await copy({ text, html: `<p>${toHtml(text)}</p>` });
    if (status) status.textContent = done
      ? "Copied the internal note."
      : "The browser does not let this page copy. Select the fields and copy them by hand.";
  }
}

