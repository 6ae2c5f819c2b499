// @ts-check
// The list of names, narrowed to those that answer to every word; a year leads to the map in that year.
import { plainWords } from "../../maps/assets/base/plain.js";
import { here } from "./framed.js";

const asked = /** @type {HTMLInputElement} */ (here("#asked"));
const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-names]")]);
const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".found")]);
const ways = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('a[href^="map.html#"]')]);

const held = lines.map((line) => plainWords(`${line.dataset.names} ${line.textContent}`));

function narrow() {
  const words = plainWords(asked.value).split(" ").filter(Boolean);
  const year = words.find((word) => /^(19|20)\d\d$/.test(word));
  const others = words.filter((word) => word !== year);
  const named = others.length ? others : words;
  let count = 0;
  for (const [at, line] of lines.entries()) {
    line.hidden = !named.every((word) => held[at].includes(word));
    if (!line.hidden) count += 1;
  }
  for (const section of sections) section.hidden = !section.querySelector("[data-names]:not([hidden])");
  for (const way of ways) lead(way, others.length ? year : undefined);
  here("#nothing").toggleAttribute("hidden", count > 0);
  here("#count").textContent = words.length ? `${count} / ${lines.length}` : "";
}

/**
 * @param {HTMLAnchorElement} way
 * @param {string | undefined} year
 */
function lead(way, year) {
  const [page, hash] = (way.getAttribute("href") ?? "").split("#");
  const parts = new URLSearchParams(hash);
  way.dataset.year ??= parts.get("year") ?? "";
  const wanted = year ?? way.dataset.year;
  if (wanted) parts.set("year", wanted);
  way.href = `${page}#${parts}`;
}

here("#find").removeAttribute("hidden");
here("#find").addEventListener("submit", (event) => event.preventDefault());
asked.addEventListener("input", narrow);
if (asked.value) narrow();
