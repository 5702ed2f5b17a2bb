package summary

// actions is one row per action. What takes paragraphs (description, bilan) is
// in the report; here is what can be sorted, filtered and added up.
func (b *book) actions() *sheet {
	return &sheet{
		name: "Actions", table: "TableauActions", title: "Actions", pinned: 2, rows: len(b.p.Actions),
		columns: []column{
			{"Code", 9}, {"Action", 38}, {"Thème", 19}, {"Volet", 11}, {"Direction pilote", 22}, {"Priorité", 11},
			{"Statut", 15}, {"Retard (jours)", 10}, {"Avancement", 13}, {"Début", 11}, {"Échéance", 11.5},
			{"Budget prévu", 12}, {"Cumul dépensé", 12}, {"ETP", 8},
		},
		fill:  b.actionRow,
		empty: "Aucune action n’est inscrite dans le classeur.",
	}
}

func (b *book) actionRow(i int, r *row) {
	action, state := &b.p.Actions[i], &b.a.Actions[i]
	r.typed(action.Code)
	r.text(b.words.ActionTitle(i))
	r.text(b.themeName(state.Theme))
	r.text(string(action.Side.Or("")))
	r.typed(action.Pilot)
	r.text(string(action.Priority.Or("")))
	r.toned(b.words.ShortStatus(i))
	if state.Late {
		r.integer(state.DaysLate)
	} else {
		r.blank()
	}
	if state.HasProgress {
		r.percent(state.Progress)
	} else {
		r.blank()
	}
	r.date(action.Start)
	r.date(action.Due)
	if action.PlannedCapital.OK() || action.PlannedRunning.OK() {
		r.cents(action.PlannedCapital.Or(0) + action.PlannedRunning.Or(0))
	} else {
		r.blank()
	}
	r.money(action.Spent)
	r.count(action.Staff)
}
