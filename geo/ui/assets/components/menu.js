// @ts-check
// Closes the menu of a narrow window after a choice in it, and its sheet of controls with Escape; leads the
// keyboard into what a button opens, and back; has the menu read out as the list that it is: Streamlit's list
// holds other elements between itself and its entries.
import { keptOn, stopOnceGone } from "./lifecycle.js";

const LIST = '[data-testid="stSidebarNavItems"]';
const BUTTON = '[data-testid="stPopoverButton"]';
const OPENED = '[data-testid="stPopoverBody"]';

function nameParts() {
  for (const list of document.querySelectorAll(LIST)) {
    for (const entry of list.querySelectorAll("li")) entry.parentElement?.setAttribute("role", "list");
    list.setAttribute("role", "presentation");
  }
}

/** @param {KeyboardEvent} event */
function closeSheet(event) {
  const sheet = document.querySelector(".filters[open]");
  // What is open over the sheet closes first.
  if (event.key !== "Escape" || !sheet || document.querySelector(OPENED)) return;
  sheet.removeAttribute("open");
  sheet.querySelector("summary")?.focus();
}

/**
 * A link in a message leads on in this tab: Streamlit opens it in another.
 * @param {MouseEvent} event
 */
function stayInTab(event) {
  if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest('[data-testid="stToast"] a');
  if (!(link instanceof HTMLAnchorElement) || link.origin !== window.location.origin) return;
  event.preventDefault();
  window.location.assign(link.href);
}

const OPENING = 40; // frames within which what a button opens is there

/** @type {Element | null} */
let around = null; // what holds the button whose opened part the keyboard is in

/**
 * What the keyboard opens has the focus: it stands at the end of the page, many stops behind its button.
 * @param {MouseEvent} event
 */
function enterPopover(event) {
  if (!(event.target instanceof Element) || event.detail !== 0) return; // by a pointer
  const button = event.target.closest(BUTTON);
  if (!button) return;
  let left = OPENING;
  const enter = () => {
    const body = document.querySelector(OPENED);
    const first = body?.querySelector("input:not([disabled]), button:not([disabled]), textarea, a[href]");
    if (first instanceof HTMLElement && button.getAttribute("aria-expanded") === "true") {
      first.focus();
      around = button.closest('[data-testid="stVerticalBlock"]');
    } else if (left-- > 0) requestAnimationFrame(enter);
  };
  requestAnimationFrame(enter);
}

/** The button has the focus again once what it opened is gone: another may stand in its place by then. */
function leavePopover() {
  if (!around || document.querySelector(OPENED)) return;
  const button = around.querySelector(BUTTON);
  if (document.activeElement === document.body && button instanceof HTMLElement) button.focus();
  around = null;
}

function listen() {
  const watch = new MutationObserver(() => {
    if (document.querySelector(`${LIST}:not([role])`)) nameParts();
    leavePopover();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  nameParts();
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-testid="stSidebarNavLink"]'))
      return;
    const button = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    // Streamlit follows the link first: what the click closes must still be there.
    if (button instanceof HTMLElement) setTimeout(() => button.click(), 0);
  };
  document.addEventListener("click", onClick);
  document.addEventListener("click", stayInTab, true);
  document.addEventListener("click", enterPopover);
  document.addEventListener("keydown", closeSheet);
  return {
    stop() {
      document.removeEventListener("keydown", closeSheet);
      document.removeEventListener("click", onClick);
      document.removeEventListener("click", enterPopover);
      document.removeEventListener("click", stayInTab, true);
      watch.disconnect();
    },
  };
}

/** @param {Component<undefined>} component */
export default function ({ parentElement }) {
  keptOn(parentElement, listen);
  return stopOnceGone(parentElement);
}
