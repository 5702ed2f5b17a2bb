package merge

// IsBlank is for the properties: a drawn plan may be blank.
var IsBlank = isBlank
