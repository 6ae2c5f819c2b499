"""Own boundaries in the shapes in which analysts have them: nothing but the outline may stop an outline."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.affinity import translate
from shapely.geometry import GeometryCollection, LineString, box, mapping

from geo.boundaries import against, outlined_place, propose
from geo.boundaries.compare import border_note, doubts
from geo.errors import BoundaryError
from tests.toys.own import BESIDE, HUALLAGA, LINES, WIDER, kept, run, same, write_geojson

UTM = "EPSG:32718"


def shapefile(folder: Path, *geometries, encoding: str = "UTF-8", name: str = "lim", **fields: list) -> Path:
    """Write a Shapefile, its fields in ``encoding``, without a ``.cpg`` that says so."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.shp"
    gpd.GeoDataFrame(fields, geometry=list(geometries), crs=4326).to_file(path, encoding=encoding)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return path


def huallaga(path: Path, **options: str):
    return propose(path, outlined_place("huallaga"), **options)


class TestFields:
    def test_that_cannot_be_decoded_as_stated_do_not_stop_the_shape(self, small_peru):
        path = shapefile(small_peru, WIDER, encoding="ISO-8859-1", NOMB=["KOSÑIPATA"])
        path.with_suffix(".cpg").write_text("UTF-8")
        found = huallaga(path)
        assert same(found.polygon.geometry, WIDER)
        assert "not in the encoding it states" in " ".join(found.notes)

    def test_in_utf_8_are_read_as_that_whatever_is_stated(self, small_peru):
        path = shapefile(small_peru, WIDER, BESIDE, NOMB=["KOSÑIPATA", "B"])
        for stated in ("ISO-8859-1", "65001", "nonsense"):
            path.with_suffix(".cpg").write_text(stated)
            assert same(huallaga(path, field="NOMB", feature="KOSÑIPATA").polygon.geometry, WIDER)

    def test_of_no_stated_encoding_are_found_by_name(self, small_peru):
        for encoding in ("UTF-8", "ISO-8859-1"):
            path = shapefile(small_peru / encoding, WIDER, BESIDE, encoding=encoding, NOMB=["KOSÑIPATA", "B"])
            found = huallaga(path, field="NOMB", feature="KOSÑIPATA")
            assert same(found.polygon.geometry, WIDER)

    def test_are_read_in_the_encoding_given(self, small_peru):
        # 0xA5 is Ñ in the code page of DOS, ¥ in Latin-1
        path = shapefile(small_peru, WIDER, BESIDE, encoding="cp850", NOMB=["KOSÑIPATA", "B"])
        with pytest.raises(BoundaryError, match=r"NOMB = 'KOSÑIPATA'; it holds: KOS¥IPATA.*--encoding"):
            huallaga(path, field="NOMB", feature="KOSÑIPATA")
        assert huallaga(path, field="NOMB", feature="KOSÑIPATA", encoding="cp850").polygon.united == 1

    def test_an_encoding_that_is_none(self, small_peru, capsys):
        path = shapefile(small_peru, WIDER, NOMB=["A"])
        assert run("use", path, "--place", "huallaga", *LINES, "--encoding", "klingon") == 2
        assert "encoding 'klingon' is not known; expected one like utf-8" in capsys.readouterr().err

    def test_numbers_days_and_guids_name_no_feature(self, small_peru):
        path = write_geojson(
            small_peru / "d.geojson",
            HUALLAGA,
            BESIDE,
            SHAPE_LENG=[0.570509, 1.25],
            FECHA=["2024-01-02", "2024-01-03"],
            CODIGO=["PE0504", "PE0509"],
            GLOBALID=["{0d3a6c2e-1111-2222-3333-444455556666}", "{0d3a6c2e-1111-2222-3333-444455556667}"],
            NOMB=["LLOCHEGUA", "PICHARI"],
            AREA=["1,5", "2,5"],
        )
        with pytest.raises(BoundaryError, match=r"1 = LLOCHEGUA; 2 = PICHARI$"):
            huallaga(path)

    def test_names_that_several_share_are_kept_apart_by_a_second_field(self, small_peru):
        path = write_geojson(
            small_peru / "d.geojson", HUALLAGA, BESIDE, WIDER,
            NOMB=["SANTA ROSA", "SANTA ROSA", "LIMA"], DEP=["PUNO", "AYACUCHO", "PUNO"],
        )  # fmt: skip
        with pytest.raises(BoundaryError, match=r"1 = SANTA ROSA \(PUNO\); 2 = SANTA ROSA \(AYACUCHO\)"):
            huallaga(path)

    def test_a_value_of_megabytes_is_not_repeated(self, small_peru):
        path = write_geojson(small_peru / "d.geojson", HUALLAGA, BESIDE, NOMB=["A" * 2_000_000, "B"])
        with pytest.raises(BoundaryError) as error:
            huallaga(path)
        assert len(str(error.value)) < 500


class TestTheReferenceSystem:
    def test_a_code_of_arcgis_under_the_name_of_epsg(self, small_peru):
        metres = gpd.GeoSeries([WIDER], crs=4326).to_crs(3857).iloc[0]
        for code in ("urn:ogc:def:crs:EPSG::102100", "EPSG:900913"):
            path = write_geojson(small_peru / "a.geojson", metres, crs=code)
            assert same(huallaga(path).polygon.geometry, WIDER)

    @pytest.mark.parametrize(
        "stated",
        [
            "EPSG:3857",
            {"type": "EPSG", "properties": {"code": 3857}},
            {"type": "name", "properties": {"name": "EPSG:102100"}},
            {"type": "name", "properties": {"name": "EPSG::3857"}},
        ],
    )
    def test_other_ways_of_stating_a_code(self, small_peru, stated):
        metres = gpd.GeoSeries([WIDER], crs=4326).to_crs(3857).iloc[0]
        path = write_geojson(small_peru / "a.geojson", metres)
        path.write_text(json.dumps(json.loads(path.read_text()) | {"crs": stated}))
        assert same(huallaga(path).polygon.geometry, WIDER)

    def test_a_statement_that_cannot_be_read_is_overruled(self, small_peru):
        path = write_geojson(small_peru / "a.geojson", WIDER)
        given = json.loads(path.read_text())
        given["crs"] = {"type": "link", "properties": {"href": "https://example.org/4326.proj4"}}
        path.write_text(json.dumps(given))
        with pytest.raises(BoundaryError, match=r"'https://example.org/4326.proj4'.*--crs.*EPSG:4326"):
            huallaga(path)
        found = huallaga(path, crs="EPSG:4326")
        assert same(found.polygon.geometry, WIDER)
        assert "because --crs says so" in " ".join(found.notes)

    def test_a_wrong_statement_is_hinted_at_and_overruled(self, small_peru):
        metres = gpd.GeoSeries([WIDER], crs=4326).to_crs(UTM).iloc[0]
        path = write_geojson(small_peru / "a.geojson", metres, crs="EPSG:4326")
        with pytest.raises(BoundaryError, match=r"would fit EPSG:32718"):
            huallaga(path)
        found = huallaga(path, crs=UTM)
        assert same(found.polygon.geometry, WIDER)
        assert "in spite of the file, which states EPSG:4326" in found.polygon.processing

    def test_a_neighbouring_zone_stated_by_mistake_is_hinted_at(self, small_peru):
        tacna = box(-71, -16, -70.1, -15)
        metres = gpd.GeoSeries([tacna], crs=4326).to_crs("EPSG:32719").iloc[0]
        path = write_geojson(small_peru / "a.geojson", metres, crs=UTM)
        said = against(propose(path, outlined_place("tacna")))
        assert any("would fit EPSG:32719" in line for line in said)
        found = propose(path, outlined_place("tacna"), crs="EPSG:32719")
        assert same(found.polygon.geometry, tacna)

    def test_a_statement_of_megabytes_is_not_repeated(self, small_peru):
        path = write_geojson(small_peru / "a.geojson", WIDER, crs="EPSG:" + "x" * 5_000_000)
        with pytest.raises(BoundaryError) as error:
            huallaga(path)
        assert len(str(error.value)) < 500


class TestGeojson:
    def test_in_latin_1_is_read_with_a_note(self, small_peru):
        path = small_peru / "a.geojson"
        write_geojson(path, WIDER, BESIDE, NOMB=["KOSÑIPATA", "B"])
        given = json.loads(path.read_text())
        path.write_bytes(json.dumps(given, ensure_ascii=False).encode("latin-1"))
        found = huallaga(path, field="NOMB", feature="KOSÑIPATA")
        assert same(found.polygon.geometry, WIDER)
        assert "is not in UTF-8" in " ".join(found.notes)

    def test_in_utf_16_is_read(self, small_peru):
        path = small_peru / "a.geojson"
        text = write_geojson(path, WIDER).read_text()
        path.write_bytes(text.encode("utf-16"))
        assert same(huallaga(path).polygon.geometry, WIDER)

    def test_broken_says_where(self, small_peru):
        path = small_peru / "a.geojson"
        path.write_text('{"type": "FeatureCollection",\n "features": [,]}')
        with pytest.raises(BoundaryError, match=r"line 2, column 15"):
            huallaga(path)

    def test_polygons_are_found_in_a_collection(self, small_peru):
        path = write_geojson(
            small_peru / "a.geojson", GeometryCollection([WIDER, LineString([(-76, -9), (-75, -9)])])
        )
        assert same(huallaga(path).polygon.geometry, WIDER)
        west, east = translate(WIDER, -0.001), translate(WIDER, 0.001)
        nested = GeometryCollection([GeometryCollection([west]), east])  # as KML nests them, and overlapping
        path = write_geojson(small_peru / "c.geojson", nested)
        assert same(huallaga(path).polygon.geometry, west.union(east))
        line = write_geojson(
            small_peru / "b.geojson", GeometryCollection([LineString([(-76, -9), (-75, -9)])])
        )
        with pytest.raises(BoundaryError, match="is a GeometryCollection; expected a Polygon"):
            huallaga(line)


class TestNamesThatAreNotUnique:
    def packed(self, folder: Path, *names: str) -> Path:
        """Write a zip with one Shapefile a name, each another shape."""
        archive = folder / "limites.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for number, name in enumerate(names):
                made = shapefile(folder / str(number), translate(WIDER, number / 100), NOMB=["A"])
                for part in made.parent.iterdir():
                    packed.write(part, f"{name}{part.suffix}")
        return archive

    def test_folders_tell_layers_apart(self, small_peru):
        path = self.packed(small_peru, "2018/limite", "2024/limite", "2024/otro")
        with pytest.raises(BoundaryError, match="--layer: 2018/limite, 2024/limite, otro"):
            huallaga(path)
        assert same(huallaga(path, layer="2024/limite").polygon.geometry, translate(WIDER, 0.01))
        for name in ("otro", "2024/otro"):
            assert same(huallaga(path, layer=name).polygon.geometry, translate(WIDER, 0.02))

    def test_parts_of_mixed_case_belong_together(self, small_peru):
        path = shapefile(small_peru, WIDER, NOMB=["A"])
        path.with_suffix(".dbf").rename(small_peru / "LIM.DBF")
        path.with_suffix(".shx").rename(small_peru / "Lim.Shx")
        assert same(huallaga(path).polygon.geometry, WIDER)
        with zipfile.ZipFile(small_peru / "a.zip", "w") as packed:
            for part in ("lim.shp", "LIM.DBF", "Lim.Shx", "lim.prj"):
                packed.write(small_peru / part, part)
        assert same(huallaga(small_peru / "a.zip").polygon.geometry, WIDER)

    def test_a_zip_of_a_geojson_is_read(self, small_peru):
        file = write_geojson(small_peru / "a.geojson", WIDER)
        with zipfile.ZipFile(small_peru / "a.zip", "w") as packed:
            packed.write(file, "in/a.geojson")
        assert same(huallaga(small_peru / "a.zip").polygon.geometry, WIDER)

    def test_features_far_apart_that_share_a_name_are_doubted(self, small_peru):
        far = box(-76, -15.9, -75, -15)  # 550 km to the south
        path = write_geojson(small_peru / "a.geojson", HUALLAGA, far, NOMB=["SANTA ROSA", "Santa Rosa"])
        found = huallaga(path, field="NOMB", feature="SANTA ROSA")
        assert found.polygon.united == 2
        assert any("only share a name" in said for said in against(found))
        near = write_geojson(small_peru / "b.geojson", HUALLAGA, BESIDE, NOMB=["A", "A"])
        assert against(huallaga(near, field="NOMB", feature="A")) == []


class TestTheBorderOfPeru:
    """The small Peru ends at 70 degrees west; 0.1 degrees are some 11 km there."""

    def test_a_border_within_its_error_is_not_held_against_a_polygon(self, small_peru):
        over = box(-70.1, -15.9, -69.9, -15)
        found = propose(write_geojson(small_peru / "a.geojson", over), outlined_place("tacna")).comparison
        assert found.inside == pytest.approx(0.5, rel=0.01)
        assert not any("inside Peru" in said for said in doubts(found))
        assert border_note(found).startswith("50 % of its area lies outside Peru as drawn here")

    def test_a_district_that_lies_wholly_beyond_the_drawn_line_is_read(self, small_peru):
        over = box(-69.99, -15.9, -69.9, -15)
        found = propose(write_geojson(small_peru / "a.geojson", over), outlined_place("tacna")).comparison
        assert found.inside == 0
        assert found.near == pytest.approx(1)

    def test_a_share_is_never_rounded_up_to_the_one_it_missed(self, small_peru):
        # 15 km are some 0.14 degrees there: of 1.272 degrees some 1.142 lie within the widened border
        wide = box(-71, -15.9, -69.725, -15)
        found = propose(write_geojson(small_peru / "a.geojson", wide), outlined_place("tacna")).comparison
        assert 0.895 < found.near < 0.9
        (said,) = [said for said in doubts(found) if "inside Peru" in said]
        assert said.startswith(f"{100 * found.near:.1f} %")


def test_what_was_overruled_is_kept_with_the_boundary(small_peru) -> None:
    metres = gpd.GeoSeries([WIDER], crs=4326).to_crs(UTM).iloc[0]
    file = write_geojson(small_peru / "a.geojson", metres, crs="EPSG:4326")
    assert run("use", file, "--place", "huallaga", *LINES, "--crs", UTM) == 0
    assert "which states EPSG:4326" in kept("huallaga")["properties"]["processing"]


def test_a_lying_zip_is_unpacked_no_further_than_the_limit(small_peru, monkeypatch) -> None:
    monkeypatch.setattr("geo.boundaries.files.LARGEST", 1_000_000)
    path = small_peru / "lying.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.geojson", json.dumps(mapping(WIDER)) + " " * 5_000_000)
    with pytest.raises(BoundaryError, match="unpacks to more than 1 MB"):
        huallaga(path)
