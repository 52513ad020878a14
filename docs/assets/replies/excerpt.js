// The words of a reply's text that were found, marked.

/** @param {import("./find.js").Excerpt} words @returns {HTMLElement} */
export function excerpt({ before, hit, after, tag }) {
  const line = document.createElement("span");
  line.className = "replies__says";
  line.lang = tag;
  line.dir = "auto";
  const mark = document.createElement("mark");
  mark.textContent = hit;
  line.append(before, mark, after);
  return line;
}
