// @ts-check
// Data and code of a document that stands alone lie in it compressed: a third of their size.

/**
 * @param {import("leaflet").Map} map
 * @param {string} letters
 */
export async function begin(map, letters) {
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const { code, ...config } = JSON.parse(await new Response(stream).text());
  window.atlasGiven = [map, config];
  const script = document.createElement("script");
  script.textContent = code;
  document.body.append(script);
}
