// What a built site's own code finds in a ticket: its assets, then a file with the index and the ticket.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [assets, file] = process.argv.slice(2);
const { find } = await import(pathToFileURL(`${assets}/ticket/fields.js`).href);
const { knownOf } = await import(pathToFileURL(`${assets}/ticket/known.js`).href);
const [about, ticket] = JSON.parse(readFileSync(file, "utf8"));
console.log(JSON.stringify(find(ticket, knownOf(about))));
