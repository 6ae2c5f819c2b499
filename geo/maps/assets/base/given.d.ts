/** What stands around the map's code: the document gives the first two, failure.js runs before it. */

declare const givenMap: import("leaflet").Map;
declare const givenConfig: import("./contract.js").DocumentConfig | import("./coding.js").CodedMessage;

interface Window {
  /** What the code of a document that stands alone is called with, once that is unpacked. */
  atlasGiven?: [import("leaflet").Map, import("./contract.js").DocumentConfig];
  atlasFailure: { show(reason: unknown): void; clear(): void };
}
