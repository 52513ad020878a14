// Registers the elements; each enhances markup that reads well without it.

import { ReplyCard } from "./reply-card.js";

customElements.define("reply-card", ReplyCard);
