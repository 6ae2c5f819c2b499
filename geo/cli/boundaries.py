"""``python -m geo boundaries use | reset | export | list``: own polygons in place of shipped outlines.

What is read and written lies in `geo.boundaries`, which is imported when a command runs: it needs
packages that the other commands do not.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from geo import catalog
from geo.errors import BoundaryError
from geo.language import _, ngettext

if TYPE_CHECKING:
    from geo.boundaries import Proposal

Commands = argparse._SubParsersAction


def add_commands(commands: Commands) -> None:
    """Add ``boundaries`` with its actions to the command line."""
    group = commands.add_parser(
        "boundaries",
        help=_("use polygons of your own in place of shipped outlines, or go back"),
        description=_(
            "Use polygons of your own (GeoJSON, GeoPackage, Shapefile) in place of shipped outlines of "
            "zones, provinces and departments. They are kept in the workspace (GEO_HOME), apart from the "
            "data."
        ),
    )
    _reset_options(group, default=None)
    group.add_argument("--reset", action="store_true", help=_("go back to the shipped outline"))
    group.set_defaults(run=_group)
    actions = group.add_subparsers(dest="action", metavar=_("ACTION"))
    _add_use(actions)
    reset = actions.add_parser("reset", help=_("go back to the shipped outline"))
    _reset_options(reset)
    reset.set_defaults(run=_reset)
    export = actions.add_parser("export", help=_("write a boundary of your own to a GeoJSON file"))
    export.add_argument("file", type=Path, metavar=_("FILE"))
    export.add_argument(
        "--place", required=True, metavar=_("PLACE"), help=_("id or name of the place, for example vraem")
    )
    export.add_argument("--overwrite", action="store_true", help=_("replace a file that exists already"))
    export.set_defaults(run=_export)
    actions.add_parser("list", help=_("list your own boundaries and whether each is in use")).set_defaults(
        run=_list
    )


def _reset_options(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--place", default=default, metavar=_("PLACE"), help=_("id or name of the place, for example vraem")
    )
    parser.add_argument(
        "--all",
        action="store_true",
        default=default or argparse.SUPPRESS,
        help=_("go back to all shipped outlines"),
    )


def _add_use(actions: Commands) -> None:
    use = actions.add_parser(
        "use",
        help=_("check a polygon, show how it differs from the shipped outline, and use it from now on"),
    )
    use.add_argument("file", nargs="?", type=Path, metavar=_("FILE"))
    use.add_argument("--reset", action="store_true", help=_("go back to the shipped outline"))
    use.add_argument("--dry-run", action="store_true", help=_("show the difference only, change nothing"))
    use.add_argument("--force", action="store_true", help=_("use it even if it does not look like the place"))
    texts = {
        "--place": _("id or name of the place, for example vraem"),
        "--source": _("where the polygon comes from: the line that is shown with it"),
        "--licence": _("under which terms it may be used: shown with it too"),
        "--layer": _("which layer, where the file holds several"),
        "--id-field": _("field that tells features apart, where the layer holds several"),
        "--feature": _("value of that field; without --id-field the number of the feature, from 1"),
        "--crs": _("reference system of a file that states none or a wrong one, for example EPSG:32718"),
        "--encoding": _("encoding of the fields of a Shapefile, for example utf-8 or latin-1"),
    }
    for option, text in texts.items():
        default = argparse.SUPPRESS if option == "--place" else None
        use.add_argument(option, default=default, metavar=_("TEXT"), help=text)
    use.set_defaults(run=_use)


def _group(options: argparse.Namespace) -> int:
    if options.reset:
        return _reset(options)
    raise BoundaryError(_("boundaries: say what to do: use, reset, export or list"))


def _use(options: argparse.Namespace) -> int:
    if options.reset:
        return _reset(options)
    from geo.boundaries import adopt, outlined_place, propose

    if options.place is None:
        raise BoundaryError(
            _("--place is missing; expected a zone, province or department, for example vraem")
        )
    place = outlined_place(options.place)
    if options.file is None:
        raise BoundaryError(_("FILE is missing; expected a GeoJSON, GeoPackage or Shapefile"))
    proposal = propose(
        options.file,
        place,
        layer=options.layer,
        field=options.id_field,
        feature=options.feature,
        crs=options.crs,
        encoding=options.encoding,
    )
    for line in difference(proposal):
        print(line)
    if options.dry_run:
        print(_("Nothing was changed."))
        return 0
    kept = adopt(proposal, options.source, options.licence, force=options.force)
    print(_("In use from now on, in an open page once it is loaded again; kept in {file}.").format(file=kept))
    print(_("Data version {version}").format(version=catalog.data_version()))
    return 0


def difference(proposal: Proposal) -> list[str]:
    """Return how a proposed polygon differs from the shipped outline, a line a fact.

    Parameters
    ----------
    proposal : Proposal
        What `geo.boundaries.propose` returned.
    """
    from geo.boundaries import against
    from geo.layers import overlap_words
    from geo.style import format_value

    def worded(value: float, unit: str) -> str:
        return format_value(value, unit)

    def share(part: float) -> str:
        return worded(round(100 * part, 1), "percent")

    found, polygon, place = proposal.comparison, proposal.polygon, proposal.place
    count = ngettext("{n} feature", "{n} features", polygon.united).format(n=polygon.united)
    lines = [f"{place.label()} ({place.id}): {proposal.file}, {count}, {polygon.crs}"]
    if polygon.repaired is not None:
        lines.append(
            _("It was invalid and has been repaired: {fault}; its area changed by {share}.").format(
                fault=polygon.fault, share=worded(100 * polygon.repaired, "percent")
            )
        )
    areas = [
        _("{area} of yours").format(area=worded(found.area_km2, "km²")),
        _("{area} shipped").format(area=worded(found.shipped_km2, "km²")),
    ]
    if found.published_km2:
        areas.append(_("{area} published (INEI)").format(area=worded(found.published_km2, "km²")))
    lines.append(_("Area: {areas}").format(areas=", ".join(areas)))
    if found.schematic:
        lines.append(_("The shipped outline is schematic: it does not show the area or extent of the place."))
    lines.append(
        _(
            "Overlap with the shipped outline: {share} (intersection over union); centroids {distance} apart"
        ).format(share=share(found.overlap), distance=worded(found.centroids_km, "km"))
    )
    lines.append(_("Inside Peru: {share}").format(share=share(found.inside)))
    names = {other.id: other.label() for other in catalog.load_places()}
    neighbours = overlap_words(found.neighbours, names) or _("none")
    lines.append(_("Neighbours as drawn: {overlaps}").format(overlaps=neighbours))
    followers = [other.label() for other in catalog.load_places().older(place.id)]
    if followers:
        lines.append(_("Drawn on the same outline: {names}").format(names=", ".join(followers)))
    lines += [_("Note: {note}").format(note=note) for note in proposal.notes]
    return lines + [_("Caution: {doubt}").format(doubt=doubt) for doubt in against(proposal)]


def _reset(options: argparse.Namespace) -> int:
    from geo.boundaries import kept_places, reset

    everything = getattr(options, "all", False)
    if options.place is None and not everything:
        raise BoundaryError(
            _(
                "--place is missing; your own boundaries: {places} (--all goes back to all shipped outlines)"
            ).format(places=", ".join(kept_places()) or _("none"))
        )
    names = kept_places() if everything else [options.place]
    if not names:
        print(_("No boundaries of your own: all outlines are the shipped ones."))
    for name in names:
        removed = reset(name)
        if removed:
            print(_("{place}: back to the shipped outline.").format(place=removed))
        else:
            print(_("{place}: the shipped outline is in use already.").format(place=name))
    print(_("Data version {version}").format(version=catalog.data_version()))
    return 0


def _export(options: argparse.Namespace) -> int:
    from geo.boundaries import boundary_file, kept_places, outlined_place
    from geo.storage import save

    place = options.place if options.place in kept_places() else outlined_place(options.place).id
    content = boundary_file(place)
    save(options.file, lambda path: path.write_bytes(content), overwrite=options.overwrite)
    print(options.file)
    return 0


def _list(options: argparse.Namespace) -> int:
    found, faults = catalog.own_boundaries()
    for place, own in found.items():
        facts = (own.adopted.isoformat(), f"{own.area_km2:,.0f} km²", own.source, own.licence)
        print("\t".join((place, _("in use"), *facts)))
    for fault in faults:
        print("\t".join((_("left out"), str(fault))))
    if not found and not faults:
        print(_("No boundaries of your own: all outlines are the shipped ones."))
    return 0
