#!/usr/bin/env python3
"""Checks the house without building it, and draws it for CONTRIBUTING.

house.py check   exits 1 and says each breach: an include or a namespace beyond a room's row, a circle between
                 rooms or between headers, a room that uses none of what its row allows, a file of over 500
                 lines, a class of over 600 in all its files, a drawing in CONTRIBUTING that is not the table's
house.py draw    prints the rooms in layers, each with what it uses directly
house.py functions   lists the functions of over 60 lines
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "cmake" / "TriptychHouse.cmake"
GUIDE = ROOT / "CONTRIBUTING.md"
MOST_LINES = 500
MOST_CLASS_LINES = 600
MOST_FUNCTION_LINES = 60
FOLDERS = ("src", "ui", "app", "tests")


def table():
    """Each room ("core", "ui/look") with the rooms that its row allows."""
    rows = re.findall(r"set\(TRIPTYCH_MAY_USE_(\S+)\s+([^)]*)\)", TABLE.read_text())
    return {name: allowed.replace('"', "").split() for name, allowed in rows}


def folder(room):
    if room == "app":
        return ROOT / "app"
    return ROOT / room if room.startswith("ui/") else ROOT / "src" / room


def sources(place, deep=False):
    return sorted(path for path in (place.rglob("*") if deep else place.glob("*"))
                  if path.suffix in (".h", ".cpp"))


def used_by(path, rooms):
    """Yields (room, line number, line) for whatever of the house a file includes or names."""
    own = path.parent.relative_to(ROOT).parts[0]
    for number, line in enumerate(path.read_text().splitlines(), 1):
        include = re.match(r'\s*#\s*include\s*[<"]((?:ui/)?[a-z]+)/[a-z0-9]+\.h[>"]', line)
        named = re.search(r"namespace Triptych::([A-Z][a-z]+)\b", line)
        if include and include[1] in rooms:
            yield include[1], number, line.strip()
        elif named and named[1].lower() in rooms:
            yield named[1].lower(), number, line.strip()
        elif own == "ui" and re.search(r"(?<![A-Za-z_:])Ports::", line):
            yield "ports", number, line.strip()


def circle(graph):
    """The nodes of one circle of `graph`, or nothing."""
    done, path = set(), []

    def visit(node):
        if node in path:
            return path[path.index(node):] + [node]
        if node in done:
            return None
        path.append(node)
        for other in graph.get(node, ()):
            if found := visit(other):
                return found
        path.pop()
        done.add(node)
        return None

    for node in graph:
        if found := visit(node):
            return found
    return None


def check_rooms(say):
    rooms = table()
    headers = {}
    for room, allowed in rooms.items():
        used = set()
        for path in sources(folder(room)):
            for other, number, line in used_by(path, rooms):
                if other != room:
                    used.add(other)
                if other != room and other not in allowed:
                    say(f"{path.relative_to(ROOT)}:{number}: {room} may not use {other}: {line}")
            if path.suffix == ".h":
                headers[path.relative_to(ROOT)] = [
                    (path.parent / name).relative_to(ROOT)
                    for name in re.findall(r'#include "([a-z0-9]+\.h)"', path.read_text())]
        for other in allowed:
            if other not in used:
                say(f"{TABLE.relative_to(ROOT)}: {room} does not use {other}, which its row allows")
    for what, graph in (("rooms", rooms), ("headers", headers)):
        if found := circle(graph):
            say(f"{what} in a circle: {' -> '.join(map(str, found))}")


def check_sizes(say):
    classes = {}
    for place in FOLDERS:
        for path in sources(ROOT / place, deep=True):
            lines = path.read_text().splitlines()
            name = path.relative_to(ROOT)
            if len(lines) > MOST_LINES:
                say(f"{name}: {len(lines)} lines; a file has at most {MOST_LINES}")
            owner = None
            for line in lines:
                begins = re.match(r"(?:class|struct) (\w+)[^;]*$", line) or \
                    re.match(r"[\w:<>,*& ]*?\b(\w+)::~?\w+\(", line)
                if begins and not line.startswith((" ", "using", "//", "#")):
                    owner = (path.parent, begins[1])
                if owner:
                    classes[owner] = classes.get(owner, 0) + 1
                if line in ("}", "};"):
                    owner = None
    for (place, name), lines in sorted(classes.items()):
        if lines > MOST_CLASS_LINES:
            say(f"{place.relative_to(ROOT)}: class {name} has {lines} lines in all its files; "
                f"a class has at most {MOST_CLASS_LINES}")


def long_functions():
    """(lines, file, line) of each function of over MOST_FUNCTION_LINES, the longest first. clang-format sets the
    braces of a function's body at the margin, those of a function inside a class apart."""
    found = []
    for place in ("src", "ui", "app"):
        for path in sources(ROOT / place, deep=True):
            begin = None
            for number, line in enumerate(path.read_text().splitlines(), 1):
                if line == "{":
                    begin = number
                elif line == "}" and begin:
                    if number - begin - 1 > MOST_FUNCTION_LINES:
                        found.append((number - begin - 1, path.relative_to(ROOT), begin))
                    begin = None
    return sorted(found, reverse=True)


def drawing():
    """The lines of the drawing: rooms in layers: each stands above all that it uses. What a used room uses anyway is left out."""
    rooms = table()

    def reach(room):
        return {below for other in rooms[room] for below in {other} | reach(other)}

    def depth(room):
        return 1 + max((depth(other) for other in rooms[room]), default=-1)

    layers = {}
    for room in rooms:
        layers.setdefault(depth(room), []).append(room)
    lines = []
    for level in sorted(layers, reverse=True):
        for room in layers[level]:
            direct = [other for other in rooms[room]
                      if not any(other in reach(third) for third in rooms[room] if third != other)]
            lines.append(f"{room:<12}-> {' '.join(direct)}" if direct else room)
        if level:
            lines.append("")
    return lines


def check_drawing(say):
    text = GUIDE.read_text()
    drawn = re.search(r"<!-- house -->\n```\n(.*?)\n```", text, re.S)
    if not drawn or drawn[1] != "\n".join(drawing()):
        say(f"{GUIDE.relative_to(ROOT)}: the drawing of the house is not that of the table: "
            "cmake/house.py draw prints it")


def main():
    if sys.argv[1:] == ["draw"]:
        print("\n".join(drawing()))
    elif sys.argv[1:] == ["functions"]:
        for lines, path, begin in long_functions():
            print(f"{lines:4} {path}:{begin}")
    elif sys.argv[1:] == ["check"]:
        breaches = []
        check_rooms(breaches.append)
        check_sizes(breaches.append)
        check_drawing(breaches.append)
        for breach in breaches:
            print(breach, file=sys.stderr)
        sys.exit(1 if breaches else 0)
    else:
        sys.exit(__doc__)


main()
