// The elements of a playbook's page.

import { CheckList } from "./check-list.js";
import { EscalationNote } from "./escalation-note.js";
import { FavouriteStar } from "./favourite-star.js";
import { ReplyCard } from "./reply-card.js";
import { ReviewAge } from "./review-age.js";

customElements.define("reply-card", ReplyCard);
customElements.define("check-list", CheckList);
customElements.define("escalation-note", EscalationNote);
customElements.define("review-age", ReviewAge);
customElements.define("favourite-star", FavouriteStar);
