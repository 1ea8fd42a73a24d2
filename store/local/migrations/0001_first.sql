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
CREATE INDEX reports_record ON reports(record, text_group);

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

-- What lists and exports show of a record: its events and its statements with who takes
-- part, packed; see lines.go. The tables below have what is asked for.
CREATE TABLE lines(
	record     INTEGER PRIMARY KEY,
	report     INTEGER NOT NULL,
	events     BLOB NOT NULL,
	statements BLOB NOT NULL
);

CREATE TABLE events(
	n          INTEGER PRIMARY KEY, -- record * 65536 + place in the record
	record     INTEGER NOT NULL,
	report     INTEGER NOT NULL,
	id         TEXT NOT NULL, -- stable: of report, type and trigger
	type       TEXT NOT NULL,
	mode       TEXT NOT NULL,
	quad       INTEGER NOT NULL,
	status     TEXT NOT NULL,
	background INTEGER NOT NULL,
	day_from   TEXT NOT NULL, -- first and last day, ISO; empty where unknown
	day_to     TEXT NOT NULL,
	wide       INTEGER NOT NULL, -- 1 where they lie in months that are no neighbours
	place_folded TEXT NOT NULL, -- small letters without marks
	country    TEXT NOT NULL, -- of the place
	score      REAL NOT NULL,
	words      TEXT NOT NULL -- the first words of evidence
);
CREATE INDEX events_record ON events(record);
CREATE INDEX events_id ON events(id);
CREATE INDEX events_type ON events(type);
CREATE INDEX events_country ON events(country);
CREATE INDEX events_status ON events(status);
CREATE INDEX events_day ON events(wide, day_from, day_to);
CREATE INDEX events_place ON events(place_folded);

CREATE TABLE statements(
	n         INTEGER PRIMARY KEY,
	record    INTEGER NOT NULL,
	report    INTEGER NOT NULL,
	id        TEXT NOT NULL,
	cue_type  TEXT NOT NULL,
	anonymous INTEGER NOT NULL,
	source    TEXT NOT NULL, -- its words
	words     TEXT NOT NULL
);
CREATE INDEX statements_record ON statements(record);
CREATE INDEX statements_nameless ON statements(n) WHERE anonymous = 1;

-- Who takes part in an event or says something; owner is the n of the event or statement.
CREATE TABLE parties(
	owner     INTEGER NOT NULL,
	role      TEXT NOT NULL, -- actor, recipient, speaker
	pos       INTEGER NOT NULL,
	key       TEXT NOT NULL,
	name      TEXT NOT NULL,
	folded    TEXT NOT NULL, -- the name in small letters without marks
	kind      TEXT NOT NULL,
	country   TEXT NOT NULL,
	anonymous INTEGER NOT NULL,
	PRIMARY KEY(owner, role, pos)
) WITHOUT ROWID;
CREATE INDEX parties_country ON parties(country, role);
CREATE INDEX parties_key ON parties(key, role);
CREATE INDEX parties_name ON parties(folded, role);
CREATE INDEX parties_nameless ON parties(role, owner) WHERE anonymous = 1;

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

-- What a run handed out as tasks of a queue, to be held against inputs: what has no line
-- there is missing. Of a source whose last part was handed out there is a line of part -1.
CREATE TABLE manifest(
	run    INTEGER NOT NULL,
	source TEXT NOT NULL,
	part   INTEGER NOT NULL,
	task   TEXT NOT NULL,   -- its id; empty for part -1
	body   BLOB NOT NULL,
	stamp  TEXT NOT NULL,   -- of a source whose last part was handed out
	PRIMARY KEY(run, source, part)
) WITHOUT ROWID;
CREATE INDEX manifest_task ON manifest(task) WHERE part >= 0;

-- Who alone may do something until when; each who comes has a higher fence than all before.
CREATE TABLE leases(
	name   TEXT PRIMARY KEY,
	holder TEXT NOT NULL,
	fence  INTEGER NOT NULL,
	until  INTEGER NOT NULL -- by the clock of the database
) WITHOUT ROWID;

CREATE TABLE tombstones(
	id     TEXT PRIMARY KEY, -- of the report that was forgotten
	at     INTEGER NOT NULL,
	reason TEXT NOT NULL
) WITHOUT ROWID;

-- What persons said of codings; nothing here is ever made by the program, and nothing
-- is changed: what takes a judgement back is another one.
CREATE TABLE judgements(
	id       TEXT PRIMARY KEY, -- hash of what it says
	report   TEXT NOT NULL,
	target   TEXT NOT NULL, -- key of a coding
	kind     TEXT NOT NULL,
	type     TEXT NOT NULL, -- that an event had
	start_at INTEGER NOT NULL, -- its words, bytes of the text
	end_at   INTEGER NOT NULL,
	verdict  TEXT NOT NULL, -- accept, correct, reject, add, undo
	field    TEXT NOT NULL,
	value    TEXT NOT NULL,
	who      TEXT NOT NULL,
	note     TEXT NOT NULL,
	at       INTEGER NOT NULL,
	task     TEXT NOT NULL, -- the assignment it belongs to, and then it changes no record
	run      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX judgements_report ON judgements(report);
CREATE INDEX judgements_task ON judgements(task) WHERE task <> '';
CREATE INDEX judgements_at ON judgements(at);
CREATE INDEX judgements_run ON judgements(run);

-- Records as the program coded them, where persons said something of them.
CREATE TABLE originals(
	record INTEGER PRIMARY KEY,
	body   BLOB NOT NULL
);

-- Reports that several persons code, each for themselves.
CREATE TABLE assignments(
	id     TEXT PRIMARY KEY,
	name   TEXT NOT NULL,
	who    TEXT NOT NULL,
	at     INTEGER NOT NULL,
	coders TEXT NOT NULL -- JSON
) WITHOUT ROWID;
CREATE TABLE assigned(
	task   TEXT NOT NULL,
	report TEXT NOT NULL,
	coder  TEXT NOT NULL,
	pos    INTEGER NOT NULL,
	done   INTEGER NOT NULL, -- when, 0 while it is not
	PRIMARY KEY(task, report, coder)
) WITHOUT ROWID;
CREATE INDEX assigned_coder ON assigned(coder, report) WHERE done = 0;

-- What a report was read from, as it was fetched: so that its article can be found anew.
-- A page that several reports came of is kept once.
CREATE TABLE pages(
	hash TEXT PRIMARY KEY, -- SHA-256 of the bytes
	body BLOB NOT NULL     -- zstd
);
CREATE TABLE report_pages(
	report INTEGER PRIMARY KEY,
	hash   TEXT NOT NULL,
	name   TEXT NOT NULL, -- of the file, address and kind, as article.Hints
	url    TEXT NOT NULL,
	type   TEXT NOT NULL,
	day    TEXT NOT NULL, -- that the user gave
	coder  INTEGER NOT NULL -- the version whose article stands in the report
);
CREATE INDEX report_pages_hash ON report_pages(hash);

-- The text groups that reports had before they were joined or split, until when: a
-- figure of the past counts those.
CREATE TABLE regrouped(
	n          INTEGER PRIMARY KEY,
	report     INTEGER NOT NULL,
	until      INTEGER NOT NULL,
	text_group INTEGER NOT NULL
);
CREATE INDEX regrouped_report ON regrouped(report, until);

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

-- What follows is made of the reports and their records by whoever follows the feed, and
-- can be made anew at any time; decisions alone are a person's.

-- A line for each report that came, whose record in force or text group is another, or
-- that is gone; 0 where a person decided something.
CREATE TABLE feed(
	n      INTEGER PRIMARY KEY AUTOINCREMENT,
	report INTEGER NOT NULL
);
CREATE TABLE followers(
	name    TEXT PRIMARY KEY,
	at      INTEGER NOT NULL, -- n of the feed up to which everything is brought up to date
	version TEXT NOT NULL     -- of the program that did so
) WITHOUT ROWID;

-- What a person decided of happenings and processes; undoing is a decision too.
CREATE TABLE decisions(
	n     INTEGER PRIMARY KEY,
	about TEXT NOT NULL, -- happenings, processes
	run   INTEGER NOT NULL,
	at    INTEGER NOT NULL,
	body  TEXT NOT NULL -- JSON
);

-- What each report brings to the ledger: facts with their words, JSON, zstd. bare is
-- the same without words.
CREATE TABLE entries(
	report INTEGER PRIMARY KEY,
	bare   BLOB NOT NULL,
	body   BLOB NOT NULL
);
CREATE TABLE entry_keys(
	key      TEXT NOT NULL, -- a pair of parties, a party, a named process
	day_from TEXT NOT NULL,
	day_to   TEXT NOT NULL,
	report   INTEGER NOT NULL
);
CREATE INDEX entry_keys_key ON entry_keys(key, day_to, day_from, report);
CREATE INDEX entry_keys_report ON entry_keys(report);

-- Which process each strand of a report belongs to.
CREATE TABLE strands(
	id      TEXT PRIMARY KEY,
	report  INTEGER NOT NULL,
	process TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX strands_process ON strands(process);
CREATE INDEX strands_report ON strands(report);

-- Processes as they stood when the last report of each came out. All else that is told of
-- one is folded of its entries when it is asked for.
CREATE TABLE processes(
	id      TEXT PRIMARY KEY,
	name    TEXT NOT NULL,
	state   TEXT NOT NULL,
	since   TEXT NOT NULL,
	opened  TEXT NOT NULL,
	last    TEXT NOT NULL, -- day of the newest report
	parties TEXT NOT NULL, -- names and keys in small letters, with bars between
	reports INTEGER NOT NULL,
	made_of TEXT NOT NULL, -- hash of what belongs to it, and the line of the feed for which it was folded last
	head    TEXT NOT NULL  -- what lists show of it, JSON
) WITHOUT ROWID;
CREATE INDEX processes_last ON processes(last);

-- What belongs to each of them and why, as it was found last. Where it is gone, because a
-- report was forgotten, it is found again by who reads.
CREATE TABLE members(
	process TEXT PRIMARY KEY,
	body    BLOB NOT NULL -- JSON, zstd
);
-- Reports of which a strand may belong to a process: they are in its members too.
CREATE TABLE suggested(
	report  INTEGER NOT NULL,
	process TEXT NOT NULL,
	PRIMARY KEY(report, process)
) WITHOUT ROWID;
CREATE INDEX suggested_process ON suggested(process);

-- What is compared of each report to find its story, as it is now.
CREATE TABLE looked(
	report   INTEGER PRIMARY KEY,
	day      TEXT NOT NULL,
	vector   BLOB NOT NULL, -- hashes of words, and counts
	mentions BLOB NOT NULL  -- of events, JSON, zstd
);

-- The story that each report was put into, called by the id of its first report, and by
-- what; a report that was forgotten stands here until its story has been looked at again.
CREATE TABLE placed(
	report INTEGER PRIMARY KEY,
	id     TEXT NOT NULL, -- of the report
	grp    TEXT NOT NULL, -- smallest id of its text group
	day    TEXT NOT NULL,
	story  TEXT NOT NULL,
	vector BLOB NOT NULL
);
CREATE INDEX placed_story ON placed(story);
CREATE INDEX placed_day ON placed(day, story);
CREATE INDEX placed_group ON placed(grp);

-- Which happening each event is a report of, called by the id of its first event.
CREATE TABLE happenings(
	event     TEXT PRIMARY KEY, -- stable id
	report    INTEGER NOT NULL,
	happening TEXT NOT NULL,
	own       TEXT NOT NULL  -- that of its story alone; empty where it is the same
) WITHOUT ROWID;
CREATE INDEX happenings_report ON happenings(report);
CREATE INDEX happenings_happening ON happenings(happening);

-- By which reports find others to be compared with: the hashes of their weightiest words,
-- and, below zero, by which their events find those of other stories.
CREATE TABLE placed_keys(
	key    INTEGER NOT NULL,
	day    TEXT NOT NULL,
	report INTEGER NOT NULL,
	PRIMARY KEY(key, day, report)
) WITHOUT ROWID;
CREATE INDEX placed_keys_report ON placed_keys(report);

-- What is left of reports that were forgotten, or of what was known of them before they
-- were coded again, until those who follow know of it: no words.
CREATE TABLE gone(
	n          INTEGER PRIMARY KEY,
	line       INTEGER NOT NULL, -- n of the feed
	report     INTEGER NOT NULL,
	text_group INTEGER NOT NULL,
	bare       BLOB
);

-- Processes as those who are told of changes know them: what a change is held against.
-- Unlike all above it stays when what is derived is made anew, so that nobody is told twice.
CREATE TABLE told(
	id   TEXT PRIMARY KEY,
	body BLOB NOT NULL -- JSON, zstd
) WITHOUT ROWID;

-- What changed in processes, in the order in which it was noted; numbers go up and lines
-- stay. body has no words of reports: those go when their report is forgotten.
CREATE TABLE changes(
	n       INTEGER PRIMARY KEY,
	at      INTEGER NOT NULL,
	process TEXT NOT NULL,
	kind    TEXT NOT NULL,
	known   TEXT NOT NULL, -- ISO day on which a report first told of it
	body    BLOB NOT NULL -- JSON, zstd
);
CREATE INDEX changes_process ON changes(process, n);
CREATE INDEX changes_known ON changes(known, n);
CREATE TABLE change_words(
	change INTEGER NOT NULL,
	pos    INTEGER NOT NULL,
	report INTEGER NOT NULL,
	body   BLOB NOT NULL, -- a fact with its words, JSON, zstd
	PRIMARY KEY(change, pos)
) WITHOUT ROWID;
CREATE INDEX change_words_report ON change_words(report);

-- Addresses that are told of changes, and what is still to be delivered to them.
CREATE TABLE hooks(
	id      TEXT PRIMARY KEY,
	url     TEXT NOT NULL,
	secret  TEXT NOT NULL, -- its deliveries are signed with it
	process TEXT NOT NULL, -- the only one it is told of, empty for all
	kinds   TEXT NOT NULL, -- of changes, with commas between, empty for all
	private INTEGER NOT NULL, -- 1 where the address may be of a private network
	at      INTEGER NOT NULL, -- when it was added
	seen    INTEGER NOT NULL, -- n of the change up to which deliveries stand below
	rest    INTEGER NOT NULL, -- until when nothing is sent, because the receiver is away
	fails   INTEGER NOT NULL, -- tries in a row that did not reach it
	off     TEXT NOT NULL,    -- why it is told nothing any more; empty while it is
	name    TEXT NOT NULL,    -- of an alert
	rule    TEXT NOT NULL,    -- of an alert: what it tells of; empty for a hook, which tells of changes
	command TEXT NOT NULL     -- of an alert: what is run instead of an address, JSON list; empty for none
) WITHOUT ROWID;
CREATE TABLE deliveries(
	hook   TEXT NOT NULL,
	change INTEGER NOT NULL,
	tries  INTEGER NOT NULL,
	next   INTEGER NOT NULL, -- when it is tried, 0 for at once
	reason TEXT NOT NULL,    -- of the last failure
	dead   INTEGER NOT NULL, -- when it was given up, 0 while it is not
	PRIMARY KEY(hook, change)
) WITHOUT ROWID;

-- What alerts told of, each once: their deliveries go by n. Lines stay as long as their
-- alert, so that nothing is told twice.
CREATE TABLE alerts(
	n      INTEGER PRIMARY KEY,
	hook   TEXT NOT NULL,
	key    TEXT NOT NULL, -- of the event or change
	twin   TEXT NOT NULL, -- the same for the same words in a copy of the report
	at     INTEGER NOT NULL,
	change INTEGER NOT NULL, -- 0 of an event
	report INTEGER NOT NULL, -- of the event
	body   BLOB NOT NULL  -- the event with its words, JSON, zstd; empty where the report was forgotten
);
CREATE UNIQUE INDEX alerts_key ON alerts(hook, key);
CREATE INDEX alerts_twin ON alerts(hook, twin);
CREATE INDEX alerts_report ON alerts(report);

-- Feeds that are watched, the articles that they name, and the times in which some may
-- have been missed.
CREATE TABLE watched(
	url      TEXT PRIMARY KEY,
	title    TEXT NOT NULL,
	kind     TEXT NOT NULL,
	moved    TEXT NOT NULL,    -- where it is now
	etag     TEXT NOT NULL,
	modified TEXT NOT NULL,
	polled   INTEGER NOT NULL, -- the last look; times are milliseconds, 0 for none
	good     INTEGER NOT NULL, -- the last that could be read
	fresh    INTEGER NOT NULL, -- the last that found something
	next     INTEGER NOT NULL,
	every    INTEGER NOT NULL,
	fails    INTEGER NOT NULL,
	why      TEXT NOT NULL,
	items    INTEGER NOT NULL,
	gaps     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE watched_items(
	key       TEXT PRIMARY KEY,
	feed      TEXT NOT NULL,
	id        TEXT NOT NULL, -- in the feed
	url       TEXT NOT NULL,
	body      TEXT NOT NULL, -- as it stands in the feed
	title     TEXT NOT NULL,
	published INTEGER NOT NULL,
	updated   INTEGER NOT NULL,
	found     INTEGER NOT NULL,
	state     TEXT NOT NULL, -- waiting, taken, gone, refused, failed
	tries     INTEGER NOT NULL,
	seen      INTEGER NOT NULL,
	next      INTEGER NOT NULL,
	why       TEXT NOT NULL,
	report    TEXT NOT NULL, -- id of the report that came of it
	page      TEXT NOT NULL  -- hash of what was got where no report came of it
) WITHOUT ROWID;
CREATE INDEX watched_ids ON watched_items(feed, id);
CREATE INDEX watched_waiting ON watched_items(next) WHERE state = 'waiting';
CREATE INDEX watched_reports ON watched_items(report) WHERE report <> '';
CREATE TABLE watched_gaps(
	feed  TEXT NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER NOT NULL,
	PRIMARY KEY(feed, since)
) WITHOUT ROWID;

CREATE TRIGGER reports_fed AFTER INSERT ON reports BEGIN
	INSERT INTO feed(report) VALUES (new.n);
END;
CREATE TRIGGER reports_refed AFTER UPDATE OF record, text_group ON reports WHEN old.record <> new.record OR old.text_group <> new.text_group BEGIN
	INSERT INTO feed(report) VALUES (new.n);
	-- a group that loses the report that named it has another name
	INSERT INTO feed(report) SELECT n FROM reports WHERE old.text_group <> new.text_group AND text_group = old.text_group
		AND NOT EXISTS (SELECT 1 FROM reports m WHERE m.text_group = old.text_group AND m.id < old.id);
END;
CREATE TRIGGER reports_gone AFTER DELETE ON reports BEGIN
	INSERT INTO feed(report) VALUES (old.n);
	INSERT INTO gone(line, report, text_group, bare) VALUES ((SELECT max(n) FROM feed), old.n, old.text_group, (SELECT bare FROM entries WHERE report = old.n));
	DELETE FROM members WHERE process IN (SELECT process FROM strands WHERE report = old.n UNION SELECT process FROM suggested WHERE report = old.n);
	DELETE FROM suggested WHERE report = old.n;
	DELETE FROM processes WHERE id IN (SELECT process FROM strands WHERE report = old.n);
	DELETE FROM strands WHERE report = old.n;
	DELETE FROM entry_keys WHERE report = old.n;
	DELETE FROM entries WHERE report = old.n;
	DELETE FROM looked WHERE report = old.n;
	DELETE FROM happenings WHERE report = old.n;
	DELETE FROM change_words WHERE report = old.n;
	UPDATE alerts SET body = x'' WHERE report = old.n;
END;
