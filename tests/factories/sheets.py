"""Spreadsheets, good and bad, made of nothing but the standard library."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/%s" Target="%s"/></Relationships>"""
_BOOK = f"""<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="{_OFFICE}"><sheets><sheet name="机构" sheetId="1" r:id="rId1"/></sheets></workbook>"""
HEADS = ("机构名称", "英文名称", "联系人", "邮箱", "城市", "登记号", "类型")


def xlsx(rows: Sequence[Sequence[object]], merged: Sequence[str] = (), more: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet. A cell that is a pair is a formula and the value that it last showed."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(65 + column)}{number}", value) for column, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    sheet = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{''.join(lines)}</sheetData>{f'<mergeCells>{merges}</mergeCells>' if merges else ''}</worksheet>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS % ("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELS % ("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return held.getvalue()


def _cell(ref: str, value: object) -> str:
    if isinstance(value, tuple):
        return f'<c r="{ref}" t="str"><f>{escape(value[0])}</f><v>{escape(value[1])}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{ref}"><v>{value}</v></c>'
    return f'<c r="{ref}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>' if value else ""


def comma(rows: Sequence[Sequence[object]], separator: str = ",") -> str:
    """The rows as text."""
    return "\r\n".join(separator.join(str(cell) for cell in row) for row in rows) + "\r\n"


def bomb() -> bytes:
    """An XLSX of some hundred kB that unpacks to 200 MB."""
    return xlsx([HEADS], more={"xl/media/image1.xml": b" " * (200 << 20)})


def liar() -> bytes:
    """A bomb that says that it is small: the sizes in its directory are changed."""
    content = bytearray(bomb())
    real = (200 << 20).to_bytes(4, "little")
    at = content.find(real)
    while at >= 0:
        content[at : at + 4] = (1000).to_bytes(4, "little")
        at = content.find(real)
    return bytes(content)
