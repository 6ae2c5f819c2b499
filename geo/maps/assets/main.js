// Starting up: geometry once, then whatever the document or the page brings.
function nameControls() {
  const label = (id, text) => $(id).setAttribute("aria-label", text);
  label("year", T.year);
  label("as-of", T.as_of);
  label("full", T.fullscreen);
  $("full").title = T.fullscreen;
  label("speed", T.speed);
  $("speed").title = T.speed;
  label("legend", T.legend);
  map.getContainer().setAttribute("aria-label", T.map);
  setText($("as-of-name"), T.as_of);
  for (const option of $("speed").options) option.textContent = T.speeds[option.value];
  for (const [name, text] of [["in", T.zoom_in], ["out", T.zoom_out]]) {
    const button = document.querySelector(`.leaflet-control-zoom-${name}`);
    if (button) { button.title = text; button.setAttribute("aria-label", text); }
  }
  $("north").setAttribute("aria-label", T.north);
  nameStage();
  showPlaying();
}

function addFurniture() {
  L.control.zoom({ position: "topright" }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomright", maxWidth: 120 }).addTo(map);
  const over = map.getContainer();
  const side = over.appendChild(node("div"));
  side.id = "side";
  side.append($("headline"), $("legend"));
  for (const id of ["notice", "north", "tip"]) over.appendChild($(id));
  for (const id of ["headline", "legend"]) {
    L.DomEvent.disableClickPropagation($(id));
    L.DomEvent.disableScrollPropagation($(id));
  }
  // On a phone the headline stands above the map and the legend folds away: both would cover it.
  const settle = () => {
    if (NARROW.matches) $("head").after($("headline"));
    else side.prepend($("headline"));
    $("legend").open = Boolean(deck) || (!NARROW.matches && !document.body.classList.contains("slim"));
  };
  NARROW.addEventListener("change", settle);
  settle();
  $("legend").addEventListener("toggle", placeLabels);
}

function start() {
  map.attributionControl?.remove();
  const renderers = makePanes();
  addGrounds(renderers);
  addPlaces(renderers);
  addCorridors(renderers);
  frameExtent();
  addFurniture();
  addLabels(renderers);
  makeShares();
  showLayers();
  showLevel(S.level);
  nameControls();
  listenToTime();
  listenToPage();
  watchExtent();
  tellMoves();
  listenToGround();
  toggleFurniture();
  if (C.view) take(C.view);
  if (C.values) take(C.values);
  if (C.deck) take(C.deck);
  refresh();
  post({ type: "ready" });
}

start();
