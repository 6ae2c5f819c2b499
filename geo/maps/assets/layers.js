// Geometry on the map: grounds and thin lines below, one filled path per place above them.
const shapes = new Map(); // place id → { id, level, feature, layer, path, successor, step, visible, mark }
const levels = { zone: null, department: null, province: null, country: null };
const LEVEL_LAYER = { zone: "zones", department: "departments", province: "provinces", country: "countries" };
const switched = {}; // layers a reader may switch off
const PANES = [
  ["ground", 200], ["relief", 250], ["hits", 290], ["places", 300], ["lines", 320], ["water", 330], ["chosen", 340],
  ["corridors", 350], ["points", 380], ["shares", 410], ["labels", 420], ["marks", 430],
];
const HTML_PANES = ["relief", "shares", "labels", "marks"];
const GREAT_RIVER_KM = 900;

let drawings = {}; // by pane, what draws in it

function makePanes() {
  const renderers = {};
  for (const [name, order] of PANES) {
    const pane = map.createPane(name);
    pane.style.zIndex = order;
    if (!HTML_PANES.includes(name)) renderers[name] = L.svg({ pane: name, padding: 0.4 });
    if (!["hits", "places", "corridors"].includes(name)) pane.classList.add("quiet");
  }
  drawings = renderers;
  return renderers;
}

function outlines(name, pane, classOfFeature, renderers, filter) {
  const data = C.layers[name];
  if (!data) return null;
  const style = (f) => ({ className: classOfFeature(f.properties), renderer: renderers[pane], pane });
  return L.geoJSON(data, { style, interactive: false, filter });
}

function addGrounds(renderers) {
  const add = (layer) => layer && layer.addTo(map);
  const home = (f) => f.properties.id === "peru";
  add(outlines("land", "ground", () => "land", renderers));
  add(outlines("countries", "ground", (p) => (p.id === "peru" ? "country home" : "country"), renderers));
  switched.relief = C.relief && reliefImage(C.relief);
  add(outlines("countries", "lines", () => "border", renderers, (f) => !home(f)));
  switched.departments = outlines("departments", "lines", () => "department-line", renderers);
  switched.rivers = outlines("rivers", "water", (p) => (p.length_km >= GREAT_RIVER_KM ? "river great" : "river"), renderers);
  // Last, so that the country's own border lies over its departments'.
  switched.home = outlines("countries", "lines", () => "border home", renderers, home);
}

// Shaded relief as one picture in the projection of the map: west, south, east, north in degrees.
function reliefImage({ src, bounds: [west, south, east, north] }) {
  const box = [[south, west], [north, east]];
  return L.imageOverlay(src, box, { pane: "relief", className: "relief", interactive: false, alt: "" });
}

function addPlaces(renderers) {
  for (const [level, name] of Object.entries(LEVEL_LAYER)) {
    const data = C.layers[name];
    if (!data) continue;
    const group = (levels[level] = L.layerGroup());
    for (const feature of data.features) {
      const style = { className: "place", renderer: renderers.places, pane: "places" };
      const layer = L.geoJSON(feature, { style: () => style }).getLayers()[0];
      const { id, certainty } = feature.properties;
      const edge = certainty === "approximate" || certainty === "schematic" ? certainty : "";
      const shape = { id, level, feature, layer, edge, step: null, visible: true };
      layer.on("add", () => dress(shape));
      layer.on("click", () => select(shape.id));
      layer.on("mouseover mousemove", (event) => {
        const stage = stageNear(event.layerPoint);
        tellHover(stage ? "" : shape.id);
        showTip(stage ? stageTip(stage.feature.properties) : placeTip(shape), event.containerPoint);
      });
      layer.on("mouseout", hideTip);
      group.addLayer(layer);
      shapes.set(shape.id, shape);
    }
  }
  for (const shape of shapes.values()) {
    const successor = shape.feature.properties.outline_of;
    shape.successor = successor ? shapes.get(successor) : null;
    if (shape.successor) shape.successor.predecessor = shape;
  }
}

// Leaflet makes the path element when the layer is shown; what makes it reachable is ours.
function dress(shape) {
  const path = (shape.path = shape.layer.getElement());
  path.setAttribute("role", "button");
  path.setAttribute("tabindex", "0");
  path.dataset.place = shape.id;
  // A level shown again has what Leaflet remembers, not what the last step wrote.
  shape.look = shape.label = shape.marked = undefined;
  if (path.dataset.dressed) return;
  path.dataset.dressed = "yes";
  path.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); select(shape.id); }
  });
  path.addEventListener("focus", () => {
    if (!path.matches(":focus-visible")) return;
    showTip(placeTip(shape), pointOf(shape));
    tellHover(shape.id);
  });
  path.addEventListener("blur", hideTip);
}

function pointOf(shape) {
  const [lon, lat] = shape.feature.properties.at;
  return map.latLngToContainerPoint([lat, lon]);
}

function showLevel(level) {
  for (const [name, group] of Object.entries(levels)) {
    if (!group) continue;
    if (name === level) group.addTo(map);
    else group.remove();
  }
}

function showLayers() {
  for (const [name, layer] of Object.entries(switched)) {
    if (!layer) continue;
    if (S.layers.has(name) && name !== "home") layer.addTo(map);
    else layer.remove();
  }
  if (switched.home) switched.home.addTo(map);
  showStages();
  showShares();
}

// What is chosen, once more over all lines: a halo and a line.
const chosen = { id: null, parts: [] };

function showChosen() {
  const shape = shapes.get(S.place);
  const wanted = shape && shape.level === S.level && shape.visible && S.place !== "peru" ? shape : null;
  if (chosen.id === (wanted && wanted.id)) return;
  for (const part of chosen.parts) part.remove();
  chosen.id = wanted && wanted.id;
  chosen.parts = !wanted ? [] : ["chosen-halo", "chosen"].map((className) => L.geoJSON(wanted.feature, {
    style: () => ({ className, renderer: drawings.chosen, pane: "chosen" }), interactive: false,
  }).addTo(map));
}

// A click beside every place and way goes back to the whole country.
function listenToGround() {
  map.on("click", (event) => {
    if (!event.originalEvent.target.closest("path.leaflet-interactive")) select("peru");
  });
  document.documentElement.addEventListener("mouseleave", hideTip);
}

function select(id) {
  if (S.place === id) return;
  S.place = id;
  showStages();
  drawTicks();
  requestDraw();
}

// Extents: a name the document knows, a place, or west,south,east,north in degrees.
let framing = false; // the map moves because the page or the window says so
let touched = false; // the reader has moved it since the page last did
let handled = null; // what the reader's own moves left in sight

function boundsOf(extent) {
  const box = C.extents[extent] || (/^[-\d.,]+$/.test(extent) ? extent.split(",").map(Number) : null);
  if (box && box.length === 4 && box.every(Number.isFinite)) return L.latLngBounds([[box[1], box[0]], [box[3], box[2]]]);
  const shape = shapes.get(extent);
  return shape ? shape.layer.getBounds().pad(0.15) : null;
}

function frameExtent() {
  const bounds = boundsOf(S.extent);
  if (!bounds) { window.atlasFailure.show(fill(T.refused, { what: `extent ${S.extent}` })); return; }
  const size = map.getSize();
  if (!size.x || !size.y) return;
  handled = null;
  touched = false;
  fit(bounds, framePadding());
}

// What lies over the map keeps its room beside what is framed.
function framePadding() {
  const { x: width } = map.getSize();
  const slim = document.body.classList.contains("slim");
  const left = width > 640 && !slim && !deck ? Math.min(270, width * 0.28) : 8;
  return { paddingTopLeft: [left, 10], paddingBottomRight: [12, 14] };
}

const isWide = (bounds) => bounds.getNorth() - bounds.getSouth() > 32;

function fit(bounds, padding) {
  // While a zoom is still running Leaflet would drop the request without a word.
  if (map._animatingZoom) { map.once("zoomend", () => fit(bounds, padding)); return; }
  framing = true;
  map.fitBounds(bounds, { animate: false, ...padding });
  framing = false;
  tellFraming();
}

// Only what a hand does turns a named extent into degrees; a window that changes its size never does.
function watchExtent() {
  const box = map.getContainer();
  for (const type of ["wheel", "dblclick", "touchmove"]) box.addEventListener(type, byHand, { passive: true });
  map.on("dragstart boxzoomstart", byHand);
  box.querySelector(".leaflet-control-zoom").addEventListener("click", byHand, true);
  map.on("moveend", () => {
    toggleFurniture();
    if (framing || !touched) return;
    handled = map.getBounds();
    const sides = [Math.max(handled.getWest(), -360), handled.getSouth(), Math.min(handled.getEast(), 360), handled.getNorth()];
    S.extent = sides.map((v) => v.toFixed(2)).join(",");
    report();
  });
  new ResizeObserver(() => requestAnimationFrame(resized)).observe(box);
}

function byHand() {
  touched = true;
}

// What was in sight stays in sight, be it an extent of the page's or one made by hand.
function resized() {
  arrive(true);
  framing = true;
  map.invalidateSize({ animate: false, pan: false });
  framing = false;
  if (handled) fit(handled.pad(-0.02), {});
  else frameExtent();
  placeLabels();
}

// A scale bar would lie on a map of half the world, and the north arrow belongs to one country or less.
function toggleFurniture() {
  document.body.classList.toggle("wide", isWide(map.getBounds()));
  showShares();
}
