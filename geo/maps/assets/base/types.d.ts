/** Names for what the code passes from file to file; the contract has the types of what comes from Python. */

type Step = import("./contract.js").Step;
type Feature = import("./contract.js").MapFeature;
type Properties = import("./contract.js").FeatureProperties;
type Scene = import("./contract.js").ShownScene;
type Part = "extent" | "place" | "year" | "as_of";
type Leaflet = typeof import("leaflet");
type Point = import("leaflet").Point;
type Renderers = Record<string, import("leaflet").SVG>;
/** Left, top, right, bottom in pixels of the map. */
type Box = [number, number, number, number];
/** Longitude and latitude in degrees. */
type Position = [number, number];
type Where = { center: import("leaflet").LatLng; zoom: number };

/** A value of an earlier year that stands for one without. */
interface CarriedStep {
  step: Step;
  words: string;
}

/** A place on the map. */
interface PlaceShape {
  id: string;
  level: string;
  feature: Feature;
  layer: import("leaflet").Polygon;
  edge: string;
  at: Position;
  step: Step | null;
  carried: CarriedStep | null;
  visible: boolean;
  successor: PlaceShape | null;
  predecessor: PlaceShape | null;
  path?: Element & HTMLOrSVGElement;
  /** What was last written into the path and the mark: nothing is written twice. */
  look?: string;
  label?: string;
  marked?: string;
  mark?: import("leaflet").Marker;
  /** Of a total: its circle, the ring of the lowest figure, the radius and look last drawn. */
  circle?: {
    outer: import("leaflet").CircleMarker;
    inner: import("leaflet").CircleMarker;
    drawn: number;
    look: string;
  };
}

type StageProperties = Properties & {
  corridor: string;
  mode: string;
  certainty: string;
  words: Record<string, import("./contract.js").StageWords>;
};

/** A stage of a corridor: `parts` are its lines, `arrows` what stands on them. */
interface Stage {
  feature: Feature;
  properties: StageProperties;
  layer: import("leaflet").Polyline;
  hit: import("leaflet").Polyline;
  parts: import("leaflet").Polyline[];
  arrows: SVGElement[];
  group: import("leaflet").LayerGroup;
  known: boolean;
  faded: boolean;
  selected: boolean;
}

/** A share by destination on the map. */
interface ShareMark {
  item: import("./contract.js").DestinationShare;
  element: HTMLElement;
  words: HTMLElement;
  value: HTMLElement;
  size: number;
  known: boolean;
  box: Box | null;
}

/** A mark beside values: `shape` the outline that goes with it, `told` what it says now, empty for nothing. */
interface Noted {
  item: import("./contract.js").NotedMark;
  element: HTMLElement;
  shape: import("leaflet").Path | null;
  said: string;
  box: Box | null;
}
/** A straight enough part of a river: how much it bends, where a name on it begins and how it is turned. */
type Stretch = { bend: number; x: number; y: number; angle: number; box: Box };

/** A name on the map. */
interface Label {
  kind: "zone" | "province" | "department" | "country" | "settlement" | "river" | "lake" | "route" | "sea";
  order: number;
  id: string;
  properties: Properties;
  at: import("leaflet").LatLng | null;
  element: HTMLElement;
  /** The name, and the figure under it, of a place that has values. */
  name: HTMLElement;
  figure: HTMLElement;
  written: Text;
  /** The figure, empty for none. */
  text: string;
  /** Pixels, of the name alone. */
  width: number;
  height: number;
  weight: number;
  /** Which of its kind it is by weight, the first being 1. */
  rank?: number;
  /** Its point and the one near the border, as the map lies: kept until it is moved or sized. */
  points: { at?: Point; near?: Point };
  /** Number of the place beside its point where it last stood: tried first, so that names stay put. */
  slot?: number;
  /** What was last written of where it stands: nothing is written twice. */
  put: { on: boolean; transform: string; inside: boolean };
  /** Of a country: whether a corridor names it, and how far it reaches. */
  named?: boolean;
  box?: import("leaflet").LatLngBounds;
  /** Of a settlement. */
  dot?: import("leaflet").CircleMarker;
  /** Of a river or a route. */
  line?: import("./contract.js").Geometry;
  stretches?: { view: string; found: Stretch[] };
}
