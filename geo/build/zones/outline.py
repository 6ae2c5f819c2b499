"""From labelled grid cells to smooth outlines that share their borders.

Every step treats all labels together, so that no two outlines can overlap or part: the votes of the
partitions are blurred and each cell goes to one label; the label borders are simplified once and
rounded off once; and each department's piece is cut with the department as it is drawn.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import binary_opening, distance_transform_edt, gaussian_filter, zoom
from scipy.ndimage import label as connected
from shapely import Geometry
from shapely.geometry import LineString, MultiLineString, box

from geo.errors import BuildError
from geo.shapes import polygons_only, to_degrees

# Blur of the votes, km; cells are refined this many times before borders are drawn; a vertex goes
# where its triangle is smaller than the square of the simplification, km; passes of corner cutting.
BLUR_KM = 4.0
REFINE = 2
SIMPLIFY_KM = 3.0
CORNER_PASSES = 3
THINNING = 0.1
# Land without a zone that is nowhere wider than this, or that zones enclose and is smaller than that,
# goes to the zone beside it: it is a crack or a fragment that the rule leaves, not a district.
CRACK_KM = 6.0
CRUMB_KM2 = 250.0
LEAST_CRACK_KM2 = 12.0
UNKNOWN = -1


def voted(votes: list[NDArray[np.int64]], labels: int, cell_km: float) -> NDArray[np.int64]:
    """Average label grids and give each refined cell to the label with the most blurred votes.

    Parameters
    ----------
    votes : list of int arrays, all of one shape
        One label per cell and partition, 0 to ``labels`` − 1; the last is the background. `UNKNOWN`
        takes the label of the nearest known cell, so that the blur does not pull borders inwards
        from an edge that is cut later.
    labels : int
        How many labels there are.
    cell_km : float
        Edge of a cell.

    Returns
    -------
    int array, each edge `REFINE` times as long
    """
    filled = []
    for vote in votes:
        if not (vote != UNKNOWN).any():
            raise BuildError("no grid cell has a label to be outlined")
        row, column = distance_transform_edt(vote == UNKNOWN, return_distances=False, return_indices=True)
        filled.append(vote[row, column])
    shape = tuple(REFINE * n for n in filled[0].shape)
    best, winner = np.full(shape, -1.0), np.zeros(shape, dtype=np.int64)
    for label in range(labels):
        share = np.mean([(v == label).astype(float) for v in filled], axis=0)
        blurred = gaussian_filter(share, BLUR_KM / cell_km, mode="nearest")
        # Rounding keeps ties ties, whatever the machine adds up in which order.
        fine = np.round(zoom(blurred, REFINE, order=1, mode="nearest", grid_mode=True), 9)
        winner = np.where(fine > best, label, winner)
        best = np.maximum(fine, best)
    return winner


def _area(parts: NDArray[np.int64], cell_km: float) -> NDArray[np.float64]:
    """Return the area of each numbered part of a grid, km²."""
    return (np.bincount(parts.ravel()) * cell_km**2).astype(np.float64)


def without_cracks(
    winner: NDArray[np.int64], solid: NDArray[np.bool_], background: int, cell_km: float
) -> NDArray[np.int64]:
    """Give the narrow parts and the enclosed fragments of the background to the zone beside them.

    Parameters
    ----------
    winner : int array
        One label per cell.
    solid : bool array, same shape
        Cells of other departments in which another zone lies, and cells abroad: background that runs
        narrowly along them is a crack as well. What is solid and of no label then follows the nearest
        cell that is not, so that a border smoothed later is not drawn in at the edge.
    background : int
        The label of what belongs to no zone.
    cell_km : float
        Edge of a cell.
    """
    empty = winner == background
    if empty.all() or solid.all():
        return winner
    reach = round(CRACK_KM / 2 / cell_km)
    step = np.arange(-reach, reach + 1)
    disc = np.hypot(*np.meshgrid(step, step)) <= reach
    free = empty & ~solid
    whole, _count = connected(free)
    crumb = _area(whole, cell_km) < CRUMB_KM2
    crumb[np.concatenate([whole[0], whole[-1], whole[:, 0], whole[:, -1]])] = False
    # Beyond the edge of the grid the background goes on: an edge makes nothing narrow.
    wide = binary_opening(np.pad(free, reach, mode="edge"), disc)[reach:-reach, reach:-reach]
    narrow, _count = connected(free & ~wide)
    # The corner of a wide angle is cut by the disc as well; it is no crack and keeps its point.
    crack = free & (crumb[whole] | ~wide & (_area(narrow, cell_km) >= LEAST_CRACK_KM2)[narrow])
    gap, (row, column) = distance_transform_edt(empty, return_indices=True)
    filled = np.where(crack & (gap * cell_km <= CRACK_KM), winner[row, column], winner)
    row, column = distance_transform_edt(solid, return_distances=False, return_indices=True)
    return np.where(solid & empty, filled[row, column], filled)


def label_shapes(
    grid: NDArray[np.int64], x: NDArray[np.float64], y: NDArray[np.float64], *, noded: bool = False
) -> dict[int, Geometry]:
    """Return the area of each label of a grid as polygons with stepped edges.

    Parameters
    ----------
    grid : int array, shape (rows, columns)
        Labels.
    x, y : float arrays
        Edges of the columns and rows (one more than there are of each).
    noded : bool
        Put a vertex at every cell along the edges: where many labels meet, a border must have the
        vertices of both sides.
    """
    longest = 1.0001 * (x[1] - x[0]) if noded else np.inf
    runs: dict[int, list[Geometry]] = {}
    for r, line in enumerate(grid):
        starts = np.concatenate([[0], np.nonzero(np.diff(line))[0] + 1, [len(line)]])
        for a, b in pairwise(starts):
            runs.setdefault(int(line[a]), []).append(box(x[a], y[r], x[b], y[r + 1]))
    return {
        label: shapely.union_all(shapely.segmentize(np.array(parts), longest))
        for label, parts in sorted(runs.items())
    }


def _cut_corners(line: LineString) -> LineString:
    """Chaikin's corner cutting; the ends of an open line stay, a closed one is rounded all round."""
    points = shapely.get_coordinates(line)
    for _ in range(CORNER_PASSES):
        a, b = points[:-1], points[1:]
        mixed = np.empty((2 * len(a), 2))
        mixed[0::2], mixed[1::2] = 0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b
        if np.array_equal(points[0], points[-1]):
            points = np.vstack([mixed, mixed[:1]])
        else:
            points = np.vstack([points[:1], mixed, points[-1:]])
    return LineString(points)


def smoothed(shapes: dict[int, Geometry], simplify: float) -> dict[int, Geometry]:
    """Simplify and round off a coverage, each shared border once.

    Parameters
    ----------
    shapes : dict
        Polygons that share edges exactly, by label.
    simplify : float
        In the unit of the coordinates.
    """
    labels = list(shapes)
    simple = shapely.coverage_simplify(np.array([shapes[k] for k in labels]), simplify)
    frame = shapely.coverage_union_all(simple).boundary
    edges = shapely.line_merge(shapely.union_all([g.boundary for g in simple]))
    rounded = []
    for edge in shapely.get_parts(edges):
        outer = frame.distance(edge.interpolate(0.5, normalized=True)) < 1e-6
        # Corner cutting leaves four times the vertices; those that do not show go again.
        rounded.append(edge if outer else shapely.simplify(_cut_corners(edge), simplify * THINNING))
    faces = shapely.get_parts(shapely.polygonize([shapely.node(MultiLineString(rounded))]))
    found: dict[int, list[Geometry]] = {k: [] for k in labels}
    for face in faces:
        point = face.representative_point()
        # A face belongs to the label it lies in; corner cutting can move it by less than the simplification.
        gaps = [g.distance(point) for g in simple]
        found[labels[int(np.argmin(gaps))]].append(face)
    return {k: polygons_only(shapely.union_all(v)) for k, v in found.items() if v}


def outlines(
    votes: list[NDArray[np.int64]],
    labels: int,
    inside: NDArray[np.bool_],
    solid: NDArray[np.bool_],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    department: Geometry,
    *,
    noded: bool = False,
) -> dict[int, Geometry]:
    """Return the smooth outline of each label but the background in one department.

    Parameters
    ----------
    votes, labels
        As in `voted`; arrays over the whole grid.
    inside : bool array
        Cells of the department.
    solid : bool array
        Cells outside it that are abroad or in a zone that it does not share (`without_cracks`).
    x, y : float arrays
        Centres of the grid's columns and rows, km in South America Albers.
    department : Geometry
        The department as drawn, degrees; the outlines are cut with it.
    noded : bool
        As in `label_shapes`.

    Returns
    -------
    dict of int to Geometry
        Degrees (EPSG:4326); labels that do not occur are left out.
    """
    rows, columns = np.nonzero(inside)
    margin = 8
    r0, r1 = max(rows.min() - margin, 0), min(rows.max() + margin + 1, len(y))
    c0, c1 = max(columns.min() - margin, 0), min(columns.max() + margin + 1, len(x))
    window = (slice(r0, r1), slice(c0, c1))
    cell = float(x[1] - x[0])
    full = np.kron(solid[window], np.ones((REFINE, REFINE), dtype=bool))
    fine = without_cracks(voted([v[window] for v in votes], labels, cell), full, labels - 1, cell / REFINE)
    if np.all(fine == labels - 1):
        return {}
    xs = np.linspace(x[c0] - cell / 2, x[c1 - 1] + cell / 2, fine.shape[1] + 1) * 1000
    ys = np.linspace(y[r0] - cell / 2, y[r1 - 1] + cell / 2, fine.shape[0] + 1) * 1000
    stepped = label_shapes(fine, xs, ys, noded=noded)
    found = {}
    for label, shape in smoothed(stepped, SIMPLIFY_KM * 1000).items():
        if label != labels - 1:
            piece = polygons_only(to_degrees(shape).intersection(department))
            if not piece.is_empty:
                found[label] = piece
    return found
