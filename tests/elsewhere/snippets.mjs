// Reads snippets as VS Code does, and puts values into their tab stops by number.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [packages, file] = process.argv.slice(2);
const path = `${packages}/monaco-editor/esm/vs/editor/contrib/snippet/browser/snippetParser.js`;
const { SnippetParser, Text } = await import(pathToFileURL(path).href);

const read = ({ body, values }) => {
  const snippet = new SnippetParser().parse(body);
  const stops = {};
  for (const stop of snippet.placeholders) {
    if (stop.choice) stops[stop.index] = stop.choice.options.map((option) => option.value);
    const value = values[stop.index];
    if (value !== undefined) snippet.replace(stop, [new Text(value)]);
  }
  return { text: snippet.toString(), stops };
};
console.log(JSON.stringify(JSON.parse(readFileSync(file, "utf8")).map(read)));
