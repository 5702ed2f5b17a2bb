// Package intake takes an action plan kept in another tool into our workbook.
//
// # What a source is
//
// A tool is known by its map, a TOML file under templates/imports ([Source]):
// the titles of its columns and what becomes of each; the fields of [Source] and
// [Column] are those of the file. Another tool is one more file, embedded and
// listed in package templates; nothing here knows one by name.
//
// # Nothing guessed in silence
//
// Axes become themes of the community's own, and what lies below them
// objectives; each action is proposed one of the six themes of the decree from
// its words (templates/imports/themes.toml). Whatever was proposed, chosen or
// put elsewhere than it stood is said in the row's column « À confirmer », which
// `nrreport check` asks about until somebody has emptied it.
//
// # Nothing lost
//
// Each filled cell of the source has one [Fate], and the [Account] lists them
// all. What the workbook has no place for goes, value by value, to its sheet
// « Reprise de données »; what cannot be understood stays as typed in the cell
// that it was meant for, where the check finds it.
package intake
