// @ts-check
// Sends what was decided: once the next candidate is painted, and again until it is acknowledged.

/**
 * @typedef {import("./types.d.ts").Seam} Seam
 * @typedef {import("./queue.js").Queue} Queue
 */

const AGAIN_MS = 4000; // after which what was not acknowledged is sent once more
const HIDDEN_MS = 500; // after which it is sent though nothing is painted: the tab is not in front

export class Post {
  /** @param {Seam} seam @param {Queue} queue */
  constructor(seam, queue) {
    this.seam = seam;
    this.queue = queue;
    this.isWaiting = false;
    this.timer = setInterval(() => {
      if (queue.outbox.length) this.now();
    }, AGAIN_MS);
  }

  stop() {
    clearInterval(this.timer);
  }

  send() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    const once = () => {
      if (this.isWaiting) this.now();
    };
    requestAnimationFrame(() => setTimeout(once));
    setTimeout(once, HIDDEN_MS);
  }

  now() {
    this.isWaiting = false;
    const { outbox, known } = this.queue;
    this.seam.send?.({ acts: [...outbox], known, serial: Date.now() });
  }
}
