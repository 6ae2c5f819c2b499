/** What Leaflet does not promise and the code uses all the same, of the version in requirements.txt. */

import "leaflet";

declare module "leaflet" {
  interface Map {
    _animatingZoom: boolean;
    _sizeTimer?: number;
    _rawPanBy(offset: Point): void;
    _getBoundsCenterZoom(bounds: LatLngBounds, options: FitBoundsOptions): { center: LatLng; zoom: number };
  }
  interface SVG {
    options: RendererOptions;
    _container?: SVGSVGElement;
    _svgSize: Point | null;
    _update(): void;
  }
  interface Polyline {
    _parts?: Point[][];
  }
}
