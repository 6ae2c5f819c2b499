/** What Streamlit hands to a component, and what the components of a page keep on the window for each other. */

import type { Presenter } from "./presenting.js";

declare global {
  /** A map of the page, by the key of its component. */
  interface PageMap {
    frame: HTMLIFrameElement;
    ready: boolean;
    /** Name that maps side by side share; empty for a map that stands alone. */
    pair: string;
  }

  /** The element of a component, with what is to be stopped when it goes. */
  interface Mount extends HTMLElement {
    atlasPart?: { stop(): void };
  }

  /** The arguments of a component's default export. */
  interface Component<Data> {
    data: Data;
    parentElement: Mount;
    setStateValue(name: string, value: unknown): void;
    setTriggerValue(name: string, value: unknown): void;
  }

  interface Window {
    __atlasMaps?: Record<string, PageMap>;
    __atlasDocuments?: Record<string, string>;
    __atlasPresenters?: Record<string, Presenter>;
    /** In the presenter's window: its own start, called by the page that opened it. */
    startNotes?: (channel: string, words: Record<string, string>) => void;
    __atlasMountChannel?: (component: Component<import("./channel.js").ChannelData>) => () => void;
    /** Of the first document (geo/ui/server); a page around another server has none. */
    atlasStill?: (box: HTMLElement) => HTMLElement;
  }
}
