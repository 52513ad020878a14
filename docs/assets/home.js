// The elements of the home page.

import { DeskShelf } from "./desk/desk-shelf.js";
import { FindProduct } from "./desk/find-product.js";
import { TicketDesk } from "./desk/ticket-desk.js";

customElements.define("ticket-desk", TicketDesk);
customElements.define("desk-shelf", DeskShelf);
customElements.define("find-product", FindProduct);
