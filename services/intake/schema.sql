-- The tables of intake, as its migrations leave them. Generated: npm run schema

-- Applications for settlement (和解申请), with title and screening; grows by one row a case
create table application (
  case_id text not null,
  court text not null,
  case_number text not null,
  pack_id text not null,
  calendar_editions text[] not null,
  cause text not null,
  claim bigint not null,
  principal bigint not null,
  daily_rate text not null,
  expiry date not null,
  fee bigint not null,
  title_number text not null,
  title_maker text not null,
  green_channel boolean not null,
  screening jsonb not null,
  entered_despite text,
  accepted_at timestamp(3) with time zone not null,
  filed_by text not null,
  title_items jsonb,
  title_acts text,
  claim_kind text not null default 'MONEY'::text,
  title_key text,
  constraint application_pkey PRIMARY KEY (case_id),
  constraint application_claim_check CHECK (claim > 0 OR claim_kind = 'ACT'::text AND claim = 0),
  constraint application_claim_kind_check CHECK (claim_kind = ANY (ARRAY['MONEY'::text, 'ACT'::text, 'MIXED'::text]))
);
CREATE INDEX application_of_court ON application USING btree (court, accepted_at);
CREATE INDEX application_of_number ON application USING btree (case_number);
CREATE INDEX application_of_title ON application USING btree (court, title_key, accepted_at);

-- The audit chain (审计链): who did what in which case, append-only; grows by one line an act, for ever
create table audit (
  case_id text not null,
  sequence integer not null,
  actor text not null,
  action text not null,
  at timestamp(3) with time zone not null,
  facts jsonb not null,
  previous_hash text not null,
  hash text not null,
  constraint audit_pkey PRIMARY KEY (case_id, sequence),
  constraint audit_sequence_check CHECK (sequence > 0)
);
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- The last line of the chain of each case, which the next one continues; grows by one row a case
create table audit_head (
  case_id text not null,
  sequence integer not null,
  hash text not null,
  constraint audit_head_pkey PRIMARY KEY (case_id)
);

-- Holiday notices (放假安排) that open cases adopt; grows by one row a notice, so by one or two a year
create table calendar_notice (
  edition_id text not null,
  adopted_at timestamp(3) with time zone not null,
  adopted_by text not null,
  court_clock jsonb,
  told_at timestamp(3) with time zone,
  constraint calendar_notice_pkey PRIMARY KEY (edition_id)
);

-- The cases that this service knows: court, number, pack, parties, ending; grows by one row a case
create table case_directory (
  case_id text not null,
  court text not null,
  case_number text not null,
  pack_id text not null,
  parties jsonb not null,
  ending text,
  step integer not null default 0,
  calendar_editions text[] not null default '{}'::text[],
  ending_known_at timestamp(3) with time zone,
  enforcement_ending_known_at timestamp(3) with time zone,
  named_title jsonb,
  constraint case_directory_pkey PRIMARY KEY (case_id)
);
CREATE INDEX case_directory_ending_known_at ON case_directory USING btree (ending_known_at) WHERE ending_known_at IS NOT NULL;
CREATE INDEX case_directory_enforcement_ending_known_at ON case_directory USING btree (enforcement_ending_known_at) WHERE enforcement_ending_known_at IS NOT NULL;

-- Case numbers (案号) that were given out here; grows by a few rows a case
create table case_number (
  case_number text not null,
  case_id text not null,
  court text not null,
  type text not null,
  allotted_at timestamp(3) with time zone not null,
  constraint case_number_pkey PRIMARY KEY (case_number)
);

-- The last serial of each court, type and year (CASE-4); grows by a few rows a court and year
create table case_number_counter (
  court text not null,
  type text not null,
  year smallint not null,
  last integer not null,
  constraint case_number_counter_pkey PRIMARY KEY (court, type, year)
);

-- Where each case stands: stage, since when, what is due, how it ended; grows by one row a case
create table case_record (
  case_id text not null,
  stage text not null,
  step integer not null,
  awaiting text not null,
  since timestamp(3) with time zone not null,
  ending text,
  ending_rule text,
  paid bigint,
  enforcement_number text,
  court text not null,
  due_at timestamp(3) with time zone,
  due_provisional boolean not null default false,
  due_step integer not null default 0,
  owed_after_ending bigint,
  owed_as_of date,
  owed_version integer not null default 0,
  awaits_ruling boolean not null default false,
  notices_untold boolean not null default false,
  constraint case_record_pkey PRIMARY KEY (case_id),
  constraint case_record_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);
CREATE INDEX case_record_due ON case_record USING btree (court, COALESCE(due_at, 'infinity'::timestamp with time zone), case_id);
CREATE INDEX case_record_open ON case_record USING btree (case_id) WHERE ending IS NULL OR awaits_ruling;

-- Whether each party was asked to settle, and the answer (和解意愿); grows by one row a party
create table consent (
  case_id text not null,
  party_id text not null,
  requested_at timestamp(3) with time zone not null,
  answer text,
  answered_at timestamp(3) with time zone,
  recorded_by text,
  constraint consent_pkey PRIMARY KEY (case_id, party_id),
  constraint consent_answer_check CHECK (answer = ANY (ARRAY['CONSENT'::text, 'REFUSE'::text])),
  constraint consent_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(party_id)
);

-- Effects that happen once: the key of each, with its result; grows by the steps of cases until their end, and by one short row a command for ever
create table idempotency (
  key text not null,
  fingerprint text not null,
  completed boolean not null default false,
  result json,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  forgettable boolean not null default false,
  spent boolean not null default false,
  constraint idempotency_pkey PRIMARY KEY (key)
);
CREATE INDEX idempotency_answered ON idempotency USING btree (recorded_at) WHERE NOT forgettable AND NOT spent AND key ~~ 'command/%'::text AND key !~~ '%/asked'::text;
CREATE INDEX idempotency_enforcement_steps_of_case ON idempotency USING btree ("substring"(key, '^resumed-enforcement/([^#]+)#'::text)) WHERE key ~~ 'resumed-enforcement/%'::text;
CREATE INDEX idempotency_forgettable ON idempotency USING btree (recorded_at) WHERE forgettable;
CREATE INDEX idempotency_steps_of_case ON idempotency USING btree ("substring"(key, '^settlement/([^#]+)#'::text)) WHERE key ~~ 'settlement/%'::text;

-- Facts that were handled, once for each consumer; grows by each until it is folded into inbox_version
create table inbox (
  consumer text not null,
  event_id uuid not null,
  received_at timestamp with time zone not null default now(),
  topic text,
  aggregate_id text,
  version bigint,
  constraint inbox_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received_at ON inbox USING btree (received_at) WHERE topic IS NOT NULL;

-- Facts that were handled long ago, by their numbers; grows by one row a record of the teller
create table inbox_version (
  consumer text not null,
  topic text not null,
  aggregate_id text not null,
  versions int8multirange not null,
  constraint inbox_version_pkey PRIMARY KEY (consumer, topic, aggregate_id)
);

-- Records that nobody can read and the broker does not take as dead letters; grows by each until it does
create table kept_letter (
  id bigint generated always as identity,
  consumer text not null,
  topic text not null,
  partition integer not null,
  "offset" bigint not null,
  letter_topic text not null,
  key bytea,
  value bytea,
  headers json not null,
  reason text not null,
  kept_at timestamp with time zone not null default now(),
  tried_at timestamp with time zone not null default now(),
  constraint kept_letter_pkey PRIMARY KEY (id),
  constraint kept_letter_consumer_topic_partition_offset_key UNIQUE (consumer, topic, partition, "offset")
);

-- Negotiations that lapsed (和解期限届满), and the notices that their end was derived with; grows by one row a case at most, for two years
create table lapse (
  case_id text not null,
  started_on date not null,
  extensions integer[] not null,
  last_day date not null,
  lapsed_at timestamp(3) with time zone not null,
  calendar_editions text[] not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint lapse_pkey PRIMARY KEY (case_id),
  constraint lapse_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);
CREATE INDEX lapse_recorded ON lapse USING btree (recorded_at);

-- Letters to parties (文书), as they were issued; grows by the letters of a case, which stay in its file
create table notice (
  notice_id text not null,
  case_id text not null,
  party_id text not null,
  kind text not null,
  subject text not null,
  body text not null,
  issued_at timestamp(3) with time zone not null,
  constraint notice_pkey PRIMARY KEY (notice_id)
);
CREATE INDEX notice_of_case ON notice USING btree (case_id, issued_at);

-- Facts that this service tells; grows by each until some days after it is published
create table outbox (
  id bigint generated always as identity,
  event_id uuid not null,
  aggregate text not null,
  aggregate_id text not null,
  aggregate_version bigint not null,
  case_id text not null,
  topic text not null,
  type text not null,
  payload jsonb not null,
  headers jsonb not null,
  occurred_at text not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  published_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_aggregate_aggregate_id_aggregate_version_key UNIQUE (aggregate, aggregate_id, aggregate_version)
);
CREATE INDEX outbox_unpublished ON outbox USING btree (id) WHERE published_at IS NULL;
CREATE INDEX outbox_unpublished_case ON outbox USING btree (case_id, id) WHERE published_at IS NULL;

-- The version of the last fact of each record, whose lock brings them into order; grows by one row a record
create table outbox_version (
  aggregate text not null,
  aggregate_id text not null,
  version bigint not null,
  constraint outbox_version_pkey PRIMARY KEY (aggregate, aggregate_id)
);

-- The facts that wait, as they came; grows by those of the parked cases until they are redriven
create table parked_fact (
  id bigint generated always as identity,
  consumer text not null,
  key text not null,
  event_id uuid not null,
  type text not null,
  topic text not null,
  partition integer not null,
  "offset" bigint not null,
  headers jsonb not null,
  value bytea,
  attempts integer not null,
  error text,
  parked_at timestamp with time zone not null default now(),
  constraint parked_fact_pkey PRIMARY KEY (id),
  constraint parked_fact_consumer_key_fkey FOREIGN KEY (consumer, key) REFERENCES parked_key(consumer, key)
);
CREATE INDEX parked_fact_order ON parked_fact USING btree (consumer, key, id);

-- Cases whose facts wait until somebody has looked at a failure; grows by failures until they are redriven
create table parked_key (
  consumer text not null,
  key text not null,
  parked_at timestamp with time zone not null default now(),
  redrive_requested_at timestamp with time zone,
  constraint parked_key_pkey PRIMARY KEY (consumer, key)
);

-- Parties (当事人) of a case, what is personal sealed; grows by one row a party
create table party (
  party_id text not null,
  case_id text not null,
  "position" smallint not null,
  side text not null,
  kind text not null,
  party_ref text,
  personal text not null,
  masked_name text not null,
  constraint party_pkey PRIMARY KEY (party_id),
  constraint party_case_id_position_key UNIQUE (case_id, "position"),
  constraint party_side_check CHECK (side = ANY (ARRAY['CREDITOR'::text, 'DEBTOR'::text])),
  constraint party_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Tasks of people (待办事项); grows by the tasks of a case, which stay in its file
create table work_items (
  id text not null,
  case_id text not null,
  court text not null,
  kind text not null,
  role text not null,
  assignee text,
  due_at timestamp(3) with time zone,
  facts jsonb not null,
  rule text,
  title text not null,
  state text not null,
  created_at timestamp(3) with time zone not null,
  done_at timestamp(3) with time zone,
  done_by text,
  outcome jsonb,
  constraint work_items_pkey PRIMARY KEY (id),
  constraint work_items_check CHECK ((state = 'OPEN'::text) = (done_at IS NULL)),
  constraint work_items_check1 CHECK ((state = 'DONE'::text) = (done_by IS NOT NULL)),
  constraint work_items_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'CANCELLED'::text]))
);
CREATE INDEX work_items_case ON work_items USING btree (case_id);
CREATE INDEX work_items_desk ON work_items USING btree (court, role, state, due_at);
CREATE INDEX work_items_open ON work_items USING btree (kind, case_id) WHERE state = 'OPEN'::text;
