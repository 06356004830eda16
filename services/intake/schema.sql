-- The tables of intake, as its migrations leave them. Generated: npm run schema

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

-- Agents (委托代理人) with their power of attorney; the name is sealed; grows by one row an agent of a case
create table agent (
  agent_id text not null,
  case_id text not null,
  party_id text not null,
  name text not null,
  capacity text not null,
  scope text not null,
  powers text[] not null,
  valid_from date not null,
  valid_until date,
  paper text not null,
  paper_hash text,
  registered_at timestamp(3) with time zone not null,
  registered_by text not null,
  revoked_at timestamp(3) with time zone,
  revoked_by text,
  number text,
  constraint agent_pkey PRIMARY KEY (agent_id),
  constraint agent_scope_check CHECK (scope = ANY (ARRAY['SPECIAL'::text, 'GENERAL'::text])),
  constraint agent_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id),
  constraint agent_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(party_id)
);
CREATE INDEX agent_of_case ON agent USING btree (case_id);

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
  tags text[] not null default '{}'::text[],
  constraint application_pkey PRIMARY KEY (case_id),
  constraint application_claim_check CHECK (claim > 0 OR claim_kind = 'ACT'::text AND claim = 0),
  constraint application_claim_kind_check CHECK (claim_kind = ANY (ARRAY['MONEY'::text, 'ACT'::text, 'MIXED'::text]))
);
CREATE INDEX application_of_court ON application USING btree (court, accepted_at);
CREATE INDEX application_of_number ON application USING btree (case_number);
CREATE INDEX application_of_title ON application USING btree (court, title_key, accepted_at);

-- Papers of an application (申请材料), in the order of the file; grows by the papers of a case
create table application_paper (
  case_id text not null,
  no integer not null,
  title text not null,
  pages integer,
  sha256 text,
  in_centre boolean not null default false,
  constraint application_paper_pkey PRIMARY KEY (case_id, no),
  constraint application_paper_no_check CHECK (no > 0),
  constraint application_paper_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
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

-- Matters beside a settlement (辅助事项): aid, orders, rewards, help, referrals, courts elsewhere; grows by one row an application for one
create table auxiliary_matter (
  case_id text not null,
  no integer not null,
  kind text not null,
  purpose text not null,
  party_id text,
  state text not null,
  request text not null,
  asked_at timestamp(3) with time zone not null,
  asked_by text not null,
  decide_by date not null,
  decision text,
  granted boolean,
  decided_at timestamp(3) with time zone,
  decided_by text,
  report_by date,
  result text,
  result_on date,
  note text,
  ended_at timestamp(3) with time zone,
  ended_by text,
  constraint auxiliary_matter_pkey PRIMARY KEY (case_id, no),
  constraint auxiliary_matter_no_check CHECK (no > 0),
  constraint auxiliary_matter_state_check CHECK (state = ANY (ARRAY['ASKED'::text, 'GRANTED'::text, 'REFUSED'::text, 'ENDED'::text])),
  constraint auxiliary_matter_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Hints that a debtor is ripe for bankruptcy (执转破), and what was decided; grows by one row a hint
create table bankruptcy_hint (
  case_id text not null,
  no integer not null,
  party_id text not null,
  grounds text[] not null,
  reasons text,
  state text not null,
  raised_at timestamp(3) with time zone not null,
  raised_by text not null,
  finding text,
  decision text,
  consent_of text,
  to_court text,
  reply_by date,
  decided_at timestamp(3) with time zone,
  decided_by text,
  reply text,
  reply_on date,
  reply_note text,
  constraint bankruptcy_hint_pkey PRIMARY KEY (case_id, no),
  constraint bankruptcy_hint_no_check CHECK (no > 0),
  constraint bankruptcy_hint_state_check CHECK (state = ANY (ARRAY['RAISED'::text, 'REFERRED'::text, 'GUIDED'::text, 'DISMISSED'::text, 'ACCEPTED'::text, 'NOT_ACCEPTED'::text])),
  constraint bankruptcy_hint_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
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
  green_channel boolean not null default false,
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
  reopenings integer not null default 0,
  constraint case_record_pkey PRIMARY KEY (case_id),
  constraint case_record_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);
CREATE INDEX case_record_due ON case_record USING btree (court, COALESCE(due_at, 'infinity'::timestamp with time zone), case_id);
CREATE INDEX case_record_open ON case_record USING btree (case_id) WHERE ending IS NULL OR awaits_ruling;

-- When the settlement centre took a case in (和解中心签收); grows by one row a case
create table centre_receipt (
  case_id text not null,
  received_at timestamp(3) with time zone not null,
  received_by text not null,
  note text,
  constraint centre_receipt_pkey PRIMARY KEY (case_id),
  constraint centre_receipt_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Complaints of coercion (强迫和解的投诉) and what was decided; statement and reason are sealed; grows by one row a complaint
create table complaint (
  case_id text not null,
  no smallint not null,
  party_id text not null,
  against text not null,
  statement text not null,
  since timestamp(3) with time zone not null,
  decide_by timestamp(3) with time zone not null,
  finding text,
  consequence text,
  reason text,
  decided_at timestamp(3) with time zone,
  decided_by text,
  constraint complaint_pkey PRIMARY KEY (case_id, no),
  constraint complaint_finding_check CHECK (finding = ANY (ARRAY['FOUNDED'::text, 'UNFOUNDED'::text])),
  constraint complaint_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id),
  constraint complaint_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(party_id)
);

-- Whether each party was asked to settle, and the answer (和解意愿); grows by one row a party
create table consent (
  case_id text not null,
  party_id text not null,
  requested_at timestamp(3) with time zone not null,
  answer text,
  answered_at timestamp(3) with time zone,
  recorded_by text,
  channel text,
  said_at timestamp(3) with time zone,
  text_hash text,
  agent_id text,
  stated_by text,
  record text,
  constraint consent_pkey PRIMARY KEY (case_id, party_id),
  constraint consent_answer_check CHECK (answer = ANY (ARRAY['CONSENT'::text, 'REFUSE'::text])),
  constraint consent_channel_check CHECK (channel = ANY (ARRAY['IN_PERSON'::text, 'TELEPHONE'::text, 'ONLINE'::text, 'WRITTEN'::text])),
  constraint consent_stated_by_check CHECK (stated_by = ANY (ARRAY['SELF'::text, 'AGENT'::text, 'LEGAL_REPRESENTATIVE'::text, 'GUARDIAN'::text])),
  constraint consent_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(party_id)
);

-- Tasks of every service (待办事项总台), as their facts tell; grows by the tasks of a case, which stay on its desk
create table desk_item (
  id text not null,
  service text not null,
  item_id text not null,
  case_id text not null,
  court text not null,
  kind text not null,
  role text not null,
  assignee text,
  claimed_by text,
  delegated_to text,
  due_at timestamp(3) with time zone,
  rule text,
  title text not null,
  state text not null,
  created_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  done_by text,
  revision integer not null,
  amber_at timestamp(3) with time zone,
  red_at timestamp(3) with time zone,
  climbed jsonb,
  escalation_level integer not null default 0,
  green boolean not null default false,
  constraint desk_item_pkey PRIMARY KEY (id),
  constraint desk_item_check CHECK (id = ((service || ':'::text) || item_id)),
  constraint desk_item_check1 CHECK ((state = 'OPEN'::text) = (closed_at IS NULL)),
  constraint desk_item_check2 CHECK ((due_at IS NULL) = (amber_at IS NULL) AND (due_at IS NULL) = (red_at IS NULL)),
  constraint desk_item_escalation_level_check CHECK (escalation_level >= 0),
  constraint desk_item_revision_check CHECK (revision >= 1),
  constraint desk_item_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'CANCELLED'::text]))
);
CREATE INDEX desk_item_desk ON desk_item USING btree (court, role, state, green DESC, due_at);
CREATE INDEX desk_item_open ON desk_item USING btree (case_id) WHERE state = 'OPEN'::text;

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

-- Assessments of debtors that are enterprises (企业评估); grows by one row an assessment
create table enterprise_assessment (
  case_id text not null,
  no integer not null,
  party_id text not null,
  statements text not null,
  assets bigint,
  debts bigint,
  conclusion text not null,
  as_of date not null,
  assessed_at timestamp(3) with time zone not null,
  assessed_by text not null,
  constraint enterprise_assessment_pkey PRIMARY KEY (case_id, no),
  constraint enterprise_assessment_no_check CHECK (no > 0),
  constraint enterprise_assessment_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Reviews of the conditions of filing (立案条件审查); what lacks and what was mended are sealed; grows by one row a review
create table filing_review (
  case_id text not null,
  no smallint not null,
  defects text not null,
  reviewed_at timestamp(3) with time zone not null,
  reviewed_by text not null,
  mend_by timestamp(3) with time zone,
  mended_at timestamp(3) with time zone,
  mended text,
  constraint filing_review_pkey PRIMARY KEY (case_id, no),
  constraint filing_review_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- First plans and security that debtors offered at the start (初步方案、担保); grows by one row an answer
create table first_offer (
  case_id text not null,
  party_id text not null,
  no integer not null,
  offer text not null,
  content text not null,
  said_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint first_offer_pkey PRIMARY KEY (case_id, party_id, no),
  constraint first_offer_no_check CHECK (no > 0),
  constraint first_offer_offer_check CHECK (offer = ANY (ARRAY['GIVEN'::text, 'NONE'::text])),
  constraint first_offer_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Who is named for a matter of the green channel (绿色通道事项责任人); grows by nothing once each matter has its row
create table green_person (
  court text not null,
  item text not null,
  subject text not null,
  since timestamp(3) with time zone not null,
  constraint green_person_pkey PRIMARY KEY (court, item)
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
CREATE INDEX idempotency_steps_of_ladder ON idempotency USING btree ("substring"(key, '^ladder/([^#]+)#'::text)) WHERE key ~~ 'ladder/%'::text;

-- Files of applications (批量立案) that were taken in; grows by one row a file
create table import_file (
  import_id text not null,
  court text not null,
  pack_id text not null,
  format text not null,
  rows integer not null,
  received_at timestamp(3) with time zone not null,
  court_clock jsonb,
  received_by text not null,
  constraint import_file_pkey PRIMARY KEY (import_id)
);
CREATE INDEX import_file_of_court ON import_file USING btree (court, received_at DESC, import_id DESC);

-- Rows of files of applications and what has become of them; grows by one row a row of a file
create table import_row (
  import_id text not null,
  line integer not null,
  court text not null,
  reference text,
  cells text,
  state text not null,
  case_id text,
  case_number text,
  problems jsonb not null default '[]'::jsonb,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint import_row_pkey PRIMARY KEY (import_id, line),
  constraint import_row_check CHECK ((state = 'DONE'::text) = (case_id IS NOT NULL)),
  constraint import_row_check1 CHECK (state <> 'DONE'::text OR cells IS NULL),
  constraint import_row_state_check CHECK (state = ANY (ARRAY['PENDING'::text, 'DONE'::text, 'REFUSED'::text])),
  constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import_file(import_id)
);
CREATE INDEX import_row_pending ON import_row USING btree (import_id, line) WHERE state = 'PENDING'::text;
CREATE UNIQUE INDEX import_row_reference ON import_row USING btree (court, reference) WHERE state = 'DONE'::text;
CREATE INDEX import_row_refused ON import_row USING btree (recorded_at) WHERE state = 'REFUSED'::text;

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

-- The ladder of each case (逐级催办): the rung that comes next; grows by one row a case
create table ladder (
  case_id text not null,
  due jsonb,
  opened_at timestamp(3) with time zone not null,
  ended boolean not null default false,
  reopenings integer not null default 0,
  ended_known_at timestamp(3) with time zone,
  constraint ladder_pkey PRIMARY KEY (case_id),
  constraint ladder_check CHECK (NOT ended OR due IS NULL),
  constraint ladder_reopenings_check CHECK (reopenings >= 0)
);
CREATE INDEX ladder_ended_known_at ON ladder USING btree (ended_known_at) WHERE ended_known_at IS NOT NULL;

-- Negotiations that lapsed (和解期限届满), and the notices that their end was derived with; grows by one row a case at most, for two years
create table lapse (
  case_id text not null,
  started_on date not null,
  extensions integer[] not null,
  last_day date not null,
  lapsed_at timestamp(3) with time zone not null,
  calendar_editions text[] not null,
  recorded_at timestamp(3) with time zone not null default now(),
  suspended jsonb,
  appraisals jsonb,
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
  identity_digest text,
  constraint party_pkey PRIMARY KEY (party_id),
  constraint party_case_id_position_key UNIQUE (case_id, "position"),
  constraint party_side_check CHECK (side = ANY (ARRAY['CREDITOR'::text, 'DEBTOR'::text])),
  constraint party_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);
CREATE INDEX party_identity_digest ON party USING btree (identity_digest) WHERE identity_digest IS NOT NULL;

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

-- Requests of parties (当事人诉求), taken in and answered through one place; grows by one row a request
create table party_request (
  case_id text not null,
  no integer not null,
  party_id text not null,
  subject text not null,
  request text not null,
  state text not null,
  team text not null,
  asked_at timestamp(3) with time zone not null,
  asked_by text not null,
  answer_by timestamp(3) with time zone not null,
  answer text,
  answered_at timestamp(3) with time zone,
  answered_by text,
  constraint party_request_pkey PRIMARY KEY (case_id, no),
  constraint party_request_check CHECK ((state = 'ANSWERED'::text) = (answered_at IS NOT NULL)),
  constraint party_request_no_check CHECK (no > 0),
  constraint party_request_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'ANSWERED'::text])),
  constraint party_request_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Reports to the mediation platform (反馈分调裁平台); grows by one row a report
create table platform_report (
  court text not null,
  no integer not null,
  made_at timestamp(3) with time zone not null,
  made_by text not null,
  constraint platform_report_pkey PRIMARY KEY (court, no),
  constraint platform_report_no_check CHECK (no > 0)
);

-- What was reported of each case to the mediation platform, and whether it took it; grows by one row an outcome
create table platform_row (
  court text not null,
  no integer not null,
  line integer not null,
  case_id text not null,
  reference text not null,
  case_number text not null,
  outcome text not null,
  outcome_on date not null,
  enforcement_number text,
  paid bigint,
  receipt text,
  reason text,
  constraint platform_row_pkey PRIMARY KEY (court, no, line),
  constraint platform_row_line_check CHECK (line > 0),
  constraint platform_row_receipt_check CHECK (receipt = ANY (ARRAY['TAKEN'::text, 'RETURNED'::text])),
  constraint platform_row_court_no_fkey FOREIGN KEY (court, no) REFERENCES platform_report(court, no)
);
CREATE INDEX platform_row_of_case ON platform_row USING btree (case_id);

-- Papers of applications that wait to be entered (收件登记); grows by one row a receipt
create table received_application (
  court text not null,
  receipt_no integer not null,
  pack_id text not null,
  ticket text not null,
  green boolean not null,
  handed_in date not null,
  accept_by date not null,
  received_at timestamp(3) with time zone not null,
  received_by text not null,
  case_id text,
  constraint received_application_pkey PRIMARY KEY (court, receipt_no),
  constraint received_application_receipt_no_check CHECK (receipt_no > 0)
);

-- Where parties are served (送达地址确认书), sealed; grows by one row a confirmation of a party
create table service_address (
  party_id text not null,
  version integer not null,
  case_id text not null,
  personal text not null,
  electronic boolean not null,
  confirmed_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint service_address_pkey PRIMARY KEY (party_id, version),
  constraint service_address_version_check CHECK (version > 0)
);
CREATE INDEX service_address_of_case ON service_address USING btree (case_id);

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

-- Settlements that were concluded before and are performed on here (接续管理); grows by one row a case that is taken over
create table takeover (
  case_id text not null,
  settlement text not null,
  constraint takeover_pkey PRIMARY KEY (case_id),
  constraint takeover_case_id_fkey FOREIGN KEY (case_id) REFERENCES application(case_id)
);

-- Agents who are told once more, until they are (委托代理人); grows by nothing after its migration
create table untold_agent (
  agent_id text not null,
  constraint untold_agent_pkey PRIMARY KEY (agent_id)
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
