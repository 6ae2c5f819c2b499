// @ts-check
// The invisible wire of a review: decisions out, answers and what others decided in.

/** @param {Component<import("./types.d.ts").LiveMessage & { key: string }>} component */
export default function ({ data, setStateValue }) {
  window.__atlasReviews ??= {};
  window.__atlasReviews[data.key] ??= {};
  const seam = window.__atlasReviews[data.key];
  seam.send = (outbox) => setStateValue("outbox", outbox);
  seam.last = data;
  seam.take?.(data);
}
