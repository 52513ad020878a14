// What every page has. Elements enhance markup that reads well without them; `overrides/main.html`
// loads those of a page with it, and here those of the pages that follow in its place.

import { AnswerTray } from "./shell/answer-tray.js";
import { listen } from "./shell/keys.js";
import { keepOffline, reloadOnOtherCode } from "./shell/offline.js";
import { wakeTheme } from "./shell/theme.js";

function loadElements() {
  if (document.querySelector("ticket-desk")) import("./home.js");
  if (document.querySelector("reply-card, check-list")) import("./playbook.js");
  if (document.querySelector("reply-list")) import("./replies.js");
}

customElements.define("answer-tray", AnswerTray);
// Beside what Material replaces from page to page, so that it stays.
const tray = new AnswerTray();
document.body.append(tray);
wakeTheme(reloadOnOtherCode);
loadElements();
new MutationObserver(loadElements).observe(document.body, { childList: true, subtree: true });
keepOffline((update) => tray.offerUpdate(update));
document.addEventListener("show-keys", async () => (await import("./shell/key-help.js")).showKeys());
// Material's search is a dialog without a name.
document.querySelector(".md-header .md-search[role=dialog]")?.setAttribute("aria-label", "Search");
listen();
const search = document.querySelector(".md-header [data-md-component=search-query]");
search?.addEventListener("focus", async () => (await import("./search/state.js")).tell(), { once: true });
// Material looks when a key is released; text comes by mouse and by voice as well.
search?.addEventListener("input", () => search.dispatchEvent(new KeyboardEvent("keyup")));
