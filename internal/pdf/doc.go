// Package pdf draws laid-out pages with fpdf, tags them, and finishes the file
// as PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) at once. It is the only
// importer of fpdf. CONFORMANCE.md says, requirement by requirement, what makes
// it conform and which test shows it.
//
// # Why a finisher
//
// fpdf draws well and knows nothing of structure. So the work is split: fpdf
// draws the pages and reads the pictures; marked-content operators are written
// into its pages as raw operators; and the finisher takes their content streams
// and the images from fpdf and builds the rest of the file itself: page tree,
// fonts, structure tree, links, bookmarks, metadata, attachments, output intent.
// What fpdf would get wrong (inline link annotations, a ToUnicode of one range
// that validators refuse, destinations that assume how pages are numbered) is
// thus never used.
//
// Writing a new file rather than amending fpdf's also lets it be written in one
// pass, straight to its destination: streams as they come, all other objects in
// compressed object streams, the cross-reference stream last, then the digest of
// it all, by which ReadAttachments knows a file that was touched since.
//
// # Nothing outside a mark
//
// The painter has one entry, a page, and a page has only marks: each belongs to
// a structure element or is an artifact. A page whose marks do not cover its
// drawings is refused, and so is a mark that no element, or more than one, has
// among its kids.
//
// # What profiles taught
//
// Tags and finishing take less time than they save: a finished report is
// written faster than fpdf's own output of the same drawing (BenchmarkWrite,
// BenchmarkReport).
//
//   - Compression is most of the work. fpdf makes a new compressor for each page,
//     which costs more than running it; here each goroutine keeps one, and
//     klauspost/compress runs two to four times as fast as the standard library
//     at the same size. Each weighs a megabyte, a thirtieth of all that a report of
//     80 pages takes: that one is drawn with the compressor of the file.
//
//   - Adding a UTF-8 font to an fpdf document parses it twice and hashes a JSON
//     of 65,536 widths, 6 ms a face. Its UTF8CutFont alone still reads all the
//     widths and characters of a font, and copies it twice: 2 MB of memory and
//     1.7 ms a face, an eighth of the time and a third of the memory of a report of
//     40 actions. Here the outlines of the characters drawn are taken from the
//     file where they stand (package truetype), and a Cache shares them between the
//     reports of a series.
//
//   - fpdf.Text copies each string five times; raw operators took a tenth of
//     the time.
//
//   - Pages are drawn in batches, each an fpdf template of its own, so that all
//     processors work and the drawing of a page is gone once it is compressed. A
//     template gives its pages as they are; from a document they come in a file,
//     after three copies: a thirtieth of the time, a fifteenth of the memory.
//
//   - Elements of the structure are numbered by their rank in reading order, which
//     one pass of sizes gives: no map of a million elements, and a
//     cross-reference table that compresses to nothing.
//
//   - Memory, not time, was what grew: 20,000 actions took 3.2 GB, a sixth of it
//     the composed document, half of it pages and elements. A [Stream] writes a
//     long report while it is laid out. Emptying each element once it is written
//     counts as much as dropping it: the layout cuts elements and kids from
//     common chunks, and one that lives keeps all that its neighbours refer to.
//
// # What makes it small
//
// Of a report's bytes, half are the pages and a third is the structure. One byte
// a character (codes.go), rectangles merged (rects.go), tenths of points and
// lines placed relative to each other (draw.go) took a sixth off the pages;
// dropping the instructions of glyphs halved the fonts. In the object streams a
// third goes to the table of numbers and offsets, which no arrangement of objects
// or padding reduced.
package pdf
