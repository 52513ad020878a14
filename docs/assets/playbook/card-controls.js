// What a reply card offers: language and channel to choose, buttons to press.

import { languageName } from "../message/language.js";
import { own } from "../shapes.js";
import { whenTouched } from "../touched.js";

/**
 * Add the controls of a card, once.
 * @param {HTMLElement} card
 * @param {Record<string, string>} channels  Titles by channel.
 * @returns {boolean}  False when the card has no place for them.
 */
export function addControls(card, channels) {
  const place = card.querySelector("reply-controls");
  if (!place) return false;
  if (place.querySelector("reply-actions")) return true;
  addFields(card, place);
  const languages = (card.dataset.languages ?? "en").split(" ");
  const choices = document.createElement("div");
  choices.className = "reply__choices";
  choices.append(
    ...choice(card, "Language", Object.fromEntries(languages.map((tag) => [tag, ownName(tag)]))),
    ...choice(card, "Channel", channels),
  );
  choices.insertAdjacentHTML("beforeend", '<span class="reply__fallback"></span>');
  place.prepend(choices);
  place.insertAdjacentHTML("beforeend", ACTIONS);
  const title = card.querySelector(".reply__title")?.textContent ?? "";
  card.querySelector(".reply__head")?.insertAdjacentHTML("beforeend", STAR);
  card.querySelector(".star")?.setAttribute("aria-label", `Favourite: ${title}`);
  const add = () => import("./card-links.js").then(({ addLinks }) => addLinks(card), () => {});
  whenTouched(add);
  document.addEventListener("focusin", add, { once: true });
  return true;
}

/** A language's name in itself, as the page says it. @param {string} tag */
export function ownName(tag) {
  const names = document.querySelector("reply-frames")?.getAttribute("data-names") ?? "{}";
  return own(JSON.parse(names), tag) ?? languageName(tag, tag);
}

/**
 * The inputs of a card that the page holds only once.
 * @param {HTMLElement} card
 * @param {Element} place
 */
function addFields(card, place) {
  const names = place.getAttribute("data-fields");
  const template = document.querySelector("template.field-templates");
  if (!names || !(template instanceof HTMLTemplateElement)) return;
  const box = document.createElement("div");
  box.className = "fields";
  for (const name of names.split(" ")) {
    const field = template.content.querySelector(`[data-field="${name}"]`)?.closest(".field")?.cloneNode(true);
    if (!(field instanceof Element)) continue;
    field.querySelector("[data-field]")?.setAttribute("id", `${card.id}-${name}`);
    field.querySelector("label")?.setAttribute("for", `${card.id}-${name}`);
    box.append(field);
  }
  place.prepend(box);
}

/**
 * A labelled select, or nothing where there is nothing to choose.
 * @param {HTMLElement} card
 * @param {string} label
 * @param {Record<string, string>} options  Words by value.
 * @returns {Element[]}
 */
function choice(card, label, options) {
  if (Object.keys(options).length < 2) return [];
  const select = document.createElement("select");
  select.id = `${card.id}-${label.toLowerCase()}`;
  select.dataset.choice = label.toLowerCase();
  select.append(...Object.entries(options).map(([value, words]) => new Option(words, value)));
  const name = document.createElement("label");
  name.htmlFor = select.id;
  name.textContent = label;
  const box = document.createElement("div");
  box.className = "choice";
  box.append(name, select);
  return [box];
}

const ACTIONS = `<reply-actions>
  <button type="button" class="md-button md-button--primary" data-action="copy"
    aria-keyshortcuts="c">Copy<kbd aria-hidden="true">c</kbd></button>
  <button type="button" class="md-button" data-action="add"
    aria-keyshortcuts="a">Add to answer<kbd aria-hidden="true">a</kbd></button>
  <button type="button" class="plain" data-action="copy-plain">Copy plain text</button>
  <span role="status" class="reply__status"></span>
  <span class="reply__aside"></span></reply-actions>`;
const STAR = '<button type="button" class="star" data-action="favourite" aria-pressed="false"></button>';
