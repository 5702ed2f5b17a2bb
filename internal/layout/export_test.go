package layout

// WithRoom keeps as much room for page numbers as a layout with a sink does.
func (o Options) WithRoom() Options {
	o.room = maxNumberRoom
	return o
}
