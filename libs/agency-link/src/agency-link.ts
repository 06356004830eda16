import type {
  AgencyDelivery,
  AgencyMessage,
  AgencyMessageKind,
  AgencyQuestion,
  PropertyRequest,
  SnapshotEnd,
  SnapshotLine,
  StaffQuestion,
} from '@hejie/contracts/exchange';

import type { LinkRefusal } from './link-error.js';

/** What a court sends. */
export type CourtMessageKind = 'DELIVERY' | 'QUESTION' | 'STAFF_QUESTION' | 'PROPERTY_REQUEST';
/** What an agency sends. */
export type AnswerKind = Exclude<AgencyMessageKind, CourtMessageKind>;

/** A message as it travels: the very bytes, as text, and the detached signature over them. */
export interface SignedMessage<K extends AgencyMessageKind = AgencyMessageKind> {
  readonly kind: K;
  readonly body: string;
  readonly signature: string;
}

/** What an agency said: verified against its keys, fit for the contract, and spoken in its own name. */
export type Heard<K extends AnswerKind = AnswerKind> = {
  [A in K]: {
    readonly kind: A;
    readonly message: AgencyMessage<A>;
    /** `sha256:` of the signed bytes. */
    readonly evidence: string;
    /** The bytes and their signature: what the agency cannot deny to have said. */
    readonly signed: SignedMessage<A>;
  };
}[K];

/** What came in and is not taken: quarantined where the transport has a place for it. Holds nothing of what it says. */
export interface Broken {
  /** A code: why. */
  readonly reason: string;
  /** `sha256:` of the bytes that came. */
  readonly digest: string;
  /** Under which name: of a file, a record (`partition/offset`), a path. */
  readonly name: string;
}

/** What was put to the agency and refused without a signed receipt, as the relay that carried it says in its own name: a refusal of the transport, no word of the agency. */
export interface Refused {
  readonly about: CourtMessageKind;
  /** Of the delivery or question. */
  readonly id: string;
  readonly refusal: LinkRefusal;
}

/** What has come in: a message, a refusal that came later than what was put, or something broken that is to be recorded. */
export type Incoming =
  | Heard
  | { readonly kind: 'REFUSED'; readonly refused: Refused }
  | { readonly kind: 'BROKEN'; readonly broken: Broken };

/**
 * An agency's snapshot, line by line and never as a whole. Whether it was whole, unaltered and signed is known at its end only: the loop throws {@link LinkUntrusted} there
 * if it was not, and what was made of its lines counts for nothing.
 */
export interface SnapshotReader extends AsyncIterable<SnapshotLine> {
  /** Its verified last line. @throws Error before the last line was read. */
  end(): SnapshotEnd;
  /** It has been worked through: it is not handed over again. Does nothing where there is nothing to put away. */
  taken(): Promise<void>;
}

/**
 * The way to one agency, whatever the transport. Each of them may throw `LinkAway`, `LinkRefusal` and `LinkUntrusted`. `null`: the answer comes later, by
 * {@link collect} or at the door, or the transport has none.
 */
export interface AgencyLink {
  /** Put again it is the same. Heard: a RECEIPT, also one that says REJECTED or STALE. */
  deliver(message: AgencyDelivery): Promise<Heard | null>;
  /** What has become of a delivery. `null` also where the agency does not know it: it is to be put again. */
  receipt(deliveryId: string): Promise<Heard | null>;
  /** What the agency shows (回读). */
  readBack(question: AgencyQuestion): Promise<Heard | null>;
  askStaff(question: StaffQuestion): Promise<Heard | null>;
  /** Put again it is the same. Heard: a PROPERTY_REPLY, also one that says that nothing is known yet. */
  askProperty(request: PropertyRequest): Promise<Heard | null>;
  /** What the agency has to say of a request about property by now. `null` also where it does not know it: it is to be put again. */
  propertyReply(requestId: string): Promise<Heard | null>;
  /** `null`: there is none now. */
  snapshot(): Promise<SnapshotReader | null>;
  /**
   * Hands over all that has come in, one after the other, each once `take` of the one before has resolved; only then is it put away. What was handed over and not put away, because
   * `take` or the process failed, is handed over again: whoever takes knows messages by their evidence.
   * @returns how many were handed over.
   */
  collect(take: (incoming: Incoming) => Promise<void>): Promise<number>;
  close(): Promise<void>;
}
