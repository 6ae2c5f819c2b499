// Corridors: one line per stage, mode by colour and build, certainty by dash, direction by arrow.
const stages = [];
const CORES = new Set(["air", "river"]); // modes drawn as a double line
const BEADED = new Set(["foot"]);

function addCorridors(renderers) {
  if (!C.layers.corridors) return;
  switched.corridors = L.layerGroup();
  switched.ways = L.layerGroup();
  for (const feature of C.layers.corridors.features) {
    const p = feature.properties;
    const look = `mode-${p.mode} sure-${suretyOf(p)}${p.certainty === "inferred" ? " guess" : ""}`;
    const line = (className, pane) => L.geoJSON(feature, {
      style: () => ({ className, renderer: renderers[pane], pane, fill: false, smoothFactor: 0.6 }),
      interactive: pane === "hits",
    }).getLayers()[0];
    const casing = line("stage-casing", "corridors");
    const drawn = line(`stage ${look}`, "corridors");
    const over = [];
    if (CORES.has(p.mode)) over.push(line(`stage-core ${look}`, "corridors"));
    if (BEADED.has(p.mode)) over.push(line(`stage-beads mode-${p.mode}`, "corridors"));
    // What is felt of a corridor lies under the places: a click on a zone is a click on the zone.
    const hit = line("stage-hit", "hits");
    hit.on("mouseover mousemove", (event) => showTip(stageTip(p), event.containerPoint));
    hit.on("mouseout", hideTip);
    hit.on("click", () => select(p.corridor));
    hit.on("add", () => dressStage(hit, p));
    const group = switched[C.corridors.includes(p.corridor) ? "corridors" : "ways"];
    const parts = [casing, drawn, ...over, hit];
    for (const layer of parts) group.addLayer(layer);
    stages.push({ feature, layer: drawn, hit, arrows: [], parts, group, known: true, faded: false });
  }
  map.on("zoomend moveend viewreset", drawArrows);
}

// A line that follows no named way is schematic, however surely its stage is stated.
function suretyOf(p) {
  return p.line === "schematic" ? "schematic" : p.certainty;
}

function dressStage(hit, properties) {
  const path = hit.getElement();
  path.setAttribute("role", "button");
  path.setAttribute("tabindex", "0");
  path.dataset.corridor = properties.corridor;
  setAttribute(path, "aria-label", stageName(properties));
  if (path.dataset.dressed) return;
  path.dataset.dressed = "yes";
  path.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); select(properties.corridor); }
  });
}

const isDrawn = (stage) => stage.known && map.hasLayer(stage.layer);

// Both time axes: what a report is about may lie in other years, and it may not be out yet.
function drawStages() {
  let changed = false;
  for (const stage of stages) {
    const p = stage.feature.properties;
    const known = S.asOf === null || !p.known_from || p.known_from <= S.asOf;
    const faded = isOutside(p);
    const selected = p.corridor === S.place;
    if (stage.known === known && stage.faded === faded && stage.selected === selected) continue;
    changed ||= stage.known !== known || stage.faded !== faded;
    Object.assign(stage, { known, faded, selected });
    dressParts(stage);
  }
  if (changed) drawLegend();
  return changed;
}

// A side of the period that the report leaves open reaches on without end.
function isOutside(p) {
  if (isTimeless()) return false;
  const year = (day) => Number(String(day).slice(0, 4));
  return Boolean((p.period_start && S.year < year(p.period_start)) || (p.period_end && S.year > year(p.period_end)));
}

function periodWords(p) {
  const [start, end] = [p.period_start, p.period_end].map((day) => day && String(day).slice(0, 4));
  if (start && end) return start === end ? start : `${start}–${end}`;
  return end ? fill(T.until, { year: end }) : start ? fill(T.since, { year: start }) : "";
}

function dressParts(stage) {
  for (const part of [...stage.parts.map((layer) => layer.getElement()), ...stage.arrows]) {
    if (!part) continue;
    part.classList.toggle("faded", stage.faded);
    part.classList.toggle("unknown", !stage.known);
  }
  const path = stage.layer.getElement();
  if (path) path.classList.toggle("selected", Boolean(stage.selected) || isLit(stage.feature.properties.corridor));
}

// The stage drawn within a few pixels of a point, over a filled place that would hide it from the pointer.
function stageNear(point) {
  const near = (part) => part.some((b, i) => i > 0 && L.LineUtil.pointToSegmentDistance(point, part[i - 1], b) < 4);
  return stages.find((stage) => isDrawn(stage) && (stage.layer._parts || []).some(near)) || null;
}

function stageName(p) {
  const route = fill(T.route, { start: nameOf(p.from), end: nameOf(p.to) });
  return `${nameOf(p.corridor)}: ${route}, ${T.modes[p.mode] || p.mode}, ${T.certainties[p.certainty] || p.certainty}`;
}

function nameStages() {
  for (const stage of stages) {
    const path = stage.hit.getElement();
    if (path) setAttribute(path, "aria-label", stageName(stage.feature.properties));
  }
}

// A way that is selected is drawn even where its layer is switched off.
function showStages() {
  for (const stage of stages) {
    const { corridor } = stage.feature.properties;
    const wanted = map.hasLayer(stage.group) || corridor === S.place || isLit(corridor);
    for (const part of stage.parts) {
      if (wanted && !map.hasLayer(part)) map.addLayer(part);
      if (!wanted && map.hasLayer(part)) map.removeLayer(part);
    }
    stage.selected = stage.feature.properties.corridor === S.place;
    dressParts(stage); // Leaflet makes a new path each time one is shown
  }
  nameStages();
  drawArrows();
  drawLegend();
}

// Arrows stand at the middle of what is visible of a stage, and about every 260 pixels of a long one.
function drawArrows() {
  for (const stage of stages) {
    for (const arrow of stage.arrows) arrow.remove();
    stage.arrows = [];
    const path = stage.layer.getElement();
    if (!path || !map.hasLayer(stage.layer)) continue;
    const p = stage.feature.properties;
    const parent = path.parentNode;
    const parts = stage.layer._parts || [];
    for (const part of parts) {
      for (const [x, y, angle] of arrowPlaces(part)) {
        const arrow = sign("path", `arrow mode-${p.mode}`, parent, stage);
        arrow.setAttribute("d", "M-6,-5.5 L7,0 L-6,5.5 L-3,0 Z");
        arrow.setAttribute("transform", `translate(${x} ${y}) rotate(${angle}) scale(${ARROW_SCALE()})`);
      }
    }
    for (const [lon, lat] of openEnds(stage.feature)) {
      const at = map.latLngToLayerPoint([lat, lon]);
      const ring = sign("circle", `open-end mode-${p.mode}`, parent, stage);
      ring.setAttribute("cx", at.x.toFixed(1));
      ring.setAttribute("cy", at.y.toFixed(1));
      ring.setAttribute("r", 3.6 * ARROW_SCALE());
    }
    dressParts(stage);
  }
}

const ARROW_SCALE = () => (window.innerWidth >= 1500 ? 1.3 : 1);

function sign(tag, name, parent, stage) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  element.setAttribute("class", name);
  parent.appendChild(element);
  stage.arrows.push(element);
  return element;
}

// The ends that no source names: open rings, so that nobody takes them for a port or a crossing.
function openEnds(feature) {
  const { open_end: open } = feature.properties;
  const line = feature.geometry.coordinates;
  const ends = [];
  if (open === "start" || open === "both") ends.push(line[0]);
  if (open === "end" || open === "both") ends.push(line[line.length - 1]);
  return ends;
}

function arrowPlaces(points) {
  const lengths = [];
  let total = 0;
  for (let i = 1; i < points.length; i++) {
    lengths.push(points[i].distanceTo(points[i - 1]));
    total += lengths[i - 1];
  }
  if (total < 18) return [];
  const count = Math.max(1, Math.round(total / 260));
  const found = [];
  let walked = 0, next = 0;
  for (let i = 1; i < points.length && next < count; i++) {
    const a = points[i - 1], b = points[i];
    while (next < count && walked + lengths[i - 1] >= ((next + 0.5) * total) / count) {
      const share = (((next + 0.5) * total) / count - walked) / lengths[i - 1];
      const x = a.x + share * (b.x - a.x), y = a.y + share * (b.y - a.y);
      found.push([x.toFixed(1), y.toFixed(1), ((Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI).toFixed(1)]);
      next++;
    }
    walked += lengths[i - 1];
  }
  return found;
}
