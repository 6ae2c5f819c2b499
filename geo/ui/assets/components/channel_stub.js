// @ts-check
// For a channel inside a fragment: a script crosses the wire in every step, so the code stays outside, in
// channel.js.

/** @param {Component<import("./channel.js").ChannelData>} component */
export default function (component) {
  /** @type {(() => void) | null} */
  let stop = null;
  const start = () => {
    if (window.__atlasMountChannel) stop = window.__atlasMountChannel(component);
  };
  if (window.__atlasMountChannel) start();
  else window.addEventListener("atlas-channel-here", start, { once: true });
  return () => {
    window.removeEventListener("atlas-channel-here", start);
    if (stop) stop();
  };
}
