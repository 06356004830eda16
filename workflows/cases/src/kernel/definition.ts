import type { CourtInstant } from '@hejie/law';
import type {
  ActOf,
  AgencyExchangeActs,
  AnswerOf,
  AssetControlActs,
  CreditRepairActs,
  IntakeActs,
  MediationActs,
  NextDeadline,
  PerformanceActs,
  SearchAttributeName,
} from '@hejie/contracts/workflows';
import type { StateTable } from '@hejie/settlement';

/** The acts of each service, by the name of the service and of its task queue. */
export interface ServiceActs {
  intake: IntakeActs;
  mediation: MediationActs;
  performance: PerformanceActs;
  'asset-control': AssetControlActs;
  'credit-repair': CreditRepairActs;
  'agency-exchange': AgencyExchangeActs;
}
export type Service = keyof ServiceActs;
type AnyActs = IntakeActs & MediationActs & PerformanceActs & AssetControlActs & CreditRepairActs & AgencyExchangeActs;
export type ActName = keyof AnyActs & string;

/** What a step has recorded: acts in order, by the service that owns them. */
export type ActsByService = { readonly [S in Service]?: readonly ActOf<ServiceActs[S]>[] };

/** What a case hears: a person's command, a fact, its own next deadline, and at first its own beginning. */
export type Message =
  | { readonly kind: 'start' }
  | { readonly kind: 'command' | 'fact'; readonly name: string; readonly argument: unknown }
  | { readonly kind: 'deadline'; readonly due: NextDeadline; readonly latenessSeconds: number };

/** A case at its turn: what it was opened with, how it stands, and the court time at which it acts. */
export interface Turn<O, S> {
  readonly opening: O;
  readonly state: S;
  readonly stage: string;
  /** Court time to which what follows is dated: of the command; of the deadline, however late the machine was; else now. */
  readonly at: CourtInstant;
  readonly now: CourtInstant;
}

/** What follows from a message. Plain JSON: it is recorded in the history, and a replay takes it from there. */
export interface Outcome<S> {
  /** What changes of the state; `null` takes a field away. Never the whole state. */
  readonly change?: Partial<S>;
  /** The stage that is entered; absent: it stays. */
  readonly stage?: string;
  /** What is awaited in it, in Chinese; filled in by the decision, for the service that tells of the stage. */
  readonly awaiting?: string;
  /** `at`: when it ended, where that is not the instant of the turn. */
  readonly ending?: { readonly ending: string; readonly rule: string; readonly at?: CourtInstant };
  /** The service named first owns the act: when it has answered, so is the caller. */
  readonly acts?: ActsByService;
  /** The one thing due next; absent where it stays as it is. */
  readonly due?: NextDeadline | null;
  /** A workflow that this one starts, and that outlives it. */
  readonly child?: {
    readonly workflow: string;
    readonly workflowId: string;
    readonly opening: unknown;
    readonly summary: string;
    readonly attributes: Partial<Record<SearchAttributeName, unknown>>;
    /** One of its name has run before, and has ended. */
    readonly again?: true;
  };
}

/** What the record of decisions holds: what follows, or the refusal of the law. */
export type Decided<S> =
  | { readonly refusal: { readonly code: string; readonly zh: string; readonly en: string } }
  | (Outcome<S> & { readonly refusal?: undefined });

/**
 * What a message brings about. `case`: decided from the case's own state, by the law, in a local activity; the function may ask
 * the law, for it is not asked again on a replay. `service`: decided by that service from its records, in the transaction that
 * records it; `act` only says what it is asked, and asks no law. Nothing: the message means nothing to the case as it stands.
 */
export type Rule<O, S> =
  | { readonly decidedBy: 'case'; decide(turn: Turn<O, S>, argument: never): Outcome<S> }
  | { readonly decidedBy: Service; act(turn: Turn<O, S>, argument: never): ActOf<AnyActs> };

/** A kind of case: its states, the table of its messages, and what people see of it. */
export interface CaseDefinition<O, S, R, V> {
  readonly workflow: string;
  readonly states: StateTable;
  initial(opening: O): S;
  /** Numbers below which no step of this run may be, for those of its life before have them; absent: it has one life. */
  stepsBefore?(opening: O): number;
  /** By which fact the case goes on that has ended and is not closed yet; absent: by none. */
  readonly reopenedBy?: string;
  /** The instant to which its beginning is dated, however late the machine was. */
  begunAt(opening: O): CourtInstant;
  /** How it begins; which rule applies may depend on what it opens with. */
  start(turn: Turn<O, S>): Rule<O, S>;
  readonly commands: Readonly<Record<string, Rule<O, S>>>;
  /** By the fact's name; which rule applies may depend on how the case stands. */
  readonly facts: Readonly<Record<string, (turn: Turn<O, S>) => Rule<O, S> | undefined>>;
  deadline(turn: Turn<O, S>, due: NextDeadline): Rule<O, S>;
  /** How the answers of services change the case, by the act that they answer: an assignment, no law. */
  readonly answers: { readonly [A in ActName]?: (turn: Turn<O, S>, answer: AnswerOf<AnyActs, A>) => Outcome<S> };
  /** What is due next in the case as it stands after a decision of its own. Asks the law: part of the decision. */
  due(turn: Turn<O, S>): NextDeadline | null;
  /** What the case waits for, in Chinese. */
  awaiting(state: S, stage: string): string;
  /** How the case stands, as people see it. */
  status(standing: Standing<O, S>): V;
  /** The result with which it completes. */
  result(standing: Standing<O, S>): R;
  /** What operators see of it in the Temporal UI. Never personal data. */
  readonly shown: {
    attributes(standing: Standing<O, S>): Partial<Record<SearchAttributeName, unknown>>;
    /** Markdown. */
    details(standing: Standing<O, S>): string;
    deadline(due: NextDeadline, state: S): string;
  };
  /** To whom a fact of this name goes that comes when the case has ended; absent: to nobody. */
  heir?(standing: Standing<O, S>, fact: string): string | undefined;
}

/** A case between two turns. */
export interface Standing<O, S> {
  readonly opening: O;
  readonly state: S;
  readonly stage: string;
  readonly due: NextDeadline | null;
  readonly ended?: { readonly ending: string; readonly rule: string; readonly at: CourtInstant };
  readonly latenessSeconds?: number;
}
