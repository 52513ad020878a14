// The elements of a playbook's page.

import { CheckList } from "./playbook/check-list.js";
import { EscalationNote } from "./playbook/escalation-note.js";
import { FavouriteStar } from "./playbook/favourite-star.js";
import { ReplyCard } from "./playbook/reply-card.js";
import { ReviewAge } from "./playbook/review-age.js";

customElements.define("reply-card", ReplyCard);
customElements.define("check-list", CheckList);
customElements.define("escalation-note", EscalationNote);
customElements.define("review-age", ReviewAge);
customElements.define("favourite-star", FavouriteStar);
