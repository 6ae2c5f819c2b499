// The buttons that need a click in the browser itself: full screen, and a second window.
function mountBar({ parentElement, data, setStateValue }) {
  const [present, notes] = parentElement.querySelectorAll("button");
  const said = parentElement.querySelector("p");
  const presenter = () => (window.__atlasPresenters || {})[data.map];
  present.textContent = data.present;
  notes.textContent = data.notes;
  present.onclick = () => {
    if (presenter() && presenter().scene) presenter().begin();
    else said.textContent = data.notReady;
  };
  notes.onclick = () => {
    const opened = presenter() && presenter().openWindow(data.words);
    said.textContent = opened ? "" : presenter() ? data.blocked : data.notReady;
  };
  // Where the presentation stands is told to the page once it rests: the server has no part in a scene change.
  let timer = 0;
  let last = data.scene;
  const hear = ({ detail }) => {
    clearTimeout(timer);
    if (detail.map !== data.map || detail.on) return;
    timer = setTimeout(() => {
      if (detail.id === last) return;
      last = detail.id;
      setStateValue("scene", { id: detail.id, at: Date.now() });
    }, 400);
  };
  window.addEventListener("atlas-scene", hear);
  return () => { clearTimeout(timer); window.removeEventListener("atlas-scene", hear); };
}

export default mountBar;
