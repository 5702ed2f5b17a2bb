package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/pdf/pdfcheck"
	"nrreport/internal/pdf/pdfread"
)

// picturesOfAllKinds are the pictures that people paste into a cell.
func picturesOfAllKinds(t testing.TB) map[string]*document.Image {
	t.Helper()
	encode := func(img image.Image) *document.Image {
		var out bytes.Buffer
		if err := png.Encode(&out, img); err != nil {
			t.Fatal(err)
		}
		return &document.Image{Format: "png", Data: out.Bytes()}
	}
	fill := func(img interface {
		image.Image
		Set(x, y int, c color.Color)
	}, at func(x, y int) color.Color) image.Image {
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				img.Set(x, y, at(x, y))
			}
		}
		return img
	}
	box := image.Rect(0, 0, 24, 16)
	colours := func(x, y int) color.Color { return color.NRGBA{uint8(10 * x), uint8(15 * y), 90, 255} }
	faded := func(x, y int) color.Color { return color.NRGBA{uint8(10 * x), uint8(15 * y), 90, uint8(10 * x)} }
	greys := func(x, y int) color.Color { return color.Gray{uint8(10 * x)} }
	two := color.Palette{color.NRGBA{255, 255, 255, 255}, color.NRGBA{200, 0, 0, 255}}
	seeThrough := color.Palette{color.NRGBA{}, color.NRGBA{200, 0, 0, 255}, color.NRGBA{0, 200, 0, 128}}
	checks := func(x, y int) color.Color { return two[(x+y)%2] }
	out := map[string]*document.Image{
		"colour":            encode(fill(image.NewNRGBA(box), colours)),
		"alpha":             encode(fill(image.NewNRGBA(box), faded)),
		"16 bits":           encode(fill(image.NewNRGBA64(box), colours)),
		"16 bits and alpha": encode(fill(image.NewNRGBA64(box), faded)),
		"grey":              encode(fill(image.NewGray(box), greys)),
		"grey, 16 bits":     encode(fill(image.NewGray16(box), greys)),
		"palette of two":    encode(fill(image.NewPaletted(box, two), checks)),
		"palette and alpha": encode(fill(image.NewPaletted(box, seeThrough), func(x, y int) color.Color { return seeThrough[(x+y)%3] })),
		"one pixel":         encode(image.NewNRGBA(image.Rect(0, 0, 1, 1))),
		"huge":              encode(fill(image.NewNRGBA(image.Rect(0, 0, 3000, 2000)), func(x, y int) color.Color { return color.NRGBA{uint8(x), uint8(y), 0, 255} })),
	}
	var grey bytes.Buffer
	if err := jpeg.Encode(&grey, fill(image.NewGray(box), greys), nil); err != nil {
		t.Fatal(err)
	}
	out["grey.jpg"] = &document.Image{Format: "jpeg", Data: grey.Bytes()}
	for _, name := range []string{"cmyk.jpg", "adobe-rgb.jpg", "progressive.jpg", "turned.jpg", "interlaced.png"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &document.Image{Format: strings.ReplaceAll(filepath.Ext(name)[1:], "jpg", "jpeg"), Data: data}
	}
	return out
}

func TestPicturesOfAllKinds(t *testing.T) {
	fonts := embedded(t)
	for name, img := range picturesOfAllKinds(t) {
		t.Run(name, func(t *testing.T) {
			p := newPen(fonts)
			p.picture(p.pages.Root, img, 120, 80)
			doc := &document.Document{Title: name, Lang: "fr-FR"}
			data := write(t, doc, p.pages, fonts, producer())
			for _, problem := range pdfcheck.Check(data) {
				t.Error(problem)
			}
			if len(data) > 60<<10 {
				t.Errorf("the file has %d bytes", len(data))
			}
			if bytes.Contains(data, []byte("secret")) {
				t.Error("the camera's notes are in the file")
			}
			wantAlpha := strings.Contains(name, "alpha") || name == "one pixel"
			if got := hasMask(t, data); got != wantAlpha {
				t.Errorf("transparent: %v, want %v", got, wantAlpha)
			}
			if !bytes.Equal(data, write(t, doc, p.pages, fonts, producer())) {
				t.Error("the second write differs")
			}
		})
	}
}

// hasMask tells whether an image of the file is transparent.
func hasMask(t *testing.T, data []byte) bool {
	f, err := pdfread.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < f.Size(); n++ {
		v, err := f.Object(pdfread.Ref(n))
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := v.(*pdfread.Stream); ok && s.Dict["SMask"] != nil {
			return true
		}
	}
	return false
}

// TestPicturesKeepTheirLook decodes what is embedded and compares it with what
// was given.
func TestPicturesKeepTheirLook(t *testing.T) {
	for name, img := range picturesOfAllKinds(t) {
		t.Run(name, func(t *testing.T) {
			before, _, err := image.Decode(bytes.NewReader(img.Data))
			if err != nil {
				t.Fatal(err)
			}
			p, err := preparePicture(img, 120, 80)
			if err != nil {
				t.Fatal(err)
			}
			after, _, err := image.Decode(bytes.NewReader(p.data))
			if err != nil {
				t.Fatal(err)
			}
			size, was := after.Bounds().Size(), before.Bounds().Size()
			if size != image.Pt(p.width, p.height) {
				t.Errorf("%v pixels, said %d × %d", size, p.width, p.height)
			}
			switch name {
			case "turned.jpg": // the blue half was on the left: it goes up
				if size != image.Pt(20, 40) || !near(after.At(10, 5), color.NRGBA{30, 30, 200, 255}) || !near(after.At(10, 35), color.NRGBA{200, 30, 30, 255}) {
					t.Errorf("%v, %v above %v", size, after.At(10, 5), after.At(10, 35))
				}
				return
			case "huge":
				if size.X < 500 || size.X > 510 {
					t.Errorf("%d pixels for 120 points", size.X)
				}
				return
			}
			for _, at := range []image.Point{{0, 0}, {size.X / 2, size.Y / 3}, {size.X - 1, size.Y - 1}} {
				from := before.Bounds().Min.Add(image.Pt(at.X*was.X/size.X, at.Y*was.Y/size.Y))
				if !near(after.At(at.X, at.Y), before.At(from.X, from.Y)) {
					t.Errorf("at %v: %v, was %v", at, after.At(at.X, at.Y), before.At(from.X, from.Y))
				}
			}
		})
	}
}

// near tells colours that nobody could tell apart.
func near(a, b color.Color) bool {
	x, y := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	if x.A == 0 && y.A == 0 {
		return true
	}
	for _, d := range []int{int(x.R) - int(y.R), int(x.G) - int(y.G), int(x.B) - int(y.B), int(x.A) - int(y.A)} {
		if d < -14 || d > 14 {
			return false
		}
	}
	return true
}

// TestBrokenPictures: a picture that cannot be read is an error that says so in
// French, and never a panic.
func TestBrokenPictures(t *testing.T) {
	fonts := embedded(t)
	for name, img := range picturesOfAllKinds(t) {
		if name == "huge" {
			continue
		}
		for cut := 0; cut < len(img.Data); cut += 1 + len(img.Data)/12 {
			p := newPen(fonts)
			p.picture(p.pages.Root, &document.Image{Format: img.Format, Data: img.Data[:cut]}, 120, 80)
			err := Write(&bytes.Buffer{}, &document.Document{Title: "T", Lang: "fr"}, p.pages, fonts, producer())
			if err != nil && !strings.HasPrefix(err.Error(), "l’image ne peut être lue") {
				t.Errorf("%s cut at %d: %v", name, cut, err)
			}
			if err == nil && cut < len(img.Data)*9/10 {
				t.Errorf("%s cut at %d was written", name, cut)
			}
		}
	}
}

func TestHugePictureIsRefusedUnread(t *testing.T) {
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 10, 10))); err != nil {
		t.Fatal(err)
	}
	lie := out.Bytes()
	copy(lie[16:], "\x00\x01\x00\x00\x00\x01\x00\x00") // 65,536 × 65,536
	// The checksum of the header is of no matter: the size is read first.
	_, err := preparePicture(&document.Image{Format: "png", Data: lie}, 100, 100)
	if err == nil {
		t.Error("the picture was read")
	}
}

// FuzzPicture: no bytes make the preparation panic, and what it accepts fpdf
// accepts.
func FuzzPicture(f *testing.F) {
	for name, img := range picturesOfAllKinds(f) {
		if name != "huge" {
			f.Add(img.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := preparePicture(&document.Image{Data: data}, 100, 100)
		if err != nil {
			return
		}
		out := newFile(&bytes.Buffer{})
		if _, err := p.write(out); err != nil {
			t.Errorf("prepared and then refused: %v", err)
		}
	})
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		width, height int
		w, h          layout.Unit
		wantW, wantH  layout.Unit
	}{
		{100, 50, 1000, 500, 1000, 500},
		{100, 50, 1000, 1000, 1000, 500},
		{50, 100, 1000, 1000, 500, 1000},
		{333, 100, 1000, 300, 1000, 300},
	} {
		w, h := fit(test.width, test.height, test.w, test.h)
		if w != test.wantW || h != test.wantH {
			t.Errorf("%d × %d in %d × %d: %d × %d", test.width, test.height, test.w, test.h, w, h)
		}
	}
}
