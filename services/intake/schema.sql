-- The tables of intake, as its migrations leave them. Generated: npm run schema

-- Applications for settlement (和解申请), with title and screening
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
  constraint application_pkey PRIMARY KEY (case_id),
  constraint application_claim_check CHECK (claim > 0 OR claim_kind = 'ACT'::text AND claim = 0),
  constraint application_claim_kind_check CHECK (claim_kind = ANY (ARRAY['MONEY'::text, 'ACT'::text, 'MIXED'::text]))
);
CREATE INDEX application_of_court ON application USING btree (court, accepted_at);
CREATE INDEX application_of_number ON application USING btree (case_number);

-- The audit chain (审计链): who did what in which case, append-only
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

-- The last line of the chain of each case, which the next one continues
create table audit_head (
  case_id text not null,
  sequence integer not null,
  hash text not null,
  constraint audit_head_pkey PRIMARY KEY (case_id)
);

-- The cases that this service knows: court, number, pack, parties, ending
create table case_directory (
  case_id text not null,
  court text not null,
  case_number text not null,
  pack_id text not null,
  parties jsonb not null,
  ending text,
  step integer not null default 0,
  constraint case_directory_pkey PRIMARY KEY (case_id)
);

-- Case numbers (案号) that were given out here
create table case_number (
  case_number text not null,
  case_id text not null,
  court text not null,
  type text not null,
  allotted_at timestamp(3) with time zone not null,
  constraint case_number_pkey PRIMARY KEY (case_number)
);

-- The last serial of each court, type and year (CASE-4)
create table case_number_counter (
  court text not null,
  type text not null,
  year smallint not null,
  last integer not null,
  constraint case_number_counter_pkey PRIMARY KEY (court, type, year)
);

-- Where each case stands: stage, since when, how it ended
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
  constraint case_record_pkey PRIMARY KEY (case_id),
  constraint case_record_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Whether each party was asked to settle, and the answer (和解意愿)
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

-- Effects that happen once: the key of each, with its result
create table idempotency (
  key text not null,
  fingerprint text not null,
  completed boolean not null default false,
  result json,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  forgettable boolean not null default false,
  constraint idempotency_pkey PRIMARY KEY (key)
);
CREATE INDEX idempotency_forgettable ON idempotency USING btree (recorded_at) WHERE forgettable;

-- Facts that were handled, once for each consumer
create table inbox (
  consumer text not null,
  event_id uuid not null,
  received_at timestamp with time zone not null default now(),
  constraint inbox_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received_at ON inbox USING btree (received_at);

-- Letters to parties (文书), as they were issued
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

-- Facts that this service tells, until they are published and for some days after
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

-- The version of the last fact of each record; its lock brings them into order
create table outbox_version (
  aggregate text not null,
  aggregate_id text not null,
  version bigint not null,
  constraint outbox_version_pkey PRIMARY KEY (aggregate, aggregate_id)
);

-- The facts that wait, as they came
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

-- Cases whose facts wait until somebody has looked at a failure
create table parked_key (
  consumer text not null,
  key text not null,
  parked_at timestamp with time zone not null default now(),
  redrive_requested_at timestamp with time zone,
  constraint parked_key_pkey PRIMARY KEY (consumer, key)
);

-- Parties (当事人) of a case; what is personal is sealed
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

-- Tasks of people (待办事项)
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
