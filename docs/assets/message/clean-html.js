// What an agent edited, as clean HTML and as text: what a reply may hold, and nothing else.

/** @typedef {import("./fill.js").Message} Message */

const BLOCKS = new Set(["P", "OL", "UL", "DIV", "LI"]);
const MARKS = /** @type {Record<string, string>} */ ({
  STRONG: "strong",
  B: "strong",
  EM: "em",
  I: "em",
});

// An address ends before a character that is not ASCII: a space says so to mail programs.
const ADDRESS = /: https:\/\/[!-~]+(?=[^ -~\s])/g;

/**
 * @param {Element | DocumentFragment} root
 * @returns {Message}
 */
export function clean(root) {
  const blocks = blocksOf(root);
  return {
    html: blocks.map((block) => block.html).join(""),
    text: blocks.map((block) => block.text).join("\n\n").trim(),
  };
}

/** The text of a reply's HTML. @param {string} html */
export function textOf(html) {
  const inert = document.createElement("template");
  inert.innerHTML = html;
  return clean(inert.content).text;
}

/** @param {Node} parent @returns {Message[]} */
function blocksOf(parent) {
  /** @type {Message[]} */
  const blocks = [];
  let loose = empty();
  const flush = () => {
    const text = loose.text.trim().replace(ADDRESS, "$& ");
    if (text) blocks.push({ html: `<p>${loose.html}</p>`, text });
    loose = empty();
  };
  for (const child of parent.childNodes) {
    if (!(child instanceof Element) || !BLOCKS.has(child.tagName)) {
      loose = join(loose, inline(child));
      continue;
    }
    flush();
    if (child.tagName === "OL" || child.tagName === "UL") blocks.push(...list(child));
    else blocks.push(...blocksOf(child));
  }
  flush();
  return blocks;
}

/**
 * Items that hold paragraphs stand apart, as `macros/text/reply_markdown.py` writes them; others
 * close together. Items left empty are left out.
 * @param {Element} element
 * @returns {Message[]}
 */
function list(element) {
  const numbered = element.tagName === "OL";
  const items = [...element.children].filter((child) => child.tagName === "LI" && clean(child).text);
  const first = Number(element.getAttribute("start") ?? 1);
  const written = items.map((item, index) => {
    const marker = numbered ? `${first + index}. ` : "- ";
    const { html, text } = listItem(item);
    return { html, text: marker + text.replaceAll(/\n(?!\n)/g, "\n" + " ".repeat(marker.length)) };
  });
  const tag = numbered ? "ol" : "ul";
  const start = numbered && first !== 1 ? ` start="${first}"` : "";
  if (!written.length) return [];
  return [
    {
      html: `<${tag}${start}>${written.map((item) => item.html).join("")}</${tag}>`,
      text: written.map((item) => item.text).join(items.some(isLoose) ? "\n\n" : "\n"),
    },
  ];
}

/** @param {Element} item @returns {Message} */
function listItem(item) {
  const loose = isLoose(item);
  const blocks = blocksOf(item);
  const html = blocks
    .map((block) => (loose ? block.html : block.html.replace(/^<p>([^]*)<\/p>$/, "$1")))
    .join("");
  const text = blocks.map((block) => block.text).join(loose ? "\n\n" : "\n");
  return { html: `<li>${html}</li>`, text };
}

/** @param {Element} item */
function isLoose(item) {
  return [...item.children].some((child) => child.tagName === "P");
}

/** @param {Node} node @returns {Message} */
function inline(node) {
  if (node instanceof Text) return { html: escape(node.data), text: node.data };
  if (!(node instanceof Element)) return empty();
  if (node.tagName === "BR") return { html: "<br>", text: "\n" };
  const inner = [...node.childNodes].map(inline).reduce(join, empty());
  const mark = MARKS[node.tagName];
  if (mark && inner.text.trim()) return { ...inner, html: `<${mark}>${inner.html}</${mark}>` };
  if (node instanceof HTMLAnchorElement && node.protocol === "https:") {
    const address = node.getAttribute("href") ?? "";
    return {
      html: `<a href="${escape(address)}">${inner.html}</a>`,
      text: `${inner.text}: ${address}`,
    };
  }
  return inner;
}

/** @param {Message} one @param {Message} other @returns {Message} */
function join(one, other) {
  return { html: one.html + other.html, text: one.text + other.text };
}

/** @returns {Message} */
function empty() {
  return { html: "", text: "" };
}

/** @param {string} text */
function escape(text) {
  return text
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/\u00a0/g, " ");
}
