// @ts-check
// Presenting a briefing: its scenes are loaded when the button is pressed.
import { messageOf } from "../../maps/assets/base/coding.js";
import { Framed, givenHere, here, load } from "./framed.js";

const given = givenHere();
const button = /** @type {HTMLButtonElement} */ (here("#present"));
const stage = /** @type {HTMLElement} */ (here("#stage"));
/** @type {any} */
let deck = null;
let on = false;

const framed = new Framed(stage, given.strings, hear);

window.atlasDeck = (coded) => {
  deck = messageOf(coded);
  begin();
};

/** @param {any} message */
function hear(message) {
  if (message.type === "ready") begin();
  else if (message.type === "leave") leave();
  else if (message.type === "fullscreen") framed.toggleFull();
}

/** Both the frame and the scenes have to be there. */
function begin() {
  if (!deck || !framed.ready || on) return;
  on = true;
  framed.post(deck);
  framed.post({ type: "present", on: true });
  framed.frame.focus();
}

function leave() {
  on = false;
  framed.post({ type: "present", on: false });
  if (document.fullscreenElement) document.exitFullscreen();
  stage.hidden = true;
  document.body.classList.remove("presenting");
  button.focus();
}

button.hidden = false;
button.addEventListener("click", () => {
  stage.hidden = false;
  document.body.classList.add("presenting");
  stage.requestFullscreen?.().catch(() => {}); // it covers the window all the same
  framed.open(given.frame);
  if (deck) begin();
  else load(given.deck, leave);
});
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && on) leave();
});
