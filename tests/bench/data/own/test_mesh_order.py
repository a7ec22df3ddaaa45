"""The file's vertices, their number and their order, for every format and whatever else stands in the file."""

import itertools
import struct

import numpy as np
import pytest

from bench.api import BenchError
from bench.data.own import readers

COUNT = 9  # of which the last one is in no face
VERTICES = np.array([[i, i * i / 4, -i] for i in range(COUNT)], dtype=np.float64)
FACES = np.array([[0, 1, 2], [2, 1, 3], [2, 3, 4], [7, 6, 5]])
COLOURS = np.array([[(40 * i) % 256, 255 - i, 7 * i] for i in range(COUNT)], dtype=np.uint8)


def read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (mesh,) = readers.read(tmp_path / name)
    return mesh


def check(mesh, colours=False, faces=FACES, told=""):
    np.testing.assert_array_equal(mesh.vertices, VERTICES, err_msg=told)
    np.testing.assert_array_equal(mesh.faces, faces, err_msg=told)
    if colours:
        np.testing.assert_array_equal(mesh.colours, COLOURS, err_msg=told)
    else:
        assert mesh.colours is None, told


# --- every format with every attribute ---------------------------------------------------------------------------


def ply(order, *, normals, colours, texture, wedge, face_colours, edges, kind):
    """A PLY of the given attributes; ``order`` "" for text, else the byte order of struct."""
    names = {"": "ascii", "<": "binary_little_endian", ">": "binary_big_endian"}
    head = ["ply", f"format {names[order]} 1.0", "comment für Anna", f"element vertex {COUNT}"]
    columns = [(kind, axis) for axis in "xyz"]
    columns += [("float", name) for name in ("nx", "ny", "nz") if normals]
    columns += [(colours, name) for name in ("red", "green", "blue", "alpha") if colours]
    columns += [("float", name) for name in ("s", "t") if texture]
    head += [f"property {kind} {name}" for kind, name in columns]
    rows = []
    for i in range(COUNT):
        row = [*VERTICES[i]] + [0.5, 0.25, 0.125] * normals
        if colours:
            row += [*COLOURS[i], 255] if colours == "uchar" else [*(COLOURS[i] / 255), 1.0]
        rows.append([(k, v) for (k, _), v in zip(columns, row + [0.5, 0.75] * texture, strict=True)])
    if edges:
        head += ["element edge 1", "property int vertex1", "property int vertex2"]
        rows.append([("int", 0), ("int", 1)])
    head += [f"element face {len(FACES)}"]
    head += ["property uchar flags"] * wedge + ["property list uchar int vertex_indices"]
    head += ["property list uchar float texcoord"] * wedge + [
        "property uchar red",
        "property uchar green",
    ] * face_colours
    head += ["property uchar blue"] * face_colours
    for number, face in enumerate(FACES):
        row = [("uchar", 1)] * wedge + [("uchar", 3), *(("int", int(i)) for i in face)]
        seams = 6 if number else 4  # no two faces need have as many texture coordinates
        row += [("uchar", seams), *(("float", 0.1 * i) for i in range(seams))] if wedge else []
        rows.append(row + [("uchar", 9)] * 3 * face_colours)
    text = "\n".join([*head, "end_header\n"]).encode("latin-1")
    if not order:
        return (
            text
            + "".join(" ".join(repr(v.item() if hasattr(v, "item") else v) for _, v in r) + "\n" for r in rows).encode()
        )
    codes = {"uchar": "B", "int": "i", "float": "f", "double": "d"}
    return text + b"".join(
        struct.pack(order + codes[k], int(v) if codes[k] in "Bi" else float(v)) for row in rows for k, v in row
    )


@pytest.mark.parametrize("order", ["", "<", ">"])
def test_ply_of_every_kind(tmp_path, order):
    flags = ("normals", "texture", "wedge", "face_colours", "edges")
    for colours, kind, *chosen in itertools.product(("", "uchar", "float"), ("float", "double"), *[(False, True)] * 5):
        options = {"colours": colours, "kind": kind, **dict(zip(flags, chosen, strict=True))}
        mesh = read(tmp_path, "a.ply", ply(order, **options))
        check(mesh, bool(colours), told=str(options))
        assert mesh.unread == (
            ("colours of faces, not of vertices",) if options["face_colours"] and not colours else ()
        )


def test_obj_of_every_kind(tmp_path):
    flags = ("normals", "texture", "colours", "materials", "relative", "quads", "late")
    for chosen in itertools.product((False, True), repeat=len(flags)):
        on = dict(zip(flags, chosen, strict=True))
        check(read(tmp_path, "a.obj", obj(**on)), on["colours"], expected_faces(on["quads"]), str(on))


def expected_faces(quads):
    """The last face has a fourth corner where ``quads``: a fan of two triangles, in its place."""
    return np.concatenate([FACES, [[5, 8, 7]]]) if quads else FACES


def obj(*, normals, texture, colours, materials, relative, quads, late):
    """``late``: each face follows at once the last vertex that it needs, instead of standing at the end."""
    lines = ["mtllib a.mtl", "o head", "vn 0 0 1", "vt 0.5 0.5", "vt 0.25 0.5"]
    polygons = [list(map(int, face)) for face in FACES]
    if quads:
        polygons[-1].append(8)
    made = 0

    def face(number, polygon):
        corners = []
        for place, vertex in enumerate(polygon):
            corner = str(vertex - made if relative else vertex + 1)
            corner += f"/{1 + (place + number) % 2}" if texture else "/" if normals else ""
            corners.append(corner + ("/1" if normals else ""))
        return [f"usemtl m{number % 2}"] * materials + ["f " + " ".join(corners)]

    waiting = list(enumerate(polygons))
    for i in range(COUNT):
        lines.append("v " + " ".join(map(repr, VERTICES[i].tolist())))
        lines[-1] += " " + " ".join(repr(float(c) / 255) for c in COLOURS[i]) if colours else ""
        made = i + 1
        while late and waiting and max(waiting[0][1]) < made:
            lines += face(*waiting.pop(0))
    for left in waiting:
        lines += face(*left)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", ["", "C", "N", "CN", "ST", "STCN", "c"])
@pytest.mark.parametrize("bytes_", [False, True])
def test_off_of_every_kind(tmp_path, kind, bytes_):
    big = kind.upper()
    rows = []
    for i in range(COUNT):
        row = [repr(float(x)) for x in VERTICES[i]] + ["0", "0", "1"] * ("N" in big)
        if "C" in big:
            row += [str(c) for c in COLOURS[i]] + ["255"] if bytes_ else [repr(float(c) / 255) for c in COLOURS[i]]
        rows.append(" ".join(row + ["0.5", "0.5"] * ("ST" in big)))
    rows += [f"3 {a} {b} {c}" + " 0.5 0.5 0.5" * int(a == 2) for a, b, c in FACES]
    text = f"{kind}{'off' if kind == 'c' else 'OFF'}\n# by hand\n\n{COUNT} {len(FACES)} 0\n" + "\n".join(rows) + "\n"
    check(read(tmp_path, "a.off", text), "C" in big)


@pytest.mark.parametrize("suffix", ["npy", "npz"])
@pytest.mark.parametrize("dtype", ["<f4", ">f8", "<i4"])
@pytest.mark.parametrize("layout", ["C", "F"])
def test_arrays_of_every_kind(tmp_path, suffix, dtype, layout):
    whole = np.array(np.round(VERTICES), dtype=dtype, order=layout)
    path = tmp_path / f"a.{suffix}"
    if suffix == "npy":
        np.save(path, whole)
    else:
        np.savez_compressed(path, vertices=whole, faces=FACES.astype("u4"), colours=COLOURS)
    (mesh,) = readers.read(path)
    np.testing.assert_array_equal(mesh.vertices, np.round(VERTICES))
    if suffix == "npz":
        np.testing.assert_array_equal(mesh.faces, FACES)


@pytest.mark.parametrize("text", [False, True])
def test_stl_in_the_order_of_first_use(tmp_path, text):
    """An STL has corners only; joined, they are numbered as the faces first use them."""
    faces = np.array([[0, 1, 2], [2, 1, 3], [2, 3, 4], [5, 6, 7]])
    if text:
        lines = ["solid a"]
        for face in faces:
            lines += ["facet normal 0 0 1", "outer loop"]
            lines += ["vertex " + " ".join(map(repr, VERTICES[i].tolist())) for i in face]
            lines += ["endloop", "endfacet"]
        content = "\n".join([*lines, "endsolid a\n"]).encode()
    else:
        content = b"made by hand".ljust(80) + struct.pack("<I", len(faces))
        content += b"".join(struct.pack("<12fH", 0, 0, 1, *VERTICES[face].ravel(), 0) for face in faces)
    soup = read(tmp_path, "a.stl", content)
    keep, _, found = readers.weld(soup)
    np.testing.assert_array_equal(soup.vertices[keep], VERTICES[:8])
    np.testing.assert_array_equal(found, faces)


# --- legal forms that readers like to refuse, on the smallest mesh -------------------------------------------------

POINTS = [[0, 0, 0], [10, 0, 0], [10, 10, 1], [0, 10, 2], [5, 5, 8]]
SIDES = [[0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4]]
V = "".join(f"v {x} {y} {z}\n" for x, y, z in POINTS)
F = "".join(f"f {a + 1} {b + 1} {c + 1}\n" for a, b, c in SIDES)
ROWS = "".join(f"{x} {y} {z}\n" for x, y, z in POINTS)
SIDE_ROWS = "".join(f"3 {a} {b} {c}\n" for a, b, c in SIDES)
PLY = "ply\nformat ascii 1.0\nelement vertex 5\nproperty float x\nproperty float y\nproperty float z\n"
PLY += "element face 4\nproperty list uchar int vertex_indices\nend_header\n"

FORMS = {
    "bom.obj": "\ufeff" + V + F,
    "bom-comment.obj": "\ufeff# made\n" + V + F,
    "tabs.obj": (V + F).replace(" ", "\t"),
    "indent.obj": "".join(f"  {line}\n" for line in (V + F).splitlines()),
    "comments.obj": V.replace("\n", " # a point\n") + F.replace("\n", " # a face\n"),
    "cr.obj": (V + F).replace("\n", "\r"),
    "crlf.obj": (V + F).replace("\n", "\r\n"),
    "continued.obj": V.replace("v 5 5 8", "v 5 \\\n5 8") + F.replace("f 1 2 5", "f 1 2 \\\n 5"),
    "materials.obj": V + "usemtl a\nf 1 2 5\nusemtl b\nf 2 3 5\nusemtl a\nf 3 4 5\nusemtl b\nf 4 1 5\n",
    "exponents.obj": V.replace("10", "1.0E+1").replace("5", "+5.") + F,
    "weights.obj": V.replace("\n", " 1.0\n") + F,
    "glued.off": "OFF5 4 0\n" + ROWS + SIDE_ROWS,
    "one-line.off": "OFF 5 4 0\n" + ROWS + SIDE_ROWS,
    "no-edges.off": "OFF\n5 4\n" + ROWS + SIDE_ROWS,
    "lower.off": "off\n5 4 0\n" + ROWS + SIDE_ROWS,
    "cr.off": ("OFF\n5 4 0\n" + ROWS + SIDE_ROWS).replace("\n", "\r"),
    "stoff.off": "STOFF\n5 4 0\n" + ROWS.replace("\n", " 0.5 0.5\n") + SIDE_ROWS,
    "comment-before-format.ply": PLY.replace("ply\n", "ply\ncomment made\n", 1) + ROWS + SIDE_ROWS,
    "crlf.ply": (PLY + ROWS + SIDE_ROWS).replace("\n", "\r\n"),
    "cr.ply": (PLY + ROWS + SIDE_ROWS).replace("\n", "\r"),
    "old-name.ply": PLY.replace("vertex_indices", "vertex_index") + ROWS + SIDE_ROWS,
}


@pytest.mark.parametrize("name", FORMS)
def test_legal_forms(tmp_path, name):
    mesh = read(tmp_path, name, FORMS[name])
    np.testing.assert_array_equal(mesh.vertices, POINTS)
    np.testing.assert_array_equal(mesh.faces, SIDES)
    assert mesh.colours is None


@pytest.mark.parametrize("text", [True, False])
def test_triangles_and_quads_in_one_ply(tmp_path, text):
    head = PLY.replace("element face 4", "element face 5")
    if text:
        content = (head + ROWS + SIDE_ROWS + "4 3 2 1 0\n").encode()
    else:
        content = head.replace("ascii", "binary_little_endian").encode() + np.array(POINTS, "<f4").tobytes()
        content += b"".join(struct.pack("<B3i", 3, *face) for face in SIDES) + struct.pack("<B4i", 4, 3, 2, 1, 0)
    mesh = read(tmp_path, "a.ply", content)
    np.testing.assert_array_equal(mesh.faces, [*SIDES, [3, 2, 1], [1, 0, 3]])


def test_relative_ids_count_the_vertices_so_far(tmp_path):
    text = "v 0 0 0\nv 10 0 0\nv 5 5 8\nf -3 -2 -1\nv 20 20 20\nv 30 20 20\nv 25 25 28\nf -3 -2 -1\n"
    np.testing.assert_array_equal(read(tmp_path, "a.obj", text).faces, [[0, 1, 2], [3, 4, 5]])


def test_polygons_become_fans_in_their_place(tmp_path):
    mesh = read(tmp_path, "a.obj", V + "f 1 2 3 4 5\nf 1 2 3\nf 1 2 3 4\n")
    fan = [[0, 1, 2], [2, 3, 0], [3, 4, 0]]
    np.testing.assert_array_equal(mesh.faces, [*fan, [0, 1, 2], [0, 1, 2], [2, 3, 0]])


# --- what is refused, with the line and the remedy -------------------------------------------------------------------

REFUSED = {
    "cut.ply": (PLY + ROWS + "3 0 1 4\n3 1 2 4\n", r"4 rows of 'face' as declared, got a file that ends after 2"),
    "cut-vertices.ply": (PLY + ROWS[:12], "5 rows of 'vertex' as declared"),
    "more.ply": (PLY + ROWS + SIDE_ROWS + "3 0 1 2\n", "4 more numbers"),
    "word.ply": (PLY + ROWS.replace("10 0 0", "10 zero 0") + SIDE_ROWS, "zero"),
    "header.ply": (PLY.replace("property float x", "proparty float x"), "line 4"),
    "strips.ply": (PLY.replace("element face 4", "element tristrips 1") + ROWS + "3 0 1 2\n", "triangle strips"),
    "huge.ply": (PLY.replace("vertex 5", "vertex 999999999999") + ROWS + SIDE_ROWS, "ends after"),
    "list.ply": (PLY + ROWS + "9e18 0 1 4\n", "length of a list"),
    "nothing.ply": (PLY.replace("float x", "float u") + ROWS + SIDE_ROWS, "x, y and z"),
    "nan-id.ply": (PLY + ROWS + SIDE_ROWS.replace("3 0 1 4", "3 0 nan 4"), "whole numbers"),
    "short.obj": (V.replace("v 10 0 0", "v 10 0") + F, "2 numbers at line 2"),
    "word.obj": (V + F.replace("f 2 3 5", "f 2 three 5"), "three.*line 7"),
    "zero.obj": (V + F.replace("f 2 3 5", "f 0 3 5"), "got 0 at line 7"),
    "after.obj": ("v 0 0 0\nv 1 0 0\nf -1 -2 -3\nv 0 1 0\n", "got -3 at line 3"),
    "two.obj": (V + "f 1 2\n", "3 or more corners, got 2 at line 6"),
    "binary.off": ("OFF BINARY\n", "as text"),
    "four.off": ("4OFF\n1 0 0\n0 0 0 1\n", "three dimensions"),
    "short.off": ("OFF\n2 0 0\n0 0 0\n0 0\n", "2 at line 4"),
    "corners.off": ("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n4 0 1 2\n", "got 4 and 3 numbers at line 6"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_reason_and_a_remedy(tmp_path, name):
    content, message = REFUSED[name]
    with pytest.raises(BenchError, match=message) as raised:
        read(tmp_path, name, content)
    assert str(tmp_path / name) in str(raised.value) and "; " in str(raised.value)


def test_every_cut_of_a_text_ply_is_noticed(tmp_path):
    whole = (PLY + ROWS + SIDE_ROWS).encode()
    for end in range(len(PLY), len(whole) - 2):  # without its last digit a number may still be one
        if whole[end : end + 1].isspace() or whole[end - 1 : end].isspace():
            with pytest.raises(BenchError):
                read(tmp_path, "a.ply", whole[:end])


def test_paint_is_read_beside_texture_coordinates_and_told_where_it_is_not(tmp_path):
    told = read(tmp_path, "a.off", "OFF\n3 1 0\n0 0 0 255 0 0\n1 0 0 0 255 0\n0 1 0 0 0 255\n3 0 1 2\n")
    assert told.colours is None and "COFF" in told.unread[0]
    partly = read(tmp_path, "a.obj", V.replace("v 5 5 8", "v 5 5 8 1 0 0") + F)
    assert partly.colours is None and "some vertices only" in partly.unread[0]
