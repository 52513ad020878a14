// What the checks lead to, shown in its place: a reply, another playbook, or the internal note with
// what the customer reads meanwhile.

export class Outcome {
  #place;
  /** What is shown, with where it stood before. @type {[Element, Comment][]} */
  #moved = [];

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  get place() {
    return this.#place;
  }

  /** @param {HTMLElement | null} row  The check that decides, null while none does. */
  show(row) {
    const { dataset } = this.#place;
    const lead = row?.dataset.lead;
    const key = row ? `${lead} ${row.dataset.meanwhile ?? row.dataset.silent ?? ""}` : undefined;
    if (dataset.shown === key) return;
    this.#putBack();
    this.#place.hidden = !row;
    if (!row || lead === undefined) {
      delete dataset.leads;
      delete dataset.shown;
      return;
    }
    dataset.leads = lead;
    dataset.shown = key;
    this.#say(row);
    const [kind, name] = lead.split(" ");
    if (kind === "reply") this.#move(cardOf(name));
    if (kind === "escalate") {
      if (row.dataset.meanwhile) this.#move(cardOf(row.dataset.meanwhile));
      this.#move(this.#place.closest("[data-playbook]")?.querySelector("escalation-note") ?? null);
    }
  }

  /** @param {HTMLElement} row */
  #say(row) {
    const { lead, meanwhile, silent } = row.dataset;
    const words = this.#place.querySelector(".outcome__words");
    const link = /** @type {HTMLElement | undefined} */ (row.querySelector("a")?.cloneNode(true));
    link?.removeAttribute("tabindex");
    const before = lead?.startsWith("playbook") ? "Go on with: " : "";
    const after = meanwhile
      ? ". The customer gets this reply meanwhile:"
      : silent
        ? `. No reply to the customer meanwhile: ${silent}`
        : "";
    words?.replaceChildren(before, ...(link ? [link] : []), after);
  }

  /** @param {Element | null} target */
  #move(target) {
    if (!target) return;
    const gap = document.createComment("");
    target.replaceWith(gap);
    this.#moved.push([target, gap]);
    this.#place.append(target);
  }

  #putBack() {
    for (const [target, gap] of this.#moved) gap.replaceWith(target);
    this.#moved = [];
  }
}

/** @param {string} name */
function cardOf(name) {
  return document.querySelector(`reply-card[name="${CSS.escape(name)}"]`);
}
