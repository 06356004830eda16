import { courtInstant, type CourtClock, type CourtInstant } from '@hejie/law';

import type { FactRecord, OutgoingRecord, RecordHeaders } from '../ports.js';
import { readCourtClock } from './court-clock.js';
import type { TraceCarrier } from './trace-context.js';

/** The attributes of a fact, as CloudEvents 1.0 binary mode puts them into Kafka headers. */
export interface FactAttributes {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly time: CourtInstant;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  /** The step of the case that the fact belongs to; extension `casestep`. */
  readonly step?: number;
  readonly trace: TraceCarrier;
  /** The court's clock, where it is not the machine's: an extension, no part of the fact. */
  readonly courtClock?: CourtClock;
  /** Extensions that are there and that this build cannot read: a later one may. */
  readonly unread?: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TRACE = ['traceparent', 'tracestate'] as const;
const CLOCK = 'ce_courtclock';
const STEP = 'ce_casestep';

/** A record whose key and subject are the case and whose value is the JSON text, as it is. */
export function toRecord(topic: string, fact: FactAttributes, json: string): OutgoingRecord {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: fact.id,
    ce_type: fact.type,
    ce_source: fact.source,
    ce_subject: fact.subject,
    ce_time: fact.time,
    ce_aggregateid: fact.aggregateId,
    ce_aggregateversion: String(fact.aggregateVersion),
  };
  if (fact.step !== undefined) headers[STEP] = String(fact.step);
  for (const name of TRACE) {
    const value = fact.trace[name];
    if (value === undefined) continue;
    // Twice: an instrumented producer overwrites the plain header with the relay's own span.
    headers[name] = value;
    headers[`ce_${name}`] = value;
  }
  if (fact.courtClock) headers[CLOCK] = JSON.stringify(fact.courtClock);
  return { topic, key: fact.subject, value: json, headers };
}

/**
 * The attributes of a record, or `undefined` when it is not a CloudEvent of ours. An extension that cannot be read makes it no other event:
 * it is named in `unread`.
 */
export function readAttributes(record: FactRecord): FactAttributes | undefined {
  const header = (name: string): string | undefined => headerText(record.headers, name);
  const id = header('ce_id');
  const type = header('ce_type');
  const source = header('ce_source');
  const aggregateVersion = Number(header('ce_aggregateversion') ?? NaN);
  const time = instantOf(header('ce_time'));
  if (header('ce_specversion') !== '1.0' || !header('content-type')?.startsWith('application/json')) return undefined;
  if (id === undefined || !UUID.test(id) || !type || !source || !time || !record.key?.length) return undefined;
  if (!isOrdinal(aggregateVersion) || !storable(record)) return undefined;
  const subject = record.key.toString();
  if (header('ce_subject') !== subject) return undefined;
  const trace: TraceCarrier = {};
  for (const name of TRACE) {
    const value = header(`ce_${name}`) ?? header(name);
    if (value !== undefined) trace[name] = value;
  }
  // As the database writes it: the inbox knows a fact by this text, too.
  return {
    id: id.toLowerCase(),
    type,
    source,
    subject,
    time,
    aggregateId: header('ce_aggregateid') ?? subject,
    aggregateVersion,
    trace,
    ...readExtensions(header(STEP), header(CLOCK)),
  };
}

function readExtensions(
  casestep: string | undefined,
  courtclock: string | undefined,
): Pick<FactAttributes, 'step' | 'courtClock' | 'unread'> {
  const step = casestep === undefined ? undefined : Number(casestep);
  const courtClock = courtclock === undefined ? undefined : readCourtClock(courtclock);
  const unread = [
    ...(step === undefined || isOrdinal(step) ? [] : [STEP]),
    ...(courtclock === undefined || courtClock ? [] : [CLOCK]),
  ];
  return {
    ...(step !== undefined && isOrdinal(step) && { step }),
    ...(courtClock && { courtClock }),
    ...(unread.length > 0 && { unread }),
  };
}

/** The database takes no NUL in a text: a fact with one could neither be handled nor wait, and would hold up all behind it. */
function storable({ key, headers }: FactRecord): boolean {
  const texts = Object.entries(headers).flatMap(([name, content]) => [name, content]);
  return ![key, ...texts].flat().some((part) => part?.includes('\0'));
}

/** The text of a header; of several values the last, as the last writer meant it. */
export function headerText(headers: RecordHeaders, name: string): string | undefined {
  const value = headers[name];
  return (Array.isArray(value) ? value.at(-1) : value)?.toString();
}

/** 1, 2, 3 … */
function isOrdinal(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 1;
}

function instantOf(text: string | undefined): CourtInstant | undefined {
  if (text === undefined) return undefined;
  try {
    return courtInstant(text);
  } catch {
    return undefined;
  }
}
