// Registers the elements; each enhances markup that reads well without it.

import { AnswerTray } from "./answer-tray.js";
import { CheckList } from "./check-list.js";
import { DeskShelf } from "./desk-shelf.js";
import { EscalationNote } from "./escalation-note.js";
import { putExactFirst } from "./exact-search.js";
import { FavouriteStar } from "./favourite-star.js";
import { showKeys } from "./key-help.js";
import { listen } from "./keys.js";
import { keepOffline } from "./offline.js";
import { ReplyCard } from "./reply-card.js";
import { ReviewAge } from "./review-age.js";

customElements.define("reply-card", ReplyCard);
customElements.define("check-list", CheckList);
customElements.define("escalation-note", EscalationNote);
customElements.define("review-age", ReviewAge);
customElements.define("favourite-star", FavouriteStar);
customElements.define("desk-shelf", DeskShelf);
customElements.define("answer-tray", AnswerTray);

// Beside what Material replaces from page to page, so that it stays.
const tray = new AnswerTray();
document.body.append(tray);
keepOffline((update) => tray.offerUpdate(update));
document.addEventListener("show-keys", showKeys);
// Material's search is a dialog without a name.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
listen();
putExactFirst();
