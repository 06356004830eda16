-- The tables of asset-control, as its migrations leave them. Generated: npm run schema

-- Who of a court is away, and who stands in for him (请假、代办); grows by one row an absence
create table absence (
  court text not null,
  subject text not null,
  from_day date not null,
  to_day date not null,
  deputy text,
  constraint absence_pkey PRIMARY KEY (court, subject, from_day),
  constraint absence_check CHECK (to_day >= from_day),
  constraint absence_check1 CHECK (deputy <> subject)
);

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
  green_channel boolean not null default false,
  constraint case_directory_pkey PRIMARY KEY (case_id)
);
CREATE INDEX case_directory_ending_known_at ON case_directory USING btree (ending_known_at) WHERE ending_known_at IS NOT NULL;
CREATE INDEX case_directory_enforcement_ending_known_at ON case_directory USING btree (enforcement_ending_known_at) WHERE enforcement_ending_known_at IS NOT NULL;

-- Documents of the court as they were made (文书), their files sealed; grows by the documents of a case, some 50 kB each, which stay in its file
create table document (
  case_id text not null,
  document_id text not null,
  kind text not null,
  title text not null,
  number text not null,
  date date not null,
  issued_at timestamp(3) with time zone not null,
  filed_under jsonb not null,
  citations text[] not null,
  signatories jsonb not null,
  seals jsonb not null,
  addressees jsonb not null,
  template text not null,
  docx_sha256 text not null,
  pdf_sha256 text not null,
  ordered text not null,
  file_key text not null,
  docx bytea not null,
  pdf bytea not null,
  constraint document_pkey PRIMARY KEY (case_id, document_id),
  constraint document_number_title_key UNIQUE (number, title)
);
CREATE INDEX document_of_case ON document USING btree (case_id, issued_at, document_id);

-- The last number that each title of documents has taken under a case number (CASE-8); grows by one row a title and case number
create table document_counter (
  case_number text not null,
  title text not null,
  last integer not null,
  constraint document_counter_pkey PRIMARY KEY (case_number, title),
  constraint document_counter_last_check CHECK (last >= 0)
);

-- Services of documents (送达回证); grows by the services of a document, which stay in the file of its case
create table document_service (
  case_id text not null,
  document_id text not null,
  service_id text not null,
  addressee jsonb not null,
  way text not null,
  sent_at timestamp(3) with time zone not null,
  received_at timestamp(3) with time zone,
  recorded_by text not null,
  contested jsonb,
  paper_requested_at timestamp(3) with time zone,
  constraint document_service_pkey PRIMARY KEY (case_id, document_id, service_id),
  constraint document_service_check CHECK (received_at >= sent_at),
  constraint document_service_case_id_document_id_fkey FOREIGN KEY (case_id, document_id) REFERENCES document(case_id, document_id)
);

-- Numbers of enforcement (执行案号) under which property is controlled, each with the case that took it first; grows by one row a number
create table enforcement_number (
  number text not null,
  case_id text not null,
  taken_at timestamp(3) with time zone not null,
  constraint enforcement_number_pkey PRIMARY KEY (number)
);

-- Queries and orders put to those who keep property, until they are answered (网络执行查控); grows by the queries and orders of a case, which stay in its file
create table exchange_request (
  id uuid not null,
  case_id text not null,
  kind text not null,
  subject text not null,
  asset_id text not null,
  content text not null,
  papers jsonb,
  asked_at timestamp(3) with time zone not null,
  clock jsonb,
  state text not null,
  attempts integer not null default 0,
  next_at timestamp with time zone not null default now(),
  fault text,
  constraint exchange_request_pkey PRIMARY KEY (id),
  constraint exchange_request_kind_check CHECK (kind = ANY (ARRAY['QUERY'::text, 'CONTROL'::text, 'RENEW'::text, 'RELEASE'::text, 'SEARCH'::text])),
  constraint exchange_request_state_check CHECK (state = ANY (ARRAY['WAITING'::text, 'PUT'::text, 'SETTLED'::text, 'PARKED'::text, 'GIVEN_UP'::text, 'REPLACED'::text]))
);
CREATE INDEX exchange_request_due ON exchange_request USING btree (next_at) WHERE state = ANY (ARRAY['WAITING'::text, 'PUT'::text]);
CREATE INDEX exchange_request_subject ON exchange_request USING btree (case_id, kind, subject);

-- Property files of cases (财产控制卷): stage, what is due, ending; grows by one row a case at most
create table file (
  case_id text not null,
  about text not null,
  stage text not null,
  ending jsonb,
  due jsonb,
  opened_at timestamp(3) with time zone not null,
  opened_by text not null,
  ended_known_at timestamp(3) with time zone,
  reopenings integer not null default 0,
  constraint file_pkey PRIMARY KEY (case_id, about),
  constraint file_check CHECK ((stage = 'ENDED'::text) = (ending IS NOT NULL)),
  constraint file_check1 CHECK (ending IS NULL OR due IS NULL)
);
CREATE INDEX file_ended_known_at ON file USING btree (ended_known_at) WHERE ended_known_at IS NOT NULL;

-- Records of files (控制、解除、名单信息等); grows by the records of a file, which stay in it
create table file_record (
  case_id text not null,
  about text not null,
  kind text not null,
  record_id text not null,
  place integer not null,
  state text,
  data jsonb not null,
  changed_at timestamp(3) with time zone not null,
  words text,
  constraint file_record_pkey PRIMARY KEY (case_id, about, kind, record_id),
  constraint file_record_place_check CHECK (place >= 0),
  constraint file_record_case_id_about_fkey FOREIGN KEY (case_id, about) REFERENCES file(case_id, about)
);
CREATE INDEX file_record_state ON file_record USING btree (kind, state);

-- Who is named for a matter of the green channel (绿色通道事项责任人); grows by nothing once each matter has its row
create table green_person (
  court text not null,
  item text not null,
  subject text not null,
  since timestamp(3) with time zone not null,
  constraint green_person_pkey PRIMARY KEY (court, item)
);

-- Whose account acts for a guarantor who is no party (担保人), as mediation tells; grows by one row a guarantor who was identified
create table guarantor_account (
  case_id text not null,
  guarantor_id text not null,
  party_ref text not null,
  constraint guarantor_account_pkey PRIMARY KEY (case_id, guarantor_id)
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
CREATE INDEX idempotency_steps_of_file ON idempotency USING btree ("substring"(key, '^asset-control/([^#]+)#'::text)) WHERE key ~~ 'asset-control/%'::text;

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

-- Numbers of documents that other services have asked for (CASE-8); grows by one row a document of a shared title
create table lent_number (
  case_number text not null,
  title text not null,
  serial integer not null,
  service text not null,
  document_id text,
  attempt text,
  constraint lent_number_pkey PRIMARY KEY (case_number, title, serial),
  constraint lent_number_document_id_key UNIQUE (document_id),
  constraint lent_number_check CHECK ((document_id IS NULL) = (attempt IS NULL)),
  constraint lent_number_serial_check CHECK (serial >= 1 AND serial <= 999)
);

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

-- Who the parties are, as documents name them (当事人身份), sealed; grows by one row a party of a case at most
create table party_identity (
  party_id text not null,
  case_id text not null,
  personal text not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint party_identity_pkey PRIMARY KEY (party_id)
);
CREATE INDEX party_identity_of_case ON party_identity USING btree (case_id);

-- How property is described and where it is kept, and what clues say, sealed; grows by the property and the clues of a case, which stay in its file
create table property_detail (
  case_id text not null,
  kind text not null,
  record_id text not null,
  words text not null,
  recorded_at timestamp(3) with time zone not null,
  constraint property_detail_pkey PRIMARY KEY (case_id, kind, record_id),
  constraint property_detail_kind_check CHECK (kind = ANY (ARRAY['ASSET'::text, 'CLUE'::text, 'SEARCH'::text]))
);

-- Whether a party may be served electronically (送达地址确认书); grows by one row a confirmation of a party
create table service_consent (
  party_id text not null,
  version integer not null,
  case_id text not null,
  electronic boolean not null,
  at timestamp(3) with time zone not null,
  constraint service_consent_pkey PRIMARY KEY (party_id, version),
  constraint service_consent_version_check CHECK (version > 0)
);

-- What was heard of each settlement (履行进程); grows by one row a case
create table settlement_course (
  case_id text not null,
  course jsonb not null,
  calendar_editions text[] not null,
  constraint settlement_course_pkey PRIMARY KEY (case_id)
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
  claimed_by text,
  delegated_to text,
  escalation_level integer not null default 0,
  revision integer not null default 0,
  green boolean not null default false,
  green_due_at timestamp(3) with time zone,
  constraint work_items_pkey PRIMARY KEY (id),
  constraint work_items_check CHECK ((state = 'OPEN'::text) = (done_at IS NULL)),
  constraint work_items_check1 CHECK ((state = 'DONE'::text) = (done_by IS NOT NULL)),
  constraint work_items_check2 CHECK (green OR green_due_at IS NULL),
  constraint work_items_escalation_level_check CHECK (escalation_level >= 0),
  constraint work_items_revision_check CHECK (revision >= 0),
  constraint work_items_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'CANCELLED'::text]))
);
CREATE INDEX work_items_case ON work_items USING btree (case_id);
CREATE INDEX work_items_desk ON work_items USING btree (court, role, state, green DESC, due_at);
CREATE INDEX work_items_open ON work_items USING btree (kind, case_id) WHERE state = 'OPEN'::text;
CREATE INDEX work_items_untold ON work_items USING btree (id) WHERE revision = 0 AND state = 'OPEN'::text;
