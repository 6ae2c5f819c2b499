// @ts-check
// Goes to the part of the page that the address names, once it is there and has its place.
import { keptOn } from "./lifecycle.js";

/** Milliseconds after which the page has its final layout. */
const SETTLED = 3000;
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];

/** @param {string} hash */
function nameOf(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash; // a lone "%"
  }
}

function go() {
  const name = nameOf(window.location.hash.slice(1));
  const until = Date.now() + SETTLED;
  const timer = name ? window.setInterval(jump, 100) : 0;

  function jump() {
    const box = document.getElementById(name)?.getBoundingClientRect();
    // To where the address leads already: no new step of the history.
    if (box && (box.top < 0 || box.top > window.innerHeight)) window.location.replace(window.location.href);
    if (Date.now() > until) stop();
  }

  function stop() {
    window.clearInterval(timer);
    for (const move of MOVES) window.removeEventListener(move, stop);
  }

  if (name) {
    for (const move of MOVES) window.addEventListener(move, stop, { passive: true });
    jump();
  }
  return { stop };
}

/** @param {Component<undefined>} component */
export default function ({ parentElement }) {
  keptOn(parentElement, go);
}
