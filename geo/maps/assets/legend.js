// The legend says what every colour, hatch, mark and line on the map means, and nothing else.
function drawLegend() {
  const box = $("legend-body");
  box.replaceChildren();
  setText($("legend-title"), T.legend);
  if (V) box.append(classRows());
  if (stages.some((stage) => map.hasLayer(stage.layer))) box.append(corridorRows());
  if (V && V.breaks.length) box.append(breakRows());
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

function lineSample(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "sample");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", "M0,7 H30");
  line.setAttribute("class", `stage ${name}`);
  svg.append(line);
  return svg;
}

function classRows() {
  const part = node("div", "part");
  const classes = V.classes[S.level];
  if (V.unit) part.append(node("p", "legend-unit", V.unit));
  const labels = classes ? classes.labels : [];
  for (let i = labels.length - 1; i >= 0; i--) part.append(row(swatch(`c${i}`), labels[i]));
  part.append(row(swatch("none"), T.no_data), row(swatch("differ"), T.no_single));
  part.append(row(node("span", "mark", "\u2260"), T.contested));
  return part;
}

function corridorRows() {
  const part = node("div", "part");
  const shown = stages.filter((stage) => map.hasLayer(stage.layer));
  const used = (key) => new Set(shown.map((stage) => stage.feature.properties[key]));
  const modes = used("mode"), certainties = used("certainty");
  part.append(node("p", "legend-head", T.corridors));
  const grid = part.appendChild(node("div", "pairs"));
  for (const [mode, text] of Object.entries(T.modes)) {
    if (modes.has(mode)) grid.append(row(lineSample(`mode-${mode} certainty-documented`), text));
  }
  part.append(node("p", "legend-head", T.certainty));
  const sure = part.appendChild(node("div", "pairs"));
  for (const [certainty, text] of Object.entries(T.certainties)) {
    if (certainties.has(certainty)) sure.append(row(lineSample(`mode-sea certainty-${certainty}`), text));
  }
  part.append(node("p", "legend-note", T.generalised));
  return part;
}

function breakRows() {
  const part = node("details", "part");
  part.append(node("summary", "", T.breaks));
  for (const item of V.breaks) part.append(node("p", "legend-note", `${item.year}: ${item.text}`));
  part.addEventListener("toggle", placeLabels);
  return part;
}

function colourClasses() {
  const classes = V && V.classes[S.level];
  if (!classes) return;
  const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  classes[theme].forEach((colour, i) => document.documentElement.style.setProperty(`--c${i}`, colour));
}
