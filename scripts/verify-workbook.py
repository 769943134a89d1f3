"""Reads a workbook that Cotejo wrote, and what LibreOffice saved of it, with openpyxl.

Usage: verify-workbook.py PLAN WORKBOOK [SAVED]

Checks that no cell of ours is a formula, that the notes of an annotated copy stand at the cells that
its sheet of observations leads to, that what people had stays, and that LibreOffice kept it all.
"""

import sys
import warnings
import zipfile

import openpyxl


# What openpyxl cannot read is not what is looked at here.
warnings.simplefilter("ignore")


def cells(book):
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def notes(book):
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def plain(text):
    """The text without what programs change of line ends and blanks."""
    return " ".join(text.split())


def same(left, right):
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return abs(left - right) <= 1e-9 * max(1, abs(left))
    return plain(str(left)) == plain(str(right))


def main():
    plan, path, saved = sys.argv[1], sys.argv[2], (sys.argv + [""])[3]
    faults = []
    broken = zipfile.ZipFile(path).testzip()
    if broken:
        faults.append(f"the part {broken} is damaged")
    book = openpyxl.load_workbook(path)
    ours = book.worksheets[-1] if path.endswith(("annotated.xlsx", "annotated.xlsm")) else None
    for sheet in [ours] if ours else book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    faults.append(f"{sheet.title}!{cell.coordinate} is a formula")
    if ours:
        faults += annotated(plan, book, ours)
    if saved:
        faults += resaved(book, openpyxl.load_workbook(saved), ours)
    name = f"{path.rsplit('/', 1)[-1]} of {plan}"
    for fault in faults[:10]:
        print(f"{name}: {fault}")
    if not faults:
        found = f"{len(notes(book))} notes, " if ours else ""
        print(f"{name}: {found}{len(cells(book))} cells" + (", kept by LibreOffice" if saved else ""))
    return 1 if faults else 0


def annotated(plan, book, ours):
    faults = []
    found = notes(book)
    if plan.endswith((".xlsx", ".xlsm")):
        before = openpyxl.load_workbook(plan)
        for place, text in notes(before).items():
            if not found.get(place, "").startswith(text):
                faults.append(f"the note at {place} was {text[:40]!r}")
        for place, value in cells(before).items():
            sheet = book[place[0]] if place[0] in book.sheetnames else None
            if sheet is None or not same(sheet[place[1]].value, value):
                faults.append(f"the cell {place} was {value!r}")
    for row in ours.iter_rows():
        for cell in row:
            if not cell.hyperlink or not cell.hyperlink.location:
                continue
            target = book.defined_names.get(cell.hyperlink.location)
            if target is None:
                faults.append(f"{cell.coordinate} leads to {cell.hyperlink.location}, which is no name")
                continue
            for sheet, area in target.destinations:
                if area.replace("$", "") != cell.value:
                    faults.append(f"{cell.coordinate} says {cell.value} and leads to {area}")
    return faults


def resaved(book, again, ours):
    faults = []
    if book.sheetnames != again.sheetnames:
        faults.append(f"LibreOffice saved the sheets {again.sheetnames}")
        return faults
    wanted = {ours.title} if ours else set(book.sheetnames)
    kept = cells(again)
    for place, value in cells(book).items():
        if place[0] in wanted and not same(kept.get(place), value):
            faults.append(f"LibreOffice made {kept.get(place)!r} of {value!r} at {place}")
    later = notes(again)
    for place, text in notes(book).items():
        if plain(later.get(place, "")) != plain(text):
            faults.append(f"LibreOffice made {later.get(place)!r} of the note at {place}")
    return faults


sys.exit(main())
