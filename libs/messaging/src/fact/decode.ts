import { readFact, type FactDefinition } from '@hejie/contracts/facts';

import type { FactRecord } from '../ports.js';
import { readAttributes } from './cloud-event.js';
import type { ReceivedFact } from './received-fact.js';

/** Why nobody can ever read a record. */
export type DeadReason = 'NOT_A_CLOUD_EVENT' | 'NOT_JSON';

/** What a record turned out to be for one consumer. */
export type Decoded =
  | { readonly kind: 'fact'; readonly fact: ReceivedFact; readonly record: FactRecord }
  /** A fact that does not match the definition that this build has: where not, without the values. */
  | { readonly kind: 'misfit'; readonly fact: UnreadFact; readonly places: string; readonly record: FactRecord }
  /** A fact of a type that this consumer does not listen to. */
  | { readonly kind: 'ignored'; readonly type: string; readonly record: FactRecord }
  | { readonly kind: 'dead'; readonly reason: DeadReason; readonly record: FactRecord };

/** What is known of a fact whose data cannot be read here. */
export type UnreadFact = Omit<ReceivedFact, 'data'>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a record against the definitions that the consumer handles. Never throws. */
export function decode(record: FactRecord, definitionOf: (type: string) => FactDefinition | undefined): Decoded {
  const attributes = readAttributes(record);
  if (!attributes) return { kind: 'dead', reason: 'NOT_A_CLOUD_EVENT', record };
  const definition = definitionOf(attributes.type);
  if (!definition) return { kind: 'ignored', type: attributes.type, record };
  const json = readJson(record.value);
  if (!json) return { kind: 'dead', reason: 'NOT_JSON', record };
  const { id, type, source, subject, time, aggregateId, aggregateVersion, step, trace, courtClock, unread } =
    attributes;
  const fact: UnreadFact = {
    id,
    type,
    source,
    caseId: subject,
    aggregateId,
    aggregateVersion,
    ...(step !== undefined && { step }),
    occurredAt: time,
    definition,
    trace,
    ...(courtClock && { courtClock }),
  };
  // Under a clock or in a step that this build cannot make out, the fact would be handled as another one than was told.
  if (unread) return { kind: 'misfit', fact, places: unread.map((name) => `${name} unread`).join('; '), record };
  const parsed = readFact(definition, json.value);
  if (!parsed.success) return { kind: 'misfit', fact, places: placesOf(parsed.error.issues), record };
  return { kind: 'fact', fact: { ...fact, data: parsed.data }, record };
}

/** Paths and codes of schema issues: enough to find the fault, and no value of anybody. */
export function placesOf(issues: ReadonlyArray<{ path: PropertyKey[]; code: string }>): string {
  return issues
    .slice(0, 10)
    .map((issue) => `${issue.path.map(String).join('.') || '(root)'} ${issue.code}`)
    .join('; ');
}

function readJson(value: Buffer | null): { value: unknown } | undefined {
  if (value === null) return undefined;
  try {
    return { value: JSON.parse(utf8.decode(value)) };
  } catch {
    return undefined;
  }
}
