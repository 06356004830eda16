import { type FactDefinition } from '@hejie/contracts/facts';
import { type CourtInstant, type JsonValue } from '@hejie/law';
import { type NewDocument } from '../documents/new-document.js';
import { type NewLetter } from '../letters/letters.js';
import { type NewWorkItem } from '../work-items/work-item.js';

/** A line of the case's audit chain; case, actor and instant are those of the occasion. */
export interface AuditLine {
  /** What was done, in the field's term: `agreement.signed`. */
  readonly action: string;
  /** JSON (bigint allowed), without personal data. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A fact of the case about to be told; made by {@link publishFact}. */
export interface FactOfCase {
  readonly definition: FactDefinition;
  /** Without the case and the instant. */
  readonly data: object;
}

/** A task to be opened; case, court and instant are those of the occasion. */
export type NewTask = Omit<NewWorkItem, 'caseId' | 'court' | 'createdAt'>;

/** One task by its id, or whatever is open in the case of a kind, of ids that begin so, or about a party by its facts. */
export type TaskSelector =
  { readonly id: string } | { readonly kind: string } | { readonly under: string } | { readonly partyId: string };

/** What becomes of the tasks of people: first what is done, then what is cancelled, due at another instant or says something else, then what is new. */
export interface TaskChanges {
  /** Done by who acts; `ifOpen`: where nobody was asked for it, or it is closed already, nothing. */
  readonly done?: readonly (TaskSelector & { readonly outcome: Record<string, JsonValue>; readonly ifOpen?: true })[];
  /** No longer needed; `EVERY`: whatever is open for the case. `why`: who has it on his desk reads it as the outcome. */
  readonly cancelled?: 'EVERY' | readonly (TaskSelector & { readonly why?: string })[];
  /** Whatever is open of these is due at another instant, e.g. by a new holiday notice. */
  readonly redated?: readonly (TaskSelector & { readonly dueAt: CourtInstant })[];
  /** What a task that is open says is otherwise by now. */
  readonly restated?: readonly (Pick<NewTask, 'id' | 'facts'> & Partial<Pick<NewTask, 'rule' | 'title'>>)[];
  /** N1: in whose hands a task is by now. */
  readonly inHand?: readonly {
    readonly id: string;
    readonly claimedBy: string | null;
    readonly delegatedTo: string | null;
  }[];
  readonly opened?: readonly NewTask[];
  /** As opened; one of the same id that was done or cancelled lies there anew, for what it follows from has come about again. `unlessHeard`: only where nobody was told of it yet. */
  readonly reopened?: readonly (NewTask & { readonly unlessHeard?: true })[];
}

/** What belongs to an act beside its rows. None is without a line in the audit chain. */
export interface Recording {
  /** Where it is dated, or done by somebody, other than the act: a deadline that a person's act has the case ask once more. */
  readonly at?: CourtInstant;
  readonly by?: string;
  readonly audit: AuditLine;
  readonly facts?: readonly FactOfCase[];
  readonly letters?: readonly NewLetter[];
  /** Numbered, made and kept with the act; in a service that makes documents. */
  readonly documents?: readonly NewDocument[];
  readonly tasks?: TaskChanges;
}

/** The act found that there was nothing to do: said aloud, never by leaving something out. */
export interface NothingHappened {
  readonly nothingHappened: true;
}

/** Several things that happened in one act, in order. */
export interface RecordedInOrder {
  readonly inOrder: readonly [Recording, ...Recording[]];
}

/** What the case waits for by what an act has found itself: told in the place of what the case said when it asked. */
export interface AwaitedByAct {
  readonly awaiting?: string;
}

/** What an act has recorded, with its answer if it gives one. */
export type Recorded<A = void> = (Recording | RecordedInOrder | NothingHappened) &
  AwaitedByAct &
  ([A] extends [void] ? { readonly answer?: undefined } : { readonly answer: A });

/** Nothing was recorded; the act may still have an answer. */
export function nothingHappened(): Recorded;
export function nothingHappened<A>(answer: A): Recorded<A>;
export function nothingHappened(answer?: unknown): object {
  return { nothingHappened: true, ...(answer !== undefined && { answer }) };
}

/** Whatever has happened, in order; {@link nothingHappened} if it is nothing. */
export function inOrder<A>(recordings: readonly Recording[], answer: A): Recorded<A> {
  const [first, ...more] = recordings;
  return (first ? { inOrder: [first, ...more], answer } : nothingHappened(answer)) as Recorded<A>;
}

/** What was decided, with the documents that it orders: they go with what is said of it first, not with what the clock had changed before. */
export function ordering<A>(recorded: Recorded<A>, documents: readonly NewDocument[]): Recorded<A> {
  if (!('inOrder' in recorded)) return recorded;
  const of = Math.max(
    0,
    recorded.inOrder.findIndex(({ by }) => by === undefined),
  );
  const ordered = recorded.inOrder.map((one, index) =>
    index === of ? { ...one, documents: [...(one.documents ?? []), ...documents] } : one,
  );
  return { ...recorded, inOrder: ordered } as unknown as Recorded<A>;
}

/** A fact to be published with the act. The case is filled in, and where the fact has an `at`, the instant of the act. */
export function publishFact<T extends { readonly caseId: string }>(
  definition: FactDefinition<T>,
  data: Omit<NoInfer<T>, 'caseId' | 'at'>,
): FactOfCase {
  return { definition: definition as FactDefinition, data };
}
