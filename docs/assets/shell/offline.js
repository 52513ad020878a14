// Registers the service worker and offers a new build; a page never mixes two.

import { address } from "../site.js";
import { atRest } from "../touched.js";

/** The code that a document is made by and for; `serve` where every save makes a new one. */
function code() {
  return document.querySelector("meta[name=shell]")?.getAttribute("content") ?? "";
}

/**
 * @param {(update: () => void) => void} offer  Called when a new build waits for its turn.
 */
export async function keepOffline(offer) {
  if (!("serviceWorker" in navigator)) return;
  if (code() === "serve") {
    for (const found of await navigator.serviceWorker.getRegistrations()) await found.unregister();
    return;
  }
  const controlled = Boolean(navigator.serviceWorker.controller);
  if (!controlled) await quiet();
  /** @type {ServiceWorkerRegistration} */
  let registration;
  try {
    registration = await navigator.serviceWorker.register(address("sw.js"));
  } catch {
    return; // No https, or refused: the site works as long as there is a network.
  }
  // Another worker answers from now on, out of another build: so the page has to be of that, too.
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled) location.reload();
  });
  const ready = () => {
    // Asked when it is pressed: another worker may wait by then.
    if (registration.waiting && controlled) offer(takeOver);
  };
  ready();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", ready);
  });
  // Browsers look for a new worker when they see fit; an agent's page asks on every full load.
  registration.update().catch(() => undefined);
}

/** The first time, what the page itself asks for comes before all that is kept. */
async function quiet() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await new Promise((done) => ("requestIdleCallback" in globalThis ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done)));
}

/**
 * The worker that waits by now, whichever it is, answers from here on. Not before the old one has
 * answered what this very press began: Chromium lets go of none that is at work.
 */
async function takeOver() {
  await atRest();
  const registration = await navigator.serviceWorker.getRegistration();
  registration?.waiting?.postMessage("take-over");
}

/** Material swaps pages in place; one that belongs to other code is loaded whole. */
export function reloadOnOtherCode() {
  const first = code();
  const pages = /** @type {any} */ (window).document$;
  pages?.subscribe(() => {
    if (code() !== first) location.reload();
  });
}
