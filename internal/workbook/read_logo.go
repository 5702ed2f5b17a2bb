package workbook

import (
	"bytes"
	"image"
	_ "image/jpeg" // the two formats a logo may have
	_ "image/png"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/xlsx"
)

// readLogo takes the first usable picture of the community's sheet, even if
// nothing else could be read of it.
func (r *reader) readLogo(readers []*sheetReader) error {
	for _, s := range readers {
		if s.model.Key != SheetCommunity {
			continue
		}
		pictures, err := s.sheet.Pictures()
		if err != nil {
			return err
		}
		for i := range pictures {
			r.takePicture(&pictures[i], s.here)
		}
	}
	return nil
}

func (r *reader) takePicture(p *xlsx.Picture, here *diag.Sheet) {
	at := diag.Position{Sheet: here, Row: int32(p.Row), Col: int32(p.Col)}
	const remedy = "Collez le logo au format PNG ou JPEG, par exemple après l’avoir enregistré de nouveau dans un logiciel d’image."
	if r.book.Logo != nil {
		r.report(remarkPictureExtra.at(at, p.Name, "Cette image n’est pas reprise : le logo est l’image placée en "+r.book.Logo.At.Cell()+".", ""))
		return
	}
	switch p.Format {
	case "png", "jpeg":
	default:
		message := "L’image est dans un format que le rapport ne peut pas reprendre."
		if p.Linked {
			message = "L’image est un lien vers un fichier que le classeur ne contient pas."
		} else if p.Format != "" {
			message = "L’image est au format " + pictureFormatName(p.Format) + ", que le rapport ne peut pas reprendre."
		}
		r.report(remarkPictureFormat.at(at, p.Name, message, remedy))
		return
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(p.Data))
	switch {
	case err != nil || config.Width == 0 || config.Height == 0:
		r.report(remarkPictureFormat.at(at, p.Name, "L’image est endommagée : elle ne peut pas être reprise.", remedy))
	case len(p.Data) > maxLogoBytes || config.Width*config.Height > maxLogoPixels:
		r.report(remarkPictureLarge.at(at, p.Name,
			"L’image est trop lourde pour un logo ("+french.Integer(int64(config.Width))+" × "+french.Integer(int64(config.Height))+" pixels, "+
				french.Number(max(0.1, float64(len(p.Data))/(1<<20)), 1)+" Mo) : elle n’est pas reprise.",
			"Réduisez-la : 1 200 pixels de large suffisent à l’impression."))
	default:
		r.book.Logo = &plan.Logo{Format: p.Format, Data: p.Data, At: at}
	}
}

func pictureFormatName(format string) string {
	switch format {
	case "svg", "gif", "bmp", "tiff", "webp", "emf", "wmf":
		return map[string]string{"svg": "SVG", "gif": "GIF", "bmp": "BMP", "tiff": "TIFF", "webp": "WebP", "emf": "EMF", "wmf": "WMF"}[format]
	}
	return format
}
