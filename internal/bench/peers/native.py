# Typst's native compiler through its Python package: native.py SOURCE JSON PDF FONTS [STANDARD]
import os, sys
import typst

source, data, pdf, fonts, *standard = sys.argv[1:]
typst.compile(
    source, output=pdf, root="/", font_paths=[fonts], ignore_system_fonts=True,
    sys_inputs={"data": data}, pdf_standards=standard, pdf_tags=bool(standard),
)
