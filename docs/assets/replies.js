// The element of the page that lists all replies.

import { ReplyList } from "./replies/reply-list.js";

customElements.define("reply-list", ReplyList);
