// The elements of the home page.

import { DeskShelf } from "./desk-shelf.js";
import { TicketDesk } from "./ticket-desk.js";

customElements.define("ticket-desk", TicketDesk);
customElements.define("desk-shelf", DeskShelf);
