package times

// pastUnit reads the past year, the past week: a stretch up to the publication.
func (f *Finder) pastUnit(u unit, end int, definite bool) (match, bool) {
	if u == quarter || u == weekend {
		m := date(f.lastOf(u.grain()), end, "unit-past")
		m.anchor = anchorPublished
		return m, true
	}
	m := match{end: end, typ: typeDuration, value: duration(1, u), rule: "span-past", quiet: true}
	if f.is(end, "or") && f.is(end+1, "so") {
		m.end += 2
	}
	f.around(&m, -1, 1, u)
	return m, true
}

// relativeSpan reads the past two years, the next 12 to 18 months, recent
// weeks, coming days, the first nine months.
func (f *Finder) relativeSpan(rel string, i, j int, definite bool) (match, bool) {
	q, ok := f.quantity(j)
	named := ok && !q.bare && (q.named || q.vague)
	k := j
	if named {
		k = q.end
	}
	u, end, many := f.unit(k)
	if u == unitNone || !many && !(named && q.n == 1) {
		return match{}, false
	}
	if !named && u < day && !(rel == "coming" || rel == "recent" || rel == "first" || rel == "final" || rel == "past") {
		return match{}, false
	}
	if f.any(end, "ago", "earlier", "later", "old") || f.atoms[end].mark == '-' && f.is(end+1, "old") {
		return match{}, false
	}
	n := 0.
	if named && !q.vague {
		n = q.n
	}
	if n, end = f.compound(n, u, end); f.is(end, "or") && f.is(end+1, "so") {
		end += 2
	}
	m := match{end: end, typ: typeDuration, value: duration(n, u), rule: "span-" + rel, quiet: true}
	if q.more {
		m.mod = "APPROX"
	}
	return f.relativeStretch(rel, m, n, u, named)
}

// relativeStretch says which days a stretch covers.
func (f *Finder) relativeStretch(rel string, m match, n float64, u unit, named bool) (match, bool) {
	switch rel {
	case "last", "past", "recent", "previous", "latest":
		if !named {
			if rel == "previous" || rel == "latest" || rel == "last" {
				return m, false
			}
			if rel == "past" && u != year {
				m.value = "PAST_REF"
			}
			if rel == "past" || u == day {
				m.typ, m.value = typeDate, "PAST_REF"
			}
			if rel == "recent" && u == year {
				m.typ, m.value = typeDate, "PAST_REF"
			}
			n = fewOf(u)
		} else if n == 0 {
			n = fewOf(u)
		}
		if rel != "previous" {
			f.around(&m, -1, n, u)
		}
	case "next", "coming", "following", "future":
		if !named {
			if rel == "following" {
				return m, u >= day && u != quarter
			}
			if rel == "next" && !named {
				return m, false
			}
			m.typ, m.value = typeDate, "FUTURE_REF"
			n = fewOf(u)
		} else if n == 0 {
			n = fewOf(u)
		}
		if rel != "following" && rel != "future" {
			f.around(&m, 1, n, u)
		}
	case "first", "final", "full", "other", "same":
		if !named && rel != "first" && rel != "final" {
			return m, false
		}
		if !named && u < hour {
			return m, false
		}
	case "this":
		if !named {
			return m, false
		}
	default:
		return m, false
	}
	return m, true
}

// fewOf is our convention for "coming days" and its kin, an interval for people
// beside the TIMEX value: 7 days, 4 weeks, 3 months.
func fewOf(u unit) float64 {
	switch u {
	case day:
		return 7
	case week:
		return 4
	case monthUnit:
		return 3
	}
	return 0
}

// around gives a stretch the n units before or after the publication.
func (f *Finder) around(m *match, sign int, n float64, u unit) {
	if u == hour && n >= 12 { // the past 24 hours
		n, u = float64(int(n+23)/24+1-btoi(sign > 0)), day
	}
	if !f.known || n == 0 || u < day {
		return
	}
	m.anchor, m.ranged = anchorPublished, true
	if sign < 0 {
		m.first, m.last = move(f.published, n, u, -1)+1, f.published
		if u == day {
			m.first = f.published - int32(n) + 1
		}
		return
	}
	m.first, m.last = f.published+1, move(f.published, n, u, 1)
}
