-- The tables of agency-exchange, as its migrations leave them. Generated: npm run schema

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

-- What each body should show of an entry (应有状态); grows by entries, bodies and effects
create table agency_entry (
  agency_id text not null,
  entry_id text not null,
  effect text not null,
  case_id text not null,
  party_id text not null,
  kind text not null,
  row_id text not null,
  publication_id text not null,
  subscription_id text not null,
  agency_name text not null,
  category text not null,
  national_list boolean not null,
  proof_wanted text not null,
  wanted text not null,
  version integer not null,
  added_once boolean not null,
  verified_at timestamp(3) with time zone,
  identity_digest text,
  constraint agency_entry_pkey PRIMARY KEY (agency_id, entry_id, effect),
  constraint agency_entry_wanted_check CHECK (wanted = ANY (ARRAY['PRESENT'::text, 'SUSPENDED'::text, 'ABSENT'::text]))
);
CREATE INDEX agency_entry_entry ON agency_entry USING btree (entry_id);
CREATE INDEX agency_entry_unverified ON agency_entry USING btree (agency_id) WHERE verified_at IS NULL;

-- What bodies have told the court of itself (来函), sealed, each once; grows by notices
create table agency_notice (
  id text not null,
  agency_id text not null,
  kind text not null,
  content text,
  match text not null,
  received_at timestamp(3) with time zone not null,
  digest text,
  kept_at timestamp with time zone not null default now(),
  constraint agency_notice_pkey PRIMARY KEY (id),
  constraint agency_notice_kind_check CHECK (kind = ANY (ARRAY['DEATH'::text, 'DEREGISTRATION'::text])),
  constraint agency_notice_match_check CHECK (match = ANY (ARRAY['MATCH'::text, 'DOUBTFUL'::text, 'NOT_ENOUGH'::text, 'NO_MATCH'::text]))
);
CREATE INDEX agency_notice_unmatched ON agency_notice USING btree (kept_at) WHERE content IS NOT NULL AND (match = ANY (ARRAY['NOT_ENOUGH'::text, 'NO_MATCH'::text]));

-- Whom a notice may mean, and what a judge has found (死亡、注销核实); grows by notices that match a party
create table agency_notice_party (
  notice_id text not null,
  case_id text not null,
  party_id text not null,
  match text not null,
  state text not null,
  decided_by text,
  decided_at timestamp(3) with time zone,
  reason text,
  constraint agency_notice_party_pkey PRIMARY KEY (notice_id, case_id, party_id),
  constraint agency_notice_party_match_check CHECK (match = ANY (ARRAY['MATCH'::text, 'DOUBTFUL'::text])),
  constraint agency_notice_party_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'CONFIRMED'::text, 'DISMISSED'::text])),
  constraint agency_notice_party_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES agency_notice(id)
);
CREATE INDEX agency_notice_party_case ON agency_notice_party USING btree (case_id);

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

-- Deliveries as they are put to bodies, until each shows what it should (推送); grows by bodies and effects of a publication
create table delivery_request (
  case_id text not null,
  publication_id text not null,
  delivery_id text not null,
  wire_id text not null,
  agency_id text not null,
  subscription_id text not null,
  round integer not null,
  kind text,
  held boolean not null,
  attempted boolean not null default false,
  dispatched boolean not null default false,
  put boolean not null default false,
  asked_at timestamp(3) with time zone not null,
  clock jsonb,
  attempts integer not null default 0,
  next_at timestamp with time zone not null default now(),
  fault text,
  constraint delivery_request_pkey PRIMARY KEY (case_id, publication_id, delivery_id),
  constraint delivery_request_kind_check CHECK (kind = ANY (ARRAY['DELIVER'::text, 'READ_BACK'::text]))
);
CREATE INDEX delivery_request_due ON delivery_request USING btree (next_at) WHERE kind IS NOT NULL AND NOT held;
CREATE UNIQUE INDEX delivery_request_wire ON delivery_request USING btree (wire_id);

-- What bodies keep otherwise than the court (比对差异); grows by what is found
create table discrepancy (
  id text not null,
  agency_id text not null,
  court text not null,
  entry_id text not null,
  effect text not null,
  kind text not null,
  case_id text,
  publication_id text,
  found_at timestamp(3) with time zone not null,
  settled_at timestamp(3) with time zone,
  run text not null,
  seen_at timestamp with time zone not null default now(),
  letter text not null,
  refused text,
  constraint discrepancy_pkey PRIMARY KEY (id),
  constraint discrepancy_check CHECK ((case_id IS NULL) = (publication_id IS NULL)),
  constraint discrepancy_kind_check CHECK (kind = ANY (ARRAY['STALE'::text, 'RESURRECTED'::text, 'NEVER_LISTED'::text, 'ID_MISMATCH'::text]))
);
CREATE INDEX discrepancy_court ON discrepancy USING btree (court, found_at, id);
CREATE UNIQUE INDEX discrepancy_open ON discrepancy USING btree (agency_id, entry_id, effect, kind) WHERE settled_at IS NULL;
CREATE INDEX discrepancy_run ON discrepancy USING btree (run);

-- What a comparison under way has seen, until the snapshot is verified (待核差异); grows by differences, and is empty between comparisons
create table discrepancy_candidate (
  run text not null,
  entry_id text not null,
  effect text not null,
  case_id text,
  publication_id text,
  shown jsonb,
  constraint discrepancy_candidate_pkey PRIMARY KEY (run, entry_id, effect)
);
CREATE INDEX discrepancy_candidate_publication ON discrepancy_candidate USING btree (run, case_id, publication_id);

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

-- What a body has fetched by itself, in a stable order (领取目录); grows by what is laid ready for such bodies
create table feed_item (
  agency_id text not null,
  "position" bigint not null,
  kind text not null,
  ref text not null,
  as_of timestamp(3) with time zone,
  constraint feed_item_pkey PRIMARY KEY (agency_id, "position"),
  constraint feed_item_agency_id_kind_ref_key UNIQUE (agency_id, kind, ref),
  constraint feed_item_kind_check CHECK (kind = ANY (ARRAY['DELIVERY'::text, 'QUESTION'::text, 'STAFF_QUESTION'::text, 'PROPERTY_REQUEST'::text])),
  constraint feed_item_position_check CHECK ("position" > 0)
);

-- Publications of decisions (推送卷): stage, what is due, ending; grows by one row for each decision of which bodies are told
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
CREATE INDEX idempotency_steps_of_file ON idempotency USING btree ("substring"(key, '^publication/([^#]+)#'::text)) WHERE key ~~ 'publication/%'::text;

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

-- Whether platforms are told of a deletion (第三方平台); grows by one row a party at most
create table platform_consent (
  case_id text not null,
  party_id text not null,
  kind text not null,
  agency_ids jsonb,
  at timestamp(3) with time zone not null,
  withdrawn_at timestamp(3) with time zone,
  evidence text,
  recorded_by text,
  constraint platform_consent_pkey PRIMARY KEY (case_id, party_id),
  constraint platform_consent_kind_check CHECK (kind = ANY (ARRAY['APPLICATION_OF_UNIT'::text, 'SEPARATE_CONSENT'::text]))
);

-- The part of a request that is put to one body, and what it has said, sealed; grows by requests and the bodies asked
create table property_part (
  id text not null,
  kind text not null,
  request_id text not null,
  agency_id text not null,
  agency_name text not null,
  subscription_id text not null,
  classes jsonb not null,
  reference text,
  reference_digest text,
  came bigint generated always as identity,
  asked_at timestamp(3) with time zone not null,
  state text not null,
  attempts integer not null default 0,
  next_at timestamp with time zone not null default now(),
  fault text,
  heard_as_of timestamp(3) with time zone,
  reply text,
  signature text,
  replied_at timestamp(3) with time zone,
  constraint property_part_pkey PRIMARY KEY (id),
  constraint property_part_kind_request_id_agency_id_key UNIQUE (kind, request_id, agency_id),
  constraint property_part_check CHECK ((reply IS NULL) = (replied_at IS NULL)),
  constraint property_part_check1 CHECK (kind <> 'ORDER'::text OR reference_digest IS NOT NULL),
  constraint property_part_state_check CHECK (state = ANY (ARRAY['WAITING'::text, 'PUT'::text, 'ANSWERED'::text, 'REFUSED'::text])),
  constraint property_part_kind_request_id_fkey FOREIGN KEY (kind, request_id) REFERENCES property_request(kind, id) ON DELETE CASCADE
);
CREATE INDEX property_part_agency ON property_part USING btree (agency_id, state);
CREATE INDEX property_part_due ON property_part USING btree (next_at) WHERE state = ANY (ARRAY['WAITING'::text, 'PUT'::text]);
CREATE INDEX property_part_orders ON property_part USING btree (agency_id, reference_digest, came) WHERE reference_digest IS NOT NULL;

-- What was put to those who keep property (网络执行查控), sealed, each once; grows by orders and answered queries, and by the searches of a month
create table property_request (
  kind text not null,
  id text not null,
  court text not null,
  content text not null,
  as_of timestamp(3) with time zone not null,
  wanted_at timestamp with time zone not null default now(),
  kept boolean not null default false,
  constraint property_request_pkey PRIMARY KEY (kind, id),
  constraint property_request_kind_check CHECK (kind = ANY (ARRAY['QUERY'::text, 'SEARCH'::text, 'ORDER'::text]))
);
CREATE INDEX property_request_wanted ON property_request USING btree (wanted_at) WHERE NOT kept;

-- What may be told of each published decision, sealed; grows by one row a publication
create table publication_content (
  case_id text not null,
  publication_id text not null,
  party_id text not null,
  party_kind text not null,
  kind text not null,
  row_id text not null,
  version integer not null,
  entry_id text not null,
  content text not null,
  subject_digest text,
  constraint publication_content_pkey PRIMARY KEY (case_id, publication_id),
  constraint publication_content_case_id_entry_id_version_key UNIQUE (case_id, entry_id, version),
  constraint publication_content_party_kind_check CHECK (party_kind = ANY (ARRAY['PERSON'::text, 'UNIT'::text])),
  constraint publication_content_version_check CHECK (version > 0)
);
CREATE INDEX publication_content_subject ON publication_content USING btree (subject_digest);

-- What came from bodies and cannot be trusted (隔离); grows by broken messages
create table quarantine (
  id text not null,
  agency_id text not null,
  name text not null,
  reason text not null,
  digest text,
  first_at timestamp with time zone not null,
  times integer not null,
  constraint quarantine_pkey PRIMARY KEY (id)
);

-- Comparisons of what bodies keep with the truth of the court (比对); grows by one row a body and night
create table reconciliation_run (
  id text not null,
  agency_id text not null,
  courts text[] not null,
  at timestamp(3) with time zone not null,
  started timestamp with time zone not null default now(),
  ended timestamp with time zone,
  as_of timestamp(3) with time zone,
  compared integer not null default 0,
  found integer not null default 0,
  failed text,
  constraint reconciliation_run_pkey PRIMARY KEY (id)
);
CREATE INDEX reconciliation_run_agency ON reconciliation_run USING btree (agency_id, started);

-- Images of what clerks have seen at bodies (人工核验), sealed; grows by confirmations
create table seen_evidence (
  case_id text not null,
  publication_id text not null,
  digest text not null,
  delivery_id text not null,
  media_type text not null,
  file_key text not null,
  content bytea not null,
  received_at timestamp(3) with time zone not null,
  received_by text not null,
  kept_at timestamp with time zone not null default now(),
  constraint seen_evidence_pkey PRIMARY KEY (case_id, publication_id, digest, delivery_id)
);
CREATE INDEX seen_evidence_kept ON seen_evidence USING btree (kept_at);

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

-- Whether who is listed is public staff (公职人员比对), as it is put to a body, and its answer, sealed; grows by listings and deletions
create table staff_question (
  id text not null,
  case_id text not null,
  publication_id text not null,
  party_id text not null,
  agency_id text not null,
  subscription_id text not null,
  decision text not null,
  state text not null,
  asked_at timestamp(3) with time zone not null,
  clock jsonb,
  attempts integer not null default 0,
  next_at timestamp with time zone not null default now(),
  fault text,
  answer text,
  answered_at timestamp(3) with time zone,
  told_at timestamp(3) with time zone,
  finding text,
  found_by text,
  found_at timestamp(3) with time zone,
  reason text,
  ended_at timestamp with time zone,
  constraint staff_question_pkey PRIMARY KEY (id),
  constraint staff_question_case_id_publication_id_agency_id_key UNIQUE (case_id, publication_id, agency_id),
  constraint staff_question_finding_check CHECK (finding = ANY (ARRAY['OPEN'::text, 'ISSUED'::text, 'DECLINED'::text, 'GIVEN_UP'::text])),
  constraint staff_question_state_check CHECK (state = ANY (ARRAY['WAITING'::text, 'PUT'::text, 'ANSWERED'::text, 'GIVEN_UP'::text]))
);
CREATE INDEX staff_question_agency ON staff_question USING btree (agency_id, state);
CREATE INDEX staff_question_due ON staff_question USING btree (next_at) WHERE state = ANY (ARRAY['WAITING'::text, 'PUT'::text]);
CREATE INDEX staff_question_ended ON staff_question USING btree (ended_at) WHERE ended_at IS NOT NULL;

-- What bodies are told, why and how (推送订阅), in force by four eyes; grows by the changes of subscriptions
create table subscription (
  id text not null,
  agency_id text not null,
  court text not null,
  number integer not null,
  name text not null,
  category text not null,
  national_list boolean not null,
  purpose text not null,
  legal_basis text not null,
  entries jsonb not null,
  fields jsonb not null,
  effects jsonb not null,
  proof text not null,
  schedule jsonb not null,
  retention_days integer not null,
  contact text not null,
  transport jsonb not null,
  valid_from date not null,
  valid_to date,
  state text not null,
  proposed_by text not null,
  proposed_at timestamp(3) with time zone not null,
  decided_by text,
  decided_at timestamp(3) with time zone,
  staff_questions boolean not null default false,
  keeps jsonb,
  end_proposed_by text,
  end_proposed_at timestamp(3) with time zone,
  end_reason text,
  ended_by text,
  constraint subscription_pkey PRIMARY KEY (id),
  constraint subscription_court_agency_id_number_key UNIQUE (court, agency_id, number),
  constraint subscription_category_check CHECK (category = ANY (ARRAY['STATUTORY'::text, 'PLATFORM'::text])),
  constraint subscription_check CHECK (decided_by IS NULL OR decided_by <> proposed_by OR (state = ANY (ARRAY['ENDED'::text, 'REPLACED'::text]))),
  constraint subscription_end_check CHECK (ended_by IS NULL OR ended_by <> end_proposed_by),
  constraint subscription_proof_check CHECK (proof = ANY (ARRAY['READ_BACK'::text, 'SIGNED_REPLY'::text])),
  constraint subscription_retention_days_check CHECK (retention_days >= 0),
  constraint subscription_state_check CHECK (state = ANY (ARRAY['PROPOSED'::text, 'IN_FORCE'::text, 'REFUSED'::text, 'ENDED'::text, 'REPLACED'::text]))
);
CREATE UNIQUE INDEX subscription_in_force ON subscription USING btree (court, agency_id) WHERE state = 'IN_FORCE'::text;

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
