// @ts-check
// How long what a component made lives: as long as its element is in the page.

/**
 * Return what was made for the element, made now if nothing was: Streamlit calls a component again on the
 * same element at every change of its data.
 * @template {{ stop(): void }} Part
 * @param {Mount} element
 * @param {() => Part} make
 * @returns {Part}
 */
export function keptOn(element, make) {
  element.atlasPart ??= make();
  return /** @type {Part} */ (element.atlasPart);
}

/**
 * Return what a component hands back to Streamlit, which calls it also where the element stays (a new theme).
 * @param {Mount} element
 */
export function stopOnceGone(element) {
  return () => {
    setTimeout(() => {
      if (element.isConnected || !element.atlasPart) return;
      element.atlasPart.stop();
      delete element.atlasPart;
    }, 0);
  };
}

/**
 * Return the one element that a selector finds.
 * @template {HTMLElement} E
 * @param {ParentNode} box
 * @param {string} selector
 * @param {new () => E} type
 * @returns {E}
 */
export function find(box, selector, type) {
  const found = box.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`no ${selector} in the component`);
}
