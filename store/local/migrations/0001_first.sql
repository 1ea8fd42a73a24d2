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
	undone INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE reports(
	n         INTEGER PRIMARY KEY,
	id        TEXT NOT NULL UNIQUE, -- hash of the text
	added     INTEGER NOT NULL,
	title     TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	url       TEXT NOT NULL,
	lang      TEXT NOT NULL,
	published TEXT NOT NULL, -- ISO day or empty
	certain   INTEGER NOT NULL,
	skipped   TEXT NOT NULL,
	text      TEXT NOT NULL,
	record    INTEGER NOT NULL DEFAULT 0, -- the current one
	text_group INTEGER NOT NULL DEFAULT 0, -- n of the first report with much the same text
	share     REAL NOT NULL DEFAULT 1,    -- of its text that stands in the group's first
	origin    TEXT NOT NULL DEFAULT ''    -- the wire or outlet that the text likely comes from
);
CREATE INDEX reports_published ON reports(published, n);
CREATE INDEX reports_group ON reports(text_group);

-- Every coding of a report; body is the record as JSON, zstd.
CREATE TABLE records(
	n      INTEGER PRIMARY KEY,
	report INTEGER NOT NULL,
	coder  INTEGER NOT NULL,
	run    INTEGER NOT NULL,
	at     INTEGER NOT NULL,
	body   BLOB NOT NULL
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
	rule       TEXT NOT NULL
);
CREATE INDEX events_record ON events(record);
CREATE INDEX events_id ON events(id);
CREATE INDEX events_type ON events(type, day_from);
CREATE INDEX events_day ON events(day_from);

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
	words     TEXT NOT NULL
);
CREATE INDEX statements_record ON statements(record);
CREATE INDEX statements_id ON statements(id);

-- Who takes part in an event or says something; owner is the n of the event or statement.
CREATE TABLE parties(
	owner     INTEGER NOT NULL,
	role      TEXT NOT NULL, -- actor, recipient, speaker
	pos       INTEGER NOT NULL,
	record    INTEGER NOT NULL,
	local     TEXT NOT NULL,
	key       TEXT NOT NULL,
	name      TEXT NOT NULL,
	folded    TEXT NOT NULL, -- the name in small letters
	kind      TEXT NOT NULL,
	country   TEXT NOT NULL,
	sectors   TEXT NOT NULL,
	office    TEXT NOT NULL,
	side      TEXT NOT NULL,
	anonymous INTEGER NOT NULL,
	PRIMARY KEY(owner, role, pos)
) WITHOUT ROWID;
CREATE INDEX parties_country ON parties(country, role);
CREATE INDEX parties_key ON parties(key);
CREATE INDEX parties_name ON parties(folded);
CREATE INDEX parties_record ON parties(record);

-- Sampled hashes of five words in a row, by which copies are found.
CREATE TABLE shingles(
	hash   INTEGER NOT NULL,
	report INTEGER NOT NULL,
	PRIMARY KEY(hash, report)
) WITHOUT ROWID;
CREATE TABLE sketches(
	report INTEGER PRIMARY KEY,
	body   BLOB NOT NULL
);

-- What was read from where, and what became of it.
CREATE TABLE inputs(
	source TEXT NOT NULL,    -- file or address
	part   INTEGER NOT NULL, -- number of the record, line or entry in it, 0 for the whole
	state  TEXT NOT NULL,    -- read, known, skipped, failed, done
	reason TEXT NOT NULL,
	report TEXT NOT NULL,    -- id
	run    INTEGER NOT NULL,
	at     INTEGER NOT NULL,
	PRIMARY KEY(source, part)
) WITHOUT ROWID;

CREATE TABLE tombstones(
	id     TEXT PRIMARY KEY, -- of the report that was forgotten
	at     INTEGER NOT NULL,
	reason TEXT NOT NULL
) WITHOUT ROWID;

-- What a person said about a coding; nothing here is ever made by the program.
CREATE TABLE corrections(
	n      INTEGER PRIMARY KEY,
	report TEXT NOT NULL,
	target TEXT NOT NULL, -- stable id of an event or statement
	field  TEXT NOT NULL,
	value  TEXT NOT NULL,
	who    TEXT NOT NULL,
	at     INTEGER NOT NULL,
	undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX corrections_target ON corrections(target);

CREATE VIRTUAL TABLE reports_words USING fts5(title, text, content='reports', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER reports_in AFTER INSERT ON reports BEGIN
	INSERT INTO reports_words(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER reports_out AFTER DELETE ON reports BEGIN
	INSERT INTO reports_words(reports_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE VIRTUAL TABLE statements_words USING fts5(source, words, content='statements', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN
	INSERT INTO statements_words(rowid, source, words) VALUES (new.n, new.source, new.words);
END;
CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN
	INSERT INTO statements_words(statements_words, rowid, source, words) VALUES ('delete', old.n, old.source, old.words);
END;
CREATE VIRTUAL TABLE events_words USING fts5(words, content='events', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER events_in AFTER INSERT ON events BEGIN
	INSERT INTO events_words(rowid, words) VALUES (new.n, new.words);
END;
CREATE TRIGGER events_out AFTER DELETE ON events BEGIN
	INSERT INTO events_words(events_words, rowid, words) VALUES ('delete', old.n, old.words);
END;
