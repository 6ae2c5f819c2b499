// Geometry on the map: grounds and thin lines below, one filled path per place above them.
const shapes = new Map(); // place id → { id, level, feature, layer, path, successor, step, visible, mark }
const levels = { zone: null, department: null, province: null, country: null };
const LEVEL_LAYER = { zone: "zones", department: "departments", province: "provinces", country: "countries" };
const switched = {}; // layers a reader may switch off
const PANES = [
  ["ground", 200], ["hits", 290], ["places", 300], ["lines", 320], ["water", 330], ["corridors", 350], ["points", 380],
  ["labels", 420], ["marks", 430],
];

function makePanes() {
  const renderers = {};
  for (const [name, order] of PANES) {
    const pane = map.createPane(name);
    pane.style.zIndex = order;
    if (name === "marks" || name === "labels") pane.classList.add("quiet");
    else renderers[name] = L.svg({ pane: name, padding: 0.4 });
  }
  for (const name of ["ground", "lines", "water", "points"]) map.getPane(name).classList.add("quiet");
  return renderers;
}

function outlines(name, pane, className, renderers, filter) {
  const data = C.layers[name];
  if (!data) return null;
  const style = { className, renderer: renderers[pane], pane };
  return L.geoJSON(data, { style: () => style, interactive: false, filter });
}

function addGrounds(renderers) {
  const add = (layer) => layer && layer.addTo(map);
  add(outlines("land", "ground", "land", renderers));
  add(outlines("countries", "ground", "country", renderers));
  add(outlines("countries", "ground", "country home", renderers, (f) => f.properties.id === "peru"));
  add(outlines("countries", "lines", "border", renderers));
  switched.departments = outlines("departments", "lines", "line", renderers);
  switched.rivers = outlines("rivers", "water", "river", renderers);
}

function addPlaces(renderers) {
  for (const [level, name] of Object.entries(LEVEL_LAYER)) {
    const data = C.layers[name];
    if (!data) continue;
    const group = (levels[level] = L.layerGroup());
    for (const feature of data.features) {
      const style = { className: "place", renderer: renderers.places, pane: "places" };
      const layer = L.geoJSON(feature, { style: () => style }).getLayers()[0];
      const shape = { id: feature.properties.id, level, feature, layer, step: null, visible: true };
      layer.on("add", () => dress(shape));
      layer.on("click", () => select(shape.id));
      layer.on("mouseover mousemove", (event) => {
        const stage = stageNear(event.layerPoint);
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
    if (path.matches(":focus-visible")) showTip(placeTip(shape), pointOf(shape));
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
    if (S.layers.has(name)) layer.addTo(map);
    else layer.remove();
  }
  showStages();
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
  const beside = size.x > 640;
  const left = beside ? Math.min(270, size.x * 0.28) : 8;
  fit(bounds, { paddingTopLeft: [left, 10], paddingBottomRight: [12, 14] });
}

function fit(bounds, padding) {
  // While a zoom is still running Leaflet would drop the request without a word.
  if (map._animatingZoom) { map.once("zoomend", () => fit(bounds, padding)); return; }
  framing = true;
  map.fitBounds(bounds, { animate: false, ...padding });
  framing = false;
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
  framing = true;
  map.invalidateSize({ animate: false, pan: false });
  framing = false;
  if (handled) fit(handled.pad(-0.02), {});
  else frameExtent();
  placeLabels();
}

// A scale bar would lie on a map of half the world, and the north arrow belongs to one country or less.
function toggleFurniture() {
  const b = map.getBounds();
  const wide = b.getNorth() - b.getSouth() > 32;
  document.body.classList.toggle("wide", wide);
}
