// Material's search weighs English words one by one. What stands in a playbook or a reply as it was
// typed, in whatever language, an error message above all, is what the agent is looking for: that
// comes first.

import { listOf, matching, text } from "../shapes.js";
import { address, ASKS, loadJson } from "../site.js";

/** @typedef {{url: string, title: string, said: string[]}} Place  `title` where the search may not know it. */

const SHORTEST = 10; // characters that are no mere word
const ADDED = 5;
const OTHER = /[^\u0000-\u024f]{2}|\p{L}{5}/u; // signs or a word: whatever Material finds none of
const TEXTS = listOf((entry) => {
  const [url, title, said] = listOf((one) => one)(entry);
  return { url: matching(/^[\w-]+(?:\/[\w-]+)*\/(?:#[\w-]+)?$/)(url), title: text(title), said: listOf(text)(said).map(plain) };
});
/** @type {Promise<Place[]> | undefined} */
let places;

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
}

/** @returns {Promise<Place[]>}  None where they cannot be had. */
function load() {
  places ??= Promise.all([loadJson("replies/asks.json").then(ASKS), loadJson("replies/texts.json").then(TEXTS)])
    .then(([asks, texts]) => [...asks.map(([url, said]) => ({ url, title: "", said: said.map(plain) })), ...texts])
    .catch(() => {
      places = undefined;
      return [];
    });
  return places;
}

/** Watch the header's search; it stays from page to page. */
export function putExactFirst() {
  const box = document.querySelector(".md-header [data-md-component=search-query]");
  const list = document.querySelector(".md-header .md-search-result__list");
  if (!(box instanceof HTMLInputElement) || !list) return;
  const sort = async () => {
    const found = await load();
    const typed = plain(box.value);
    const exact = found.filter(({ said }) => typed && said.some((one) => one.includes(typed)));
    for (const old of list.querySelectorAll("[data-exact]")) {
      if (old.getAttribute("data-exact") !== typed) old.remove();
    }
    if (typed.length >= SHORTEST) for (const { url } of [...exact].reverse()) raise(list, url, exact);
    if (OTHER.test(typed)) add(list, typed, exact);
  };
  load();
  box.addEventListener("input", sort);
  new MutationObserver(sort).observe(list, { childList: true });
}

/** Put what Material found of a page first. @param {Element} list @param {string} url @param {Place[]} exact */
function raise(list, url, exact) {
  const item = itemOf(list, url);
  const first = list.firstElementChild;
  if (item && item !== first && !exact.some((place) => itemOf(list, place.url) === first)) list.prepend(item);
}

/** @param {Element} list @param {string} url  A page's, or a place's in it. */
function itemOf(list, url) {
  const link = list.querySelector(`a[href="${CSS.escape(address(url.replace(/#.*/, "")))}"]`);
  return link?.closest(".md-search-result__item") ?? null;
}

/** Add replies on pages that Material did not find. @param {Element} list @param {string} typed @param {Place[]} exact */
function add(list, typed, exact) {
  const missing = exact.filter(({ url, title }) => title && !itemOf(list, url) && !has(list, url));
  for (const { url, title } of missing.slice(0, ADDED)) {
    const item = document.createElement("li");
    item.className = "md-search-result__item";
    item.dataset.exact = typed;
    item.innerHTML = `<a class="md-search-result__link" tabindex="-1"><article
      class="md-search-result__article md-typeset"><h1></h1><p>Holds these very words.</p></article></a>`;
    const link = /** @type {HTMLAnchorElement} */ (item.firstElementChild);
    link.href = address(url);
    /** @type {Element} */ (item.querySelector("h1")).textContent = title;
    list.append(item);
  }
}

/** @param {Element} list @param {string} url */
function has(list, url) {
  return Boolean(list.querySelector(`a[href="${CSS.escape(address(url))}"]`));
}
