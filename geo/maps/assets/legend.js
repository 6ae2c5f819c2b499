// The legend says what every colour, hatch, mark and line on the map means, and nothing else.
function drawLegend() {
  const box = $("legend-body");
  const open = Boolean(box.querySelector("details[open]"));
  box.replaceChildren();
  setText($("legend-title"), T.legend);
  if (V && !(deck && isTimeless())) box.append(classRows());
  if (stages.some((stage) => map.hasLayer(stage.layer))) box.append(corridorRows());
  if (sharesTold().length) box.append(shareRows());
  legendBreaks = breaksKnown().length;
  if (legendBreaks) box.append(breakRows(open));
  if (deck) requestAnimationFrame(shrinkWords);
}

function shareRows() {
  const part = node("div", "part");
  const sum = sharesTold().reduce((total, share) => total + share.item.share, 0);
  part.append(node("p", "legend-head", T.shares), node("p", "legend-note", fill(T.shares_note, { sum })));
  return part;
}

function row(sample, text) {
  const item = node("div", "row");
  item.append(sample, node("span", "", text));
  return item;
}

function swatch(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "swatch");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("class", `place ${name}`);
  svg.append(rect);
  return svg;
}

function lineSample(...names) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "sample");
  for (const name of names) {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", "M0,7 H34");
    line.setAttribute("class", name);
    svg.append(line);
  }
  return svg;
}

function modeSample(mode) {
  const names = [`stage mode-${mode} sure-${mode === "unknown" ? "schematic" : "documented"}`];
  if (CORES.has(mode)) names.push(`stage-core mode-${mode}`);
  if (BEADED.has(mode)) names.push(`stage-beads mode-${mode}`);
  return lineSample(...names);
}

function ringSample() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "sample");
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const [name, value] of [["cx", 17], ["cy", 7], ["r", 4], ["class", "open-end mode-unknown"]]) ring.setAttribute(name, value);
  svg.append(ring);
  return svg;
}

function classRows() {
  const part = node("div", "part");
  const classes = V.classes[S.level];
  if (V.unit) part.append(node("p", "legend-unit", V.unit));
  const columns = part.appendChild(node("div", "columns"));
  const scale = columns.appendChild(node("div")), others = columns.appendChild(node("div"));
  const labels = classes ? classes.labels : [];
  for (let i = labels.length - 1; i >= 0; i--) scale.append(row(swatch(`c${i}`), labels[i]));
  others.append(row(swatch("none"), T.no_data), row(swatch("differ"), T.differ));
  if (Object.values(V.places).some((entry) => entry.carried)) others.append(row(swatch("c2 carried"), T.carried));
  const edges = edgesDrawn();
  for (const [edge, text] of Object.entries(T.edges)) if (edges.has(edge)) others.append(row(swatch(`plain edge-${edge}`), text));
  part.append(row(node("span", "mark place-sample", "\u2260 2"), T.contested));
  return part;
}

// Outlines that are less than sure, if the level has any: what their edges look like.
function edgesDrawn() {
  return new Set([...shapes.values()].filter((shape) => shape.level === S.level && shape.edge).map((shape) => shape.edge));
}

function corridorRows() {
  const part = node("div", "part");
  const shown = stages.filter(isDrawn);
  const modes = new Set(shown.map((stage) => stage.feature.properties.mode));
  const sureties = new Set(shown.map((stage) => suretyOf(stage.feature.properties)));
  part.append(node("p", "legend-head", T.corridors));
  if (!shown.length) { part.append(...timeNotes(shown)); return part; }
  const grid = part.appendChild(node("div", "pairs"));
  for (const [mode, text] of Object.entries(T.modes)) {
    if (modes.has(mode)) grid.append(row(modeSample(mode), text));
  }
  const sure = part.appendChild(node("div", "pairs sure"));
  for (const [surety, text] of Object.entries(T.sureties)) {
    if (sureties.has(surety)) sure.append(row(lineSample(`stage mode-sea sure-${surety}`), text));
  }
  if (shown.some((stage) => openEnds(stage.feature).length)) sure.append(row(ringSample(), T.open_end));
  part.append(node("p", "legend-note", T.generalised), ...timeNotes(shown));
  return part;
}

// What the two time axes do to the corridors: faded outside their period, absent before publication.
function timeNotes(shown) {
  const notes = [];
  const faded = shown.filter((stage) => stage.faded).map((stage) => periodWords(stage.feature.properties));
  if (faded.length) {
    const periods = [...new Set(faded)].sort().join(", ");
    notes.push(row(lineSample("stage mode-sea sure-documented faded"), fill(T.other_years, { period: periods })));
    notes[0].classList.add("faded-row");
  }
  const hidden = stages.filter((stage) => map.hasLayer(stage.layer) && !stage.known);
  const count = new Set(hidden.map((stage) => stage.feature.properties.corridor)).size;
  if (count) notes.push(node("p", "legend-note", fill(T.not_known, { count, date: asOfWords() })));
  return notes;
}

let legendBreaks = 0; // how many breaks the legend lists

// A break is listed from the day on which it was known.
function drawBreaks() {
  if (breaksKnown().length !== legendBreaks) drawLegend();
}

function breakRows(open) {
  const part = node("details", "part");
  part.open = open;
  part.append(node("summary", "", T.breaks));
  for (const item of breaksKnown()) part.append(node("p", "legend-note", `${item.year}: ${item.text}`));
  part.addEventListener("toggle", placeLabels);
  return part;
}

function colourClasses() {
  const classes = V && V.classes[S.level];
  if (!classes) return;
  const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  classes[theme].forEach((colour, i) => document.documentElement.style.setProperty(`--c${i}`, colour));
}
