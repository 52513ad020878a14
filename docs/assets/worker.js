// The service worker's code; `sw.js` sets `BUILD` and `FILES` and loads this file. Pages, scripts and
// data come from one cache, named for one build, so that no tab ever sees a mix of two.

/** @typedef {ServiceWorkerGlobalScope & {BUILD: string, FILES: string[]}} Scope */
const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));
const CACHE = `playbooks-${scope.BUILD}`;
const OFFLINE = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Offline</title>
<h1>This page is not stored</h1><p>There is no network, and this page was not kept for that case.</p>
<p><a href="${scope.registration.scope}">All playbooks</a></p>`;

scope.addEventListener("install", (event) => event.waitUntil(keepFiles()));

/** Every file of the build; with no network, or a server in trouble, there is no new build yet. */
async function keepFiles() {
  const cache = await caches.open(CACHE);
  const waiting = [...scope.FILES];
  const keepNext = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) await keep(cache, file);
  };
  await Promise.all(Array.from({ length: 8 }, keepNext));
}

/** One that is missing stops nobody: who asks for it asks the server. @param {Cache} cache @param {string} file */
async function keep(cache, file) {
  const request = new Request(file, { cache: "reload" });
  const response = await fetch(request);
  if (response.status === 429 || response.status >= 500) throw new Error(`${response.status} for ${file}`);
  if (response.status === 200) await cache.put(request, response);
}

scope.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) =>
      Promise.all(
        names
          .filter((name) => name.startsWith("playbooks-") && name !== CACHE)
          .map((name) => caches.delete(name)),
      ),
    ),
  );
});

scope.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(scope.skipWaiting());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = new URL(request.url).href.startsWith(scope.registration.scope);
  if (request.method === "GET" && ours) event.respondWith(answer(request));
});

/** @param {Request} request @returns {Promise<Response>} */
async function answer(request) {
  if (request.mode === "navigate" && (await isAlone())) {
    scope.registration.waiting?.postMessage("take-over");
    return new Response("", { headers: { Refresh: "0" } });
  }
  // Not opened: that would make it anew where another worker has just taken this one's away.
  const stored = await caches.match(request, {
    cacheName: CACHE,
    ignoreSearch: request.mode === "navigate",
  });
  if (stored) return stored;
  try {
    return await fetched(request);
  } catch (error) {
    if (request.mode !== "navigate") throw error;
    return new Response(OFFLINE, { status: 503, headers: { "Content-Type": "text/html" } });
  }
}

/** A new build waits and no other tab is open: now it may take over. */
async function isAlone() {
  if (!scope.registration.waiting) return false;
  return (await scope.clients.matchAll({ type: "window", includeUncontrolled: true })).length < 2;
}

/**
 * From the network; a page of this very build is kept, for libraries too large to keep whole.
 * @param {Request} request
 */
async function fetched(request) {
  const response = await fetch(request);
  const type = response.headers.get("Content-Type") ?? "";
  if (response.ok && type.startsWith("text/html")) {
    const text = await response.clone().text();
    const isOurs = text.includes(`name="build" content="${scope.BUILD}"`);
    if (isOurs && (await caches.has(CACHE))) (await caches.open(CACHE)).put(request, response.clone());
  }
  return response;
}
