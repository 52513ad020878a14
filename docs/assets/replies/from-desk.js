// A phrase in quotes on the desk: the replies that have it.

import { addStyle, address } from "../site.js";
import { excerpt } from "./excerpt.js";
import { find } from "./find.js";
import { sought } from "./sought.js";
import { replyTexts } from "./texts.js";

const SHOWN = 6;

/** @param {HTMLElement} desk @param {string} phrase */
export async function showReplies(desk, phrase) {
  const place = placeIn(desk);
  const [status, list] = place.children;
  place.dataset.phrase = phrase;
  try {
    const entries = await replyTexts();
    if (place.dataset.phrase !== phrase) return;
    const { found, all } = find(entries, phrase);
    const known = new Map(entries.map((entry) => [entry.name, entry]));
    const shown = all ? found : [];
    list.replaceChildren(...shown.slice(0, SHOWN).map((one) => item(desk, known, one)));
    const words = shown.length ? `Replies with these words: ${shown.length}. ` : "No reply has these words. ";
    status.replaceChildren(words, linkTo(desk.dataset.replies ?? "", "All replies", phrase));
  } catch {
    status.textContent = "The replies could not be loaded; type on to try again.";
  }
}

/** @param {HTMLElement} desk */
function placeIn(desk) {
  const there = desk.querySelector(".desk__replies");
  if (there instanceof HTMLElement) return there;
  addStyle("replies");
  const place = document.createElement("div");
  place.className = "desk__replies";
  place.innerHTML = '<p class="dim" role="status"></p><ol class="desk__list" aria-label="Replies"></ol>';
  desk.querySelector(".desk__status")?.before(place);
  return place;
}

/**
 * @param {HTMLElement} desk
 * @param {Map<string, import("./find.js").Entry>} known
 * @param {import("./find.js").Found} one
 */
function item(desk, known, { name, excerpt: words }) {
  const { title = name, when = "" } = known.get(name)?.variants[0] ?? {};
  const item = document.createElement("li");
  item.dataset.reply = name;
  const said = document.createElement("p");
  said.className = "desk__summary";
  said.textContent = when;
  item.append(linkTo(`${desk.dataset.replies}#${name}`, title), said);
  if (words) item.append(excerpt(words));
  return item;
}

/** @param {string} path @param {string} words @param {string} [phrase]  What is looked for there. */
function linkTo(path, words, phrase) {
  const link = document.createElement("a");
  link.href = address(path);
  link.textContent = words;
  if (phrase) link.addEventListener("click", () => sought.keep(phrase));
  return link;
}
