package xlsx

import "bytes"

// namespace is a namespace the readers know. The two spellings that ISO/IEC
// 29500 gives to most of them (transitional, which everyone writes, and
// strict, which Excel writes on demand) are one to us.
type namespace uint8

const (
	spaceNone      namespace = iota
	spaceOther               // any namespace not listed here
	spaceXML                 // xml:space, xml:lang
	spaceXMLNS               // the declarations themselves
	spaceSheet               // SpreadsheetML: workbook, sheets, styles, strings
	spaceRelation            // r:id attributes
	spaceRelations           // the relationships parts
	spaceTypes               // [Content_Types].xml
	spaceAnchor              // drawings anchored on a sheet
	spaceDrawing             // DrawingML: pictures
	spaceCustom              // docProps/custom.xml
	spaceExtended            // docProps/app.xml
	spaceThreads             // comments in threads, since Excel 2019
	spaceRich                // rich values: pictures placed in cells
	spaceRichRel
	spaceSVG
)

func namespaceOf(uri []byte) namespace {
	const (
		transitional = "http://schemas.openxmlformats.org/"
		strict       = "http://purl.oclc.org/ooxml/"
		microsoft    = "http://schemas.microsoft.com/office/"
	)
	if rest, ok := bytes.CutPrefix(uri, []byte(transitional)); ok {
		switch string(rest) {
		case "spreadsheetml/2006/main":
			return spaceSheet
		case "officeDocument/2006/relationships":
			return spaceRelation
		case "package/2006/relationships":
			return spaceRelations
		case "package/2006/content-types":
			return spaceTypes
		case "drawingml/2006/spreadsheetDrawing":
			return spaceAnchor
		case "drawingml/2006/main":
			return spaceDrawing
		case "officeDocument/2006/custom-properties":
			return spaceCustom
		case "officeDocument/2006/extended-properties":
			return spaceExtended
		}
	}
	if rest, ok := bytes.CutPrefix(uri, []byte(strict)); ok {
		switch string(rest) {
		case "spreadsheetml/main":
			return spaceSheet
		case "officeDocument/relationships":
			return spaceRelation
		case "drawingml/spreadsheetDrawing":
			return spaceAnchor
		case "drawingml/main":
			return spaceDrawing
		case "officeDocument/customProperties":
			return spaceCustom
		case "officeDocument/extendedProperties":
			return spaceExtended
		}
	}
	if rest, ok := bytes.CutPrefix(uri, []byte(microsoft)); ok {
		switch string(rest) {
		case "spreadsheetml/2018/threadedcomments":
			return spaceThreads
		case "spreadsheetml/2017/richdata":
			return spaceRich
		case "spreadsheetml/2022/richvaluerel":
			return spaceRichRel
		case "drawing/2016/SVG/main":
			return spaceSVG
		}
	}
	switch string(uri) {
	case "":
		return spaceNone
	case "http://www.w3.org/XML/1998/namespace":
		return spaceXML
	}
	return spaceOther
}
