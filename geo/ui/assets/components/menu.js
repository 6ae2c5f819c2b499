// @ts-check
// Closes the menu of a narrow window after a choice in it.
import { keptOn, stopOnceGone } from "./lifecycle.js";

function listen() {
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-testid="stSidebarNavLink"]'))
      return;
    const button = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    // Streamlit follows the link first: what the click closes must still be there.
    if (button instanceof HTMLElement) setTimeout(() => button.click(), 0);
  };
  document.addEventListener("click", onClick);
  return {
    stop() {
      document.removeEventListener("click", onClick);
    },
  };
}

/** @param {Component<undefined>} component */
export default function ({ parentElement }) {
  keptOn(parentElement, listen);
  return stopOnceGone(parentElement);
}
