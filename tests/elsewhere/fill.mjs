// What the site itself makes of messages and values: a JSON list in, a JSON list out.
import { readFileSync } from "node:fs";

import { fill } from "../../docs/assets/message/fill.js";

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(asked.map(({ message, values }) => fill(message, values))));
