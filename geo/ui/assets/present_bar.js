// The buttons that need a click in the browser itself: full screen, and a second window.
class Bar {
  constructor(element) {
    const [present, notes] = element.querySelectorAll("button");
    Object.assign(this, { present, notes, said: element.querySelector("p"), timer: 0 });
    present.onclick = () => this.begin();
    notes.onclick = () => this.openWindow();
    this.hear = ({ detail }) => this.heard(detail);
    window.addEventListener("atlas-scene", this.hear);
  }

  stop() {
    clearTimeout(this.timer);
    window.removeEventListener("atlas-scene", this.hear);
  }

  take(data, setStateValue) {
    Object.assign(this, { data, setStateValue, last: data.scene });
    this.present.textContent = data.present;
    this.notes.textContent = data.notes;
  }

  presenter() {
    const found = (window.__atlasPresenters || {})[this.data.map];
    this.said.textContent = found && found.scene ? "" : this.data.notReady;
    return found && found.scene ? found : null;
  }

  begin() {
    this.presenter()?.begin();
  }

  openWindow() {
    const presenter = this.presenter();
    if (presenter && !presenter.openWindow(this.data.words)) this.said.textContent = this.data.blocked;
  }

  // Where the presentation stands is told to the page once it rests: the server has no part in a scene change.
  heard(detail) {
    clearTimeout(this.timer);
    if (detail.map !== this.data.map || detail.on) return;
    this.timer = setTimeout(() => {
      if (detail.id === this.last) return;
      this.last = detail.id;
      this.setStateValue("scene", { id: detail.id, at: Date.now() });
    }, 400);
  }
}

export default function ({ parentElement, data, setStateValue }) {
  const bar = parentElement.atlasBar || (parentElement.atlasBar = new Bar(parentElement));
  bar.take(data, setStateValue);
  return () => setTimeout(() => {
    if (parentElement.isConnected || !parentElement.atlasBar) return;
    parentElement.atlasBar.stop();
    parentElement.atlasBar = null;
  }, 0);
}
