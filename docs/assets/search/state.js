// Says below the search box what Material does not: that an answer is under way, or cannot be had.

const SAYS = {
  searching: "Searching …",
  missing: "The search cannot answer: its files are not stored here, and the network does not bring them.",
  answered: "",
};

/** Listen to the worker that answers, see `worker.js`; the box stays from page to page. */
export function tell() {
  const box = document.querySelector(".md-header [data-md-component=search-query]");
  const meta = document.querySelector(".md-header .md-search-result__meta");
  const list = document.querySelector(".md-header .md-search-result__list");
  if (!(box instanceof HTMLInputElement) || !meta || !list) return;
  meta.setAttribute("role", "status");
  /** @type {keyof typeof SAYS} */
  let state = "answered";
  let theirs = meta.textContent;
  const say = () => {
    const ours = Object.values(SAYS).includes(meta.textContent ?? "");
    if (!ours) theirs = meta.textContent;
    const words = (box.value && !list.childElementCount && SAYS[state]) || theirs;
    if (meta.textContent !== words) meta.textContent = words;
  };
  // Every tab hears every worker; the one that is typed into is meant.
  const channel = new BroadcastChannel("playbooks-search");
  channel.addEventListener("message", ({ data }) => {
    if (!document.hasFocus() || !(data in SAYS)) return;
    state = data;
    say();
  });
  channel.postMessage("asked");
  new MutationObserver(say).observe(meta, { childList: true });
}
