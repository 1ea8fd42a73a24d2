-- Versions of the program and its data that made records.
CREATE TABLE coders(
	n       INTEGER PRIMARY KEY,
	version TEXT NOT NULL,
	data    TEXT NOT NULL,
	UNIQUE(version, data)
);

-- A run is one call that coded reports: ingest, or recode, which can be undone.
CREATE TABLE runs(
	n      INTEGER PRIMARY KEY,
	kind   TEXT NOT NULL,
	at     INTEGER NOT NULL, -- milliseconds since 1970, as all times here
	note   TEXT NOT NULL,
	undone INTEGER NOT NULL DEFAULT 0 -- when, or 0
);

CREATE TABLE reports(
	n          INTEGER PRIMARY KEY,
	id         TEXT NOT NULL UNIQUE, -- hash of the text
	added      INTEGER NOT NULL,
	title      TEXT NOT NULL,
	outlet     TEXT NOT NULL,
	url        TEXT NOT NULL,
	lang       TEXT NOT NULL,
	published  TEXT NOT NULL, -- ISO day or empty
	certain    INTEGER NOT NULL,
	record     INTEGER NOT NULL, -- the current one
	skipped    TEXT NOT NULL,    -- of that record
	text_group INTEGER NOT NULL, -- n of the first report with much the same text
	share      REAL NOT NULL,    -- of its text that stands in the report of the group it was found by
	origin     TEXT NOT NULL,    -- the wire or outlet that the text likely comes from
	text       TEXT NOT NULL     -- last, so that no other column is read past it
);
CREATE INDEX reports_published ON reports(published, n);
CREATE INDEX reports_group ON reports(text_group);

-- Every coding of a report; body is the record as JSON, zstd.
CREATE TABLE records(
	n       INTEGER PRIMARY KEY,
	report  INTEGER NOT NULL,
	coder   INTEGER NOT NULL,
	run     INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	first   INTEGER NOT NULL, -- 1 for the report's first, which cannot be undone
	skipped TEXT NOT NULL,
	body    BLOB NOT NULL
);
CREATE INDEX records_report ON records(report, n);
CREATE INDEX records_run ON records(run);

CREATE TABLE events(
	n          INTEGER PRIMARY KEY, -- record * 65536 + place in the record
	record     INTEGER NOT NULL,
	report     INTEGER NOT NULL,
	id         TEXT NOT NULL, -- stable: of report, type and trigger
	local      TEXT NOT NULL, -- id in the record
	type       TEXT NOT NULL,
	mode       TEXT NOT NULL,
	quad       INTEGER NOT NULL,
	cameo      TEXT NOT NULL,
	code       TEXT NOT NULL,
	status     TEXT NOT NULL,
	background INTEGER NOT NULL,
	symmetric  INTEGER NOT NULL,
	day_from   TEXT NOT NULL, -- first and last day, ISO; empty where unknown
	day_to     TEXT NOT NULL,
	date_basis TEXT NOT NULL,
	place      TEXT NOT NULL,
	place_folded TEXT NOT NULL, -- small letters without marks
	country    TEXT NOT NULL, -- of the place
	lat        REAL,
	lon        REAL,
	goldstein  REAL,
	intensity  REAL,
	score      REAL NOT NULL,
	vouched    TEXT NOT NULL, -- author, document, inferred, or "said"
	words_from INTEGER NOT NULL, -- the trigger, in bytes of the text
	words_to   INTEGER NOT NULL,
	trigger    TEXT NOT NULL,
	words      TEXT NOT NULL, -- the first words of evidence
	rule       TEXT NOT NULL,
	corrected  TEXT NOT NULL -- fields that a person corrected
);
CREATE INDEX events_record ON events(record);
CREATE INDEX events_id ON events(id);
CREATE INDEX events_type ON events(type);
CREATE INDEX events_country ON events(country);
CREATE INDEX events_status ON events(status);
CREATE INDEX events_day ON events(day_from, day_to);
CREATE INDEX events_place ON events(place_folded);

CREATE TABLE statements(
	n         INTEGER PRIMARY KEY,
	record    INTEGER NOT NULL,
	report    INTEGER NOT NULL,
	id        TEXT NOT NULL,
	local     TEXT NOT NULL,
	cue       TEXT NOT NULL,
	cue_type  TEXT NOT NULL,
	quote     TEXT NOT NULL,
	stance    TEXT NOT NULL,
	anonymous INTEGER NOT NULL,
	reason    TEXT NOT NULL, -- why a source has no name
	source    TEXT NOT NULL, -- its words
	words_from INTEGER NOT NULL,
	words_to   INTEGER NOT NULL,
	words     TEXT NOT NULL,
	corrected TEXT NOT NULL
);
CREATE INDEX statements_record ON statements(record);

-- Who takes part in an event or says something; owner is the n of the event or statement.
CREATE TABLE parties(
	owner     INTEGER NOT NULL,
	role      TEXT NOT NULL, -- actor, recipient, speaker
	pos       INTEGER NOT NULL,
	local     TEXT NOT NULL,
	key       TEXT NOT NULL,
	name      TEXT NOT NULL,
	folded    TEXT NOT NULL, -- the name in small letters without marks
	kind      TEXT NOT NULL,
	country   TEXT NOT NULL,
	sectors   TEXT NOT NULL,
	office    TEXT NOT NULL,
	side      TEXT NOT NULL,
	anonymous INTEGER NOT NULL,
	PRIMARY KEY(owner, role, pos)
) WITHOUT ROWID;
CREATE INDEX parties_country ON parties(country, role);
CREATE INDEX parties_key ON parties(key, role);
CREATE INDEX parties_name ON parties(folded, role);

-- Sampled hashes of five words in a row, by which copies are found: where each was
-- first seen in a text group.
CREATE TABLE shingles(
	hash       INTEGER NOT NULL,
	text_group INTEGER NOT NULL,
	report     INTEGER NOT NULL,
	PRIMARY KEY(hash, text_group)
) WITHOUT ROWID;
CREATE TABLE sketches(
	report INTEGER PRIMARY KEY,
	body   BLOB NOT NULL
);

-- What was read from where, and what became of it.
CREATE TABLE inputs(
	source TEXT NOT NULL,    -- file or address
	part   INTEGER NOT NULL, -- number of the record, line or entry in it, 0 for the whole
	state  TEXT NOT NULL,    -- begun, read, known, skipped, failed, done
	reason TEXT NOT NULL,
	report TEXT NOT NULL,    -- id
	stamp  TEXT NOT NULL,    -- size and time of a whole source
	run    INTEGER NOT NULL,
	at     INTEGER NOT NULL,
	PRIMARY KEY(source, part)
) WITHOUT ROWID;
CREATE INDEX inputs_report ON inputs(report) WHERE report <> '';

CREATE TABLE tombstones(
	id     TEXT PRIMARY KEY, -- of the report that was forgotten
	at     INTEGER NOT NULL,
	reason TEXT NOT NULL
) WITHOUT ROWID;

-- What a person said about a coding; nothing here is ever made by the program.
CREATE TABLE corrections(
	n      INTEGER PRIMARY KEY,
	run    INTEGER NOT NULL,
	report TEXT NOT NULL,
	target TEXT NOT NULL, -- stable id of an event or statement
	field  TEXT NOT NULL,
	value  TEXT NOT NULL,
	who    TEXT NOT NULL,
	at     INTEGER NOT NULL,
	undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX corrections_report ON corrections(report);

-- Words are put in by the program after all rows of a transaction: a trigger would make
-- the index write itself out row by row.
CREATE VIRTUAL TABLE reports_words USING fts5(title, text, content='reports', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER reports_out AFTER DELETE ON reports BEGIN
	INSERT INTO reports_words(reports_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE VIRTUAL TABLE statements_words USING fts5(source, words, content='statements', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN
	INSERT INTO statements_words(statements_words, rowid, source, words) VALUES ('delete', old.n, old.source, old.words);
END;
CREATE VIRTUAL TABLE events_words USING fts5(words, content='events', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER events_out AFTER DELETE ON events BEGIN
	INSERT INTO events_words(events_words, rowid, words) VALUES ('delete', old.n, old.words);
END;

-- Merged less often than by default: writing is half as dear, a search looks into a few
-- more pieces.
INSERT INTO reports_words(reports_words, rank) VALUES ('automerge', 12);
INSERT INTO statements_words(statements_words, rank) VALUES ('automerge', 12);
INSERT INTO events_words(events_words, rank) VALUES ('automerge', 12);
