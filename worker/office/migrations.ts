/**
 * The Office's tables, as numbered steps that are never changed once released: a later one changes what an earlier one
 * made. Which have run stands in a table of their own, because `PRAGMA user_version` is not supported there.
 *
 * Instants are milliseconds since 1970; lists of words are JSON. Secrets stand here as hashes alone.
 */

const firstPart = `
  CREATE TABLE organisation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    zone TEXT NOT NULL,
    zone_name TEXT NOT NULL
  ) STRICT;

  CREATE TABLE lines (
    slug TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    languages TEXT NOT NULL,
    leave_to TEXT NOT NULL,
    lead_required INTEGER NOT NULL CHECK (lead_required IN (0, 1)),
    minimum_staff INTEGER NOT NULL CHECK (minimum_staff >= 1),
    between_chats_ms INTEGER NOT NULL CHECK (between_chats_ms >= 0),
    last_start_before_ms INTEGER NOT NULL CHECK (last_start_before_ms >= 0),
    revision INTEGER NOT NULL,
    limits_version TEXT,
    FOREIGN KEY (slug, limits_version) REFERENCES limits_texts (line, version)
  ) STRICT;

  CREATE TABLE limits_texts (
    line TEXT NOT NULL REFERENCES lines (slug),
    version TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    signed_off_by TEXT,
    PRIMARY KEY (line, version)
  ) STRICT;

  CREATE TABLE help_numbers (
    line TEXT NOT NULL REFERENCES lines (slug),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    about TEXT NOT NULL,
    danger INTEGER NOT NULL CHECK (danger IN (0, 1)),
    PRIMARY KEY (line, place)
  ) STRICT;

  CREATE TABLE people (
    id TEXT PRIMARY KEY,
    alias TEXT NOT NULL,
    languages TEXT NOT NULL,
    chats_most INTEGER NOT NULL CHECK (chats_most BETWEEN 1 AND 3)
  ) STRICT;

  CREATE TABLE person_roles (
    person TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('counsellor', 'supervisor', 'coordinator')),
    PRIMARY KEY (person, role)
  ) STRICT;

  CREATE TABLE devices (
    signing_key TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    receiving_key TEXT NOT NULL,
    role TEXT NOT NULL,
    alias TEXT NOT NULL,
    chain TEXT NOT NULL,
    certified_until INTEGER NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE sign_in_links (
    token_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    chain TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES people (id),
    device TEXT NOT NULL REFERENCES devices (signing_key),
    began_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
  ) STRICT;

  -- At most 12 hours on the wall clock, which are 13 when the clocks go back: "who is on now" reads few rows.
  CREATE TABLE shifts (
    id TEXT PRIMARY KEY,
    line TEXT NOT NULL REFERENCES lines (slug),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    published_at INTEGER,
    revision INTEGER NOT NULL,
    CHECK (until_at > from_at AND until_at - from_at <= 46800000)
  ) STRICT;
  CREATE INDEX shifts_by_time ON shifts (line, from_at);

  CREATE TABLE assignments (
    id TEXT PRIMARY KEY,
    shift TEXT NOT NULL REFERENCES shifts (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES people (id),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    lead INTEGER NOT NULL CHECK (lead IN (0, 1)),
    revision INTEGER NOT NULL,
    CHECK (until_at > from_at)
  ) STRICT;
  CREATE INDEX assignments_by_person ON assignments (person, from_at);
  CREATE INDEX assignments_by_shift ON assignments (shift);

  -- The one source for the queue, and later for calendars, reminders and figures.
  CREATE VIEW effective_assignments AS
    SELECT a.id, a.person, a.from_at, a.until_at, a.lead, s.line
    FROM assignments a JOIN shifts s ON s.id = a.shift
    WHERE s.published_at IS NOT NULL;
`;

const demoSeeds = `
  -- Demo alone: which start of the launcher the plan and the links are from.
  CREATE TABLE demo_starts (id TEXT PRIMARY KEY, seeded_at INTEGER NOT NULL) STRICT;
`;

const topicsAndUrgency = `
  ALTER TABLE lines ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE lines ADD COLUMN urgent_first INTEGER NOT NULL DEFAULT 0 CHECK (urgent_first IN (0, 1));
`;

/** Sessions and devices are made anew: whoever was signed in signs in again, with keys their browser still has. */
const accounts = `
  ALTER TABLE organisation ADD COLUMN passkeys TEXT NOT NULL DEFAULT 'required' CHECK (passkeys IN ('required', 'optional'));

  ALTER TABLE people ADD COLUMN trainee INTEGER NOT NULL DEFAULT 0 CHECK (trainee IN (0, 1));
  ALTER TABLE people ADD COLUMN paused_at INTEGER;
  ALTER TABLE people ADD COLUMN left_at INTEGER;
  -- A day of the organisation's zone, never a time: who was here last.
  ALTER TABLE people ADD COLUMN last_seen_day TEXT;
  ALTER TABLE people ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

  CREATE TABLE person_skills (
    person TEXT NOT NULL REFERENCES people (id),
    skill TEXT NOT NULL,
    until_day TEXT,
    PRIMARY KEY (person, skill)
  ) STRICT;

  CREATE TABLE roles_held (
    person TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('counsellor', 'supervisor', 'coordinator', 'safeguardingLead')),
    PRIMARY KEY (person, role)
  ) STRICT;
  INSERT INTO roles_held SELECT person, role FROM person_roles;
  DROP TABLE person_roles;
  ALTER TABLE roles_held RENAME TO person_roles;

  DROP TABLE sessions;
  DROP TABLE devices;
  CREATE TABLE devices (
    signing_key TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    receiving_key TEXT NOT NULL,
    roles TEXT NOT NULL,
    alias TEXT NOT NULL,
    chain TEXT NOT NULL,
    certified_until INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX devices_by_person ON devices (person);

  -- Browsers that ask to be certified: a coordinator compares six words with whoever sits there.
  CREATE TABLE device_requests (
    signing_key TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    receiving_key TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
  ) STRICT;

  -- The numbered lists of keys that no longer count, as signed; the newest is delivered with every duty answer.
  CREATE TABLE revocations (
    number INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    signer TEXT NOT NULL,
    kept_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    -- The cookie before the newest one: what was under way with it still counts for a moment.
    older_hash TEXT,
    older_until INTEGER,
    person TEXT NOT NULL REFERENCES people (id),
    -- Ed25519, of the browser that signed in: every request is signed with it.
    session_key TEXT NOT NULL,
    device TEXT REFERENCES devices (signing_key),
    began_by TEXT NOT NULL CHECK (began_by IN ('passkey', 'link', 'recovery', 'setUp')),
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    began_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_person ON sessions (person);

  ALTER TABLE sign_in_links ADD COLUMN kind TEXT NOT NULL DEFAULT 'signIn' CHECK (kind IN ('invitation', 'signIn'));
  ALTER TABLE sign_in_links ADD COLUMN made_by TEXT;
  ALTER TABLE sign_in_links ADD COLUMN made_at INTEGER;
  ALTER TABLE sign_in_links ADD COLUMN revoked_at INTEGER;

  CREATE TABLE passkeys (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    public_key TEXT NOT NULL,
    counter INTEGER NOT NULL,
    transports TEXT NOT NULL,
    name TEXT NOT NULL,
    backed_up INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
    added_at INTEGER NOT NULL,
    last_used_day TEXT
  ) STRICT;
  CREATE INDEX passkeys_by_person ON passkeys (person);

  CREATE TABLE recovery_codes (
    code_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    made_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;

  -- Challenges are signed, not stored; only those that were answered are kept until they end, so that none counts twice.
  CREATE TABLE used_challenges (challenge_hash TEXT PRIMARY KEY, ends_at INTEGER NOT NULL) STRICT;

  -- Hours of people whose name was dropped, as sums.
  CREATE TABLE served_hours (
    month TEXT NOT NULL,
    line TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (month, line)
  ) STRICT;

  CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT,
    action TEXT NOT NULL,
    subject TEXT,
    details TEXT NOT NULL,
    chained TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
`;

/** What certificates a key had before is not known: none of them can last longer than a year from now. */
const latestEnds = `
  ALTER TABLE devices ADD COLUMN latest_until INTEGER NOT NULL DEFAULT 0;
  -- Since it was revoked it had none.
  UPDATE devices SET latest_until =
    max(certified_until, coalesce(min(revoked_at, unixepoch() * 1000), unixepoch() * 1000) + 365 * 86400000);
`;

/** Lines there are before this were shown as soon as their limits were signed off, and stay so. */
const editedLines = `
  ALTER TABLE lines ADD COLUMN standing TEXT NOT NULL DEFAULT 'shown' CHECK (standing IN ('draft', 'shown', 'takenOff'));
  -- Since when visitors could see it, the first time.
  ALTER TABLE lines ADD COLUMN shown_at INTEGER;
  UPDATE lines SET shown_at = 0 WHERE limits_version IS NOT NULL;
  -- Since when it is off; null while it is not.
  ALTER TABLE lines ADD COLUMN taken_off_at INTEGER;
  -- Rises with what coordinators write; the revision rises with that and with shifts.
  ALTER TABLE lines ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE limits_texts ADD COLUMN written_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE limits_texts ADD COLUMN signed_off_at INTEGER;
  ALTER TABLE organisation ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
`;

/** Two kinds of line ends, and everything that turns text around: names could have them, and are read with none. */
const unreadable = [0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
/** Everything that `\s` is besides. */
const spaces = [
  0x20,
  0xa0,
  0x1680,
  0x202f,
  0x205f,
  0x3000,
  0xfeff,
  ...Array.from({ length: 11 }, (_, n) => 0x2000 + n),
];
const readable = (column: string) =>
  `trim(${unreadable.reduce((text, point) => `replace(${text}, char(${point}), '')`, column)}, char(${spaces.join()}))`;

/** A name of such characters alone is as good as none. */
const readableNames = `
  UPDATE organisation SET
    name = coalesce(nullif(${readable("name")}, ''), '?'),
    zone_name = coalesce(nullif(${readable("zone_name")}, ''), zone);
`;

/** Shifts that were there before come from no pattern, and want two people, as the line's rules did not say. */
const rota = `
  ALTER TABLE shifts ADD COLUMN need TEXT NOT NULL DEFAULT
    '{"minimum":1,"wanted":2,"maximum":10,"lead":false,"languages":[],"skills":[],"signUp":"closed"}';
  ALTER TABLE shifts ADD COLUMN pattern TEXT;
  ALTER TABLE shifts ADD COLUMN day TEXT;
  ALTER TABLE shifts ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
  CREATE INDEX shifts_by_beginning ON shifts (from_at);
  DROP INDEX shifts_by_time;
  CREATE INDEX shifts_published ON shifts (line, from_at) WHERE published_at IS NOT NULL;
  CREATE UNIQUE INDEX shifts_by_pattern ON shifts (pattern, day) WHERE pattern IS NOT NULL;
  ALTER TABLE assignments ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

  -- Since when the shift runs too: it lets "who is on now" look at shifts alone that can still run.
  DROP VIEW effective_assignments;
  CREATE VIEW effective_assignments AS
    SELECT a.id, a.person, a.from_at, a.until_at, a.lead, s.line, s.from_at AS shift_from
    FROM assignments a JOIN shifts s ON s.id = a.shift
    WHERE s.published_at IS NOT NULL;

  -- Turns that somebody lost or that were cancelled: calendars must hear of them for a while.
  CREATE TABLE ended_assignments (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    ended_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX ended_assignments_by_person ON ended_assignments (person);

  CREATE TABLE patterns (
    id TEXT PRIMARY KEY,
    line TEXT NOT NULL REFERENCES lines (slug),
    -- The pattern as shared/rota/pattern.ts reads it.
    says TEXT NOT NULL,
    revision INTEGER NOT NULL
  ) STRICT;

  -- One time of a pattern that somebody took out by hand.
  CREATE TABLE pattern_skips (pattern TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (pattern, day)) STRICT;

  CREATE TABLE closures (
    id TEXT PRIMARY KEY,
    line TEXT REFERENCES lines (slug),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    name TEXT NOT NULL
  ) STRICT;

  -- The one draft all coordinators share: operations on top of the plan, and what takes each step back. Numbered by the
  -- version of the rota they made, so that no number is ever given twice; publications too.
  CREATE TABLE draft_steps (
    number INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    operations TEXT NOT NULL,
    undo TEXT NOT NULL
  ) STRICT;

  -- The newest alone: what takes it back stands in parts, because a value holds two megabytes at most.
  CREATE TABLE publications (
    number INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE publication_undo (
    part INTEGER PRIMARY KEY,
    operations TEXT NOT NULL
  ) STRICT;

  CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    asked_at INTEGER NOT NULL,
    wish TEXT NOT NULL,
    -- As shared/rota/requests.ts reads it.
    what TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'approved', 'declined', 'cancelled', 'lapsed')),
    taken_by TEXT REFERENCES people (id),
    giving TEXT,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX requests_by_state ON requests (state, asked_at);
  CREATE INDEX requests_by_person ON requests (person, changed_at);

  -- Approved leave.
  CREATE TABLE leave_times (
    request TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX leave_times_by_person ON leave_times (person);

  ALTER TABLE people ADD COLUMN rather_not TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE people ADD COLUMN week_most_ms INTEGER;

  CREATE TABLE calendar_feeds (
    token_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL UNIQUE REFERENCES people (id),
    summary TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT;

  -- The charity's own numbers, and what the rota was made with; one row. \`version\` grows with every change.
  CREATE TABLE rota (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL,
    rules TEXT,
    -- The runtime's zone data and the day that shifts were last made for.
    made_for TEXT
  ) STRICT;
  INSERT INTO rota (one, version) VALUES (1, 1);
`;

const running = `
  ALTER TABLE lines ADD COLUMN lead_confirms INTEGER NOT NULL DEFAULT 0 CHECK (lead_confirms IN (0, 1));
  ALTER TABLE lines ADD COLUMN briefing TEXT NOT NULL DEFAULT '';

  -- Of no foreign key: that somebody was there stays true when the rota is put right afterwards.
  CREATE TABLE check_ins (
    assignment TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    at INTEGER NOT NULL,
    confirmed_by TEXT REFERENCES people (id),
    confirmed_at INTEGER,
    signed_off_at INTEGER,
    debrief TEXT CHECK (debrief IN ('had', 'declined', 'phoneMe'))
  ) STRICT;
  CREATE INDEX check_ins_by_time ON check_ins (at);
  CREATE INDEX check_ins_to_phone ON check_ins (person) WHERE debrief = 'phoneMe';

  CREATE TABLE line_closed (
    line TEXT PRIMARY KEY REFERENCES lines (slug),
    until_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id),
    at INTEGER NOT NULL
  ) STRICT;
`;

/** Lines that should be open and have too few people checked in. */
const shortLines = `
  CREATE TABLE short_lines (
    line TEXT PRIMARY KEY REFERENCES lines (slug),
    since INTEGER NOT NULL,
    -- The last start.
    until_at INTEGER NOT NULL,
    have INTEGER NOT NULL,
    minimum INTEGER NOT NULL,
    lead_missing INTEGER NOT NULL CHECK (lead_missing IN (0, 1))
  ) STRICT;
`;

/** Where warnings are sent, if anywhere. The secret signs, so that it cannot be kept as a hash; it opens nothing here. */
const webhook = `
  CREATE TABLE webhook (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    address TEXT NOT NULL,
    secret TEXT NOT NULL,
    last_at INTEGER,
    last_result TEXT,
    looked_at INTEGER,
    looked_version INTEGER
  ) STRICT;
  -- Warnings whose end is still to be told.
  CREATE TABLE webhook_told (key TEXT PRIMARY KEY, says TEXT NOT NULL) STRICT;
  CREATE TABLE webhook_waiting (
    number INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_at INTEGER NOT NULL
  ) STRICT;
`;

/** What staffing and warnings were judged by last, with a webhook or without; and a number that grows with the plan's rows alone. */
const judged = `
  ALTER TABLE rota ADD COLUMN plan_version INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE rota ADD COLUMN judged_by TEXT;
  ALTER TABLE webhook DROP COLUMN looked_version;
`;

/** Nobody new is taken whose expected wait is longer: half an hour, until a coordinator says otherwise. */
const longestWaits = `
  ALTER TABLE lines ADD COLUMN wait_most_ms INTEGER NOT NULL DEFAULT 1800000 CHECK (wait_most_ms > 0);
`;

/** Very many people come: every visitor's page is asked for puzzles until then. And flags, as numbers by day and line. */
const flood = `
  CREATE TABLE surge (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    until_at INTEGER NOT NULL,
    person TEXT NOT NULL
  ) STRICT;
  CREATE TABLE flags (
    day TEXT NOT NULL,
    line TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, line)
  ) STRICT;
`;

/** A step of the draft is taken back by taking it out. `steps_out`: the version of the rota that last did so. */
const stepsOut = `
  ALTER TABLE draft_steps DROP COLUMN undo;
  ALTER TABLE rota ADD COLUMN steps_out INTEGER NOT NULL DEFAULT 0;
`;

/** How much answers to "How do you feel now?" changed, as sums of a day: no chat is in here, and nobody. */
const feelings = `
  CREATE TABLE feelings (
    day TEXT NOT NULL,
    line TEXT NOT NULL REFERENCES lines (slug),
    difference INTEGER NOT NULL CHECK (difference BETWEEN -4 AND 4),
    chats INTEGER NOT NULL CHECK (chats > 0),
    PRIMARY KEY (day, line, difference)
  ) STRICT;
`;

/** Where visitors can go next, and what counsellors can point to. */
const places = `
  CREATE TABLE places (
    line TEXT NOT NULL REFERENCES lines (slug),
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    leads_to TEXT NOT NULL,
    PRIMARY KEY (line, place),
    UNIQUE (line, id)
  ) STRICT;
`;

/** A line's page in other languages: each text a version for good, and which of them visitors read. */
const translations = `
  CREATE TABLE translations (
    line TEXT NOT NULL REFERENCES lines (slug),
    language TEXT NOT NULL,
    version TEXT NOT NULL,
    says TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    signed_off_by TEXT,
    signed_off_at INTEGER,
    sentences TEXT,
    PRIMARY KEY (line, language, version)
  ) STRICT;
  CREATE TABLE page_languages (
    line TEXT NOT NULL,
    language TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (line, language),
    FOREIGN KEY (line, language, version) REFERENCES translations (line, language, version)
  ) STRICT;
`;

const steps: readonly string[] = [
  firstPart,
  demoSeeds,
  topicsAndUrgency,
  accounts,
  latestEnds,
  editedLines,
  readableNames,
  rota,
  running,
  shortLines,
  webhook,
  judged,
  longestWaits,
  flood,
  stepsOut,
  feelings,
  places,
  translations,
];

/**
 * Brings the tables up to date, each step whole or not at all. Throws when the tables are of a newer program.
 * `upTo`: the last step to take, for tests of what later ones keep.
 */
export function migrate(storage: DurableObjectStorage, now: number, upTo = steps.length): void {
  storage.transactionSync(() => {
    storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT",
    );
    const { done } = storage.sql.exec<{ done: number }>("SELECT count(*) AS done FROM migrations").one();
    if (done > steps.length) throw new Error("These tables were made by a newer program.");
    for (const [index, step] of steps.slice(0, upTo).entries()) {
      if (index < done) continue;
      storage.sql.exec(step);
      storage.sql.exec("INSERT INTO migrations (number, applied_at) VALUES (?, ?)", index + 1, now);
    }
  });
}
