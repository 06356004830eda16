-- The tables of mediation, as its migrations leave them. Generated: npm run schema

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

-- Agents of parties with their powers (委托代理人), as intake registers them; grows by one row an agent
create table agent_power (
  agent_id text not null,
  case_id text not null,
  party_id text not null,
  scope text not null,
  powers text[] not null,
  valid_from date not null,
  valid_until date,
  revoked_at timestamp(3) with time zone,
  person text,
  constraint agent_power_pkey PRIMARY KEY (agent_id),
  constraint agent_power_scope_check CHECK (scope = ANY (ARRAY['SPECIAL'::text, 'GENERAL'::text]))
);
CREATE INDEX agent_power_by_case ON agent_power USING btree (case_id);

-- Versions of the settlement agreement (和解协议); grows by the drafts of a case, which stay in its file
create table agreement (
  case_id text not null,
  version integer not null,
  terms jsonb not null,
  warnings jsonb not null,
  proposed_by text not null,
  proposed_at timestamp(3) with time zone not null,
  confirmed_at timestamp(3) with time zone,
  offer integer,
  constraint agreement_pkey PRIMARY KEY (case_id, version)
);

-- Amendments of agreements (变更和解协议): consents, form, differences in words; grows by one row an amendment
create table amendment (
  case_id text not null,
  version integer not null,
  effective_from date not null,
  consents jsonb not null,
  guarantor_consents jsonb not null,
  guarantors jsonb not null,
  form jsonb not null,
  differences jsonb not null,
  records text,
  constraint amendment_pkey PRIMARY KEY (case_id, version),
  constraint amendment_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES agreement(case_id, version)
);

-- Whether a draft of an amendment harms others (变更协议审查): who said what of which text; grows by a row each time
create table amendment_review (
  case_id text not null,
  seq integer not null,
  version integer not null,
  draft jsonb not null,
  finding text not null,
  interests text[] not null,
  reasons text not null,
  intent text,
  reviewed_by text not null,
  reviewed_at timestamp(3) with time zone not null,
  constraint amendment_review_pkey PRIMARY KEY (case_id, seq),
  constraint amendment_review_finding_check CHECK (finding = ANY (ARRAY['OPEN'::text, 'NONE'::text, 'FOUND'::text]))
);

-- Appraisals (评估、鉴定) during the negotiation; grows by one row an appraisal
create table appraisal (
  case_id text not null,
  nth integer not null,
  subject text not null,
  begins date not null,
  until date not null,
  ordered_by text not null,
  ordered_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  constraint appraisal_pkey PRIMARY KEY (case_id, nth),
  constraint appraisal_check CHECK (until >= begins)
);

-- Debtor enterprises that are assessed before talks begin; grows by one row a debtor, where the pack asks
create table assessment_awaited (
  case_id text not null,
  party_id text not null,
  assessed_at timestamp(3) with time zone,
  constraint assessment_awaited_pkey PRIMARY KEY (case_id, party_id)
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

-- Complaints of coercion (强迫和解的投诉) on which the talks rest; grows by one row a complaint
create table coercion_complaint (
  case_id text not null,
  nth integer not null,
  since timestamp(3) with time zone not null,
  against text not null,
  mediator_id text,
  finding text,
  decided_at timestamp(3) with time zone,
  constraint coercion_complaint_pkey PRIMARY KEY (case_id, nth),
  constraint coercion_complaint_check CHECK ((finding IS NULL) = (decided_at IS NULL)),
  constraint coercion_complaint_finding_check CHECK (finding = ANY (ARRAY['FOUNDED'::text, 'UNFOUNDED'::text]))
);

-- Who was asked to mediate (指定和解员), by whom, and what he answered; grows by one row a round of a case
create table designation (
  case_id text not null,
  round integer not null,
  mediator_id text not null,
  chosen_by text not null,
  designated_by text not null,
  conflict jsonb,
  designated_at timestamp(3) with time zone not null,
  answer text,
  answered_at timestamp(3) with time zone,
  reason text,
  constraint designation_pkey PRIMARY KEY (case_id, round),
  constraint designation_answer_check CHECK (answer = ANY (ARRAY['ACCEPTED'::text, 'DECLINED'::text, 'SILENT'::text, 'RECUSED'::text, 'REPLACED'::text, 'RETURNED'::text])),
  constraint designation_check CHECK ((answer IS NULL) = (answered_at IS NULL)),
  constraint designation_chosen_by_check CHECK (chosen_by = ANY (ARRAY['PARTIES'::text, 'COURT'::text])),
  constraint designation_mediator_id_fkey FOREIGN KEY (mediator_id) REFERENCES mediator(mediator_id)
);

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

-- What drafts of an agreement are reviewed by (执行依据); grows by one row a case
create table drafted_title (
  case_id text not null,
  title jsonb not null,
  calendar_editions text[] not null,
  constraint drafted_title_pkey PRIMARY KEY (case_id)
);

-- Lengthenings of negotiations (延长和解期限) with the joint request, whose name is sealed; grows by one row each
create table extension (
  case_id text not null,
  nth integer not null,
  days integer not null,
  signed_by text[] not null,
  paper text not null,
  signed_on date not null,
  hash text,
  recorded_by text not null,
  recorded_at timestamp(3) with time zone not null,
  constraint extension_pkey PRIMARY KEY (case_id, nth)
);

-- Why and when a case ended without an agreement; grows by one row a case that did
create table failed_settlement (
  case_id text not null,
  reason text not null,
  ended_on date not null,
  constraint failed_settlement_pkey PRIMARY KEY (case_id)
);

-- How many conditions of filing a case lacks that were explained and not mended; grows by one row a case that was reviewed
create table filing_defects (
  case_id text not null,
  standing integer not null,
  version integer not null,
  constraint filing_defects_pkey PRIMARY KEY (case_id)
);

-- Who is named for a matter of the green channel (绿色通道事项责任人); grows by nothing once each matter has its row
create table green_person (
  court text not null,
  item text not null,
  subject text not null,
  since timestamp(3) with time zone not null,
  constraint green_person_pkey PRIMARY KEY (court, item)
);

-- Accounts of guarantors who sign themselves (担保人本人的账号); grows by one row a guarantor who is no party
create table guarantor_account (
  case_id text not null,
  guarantor_id text not null,
  party_ref text not null,
  identified_by text not null,
  registered_at timestamp(3) with time zone not null,
  registered_by text not null,
  constraint guarantor_account_pkey PRIMARY KEY (case_id, guarantor_id)
);

-- Who of the court guides an outside mediator (指导); grows by one row each time that one is named
create table guidance (
  case_id text not null,
  nth integer not null,
  guide_id text not null,
  mediator_id text not null,
  assigned_at timestamp(3) with time zone not null,
  assigned_by text not null,
  constraint guidance_pkey PRIMARY KEY (case_id, nth),
  constraint guidance_guide_id_fkey FOREIGN KEY (guide_id) REFERENCES mediator(mediator_id),
  constraint guidance_mediator_id_fkey FOREIGN KEY (mediator_id) REFERENCES mediator(mediator_id)
);

-- What guides advised (指导意见), sealed; grows by one row an advice
create table guidance_advice (
  case_id text not null,
  nth integer not null,
  guide_id text not null,
  words text not null,
  given_at timestamp(3) with time zone not null,
  constraint guidance_advice_pkey PRIMARY KEY (case_id, nth),
  constraint guidance_advice_guide_id_fkey FOREIGN KEY (guide_id) REFERENCES mediator(mediator_id)
);

-- Whether an agreement harms the state, the public or others (损害他人利益审查): who said what; grows by a row each time
create table harm_review (
  case_id text not null,
  seq integer not null,
  version integer not null,
  finding text not null,
  interests text[] not null,
  reasons text not null,
  reviewed_by text not null,
  reviewed_at timestamp(3) with time zone not null,
  intent text,
  constraint harm_review_pkey PRIMARY KEY (case_id, seq),
  constraint harm_review_finding_check CHECK (finding = ANY (ARRAY['OPEN'::text, 'NONE'::text, 'FOUND'::text]))
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

-- The roll of mediators (和解员名册); grows by one row a person
create table mediator (
  mediator_id text not null,
  court text not null,
  name text not null,
  profession text not null,
  specialities text[] not null,
  subject text not null,
  organisation text,
  fee jsonb,
  max_open_cases integer,
  state text not null default 'ACTIVE'::text,
  state_reason text,
  relations text,
  constraint mediator_pkey PRIMARY KEY (mediator_id),
  constraint mediator_court_subject_key UNIQUE (court, subject),
  constraint mediator_max_open_cases_check CHECK (max_open_cases > 0),
  constraint mediator_state_check CHECK (state = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'REMOVED'::text]))
);

-- What mediators were trained in (业务培训); grows by one row a training
create table mediator_training (
  mediator_id text not null,
  nth integer not null,
  "on" date not null,
  subject text not null,
  hours integer not null,
  recorded_by text not null,
  constraint mediator_training_pkey PRIMARY KEY (mediator_id, nth),
  constraint mediator_training_hours_check CHECK (hours > 0),
  constraint mediator_training_mediator_id_fkey FOREIGN KEY (mediator_id) REFERENCES mediator(mediator_id)
);

-- The negotiation of a case (和解协商), and its deadline; grows by one row a case
create table negotiation (
  case_id text not null,
  mediator_id text not null,
  started_at timestamp(3) with time zone not null,
  last_day date not null,
  deadline timestamp(3) with time zone not null,
  provisional boolean not null,
  outcome text,
  ended_at timestamp(3) with time zone,
  started_on date,
  extensions integer[],
  appraisals jsonb,
  constraint negotiation_pkey PRIMARY KEY (case_id),
  constraint negotiation_outcome_check CHECK (outcome = ANY (ARRAY['AGREED'::text, 'LAPSED'::text, 'FAILED'::text, 'WITHDRAWN'::text])),
  constraint negotiation_mediator_id_fkey FOREIGN KEY (mediator_id) REFERENCES mediator(mediator_id)
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

-- Offers and counter-offers of the talks (和解方案、和解建议), sealed; grows by one row an offer
create table offer (
  case_id text not null,
  no integer not null,
  party_id text,
  counter_to integer,
  text text not null,
  terms text,
  hash text not null,
  made_at timestamp(3) with time zone not null,
  made_by text not null,
  withdrawn_at timestamp(3) with time zone,
  constraint offer_pkey PRIMARY KEY (case_id, no)
);

-- What parties said to an offer; grows by one row an answer
create table offer_answer (
  case_id text not null,
  no integer not null,
  seq integer not null,
  party_id text not null,
  accepts boolean not null,
  answered_at timestamp(3) with time zone not null,
  answered_by text not null,
  constraint offer_answer_pkey PRIMARY KEY (case_id, no, seq),
  constraint offer_answer_case_id_no_fkey FOREIGN KEY (case_id, no) REFERENCES offer(case_id, no)
);

-- Whether parties take part in sessions online (同意在线和解); grows by one row a party
create table online_consent (
  case_id text not null,
  party_id text not null,
  consents boolean not null,
  answered_at timestamp(3) with time zone not null,
  answered_by text not null,
  constraint online_consent_pkey PRIMARY KEY (case_id, party_id)
);

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

-- Doubts about the impartiality of a mediator (披露、回避); grows by one row a disclosure or request
create table recusal (
  case_id text not null,
  nth integer not null,
  mediator_id text not null,
  party_id text,
  relation text not null,
  reason text not null,
  raised_by text not null,
  raised_at timestamp(3) with time zone not null,
  decide_by timestamp(3) with time zone not null,
  consented_by text[] not null,
  outcome text,
  settled_at timestamp(3) with time zone,
  constraint recusal_pkey PRIMARY KEY (case_id, nth),
  constraint recusal_check CHECK ((outcome IS NULL) = (settled_at IS NULL)),
  constraint recusal_outcome_check CHECK (outcome = ANY (ARRAY['CONSENTED'::text, 'REFUSED'::text, 'LEAVES'::text])),
  constraint recusal_mediator_id_fkey FOREIGN KEY (mediator_id) REFERENCES mediator(mediator_id)
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

-- Sessions of the talks (协商、和解会议) with their transcripts, sealed; grows by one row a session
create table session (
  case_id text not null,
  no integer not null,
  kind text not null,
  state text not null,
  at timestamp(3) with time zone not null,
  manner text not null,
  notice text not null,
  noticed_at timestamp(3) with time zone not null,
  noticed_by text not null,
  began_at timestamp(3) with time zone,
  parties jsonb,
  attendance text,
  transcript text,
  recorded_at timestamp(3) with time zone,
  adjourned_for text,
  mediator_id text,
  constraint session_pkey PRIMARY KEY (case_id, no),
  constraint session_kind_check CHECK (kind = ANY (ARRAY['TALKS'::text, 'CONFERENCE'::text])),
  constraint session_state_check CHECK (state = ANY (ARRAY['NOTICED'::text, 'BEGUN'::text, 'RECORDED'::text, 'ADJOURNED'::text, 'UNATTENDED'::text]))
);

-- Signatures under transcripts (和解笔录); grows by one row a signer of a session
create table session_signature (
  case_id text not null,
  no integer not null,
  signer_id text not null,
  refused text,
  signed_at timestamp(3) with time zone not null,
  signed_by text not null,
  constraint session_signature_pkey PRIMARY KEY (case_id, no, signer_id),
  constraint session_signature_case_id_no_fkey FOREIGN KEY (case_id, no) REFERENCES session(case_id, no)
);

-- Signatures (签字) to a version of an agreement; grows by one row a signatory of a version
create table signature (
  case_id text not null,
  version integer not null,
  signatory_id text not null,
  role text not null,
  signed_by text not null,
  signed_at timestamp(3) with time zone not null,
  agent_id text,
  constraint signature_pkey PRIMARY KEY (case_id, version, signatory_id),
  constraint signature_case_id_version_fkey FOREIGN KEY (case_id, version) REFERENCES agreement(case_id, version)
);

-- Cases that ran when deadlines were told first, until theirs is told; grows by nothing after its migration
create table untold_due (
  case_id text not null,
  constraint untold_due_pkey PRIMARY KEY (case_id)
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
