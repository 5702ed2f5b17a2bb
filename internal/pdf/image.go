package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"github.com/go-pdf/fpdf"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// picture is an image made ready for fpdf: a JPEG in grey or colour, or a PNG of
// eight bits, upright, without more pixels than print can show and without the
// camera's notes.
type picture struct {
	format        string // "jpg" or "png"
	data          []byte
	width, height int
	// transparent tells that the picture has an alpha channel.
	transparent bool
}

// maxDecoded bounds the memory of a decoded image, in bytes: beyond that, a logo
// is a mistake or an attack.
const maxDecoded = 160 << 20

// printDensity is the number of pixels per inch beyond which paper shows no
// difference.
const printDensity = 300

var errTooManyPixels = errors.New("elle a trop de pixels")

// preparePicture normalises an image for the largest box it is drawn in, in
// points. The same image gives the same bytes on every platform: all
// arithmetic is on integers.
func preparePicture(img *document.Image, width, height float64) (picture, error) {
	p, err := normalise(img, width, height)
	if err != nil {
		return p, fmt.Errorf("l’image ne peut être lue (elle est peut-être abîmée) : %w", inFrench(err))
	}
	return p, nil
}

// inFrench keeps our own words and drops those of the decoders.
func inFrench(err error) error {
	if errors.Is(err, errTooManyPixels) {
		return errTooManyPixels
	}
	return errors.New("ce n’est pas un PNG ni un JPEG valable")
}

func normalise(img *document.Image, width, height float64) (picture, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(img.Data))
	if err != nil {
		return picture{}, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxDecoded/bytesPerPixel(config.ColorModel)/config.Height {
		return picture{}, errTooManyPixels
	}
	decoded, _, err := image.Decode(bytes.NewReader(img.Data))
	if err != nil {
		return picture{}, err
	}
	turn := 1
	if format == "jpeg" {
		turn = orientation(img.Data)
	}
	limitW, limitH := pixelsFor(width), pixelsFor(height)
	if turn >= 5 {
		limitW, limitH = limitH, limitW
	}
	// Resampling blurs flat colours and makes a slightly large picture
	// heavier: it must be worth it.
	tooBig := 2*config.Width > 3*limitW && 2*config.Height > 3*limitH
	if !tooBig && turn == 1 {
		switch {
		case format == "jpeg" && (config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel):
			return picture{"jpg", stripJPEG(img.Data), config.Width, config.Height, false}, nil
		case format == "png" && plainPNG(img.Data):
			return picture{"png", img.Data, config.Width, config.Height, false}, nil
		}
	}
	var pixels *image.NRGBA
	if tooBig {
		pixels = shrink(decoded, limitW, limitH)
	} else {
		pixels = toNRGBA(decoded, decoded.Bounds())
	}
	pixels = upright(pixels, turn)
	return encodePicture(pixels, format == "jpeg")
}

// pixelsFor is how many pixels a length in points deserves.
func pixelsFor(points float64) int {
	return max(1, int(points*printDensity/72)+1)
}

// encodePicture writes pixels as PNG, or as JPEG where they were one.
func encodePicture(pixels *image.NRGBA, photo bool) (picture, error) {
	size := pixels.Bounds().Size()
	var out bytes.Buffer
	if photo {
		err := jpeg.Encode(&out, pixels, &jpeg.Options{Quality: 88})
		return picture{"jpg", out.Bytes(), size.X, size.Y, false}, err
	}
	var simplest image.Image = pixels
	transparent := !pixels.Opaque()
	if !transparent {
		if grey := toGrey(pixels); grey != nil {
			simplest = grey
		}
	}
	// The finisher compresses; no need to do it twice with care.
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, simplest)
	return picture{"png", out.Bytes(), size.X, size.Y, transparent}, err
}

// plainPNG reports whether fpdf reads the file right as it is: eight bits or
// fewer, grey, colour or palette, neither interlaced nor transparent.
func plainPNG(data []byte) bool {
	const header = 8 + 8 + 13
	if len(data) < header {
		return false
	}
	depth, kind, interlaced := data[24], data[25], data[28]
	if depth > 8 || interlaced != 0 || kind != 0 && kind != 2 && kind != 3 {
		return false
	}
	for at := 8; at+8 <= len(data); {
		name := string(data[at+4 : at+8])
		if name == "tRNS" {
			return false
		}
		if name == "IDAT" || name == "IEND" {
			break
		}
		at += 12 + int(binary.BigEndian.Uint32(data[at:]))
	}
	return true
}

// stripJPEG drops the comments and application segments, which may hold the
// name of the author or the place, but for JFIF's and Adobe's, which say how
// colours are coded.
func stripJPEG(data []byte) []byte {
	out := append(make([]byte, 0, len(data)), data[:2]...)
	at := 2
	for at+4 <= len(data) && data[at] == 0xff {
		marker := data[at+1]
		if marker == 0xff { // fill
			at++
			continue
		}
		if marker == 0xda { // the picture itself, to the end
			break
		}
		length := segmentLength(data[at:])
		if length == 0 {
			break
		}
		private := marker == 0xfe || marker >= 0xe0 && marker <= 0xef && marker != 0xee
		if marker == 0xe0 && bytes.HasPrefix(data[at+4:at+length], []byte("JFIF\x00")) {
			private = false
		}
		if !private {
			out = append(out, data[at:at+length]...)
		}
		at += length
	}
	return append(out, data[at:]...)
}

// segmentLength is the length of the JPEG segment that data begins with, marker
// included; 0 when it is cut short or denies its own two bytes of length.
func segmentLength(data []byte) int {
	length := 2 + int(binary.BigEndian.Uint16(data[2:]))
	if length < 4 || length > len(data) {
		return 0
	}
	return length
}

// orientation is the EXIF orientation of a JPEG, 1 when it has none.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xff && data[at+1] != 0xda; {
		length := segmentLength(data[at:])
		if length == 0 {
			break
		}
		if segment, ok := bytes.CutPrefix(data[at+4:at+length], []byte("Exif\x00\x00")); ok && data[at+1] == 0xe1 {
			return exifOrientation(segment)
		}
		at += length
	}
	return 1
}

// exifOrientation reads tag 0x0112 of the first directory.
func exifOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	entries := int(order.Uint16(tiff[at:]))
	for i := range entries {
		entry := at + 2 + 12*i
		if entry+12 > len(tiff) {
			break
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			if v := int(order.Uint16(tiff[entry+8:])); v >= 1 && v <= 8 {
				return v
			}
			break
		}
	}
	return 1
}

func bytesPerPixel(model color.Model) int {
	switch model {
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	case color.YCbCrModel, color.GrayModel:
		return 3
	default:
		return 4
	}
}

// toNRGBA converts a part to eight bits with straight alpha. A JPEG in CMYK
// becomes RGB here, which the output intent covers.
func toNRGBA(src image.Image, part image.Rectangle) *image.NRGBA {
	dst := image.NewNRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(dst, dst.Bounds(), src, part.Min, draw.Src)
	return dst
}

// toGrey returns the picture in grey when it has no colour.
func toGrey(src *image.NRGBA) *image.Gray {
	bounds := src.Bounds()
	dst := image.NewGray(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			c := src.NRGBAAt(bounds.Min.X+x, bounds.Min.Y+y)
			if c.R != c.G || c.G != c.B {
				return nil
			}
			dst.SetGray(x, y, color.Gray{Y: c.R})
		}
	}
	return dst
}

// upright turns the pixels as EXIF says that the camera was held.
func upright(src *image.NRGBA, turn int) *image.NRGBA {
	if turn <= 1 || turn > 8 {
		return src
	}
	bounds := src.Bounds()
	w, h := bounds.Dx(), bounds.Dy()
	size := image.Rect(0, 0, w, h)
	if turn >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	dst := image.NewNRGBA(size)
	for y := range h {
		for x := range w {
			var to image.Point
			switch turn {
			case 2:
				to = image.Pt(w-1-x, y)
			case 3:
				to = image.Pt(w-1-x, h-1-y)
			case 4:
				to = image.Pt(x, h-1-y)
			case 5:
				to = image.Pt(y, x)
			case 6:
				to = image.Pt(h-1-y, x)
			case 7:
				to = image.Pt(h-1-y, w-1-x)
			case 8:
				to = image.Pt(y, w-1-x)
			}
			dst.SetNRGBA(to.X, to.Y, src.NRGBAAt(bounds.Min.X+x, bounds.Min.Y+y))
		}
	}
	return dst
}

// shrink reduces a picture so that it still covers the limits. Each pixel is the
// mean of the area that it replaces, weighted by opacity, in whole numbers: the
// scaling kernels of golang.org/x/image use floating point, which processors
// round differently.
func shrink(src image.Image, limitW, limitH int) *image.NRGBA {
	bounds := src.Bounds()
	w, h := bounds.Dx(), bounds.Dy()
	newW, newH := limitW, max(1, h*limitW/w)
	if newH < limitH {
		newW, newH = max(1, w*limitH/h), limitH
	}
	newW, newH = min(newW, w), min(newH, h)
	dst := image.NewNRGBA(image.Rect(0, 0, newW, newH))
	for y := range newH {
		// Row y covers [y*h, (y+1)*h) where a row of the source is newH high.
		top, bottom := y*h/newH, ((y+1)*h+newH-1)/newH
		band := toNRGBA(src, image.Rect(0, top, w, bottom).Add(bounds.Min))
		for x := range newW {
			dst.SetNRGBA(x, y, mean(band, x*w, (x+1)*w, newW, y*h-top*newH, (y+1)*h-top*newH, newH))
		}
	}
	return dst
}

// mean is the mean colour of a rectangle of the band, whose pixels measure
// pixelW × pixelH.
func mean(band *image.NRGBA, left, right, pixelW, top, bottom, pixelH int) color.NRGBA {
	var r, g, b, a, area uint64
	for y := top / pixelH; y*pixelH < bottom; y++ {
		height := min(bottom, (y+1)*pixelH) - max(top, y*pixelH)
		row := band.Pix[y*band.Stride:]
		for x := left / pixelW; x*pixelW < right; x++ {
			weight := uint64(height * (min(right, (x+1)*pixelW) - max(left, x*pixelW)))
			alpha := weight * uint64(row[4*x+3])
			r += uint64(row[4*x]) * alpha
			g += uint64(row[4*x+1]) * alpha
			b += uint64(row[4*x+2]) * alpha
			a += alpha
			area += weight
		}
	}
	c := color.NRGBA{A: uint8((a + area/2) / area)}
	if a > 0 {
		c.R, c.G, c.B = uint8((r+a/2)/a), uint8((g+a/2)/a), uint8((b+a/2)/a)
	}
	return c
}

// write embeds the picture through fpdf and returns its number.
func (p *picture) write(f *file) (ref, error) {
	canvas := newCanvas(100, 100, false)
	canvas.AddPage()
	canvas.RegisterImageOptionsReader("image", fpdf.ImageOptions{ImageType: p.format}, bytes.NewReader(p.data))
	var number ref
	numbers := map[int]ref{}
	renumber := func(n int) ref {
		if numbers[n] == 0 {
			numbers[n] = f.reserve(1)
		}
		return numbers[n]
	}
	err := canvas.Output(source(func(o sourceObject) error {
		isImage := bytes.Contains(o.dict, []byte("/Subtype /Image"))
		if isImage && number == 0 {
			number = renumber(o.number)
		}
		if o.stream == nil || !isImage && numbers[o.number] == 0 {
			return nil
		}
		data, dict, deflated := o.stream, o.entries(renumber), false
		if !bytes.Contains(o.dict, []byte("/Filter")) {
			data, deflated = f.deflate(data), true
		} else if better := f.redeflate(o); better != nil {
			data = better
		}
		f.stream(renumber(o.number), dict, data, deflated)
		return nil
	}))
	if err == nil && number == 0 {
		err = internalError("fpdf n’a pas gardé l’image")
	}
	return number, err
}

// largestBoxes is the largest box that each image is drawn in.
func largestBoxes(pages *layout.Pages) [][2]float64 {
	boxes := make([][2]float64, len(pages.Images))
	if len(boxes) == 0 {
		return boxes
	}
	for i := range pages.Pages {
		for j := range pages.Pages[i].Items {
			it := &pages.Pages[i].Items[j]
			if it.Kind != layout.ImageKind || it.Extra == nil || it.Extra.Image < 0 || it.Extra.Image >= len(boxes) {
				continue
			}
			box := &boxes[it.Extra.Image]
			box[0], box[1] = max(box[0], it.W.Pt()), max(box[1], it.H.Pt())
		}
	}
	return boxes
}
