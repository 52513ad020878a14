// Where something wrong with a reply is said, and mended: links of its card.

/**
 * Where something wrong is said, and mended: the page has both addresses once, with places for the
 * reply's name and its file. The file is that of the language in sight.
 * @param {HTMLElement} card
 */
export function addLinks(card) {
  const { flag, fix } = /** @type {HTMLElement | null} */ (
    document.querySelector("reply-frames")
  )?.dataset ?? {};
  const aside = card.querySelector(".reply__aside");
  if (!flag || !fix || !aside || aside.querySelector("a")) return;
  const name = card.getAttribute("name") ?? "";
  const made = [
    ["Flag", flag],
    ["Fix", fix],
  ].map(([words, address]) => {
    const link = document.createElement("a");
    link.textContent = words;
    const point = () => {
      const tag = card.querySelector(".reply__message")?.getAttribute("lang") ?? "en";
      const path = `snippets/${name}${tag === "en" ? "" : `.${tag}`}.md`;
      link.href = address
        .replaceAll("%7Bname%7D", encodeURIComponent(name))
        .replaceAll("%7Bpath%7D", encodeURIComponent(path).replaceAll("%2F", "/"));
    };
    point();
    for (const event of ["pointerenter", "pointerdown", "focus"]) link.addEventListener(event, point);
    return link;
  });
  aside.prepend(...made);
}
