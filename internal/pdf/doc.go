// Package pdf draws laid-out pages with fpdf, tags them, and finishes the file
// as PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) at once. It is the only
// importer of fpdf.
//
// # Why a finisher
//
// fpdf draws well and knows nothing of structure. So the work is split: fpdf
// draws the pages and embeds the pictures and fonts; marked-content operators
// are written into its pages as raw operators; and the finisher takes the
// content streams and images from what fpdf writes and builds the rest of the
// file itself: page tree, structure tree, links, bookmarks, metadata,
// attachments, output intent. What fpdf would get wrong (inline link
// annotations, a ToUnicode that veraPDF refuses, destinations that assume how
// pages are numbered) is thus never used.
//
// Writing a new file rather than amending fpdf's also lets it be written in one
// pass, straight to its destination: streams as they come, all other objects in
// compressed object streams, the cross-reference stream last.
//
// # Nothing outside a mark
//
// The painter has one entry, a page, and a page has only marks: each belongs to
// a structure element or is an artifact. A page whose marks do not cover its
// drawings is refused, and so is a mark that no element, or more than one, has
// among its kids.
package pdf
