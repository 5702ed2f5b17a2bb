package main

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
)

var pageType = regexp.MustCompile(`/Type\s*/Page[^s\w]`)

// pages counts the pages of any tool's PDF: its page objects, in the open or in
// object streams. It serves to divide costs; it is no reader of PDF.
func pages(file []byte) int {
	count := 0
	for {
		start := bytes.Index(file, []byte("stream"))
		if start < 0 {
			return count + len(pageType.FindAll(file, -1))
		}
		count += len(pageType.FindAll(file[:start], -1))
		compact := bytes.Contains(file[max(0, start-300):start], []byte("/ObjStm"))
		body := bytes.TrimLeft(file[start+len("stream"):], "\r\n")
		end := bytes.Index(body, []byte("endstream"))
		if end < 0 {
			return count
		}
		if compact {
			count += len(pageType.FindAll(inflated(body[:end]), -1))
		}
		file = body[end+len("endstream"):]
	}
}

// inflated returns what can be inflated: a stream is followed by an end of line
// that is not its own.
func inflated(data []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(r) // a checksum apart, what came is what counts
	return append(out, ' ')
}
