// A reply's card, out of the page of a playbook that shows it: the same card, with the same marks.

import { age } from "../playbook/age.js";
import { load } from "../site.js";

/**
 * Put a reply's card into its place in the list, ready to be copied.
 * @param {HTMLElement} place
 * @param {string} name
 * @param {string} path  Of the playbook's page.
 */
export async function putCard(place, name, path) {
  const [response] = await Promise.all([
    load(path),
    import("../playbook.js"),
    // So that nothing is loaded between a press and the clipboard.
    import("../playbook/card-message.js"),
    import("../playbook/card-links.js"),
  ]);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const card = page.querySelector(`reply-card[name="${CSS.escape(name)}"]`);
  const frames = page.querySelector("reply-frames");
  if (!card || !frames) throw new Error(`${path} has no card of ${name}`);
  const root = place.closest("reply-list") ?? place;
  if (!root.querySelector("reply-frames")) root.append(document.importNode(frames, true));
  root.querySelector("template.field-templates")?.remove();
  const inputs = page.querySelector("template.field-templates");
  if (inputs) root.append(document.importNode(inputs, true));
  warnOfAge(page, card);
  place.append(document.importNode(card, true));
}

/** As on its own page, a card says when its review is overdue. @param {Document} page @param {Element} card */
function warnOfAge(page, card) {
  const review = page.querySelector("review-age");
  const reviewed = review?.querySelector("time")?.dateTime;
  if (!reviewed || !age(reviewed, Number(review?.getAttribute("every")), new Date()).overdue) return;
  const badge = '<span class="badge badge--overdue">Review overdue</span>';
  card.querySelector(".reply__head")?.insertAdjacentHTML("beforeend", ` ${badge}`);
}
