/** What stands around the map's code: the document gives the first two, failure.js runs before it. */

declare const givenMap: import("leaflet").Map;
declare const givenConfig: import("./contract.js").DocumentConfig;

interface Window {
  atlasFailure: { show(reason: unknown): void; clear(): void };
}
