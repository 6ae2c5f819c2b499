/** What Python hands to the scripts of an edition, and what these leave for one another. */

declare const givenWorld: import("../../maps/assets/base/coding.js").CodedMessage;
declare const givenProvinces: import("../../maps/assets/base/coding.js").CodedMessage;

interface Window {
  /** Data of the map's frame; its document is made to find them here. */
  atlasConfig: import("../../maps/assets/base/contract.js").DocumentConfig;
  /** Called by the script of a measure, once it has come. */
  atlasValues: (
    measure: string,
    held: { values: import("../../maps/assets/base/coding.js").CodedMessage; cited: [string[], number[]] },
  ) => void;
  /** Called by the script of a briefing. */
  atlasDeck: (coded: import("../../maps/assets/base/coding.js").CodedMessage) => void;
}
