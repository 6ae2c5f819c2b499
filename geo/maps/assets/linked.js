// Two maps side by side: what a hand does in one goes, through the page, to the other.
const GOES_ALONG = ["extent", "place", "year", "asOf"];
const SLIM = window.matchMedia("(max-width: 960px)"); // a frame that shares the window with another
let linked = null; // those of them that the page has linked; null on a map that stands alone
let remembered = {}; // what of them was last told, or came from the page or the other map
let hovered = ""; // the place whose tip the other map was told to show
let waiting = null; // where the other map went while this one was still zooming

// Tells the other map what was done here by hand, and returns whether anything was.
function tellOther() {
  const news = GOES_ALONG.filter((name) => S[name] !== remembered[name]);
  remember(news);
  const parts = news.filter((name) => linked.includes(name));
  if (!parts.length) return news.length > 0;
  const message = { type: "along" };
  for (const name of parts) message[name] = S[name];
  if (parts.includes("asOf")) message.asOfLabel = S.asOf === null ? "" : asOfWords();
  if (parts.includes("extent")) Object.assign(message, whereNow());
  post(message);
  return true;
}

function remember(names) {
  for (const name of names) remembered[name] = S[name];
}

function whereNow() {
  const { lat, lng } = map.getCenter();
  return { center: [lat, lng], zoom: map.getZoom() };
}

// While a hand drags or zooms, not only at the end of it.
function tellMoves() {
  const mine = () => linked && linked.includes("extent") && touched && !framing;
  map.on("move", () => { if (mine()) post({ type: "along", ...whereNow() }); });
  map.on("zoomanim", ({ center, zoom }) => {
    if (mine()) post({ type: "along", center: [center.lat, center.lng], zoom, animate: true });
  });
}

function tellHover(id) {
  if (!linked || hovered === id) return;
  hovered = id;
  post({ type: "along", hover: id });
}

function goAlong(message) {
  const parts = GOES_ALONG.filter((name) => name in message);
  for (const name of parts) S[name] = remembered[name] = message[name];
  if ("asOf" in message) { S.asOfLabel = message.asOfLabel || ""; S.day = dayIndex(S.asOf); }
  if (message.framed) frameAlong(message);
  else if (message.center) follow(message);
  if ("hover" in message) hoverAlong(message.hover);
  if (!parts.length) return;
  if ("year" in message) pause();
  if ("place" in message) showStages();
  if ("place" in message || "asOf" in message) drawTicks();
  if ("asOf" in message) drawBreaks();
  requestDraw();
}

// The page frames both alike, but one may be lower by a line of text: the smaller scale holds for both.
function tellFraming() {
  if (linked && linked.includes("extent") && !handled) post({ type: "along", framed: S.extent, ...whereNow() });
}

function frameAlong(message) {
  if (handled || message.framed !== S.extent || message.zoom === map.getZoom()) return;
  if (message.zoom > map.getZoom()) { tellFraming(); return; }
  follow(message);
  handled = null;
}

// No hand moved this map, so nothing is told back: else two maps would chase each other.
function follow(where) {
  // While a zoom is still running Leaflet would drop the request without a word.
  if (map._animatingZoom) {
    if (!waiting) map.once("zoomend", () => { const next = waiting; waiting = null; follow(next); });
    waiting = where;
    return;
  }
  touched = false;
  framing = true;
  const [lat, lng] = where.center;
  const turned = where.zoom !== map.getZoom();
  if (turned || where.extent) map.setView([lat, lng], where.zoom, { animate: Boolean(where.animate) && !REDUCED.matches });
  else slide(lat, lng);
  framing = false;
  handled = map.getBounds();
}

// In the midst of a drag only the panes move, as they do under the hand: names and arrows wait for its end.
function slide(lat, lng) {
  map._rawPanBy(map.latLngToContainerPoint([lat, lng]).subtract(map.getSize().divideBy(2)).round());
  map.fire("move");
}

function hoverAlong(id) {
  for (const path of document.querySelectorAll(".place.along")) path.classList.remove("along");
  if (hovered) return; // the pointer is here by now
  const shape = shapes.get(id);
  if (!shape || shape.level !== S.level || !shape.visible || !shape.path) { hideTip(); return; }
  shape.path.classList.add("along");
  showTip(placeTip(shape), pointOf(shape));
}

// Beside another map the words take less room and the legend is folded.
function showBeside() {
  const slim = linked !== null && SLIM.matches;
  const changed = document.body.classList.contains("slim") !== slim;
  document.body.classList.toggle("slim", slim);
  if (!changed) return;
  $("legend").open = !slim && !NARROW.matches;
  if (!handled) frameExtent();
  placeLabels();
}

SLIM.addEventListener("change", showBeside);
