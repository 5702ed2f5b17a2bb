package layout

import "nrreport/internal/typeface"

// Face names a font of the report.
type Face = typeface.Face
