package sample

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/vector"

	"nrreport/internal/plan"
)

// Logo draws the emblem of the fictional community: a hill, a river and a sun
// in its colour, on a transparent ground, 480 pixels square.
func Logo(main, light color.NRGBA) (*plan.Logo, error) {
	const side = 480
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	paint := func(c color.NRGBA, outline func(r *vector.Rasterizer)) {
		r := vector.NewRasterizer(side, side)
		outline(r)
		r.ClosePath()
		r.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{})
	}
	paint(main, func(r *vector.Rasterizer) { circle(r, 240, 240, 232) })
	paint(color.NRGBA{255, 255, 255, 255}, func(r *vector.Rasterizer) { circle(r, 240, 240, 214) })
	paint(light, func(r *vector.Rasterizer) { circle(r, 320, 150, 48) })
	paint(main, func(r *vector.Rasterizer) { // the hill
		r.MoveTo(40, 300)
		r.QuadTo(170, 110, 290, 250)
		r.QuadTo(340, 205, 438, 310)
		r.QuadTo(300, 330, 240, 300)
		r.QuadTo(150, 260, 40, 300)
	})
	paint(light, func(r *vector.Rasterizer) { // the river
		r.MoveTo(48, 330)
		r.QuadTo(150, 280, 240, 330)
		r.QuadTo(330, 380, 428, 336)
		r.QuadTo(400, 400, 350, 424)
		r.QuadTo(280, 400, 220, 372)
		r.QuadTo(130, 340, 62, 366)
	})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, err
	}
	return &plan.Logo{Format: "png", Data: b.Bytes()}, nil
}

// circle traces a circle as four cubic arcs.
func circle(r *vector.Rasterizer, x, y, radius float32) {
	const kappa = 0.5522848
	k := radius * kappa
	r.MoveTo(x+radius, y)
	r.CubeTo(x+radius, y+k, x+k, y+radius, x, y+radius)
	r.CubeTo(x-k, y+radius, x-radius, y+k, x-radius, y)
	r.CubeTo(x-radius, y-k, x-k, y-radius, x, y-radius)
	r.CubeTo(x+k, y-radius, x+radius, y-k, x+radius, y)
}
