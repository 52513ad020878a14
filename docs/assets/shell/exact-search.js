// Material's search weighs words one by one. A text that stands in a playbook as it was typed, an
// error message above all, is what the agent is looking for: that playbook comes first.

import { address, ASKS, loadJson } from "../site.js";

/** @typedef {[url: string, said: string[]][]} Texts  What customers say and checks ask, by address. */

const SHORTEST = 10;

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

/** Watch the header's search; it stays from page to page. */
export function putExactFirst() {
  const box = document.querySelector(".md-header [data-md-component=search-query]");
  const list = document.querySelector(".md-header .md-search-result__list");
  if (!(box instanceof HTMLInputElement) || !list) return;
  /** @type {Promise<Texts> | undefined} */
  let texts;
  const load = () => {
    texts ??= loadJson("replies/asks.json").then(ASKS);
    return texts.catch(() => []);
  };
  const sort = async () => {
    const typed = plain(box.value);
    if (typed.length < SHORTEST) return;
    const exact = (await load())
      .filter(([, said]) => said.some((text) => plain(text).includes(typed)))
      .map(([url]) => url);
    for (const url of exact.reverse()) {
      const link = list.querySelector(`a[href="${CSS.escape(address(url))}"]`);
      const item = link?.closest(".md-search-result__item");
      if (item && item !== list.firstElementChild && !isExact(list.firstElementChild, exact)) {
        list.prepend(item);
      }
    }
  };
  box.addEventListener("focus", load, { once: true });
  new MutationObserver(sort).observe(list, { childList: true });
}

/** @param {Element | null} item @param {string[]} exact */
function isExact(item, exact) {
  const href = item?.querySelector("a")?.href ?? "";
  return exact.some((url) => address(url) === href);
}
