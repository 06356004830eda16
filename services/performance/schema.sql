-- The tables of performance, as its migrations leave them. Generated: npm run schema

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
  constraint case_directory_pkey PRIMARY KEY (case_id)
);
CREATE INDEX case_directory_ending_known_at ON case_directory USING btree (ending_known_at) WHERE ending_known_at IS NOT NULL;
CREATE INDEX case_directory_enforcement_ending_known_at ON case_directory USING btree (enforcement_ending_known_at) WHERE enforcement_ending_known_at IS NOT NULL;

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
  constraint enforcement_pkey PRIMARY KEY (case_id),
  constraint enforcement_case_number_key UNIQUE (case_number),
  constraint enforcement_check CHECK ((closing_mode IS NULL) = (closed_at IS NULL)),
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
  constraint finding_pkey PRIMARY KEY (case_id, instalment),
  constraint finding_lateness_seconds_check CHECK (lateness_seconds >= 0::double precision),
  constraint finding_outcome_check CHECK (outcome = ANY (ARRAY['STANDS'::text, 'CURED'::text, 'WITHDRAWN'::text, 'REOPENED'::text])),
  constraint finding_times_check CHECK (times > 0),
  constraint finding_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
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
  constraint receipt_pkey PRIMARY KEY (case_id, receipt_id),
  constraint receipt_amount_check CHECK (amount > 0),
  constraint receipt_kind_check CHECK (kind = ANY (ARRAY['PAYMENT'::text, 'DEPOSIT'::text, 'IN_KIND'::text])),
  constraint receipt_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlement(case_id)
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
  constraint refund_pkey PRIMARY KEY (case_id, refund_id),
  constraint refund_amount_check CHECK (amount > 0),
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
  constraint resumption_pkey PRIMARY KEY (case_id, application),
  constraint resumption_check CHECK ((ruling IS NULL) = (ruled_at IS NULL)),
  constraint resumption_ruling_check CHECK (ruling = ANY (ARRAY['RESUME'::text, 'REFUSE'::text])),
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
  constraint work_items_pkey PRIMARY KEY (id),
  constraint work_items_check CHECK ((state = 'OPEN'::text) = (done_at IS NULL)),
  constraint work_items_check1 CHECK ((state = 'DONE'::text) = (done_by IS NOT NULL)),
  constraint work_items_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'CANCELLED'::text]))
);
CREATE INDEX work_items_case ON work_items USING btree (case_id);
CREATE INDEX work_items_desk ON work_items USING btree (court, role, state, due_at);
CREATE INDEX work_items_open ON work_items USING btree (kind, case_id) WHERE state = 'OPEN'::text;
