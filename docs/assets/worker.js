// The service worker's code; `sw.js` sets `BUILD`, `FILES` and `PARTS` and loads this file. Pages,
// scripts and data come from one cache, named for one build, so that no tab ever sees a mix of two.
// `FILES` has the version of each file that is kept from the start, `PARTS` those of the lists of the
// files that are kept once they were asked for. A version is a hash: what does not fit is of another
// build, and what fits need not be fetched again.

/** @typedef {Record<string, string>} Versions */
/** @typedef {ServiceWorkerGlobalScope & {BUILD: string, FILES: Versions, PARTS: Versions}} Scope */
const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));
const CACHE = `playbooks-${scope.BUILD}`;
const TABS = "playbooks-tabs"; // the tabs that show a newer build
const VERSION = "Build-Version";
const VISITED = 1000; // files that are kept because they were asked for
const DATA = ["points", "questions", "replies"]; // whose folders are named for products
const OFFLINE = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Offline</title>
<h1>This page is not stored</h1><p>There is no network, and this page was not kept for that case.</p>
<p><a href="${scope.registration.scope}">All playbooks</a></p>`;

scope.addEventListener("install", (event) => event.waitUntil(keepFiles()));

/** Every file of the build; with no network, or a server in trouble, there is no new build yet. */
async function keepFiles() {
  const cache = await caches.open(CACHE);
  const names = (await caches.keys()).filter((name) => name.startsWith("playbooks-") && name !== CACHE);
  const before = await Promise.all(names.filter((name) => name !== TABS).map((name) => caches.open(name)));
  const waiting = Object.entries(scope.FILES);
  const keepNext = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await keep(cache, before, ...next);
  };
  await Promise.all(Array.from({ length: 8 }, keepNext));
  for (const old of before) await keepVisited(cache, old, before);
}

/** What was asked for before is kept on, as it is now. @param {Cache} cache @param {Cache} old @param {Cache[]} before */
async function keepVisited(cache, old, before) {
  for (const { url } of await old.keys()) {
    const address = within(url);
    try {
      const version = address in scope.FILES ? undefined : await versionOf(address, cache);
      if (version) await keep(cache, before, address, version);
    } catch {
      return; // it is fetched again when somebody asks for it
    }
  }
}

/**
 * One that is missing stops nobody: who asks for it asks the server.
 * @param {Cache} cache
 * @param {Cache[]} before  the caches of other builds
 * @param {string} file
 * @param {string} version
 */
async function keep(cache, before, file, version) {
  const request = new Request(file, { cache: "no-cache" });
  if (await cache.match(request)) return; // kept by a try that was interrupted
  for (const other of before) {
    const found = await other.match(request);
    if (found?.headers.get(VERSION) === version) return cache.put(request, found);
  }
  const response = await fetch(request);
  if (response.status === 429 || response.status >= 500) throw new Error(`${response.status} for ${file}`);
  if (response.status !== 200) return;
  const ours = await checked(response, version);
  if (!ours) throw new Error(`${file} is of another build`);
  await cache.put(request, ours);
}

/** A response with its version; nothing when it is of another. @param {Response} response @param {string} version */
async function checked(response, version) {
  const body = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body), 0, version.length / 2);
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== version) return undefined;
  const headers = new Headers(response.headers);
  headers.set(VERSION, version);
  return new Response(body, { headers });
}

/** An address as `FILES` has it. @param {string} url */
function within(url) {
  return url.slice(scope.registration.scope.length).replace(/[?#].*/s, "") || "./";
}

/**
 * The version that a file has in this build; nothing when it is not known to it.
 * @param {string} address
 * @param {Cache} cache
 * @returns {Promise<string | undefined>}
 */
async function versionOf(address, cache) {
  if (address in scope.FILES) return scope.FILES[address];
  const [first, second] = address.split("/");
  const part = DATA.includes(first) ? second : first;
  if (!(part in scope.PARTS)) return undefined;
  const list = new Request(`versions/${part}.json`, { cache: "no-cache" });
  let found = await cache.match(list);
  if (!found) {
    found = await checked(await fetch(list), scope.PARTS[part]);
    if (found) await cache.put(list, found.clone());
  }
  return (await found?.json())?.[address];
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
  if (request.method === "GET" && ours) event.respondWith(answer(event));
});

/** @param {FetchEvent} event @returns {Promise<Response>} */
async function answer(event) {
  const { request } = event;
  if (request.mode === "navigate" && (await isAlone())) {
    scope.registration.waiting?.postMessage("take-over");
    return new Response("", { headers: { Refresh: "0" } });
  }
  if (event.clientId && (await caches.match(tab(event.clientId), { cacheName: TABS }))) return fetch(request);
  // Not opened: that would make it anew where another worker has just taken this one's away.
  // Files are the same whatever is asked of them: Pagefind asks for its entry with the time.
  const stored = await caches.match(request, { cacheName: CACHE, ignoreSearch: request.url.includes("?") });
  if (stored) return stored;
  try {
    return await fetched(event);
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

/** What stands for a tab in the cache of tabs. @param {string} id */
function tab(id) {
  return new Request(`${scope.registration.scope}?tab=${id}`);
}

/**
 * From the network; what belongs to this build is kept. Of another one nothing is shown beside what
 * is shown: a tab that goes to a page of it has everything from the network from then on.
 * @param {FetchEvent} event
 */
async function fetched(event) {
  const { request } = event;
  const response = await fetch(request);
  const address = within(request.url);
  if (!response.ok || !(await caches.has(CACHE))) return response;
  const cache = await caches.open(CACHE);
  const version = await versionOf(address, cache);
  const isPage = address === "./" || address.endsWith("/");
  if (!(version || isPage)) return response;
  const ours = version && (await checked(response, version));
  if (ours) {
    await cache.put(new Request(address), ours.clone());
    await letGo(cache);
    return ours;
  }
  scope.registration.update().catch(() => undefined);
  if (request.mode !== "navigate") return Response.error();
  if (event.resultingClientId) await (await caches.open(TABS)).put(tab(event.resultingClientId), new Response());
  return response;
}

/** Of what was asked for, the oldest goes. @param {Cache} cache */
async function letGo(cache) {
  const visited = (await cache.keys()).filter(({ url }) => !(within(url) in scope.FILES));
  await Promise.all(visited.slice(0, -VISITED).map((request) => cache.delete(request)));
}
