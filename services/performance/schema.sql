-- The tables of performance, as its migrations leave them. Generated: npm run schema

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

-- Which part of an entry of the bank was put to which case, and counter-entries (案款认领); grows by one row a part
create table allocation (
  line_id bigint not null,
  entry integer not null,
  case_id text not null,
  amount bigint not null,
  receipt_id text not null,
  basis text not null,
  confidence integer not null,
  counters integer,
  note text not null,
  allocated_at timestamp(3) with time zone not null,
  allocated_by text not null,
  constraint allocation_pkey PRIMARY KEY (line_id, entry),
  constraint allocation_line_id_counters_key UNIQUE (line_id, counters),
  constraint allocation_amount_check CHECK (amount <> 0),
  constraint allocation_basis_check CHECK (basis = ANY (ARRAY['NUMBER'::text, 'ACCOUNT'::text, 'COMBINATION'::text, 'PERSON'::text])),
  constraint allocation_check CHECK ((counters IS NULL) = (amount > 0)),
  constraint allocation_confidence_check CHECK (confidence >= 0 AND confidence <= 100),
  constraint allocation_entry_check CHECK (entry > 0),
  constraint allocation_line_id_counters_fkey FOREIGN KEY (line_id, counters) REFERENCES allocation(line_id, entry),
  constraint allocation_line_id_fkey FOREIGN KEY (line_id) REFERENCES bank_line(line_id)
);
CREATE INDEX allocation_of_case ON allocation USING btree (case_id);
CREATE INDEX allocation_of_receipt ON allocation USING btree (case_id, receipt_id);

-- Numbers that cases have (案号), as intake allots them; grows by a row a number
create table allotted_number (
  case_number text not null,
  case_id text not null,
  type text not null,
  constraint allotted_number_pkey PRIMARY KEY (case_number)
);
CREATE INDEX allotted_number_by_case ON allotted_number USING btree (case_id);

-- The plans of a settlement that was amended (变更后的履行计划), the first among them; grows by one row an amendment
create table amended_plan (
  case_id text not null,
  version integer not null,
  terms jsonb not null,
  known_at timestamp(3) with time zone not null,
  without_consent text[] not null,
  consenting text[] not null default ARRAY[]::text[],
  constraint amended_plan_pkey PRIMARY KEY (case_id, version),
  constraint amended_plan_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
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

-- Accounts on which a court receives case money (案款专户); grows by one row an account
create table bank_account (
  court text not null,
  account integer not null,
  number_digest text not null,
  personal text not null,
  pack_id text not null,
  registered_at timestamp(3) with time zone not null,
  registered_by text not null,
  constraint bank_account_pkey PRIMARY KEY (court, account),
  constraint bank_account_number_digest_key UNIQUE (number_digest),
  constraint bank_account_account_check CHECK (account > 0)
);

-- Files of the bank as they were handed in (银行文件), by their fingerprint; grows by one row a file
create table bank_file (
  file_id text not null,
  court text not null,
  account integer not null,
  format text not null,
  lines integer not null,
  entered integer not null,
  notice_on date not null,
  received_at timestamp(3) with time zone not null,
  received_by text not null,
  court_clock jsonb,
  settled_at timestamp(3) with time zone,
  constraint bank_file_pkey PRIMARY KEY (file_id),
  constraint bank_file_check CHECK (entered >= 0 AND entered <= lines),
  constraint bank_file_format_check CHECK (format = ANY (ARRAY['CSV'::text, 'CAMT053'::text])),
  constraint bank_file_lines_check CHECK (lines > 0),
  constraint bank_file_court_account_fkey FOREIGN KEY (court, account) REFERENCES bank_account(court, account)
);
CREATE INDEX bank_file_unsettled ON bank_file USING btree (received_at, file_id) WHERE settled_at IS NULL;

-- Entries of the bank (银行流水), never changed; grows by one row an entry
create table bank_line (
  line_id bigint generated always as identity,
  court text not null,
  account integer not null,
  reference text not null,
  file_id text not null,
  direction text not null,
  amount bigint not null,
  value_date date not null,
  booked_on date not null,
  name_digest text,
  account_digest text,
  personal text not null,
  constraint bank_line_pkey PRIMARY KEY (line_id),
  constraint bank_line_court_account_reference_key UNIQUE (court, account, reference),
  constraint bank_line_amount_check CHECK (amount > 0),
  constraint bank_line_direction_check CHECK (direction = ANY (ARRAY['IN'::text, 'OUT'::text])),
  constraint bank_line_court_account_fkey FOREIGN KEY (court, account) REFERENCES bank_account(court, account),
  constraint bank_line_file_id_fkey FOREIGN KEY (file_id) REFERENCES bank_file(file_id)
);
CREATE INDEX bank_line_of_file ON bank_line USING btree (file_id, line_id);

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
CREATE INDEX case_directory_number ON case_directory USING btree (court, case_number);

-- What property under control covers for a debtor (已控制财产), as asset control tells it; grows by a row a debtor
create table covered_property (
  case_id text not null,
  party_id text not null,
  controlled bigint not null,
  at timestamp(3) with time zone not null,
  constraint covered_property_pkey PRIMARY KEY (case_id, party_id)
);

-- What was paid or handed over straight to creditors (直接给付); grows by one row a payment
create table direct_payment (
  case_id text not null,
  payment_id text not null,
  payer_party_id text not null,
  kind text not null,
  thing text,
  amount bigint not null,
  value_date date not null,
  proof text not null,
  state text not null,
  answer_by timestamp(3) with time zone not null,
  reported_at timestamp(3) with time zone not null,
  reported_by text not null,
  decided_at timestamp(3) with time zone,
  decided_by text,
  reason text,
  payee_party_id text,
  constraint direct_payment_pkey PRIMARY KEY (case_id, payment_id),
  constraint direct_payment_amount_check CHECK (amount > 0),
  constraint direct_payment_check CHECK ((kind = 'IN_KIND'::text) = (thing IS NOT NULL)),
  constraint direct_payment_kind_check CHECK (kind = ANY (ARRAY['PAYMENT'::text, 'IN_KIND'::text])),
  constraint direct_payment_state_check CHECK (state = ANY (ARRAY['REPORTED'::text, 'CONFIRMED'::text, 'DENIED'::text, 'FOUND'::text, 'NOT_FOUND'::text]))
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

-- What was found before enforcement is ended for now (终结本次执行程序的审查), with the president's decisions; grows by few rows a case
create table ending_for_now (
  case_id text not null,
  no integer not null,
  case_number text not null,
  filed_on date not null,
  findings jsonb not null,
  proposed_at timestamp(3) with time zone not null,
  proposed_by text not null,
  approved boolean,
  reason text,
  decided_at timestamp(3) with time zone,
  decided_by text,
  constraint ending_for_now_pkey PRIMARY KEY (case_id, no),
  constraint ending_for_now_check CHECK ((approved IS NULL) = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) AND (reason IS NULL OR decided_at IS NOT NULL)),
  constraint ending_for_now_no_check CHECK (no > 0)
);

-- Resumed enforcements (恢复执行案件), with balance and closing; grows by one row a case at most
create table enforcement (
  case_id text not null,
  case_number text not null,
  ground text not null,
  balance jsonb not null,
  calculation_list text not null,
  opened_at timestamp(3) with time zone not null,
  closing_mode text,
  closing_balance jsonb,
  closed_at timestamp(3) with time zone,
  nth integer not null default 1,
  constraint enforcement_pkey PRIMARY KEY (case_id),
  constraint enforcement_case_number_key UNIQUE (case_number),
  constraint enforcement_check CHECK (closing_mode IS NULL OR closed_at IS NOT NULL),
  constraint enforcement_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- How enforcement was closed where no settlement came about (执行结案), and corrections; grows by one row a closing or correction
create table enforcement_closing (
  case_id text not null,
  entry integer not null,
  case_number text not null,
  mode text not null,
  closed_on date not null,
  performed_on date,
  performed_amount bigint,
  document text not null,
  corrects boolean not null,
  reason text,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  withdraws boolean not null default false,
  controls_kept boolean not null default false,
  constraint enforcement_closing_pkey PRIMARY KEY (case_id, entry),
  constraint enforcement_closing_check CHECK ((performed_on IS NULL) = (performed_amount IS NULL)),
  constraint enforcement_closing_check1 CHECK (performed_on IS NULL OR performed_on <= closed_on),
  constraint enforcement_closing_check2 CHECK (corrects = (reason IS NOT NULL)),
  constraint enforcement_closing_check3 CHECK (corrects OR NOT withdraws),
  constraint enforcement_closing_entry_check CHECK (entry > 0),
  constraint enforcement_closing_performed_amount_check CHECK (performed_amount >= 0)
);

-- Breach findings (违约认定), with their evidence; grows by one row an instalment at most
create table finding (
  case_id text not null,
  instalment integer not null,
  evidence jsonb not null,
  dated_to timestamp(3) with time zone not null,
  found_at timestamp(3) with time zone not null,
  lateness_seconds double precision not null,
  outcome text not null,
  times integer not null,
  cure_told_at timestamp(3) with time zone,
  withdrawals integer not null default 0,
  pack jsonb,
  pack_hash text,
  constraint finding_pkey PRIMARY KEY (case_id, instalment),
  constraint finding_lateness_seconds_check CHECK (lateness_seconds >= 0::double precision),
  constraint finding_outcome_check CHECK (outcome = ANY (ARRAY['STANDS'::text, 'CURED'::text, 'WITHDRAWN'::text, 'REOPENED'::text])),
  constraint finding_times_check CHECK (times > 0),
  constraint finding_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- Who is named for a matter of the green channel (绿色通道事项责任人); grows by nothing once each matter has its row
create table green_person (
  court text not null,
  item text not null,
  subject text not null,
  since timestamp(3) with time zone not null,
  constraint green_person_pkey PRIMARY KEY (court, item)
);

-- Direct enforcement under a guarantee of the settlement (直接执行担保财产); grows by one row a guarantor applied against
create table guarantor_enforcement (
  case_id text not null,
  guarantor_id text not null,
  kind text not null,
  applied_at timestamp(3) with time zone not null,
  applied_by text not null,
  decision text,
  ruling_number text,
  up_to bigint,
  debtor_cash bigint,
  reason text,
  ruled_at timestamp(3) with time zone,
  ruled_by text,
  constraint guarantor_enforcement_pkey PRIMARY KEY (case_id, guarantor_id),
  constraint guarantor_enforcement_check CHECK ((decision IS NULL) = (ruled_at IS NULL)),
  constraint guarantor_enforcement_debtor_cash_check CHECK (debtor_cash >= 0),
  constraint guarantor_enforcement_decision_check CHECK (decision = ANY (ARRAY['ENFORCE'::text, 'REFUSE'::text])),
  constraint guarantor_enforcement_kind_check CHECK (kind = ANY (ARRAY['SURETY'::text, 'SECURITY'::text])),
  constraint guarantor_enforcement_up_to_check CHECK (up_to >= 0),
  constraint guarantor_enforcement_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
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

-- Who is known to pay in a case, by name and account (付款人); grows by some rows a case
create table known_payer (
  payer_id bigint generated always as identity,
  case_id text not null,
  party_id text,
  name_digest text not null,
  account_digest text,
  personal text not null,
  named_at timestamp(3) with time zone not null,
  named_by text not null,
  constraint known_payer_pkey PRIMARY KEY (payer_id)
);
CREATE INDEX known_payer_by_account ON known_payer USING btree (account_digest) WHERE account_digest IS NOT NULL;
CREATE INDEX known_payer_by_name ON known_payer USING btree (name_digest);
CREATE UNIQUE INDEX known_payer_once ON known_payer USING btree (case_id, name_digest, account_digest) NULLS NOT DISTINCT;

-- Proposals to close enforcement for the long performance of a settlement (和解长期履行); grows by one row a case at most
create table long_performance (
  case_id text not null,
  case_number text not null,
  closed_on date,
  document text not null,
  assets bigint not null,
  pair_this_quarter integer not null,
  flags jsonb not null,
  proposed_at timestamp(3) with time zone not null,
  proposed_by text not null,
  stated_at timestamp(3) with time zone,
  stated_by text,
  approved boolean,
  reason text,
  decided_at timestamp(3) with time zone,
  decided_by text,
  statements jsonb not null default '[]'::jsonb,
  constraint long_performance_pkey PRIMARY KEY (case_id),
  constraint long_performance_assets_check CHECK (assets >= 0),
  constraint long_performance_check CHECK ((approved IS NULL) = (decided_at IS NULL)),
  constraint long_performance_check1 CHECK (approved IS NOT TRUE OR stated_at IS NOT NULL),
  constraint long_performance_check2 CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  constraint long_performance_check3 CHECK (approved IS NOT TRUE OR closed_on IS NOT NULL),
  constraint long_performance_pair_this_quarter_check CHECK (pair_this_quarter >= 0),
  constraint long_performance_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- Who mediates in a case (和解员), as mediation tells it; grows by a row a case
create table mediator_of_case (
  case_id text not null,
  mediator_id text not null,
  constraint mediator_of_case_pkey PRIMARY KEY (case_id)
);
CREATE INDEX mediator_of_case_by_mediator ON mediator_of_case USING btree (mediator_id);

-- Who decided on case money going out or staying (双人复核); grows by two rows a decision at most
create table money_approval (
  case_id text not null,
  of text not null,
  about_id text not null,
  decided_by text not null,
  president boolean not null,
  approved boolean not null,
  reason text not null,
  decided_at timestamp(3) with time zone not null,
  constraint money_approval_pkey PRIMARY KEY (case_id, of, about_id, decided_by),
  constraint money_approval_of_check CHECK (of = ANY (ARRAY['PAYOUT'::text, 'WITHHOLDING'::text]))
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

-- Debtors who were told that an instalment is overdue, and how often; grows by one row an instalment at most
create table overdue_notice (
  case_id text not null,
  instalment integer not null,
  times integer not null,
  told_at timestamp(3) with time zone not null,
  withdrawn_at timestamp(3) with time zone,
  constraint overdue_notice_pkey PRIMARY KEY (case_id, instalment),
  constraint overdue_notice_times_check CHECK (times > 0),
  constraint overdue_notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
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

-- Case money that goes out, to creditors or back (案款发放、退款); grows by one row a payment
create table payout (
  case_id text not null,
  payout_id text not null,
  kind text not null,
  payee_party_id text,
  receipt_id text,
  amount bigint not null,
  state text not null,
  proposed_at timestamp(3) with time zone not null,
  proposed_by text not null,
  decided_at timestamp(3) with time zone,
  paid_on date,
  bank_reference text,
  paid_by_line bigint,
  round integer not null default 1,
  constraint payout_pkey PRIMARY KEY (case_id, payout_id),
  constraint payout_amount_check CHECK (amount > 0),
  constraint payout_check CHECK ((state = 'PAID'::text) = (paid_on IS NOT NULL AND bank_reference IS NOT NULL)),
  constraint payout_check1 CHECK ((kind = 'BY_MISTAKE'::text) = (receipt_id IS NOT NULL)),
  constraint payout_check2 CHECK (kind <> 'TO_CREDITOR'::text OR payee_party_id IS NOT NULL),
  constraint payout_kind_check CHECK (kind = ANY (ARRAY['TO_CREDITOR'::text, 'SURPLUS'::text, 'BY_MISTAKE'::text])),
  constraint payout_paid_by_line CHECK (paid_by_line IS NULL OR state = 'PAID'::text),
  constraint payout_round_check CHECK (round > 0),
  constraint payout_state_check CHECK (state = ANY (ARRAY['PROPOSED'::text, 'APPROVED'::text, 'REFUSED'::text, 'PAID'::text])),
  constraint payout_paid_by_line_fkey FOREIGN KEY (paid_by_line) REFERENCES bank_line(line_id)
);
CREATE INDEX payout_at_bank ON payout USING btree (bank_reference) WHERE state = 'PAID'::text;
CREATE INDEX payout_waiting ON payout USING btree (payout_id) WHERE state = ANY (ARRAY['APPROVED'::text, 'PAID'::text]);

-- What creditors answer when performance is verified with them in writing (核实履行情况, CLS-1); grows by one row a creditor of a case that was performed
create table performance_answer (
  task_id text not null,
  party_id text not null,
  case_id text not null,
  outcome text not null,
  answered_on date not null,
  document text not null,
  reasons text not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint performance_answer_pkey PRIMARY KEY (task_id, party_id),
  constraint performance_answer_outcome_check CHECK (outcome = ANY (ARRAY['CONFIRMED'::text, 'DENIED'::text, 'SILENT'::text])),
  constraint performance_answer_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);
CREATE INDEX performance_answer_case ON performance_answer USING btree (case_id);

-- Acts that interrupt or suspend the two years (申请执行期间中断、中止); grows by one row an act of a party
create table period_act (
  case_id text not null,
  act_id text not null,
  kind text not null,
  from_day date not null,
  to_day date not null,
  ground text,
  application integer,
  evidence text not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint period_act_pkey PRIMARY KEY (case_id, act_id),
  constraint period_act_check CHECK (from_day <= to_day),
  constraint period_act_kind_check CHECK (kind = ANY (ARRAY['PROMISE'::text, 'DEMAND'::text, 'OBSTACLE'::text, 'REFUSAL_SERVED'::text])),
  constraint period_act_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- Receipts (收款), each by its value date; grows by one row a payment
create table receipt (
  case_id text not null,
  receipt_id text not null,
  kind text not null,
  value_date date not null,
  amount bigint not null,
  payer_party_id text,
  deposit_ground text,
  posted_at timestamp(3) with time zone not null,
  posted_by text not null,
  thing text,
  proof text,
  signed_by text,
  bank_line_due date,
  constraint receipt_pkey PRIMARY KEY (case_id, receipt_id),
  constraint receipt_amount_check CHECK (amount > 0),
  constraint receipt_kind_check CHECK (kind = ANY (ARRAY['PAYMENT'::text, 'DEPOSIT'::text, 'IN_KIND'::text])),
  constraint receipt_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);
CREATE INDEX receipt_awaiting_line ON receipt USING btree (bank_line_due) WHERE bank_line_due IS NOT NULL;

-- Accounts computed a second time from the lines of the bank (账实核对); grows by one row an account and night
create table recomputation (
  court text not null,
  account integer not null,
  computed_at timestamp(3) with time zone not null,
  lines integer not null,
  differences jsonb not null,
  constraint recomputation_pkey PRIMARY KEY (court, account, computed_at),
  constraint recomputation_court_account_fkey FOREIGN KEY (court, account) REFERENCES bank_account(court, account)
);

-- Surplus given back (退还多付款); grows by one row a refund
create table refund (
  case_id text not null,
  refund_id text not null,
  value_date date not null,
  amount bigint not null,
  payee_party_id text,
  posted_at timestamp(3) with time zone not null,
  posted_by text not null,
  counters text,
  constraint refund_pkey PRIMARY KEY (case_id, refund_id),
  constraint refund_case_id_counters_key UNIQUE (case_id, counters),
  constraint refund_amount_check CHECK (amount > 0),
  constraint refund_case_id_counters_fkey FOREIGN KEY (case_id, counters) REFERENCES refund(case_id, refund_id),
  constraint refund_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- Applications to resume (恢复执行申请), with the gate and the ruling; grows by one row an application
create table resumption (
  case_id text not null,
  application integer not null,
  gate jsonb not null,
  out_of_time boolean not null,
  applied_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null,
  ruling text,
  ground text,
  article text,
  reason text,
  debtor_objects boolean,
  found jsonb,
  ruled_by text,
  ruled_at timestamp(3) with time zone,
  posted_on date,
  received_on date,
  recorded_by text,
  ruling_gate jsonb,
  revoked_at timestamp(3) with time zone,
  revoked_by text,
  anew_of integer,
  party_id text,
  paid bigint,
  owed bigint,
  awaited_paper text,
  constraint resumption_pkey PRIMARY KEY (case_id, application),
  constraint resumption_check CHECK ((ruling IS NULL) = (ruled_at IS NULL)),
  constraint resumption_check1 CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  constraint resumption_ruling_check CHECK (ruling = ANY (ARRAY['RESUME'::text, 'REFUSE'::text, 'WITHDRAWN'::text])),
  constraint resumption_sums CHECK ((paid IS NULL) = (owed IS NULL)),
  constraint resumption_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- Receipts taken out of the ledger (冲正); grows by one row a receipt at most
create table reversal (
  case_id text not null,
  receipt_id text not null,
  reason text not null,
  note text not null,
  reversed_at timestamp(3) with time zone not null,
  reversed_by text not null,
  constraint reversal_pkey PRIMARY KEY (case_id, receipt_id),
  constraint reversal_reason_check CHECK (reason = ANY (ARRAY['ENTERED_WRONGLY'::text, 'RETURNED_BY_BANK'::text])),
  constraint reversal_case_id_receipt_id_fkey FOREIGN KEY (case_id, receipt_id) REFERENCES receipt(case_id, receipt_id)
);

-- Objections to rulings on resumption and to what they deduct (执行异议), with the decisions; grows by one row an objection
create table ruling_objection (
  case_id text not null,
  objection_id text not null,
  application integer not null,
  party_id text not null,
  ground text not null,
  reason text not null,
  received_on date not null,
  decide_by date not null,
  received_by text not null,
  recorded_at timestamp(3) with time zone not null,
  upheld boolean,
  consequence text,
  ruling_number text,
  decision_reason text,
  decided_at timestamp(3) with time zone,
  decided_by text,
  served jsonb not null default '[]'::jsonb,
  reconsiderations jsonb not null default '[]'::jsonb,
  reconsidered jsonb,
  remitted_on date,
  follow text,
  constraint ruling_objection_pkey PRIMARY KEY (case_id, objection_id),
  constraint ruling_objection_check CHECK ((upheld IS NULL) = (decided_at IS NULL)),
  constraint ruling_objection_ground_check CHECK (ground = ANY (ARRAY['RULING'::text, 'DEDUCTION'::text])),
  constraint ruling_objection_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
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

-- Settlements in performance (履行台账): terms, title, pack, what is due; grows by one row a case
create table settlement (
  case_id text not null,
  version integer not null,
  terms jsonb not null,
  principal bigint not null,
  daily_rate text not null,
  expiry date not null,
  fee bigint not null,
  pack_id text not null,
  calendar_editions text[] not null,
  state text not null,
  opened_at timestamp(3) with time zone not null,
  title_items jsonb,
  claim_kind text not null default 'MONEY'::text,
  due_at timestamp(3) with time zone,
  due_provisional boolean not null default false,
  owed_after_ending bigint,
  owed_as_of date,
  constraint settlement_pkey PRIMARY KEY (case_id),
  constraint settlement_claim_kind_check CHECK (claim_kind = ANY (ARRAY['MONEY'::text, 'ACT'::text, 'MIXED'::text])),
  constraint settlement_fee_check CHECK (fee >= 0),
  constraint settlement_principal_check CHECK (principal >= 0),
  constraint settlement_state_check CHECK (state = ANY (ARRAY['PERFORMING'::text, 'PERFORMED'::text, 'RESUMED'::text, 'SUED'::text, 'EXPIRED'::text]))
);

-- Applications to stay enforcement because of a settlement (中止执行), with the rulings; grows by one row a case at most
create table stay (
  case_id text not null,
  form text not null,
  rule text not null,
  applied_at timestamp(3) with time zone not null,
  applied_by text not null,
  decision text,
  ruling_number text,
  reason text,
  ruled_at timestamp(3) with time zone,
  ruled_by text,
  constraint stay_pkey PRIMARY KEY (case_id),
  constraint stay_check CHECK ((decision IS NULL) = (ruled_at IS NULL)),
  constraint stay_decision_check CHECK (decision = ANY (ARRAY['STAY'::text, 'REFUSE'::text])),
  constraint stay_form_check CHECK (form = ANY (ARRAY['JOINT'::text, 'ONE_PARTY'::text, 'RECORD'::text])),
  constraint stay_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- Entries of the bank of which nobody could tell the case (待认领款项); grows by one row such an entry
create table suspense (
  line_id bigint not null,
  case_id text not null,
  reason text not null,
  proposals jsonb not null,
  round integer not null,
  due_at timestamp(3) with time zone not null,
  entered_at timestamp(3) with time zone not null,
  open boolean not null,
  constraint suspense_pkey PRIMARY KEY (line_id),
  constraint suspense_round_check CHECK (round > 0),
  constraint suspense_line_id_fkey FOREIGN KEY (line_id) REFERENCES bank_line(line_id)
);
CREATE INDEX suspense_open ON suspense USING btree (due_at, line_id) WHERE open;

-- Applications for enforcement withdrawn because of a settlement (因和解撤回执行申请), with the rulings; grows by one row a case at most
create table termination (
  case_id text not null,
  signed_by text[] not null,
  applied_at timestamp(3) with time zone not null,
  applied_by text not null,
  decision text,
  case_number text,
  ruling_number text,
  reason text,
  ruled_at timestamp(3) with time zone,
  ruled_by text,
  constraint termination_pkey PRIMARY KEY (case_id),
  constraint termination_check CHECK ((decision IS NULL) = (ruled_at IS NULL)),
  constraint termination_decision_check CHECK (decision = ANY (ARRAY['TERMINATE'::text, 'REFUSE'::text])),
  constraint termination_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
);

-- Objections on settlements never submitted to the court (未提交的和解协议), with the rulings; grows by one row an objection
create table unsubmitted_objection (
  case_id text not null,
  objection_id text not null,
  party_id text not null,
  why text not null,
  terms jsonb not null,
  reason text not null,
  received_on date not null,
  decide_by date not null,
  received_by text not null,
  recorded_at timestamp(3) with time zone not null,
  found jsonb,
  decision text,
  ground text,
  ruling_number text,
  decision_reason text,
  decided_at timestamp(3) with time zone,
  decided_by text,
  constraint unsubmitted_objection_pkey PRIMARY KEY (case_id, objection_id),
  constraint unsubmitted_objection_check CHECK ((decision IS NULL) = (decided_at IS NULL)),
  constraint unsubmitted_objection_decision_check CHECK (decision = ANY (ARRAY['TERMINATE'::text, 'STAY'::text, 'REJECT'::text])),
  constraint unsubmitted_objection_why_check CHECK (why = ANY (ARRAY['NOT_SUBMITTED'::text, 'NOT_ACKNOWLEDGED'::text]))
);

-- Cases that ran when deadlines were told first, until theirs is told; grows by nothing after its migration
create table untold_due (
  case_id text not null,
  constraint untold_due_pkey PRIMARY KEY (case_id)
);

-- Case money that is paid out later, on a ground of the law (暂缓发放); grows by some rows a case
create table withholding (
  case_id text not null,
  withholding_id text not null,
  ground text not null,
  reason text not null,
  until date not null,
  state text not null,
  proposed_at timestamp(3) with time zone not null,
  proposed_by text not null,
  ended_on date,
  constraint withholding_pkey PRIMARY KEY (case_id, withholding_id),
  constraint withholding_check CHECK ((state = 'ENDED'::text) = (ended_on IS NOT NULL)),
  constraint withholding_state_check CHECK (state = ANY (ARRAY['PROPOSED'::text, 'APPROVED'::text, 'REFUSED'::text, 'ENDED'::text]))
);
CREATE UNIQUE INDEX withholding_one ON withholding USING btree (case_id) WHERE state = ANY (ARRAY['PROPOSED'::text, 'APPROVED'::text]);

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
