import { type LegalDate } from '@hejie/law';
import { PUBLISHED_DECISIONS, type AgencyEntryKind, type PublishedDecision } from '../agencies/published-decision.js';
import { type CreditEvent } from './credit-change.js';
import {
  type CreditFile,
  type DeletionGround,
  type LiftGround,
  type Limit,
  type LimitDecided,
  type Listing,
} from './credit-file.js';
import { putRightBy } from './open-corrections.js';
import { goneBy, type Reading } from './open-deletions.js';
import { type RepairCertificate } from './repair-file.js';

/** A decision of which bodies are told (推送决定): of whose entry, and by which day of the law it must show nowhere. */
export interface ToldToAgencies {
  /** Of whom the entry speaks: the debtor, or who behind a unit is limited. */
  readonly partyId: string;
  readonly entryKind: AgencyEntryKind;
  readonly rowId: string;
  readonly decision: PublishedDecision;
  readonly rule: string;
  readonly lastDay: LegalDate | null;
  /** Of a limit: which one, and on which ground it is lifted; by it bodies are told the article that the court's own order cites. */
  readonly limit?: LimitDecided;
}

/** An event of one kind, where several kinds share their words too. */
type EventOf<K extends CreditEvent['kind']> = CreditEvent & { readonly kind: K };
type Told<K extends CreditEvent['kind']> = (
  event: EventOf<K>,
  after: CreditFile,
  turn: Reading,
) => ToldToAgencies | undefined;

/**
 * DIS-ART-8, CR-N-1, CR-N-5, LIM-ART-9-2: what bodies are told of something that was done in a credit record; undefined: nothing, for nothing changes of what they keep.
 * `after`: the record with what was done. An entry that is suspended is shown by nobody: what is put right of it meanwhile goes out with its reinstatement; a longer suspension
 * is told as a suspension until its new day. A limit of consumption is told once it is in force and served, for it holds from then on; one of exit with its order, for it is kept at the border. Throws
 * `CALENDAR.YEAR_UNKNOWN`.
 */
export function toldToAgencies(event: CreditEvent, after: CreditFile, turn: Reading): ToldToAgencies | undefined {
  const told = TOLD[event.kind] as Told<CreditEvent['kind']> | null;
  return told?.(event, after, turn);
}

/** By which rule an entry is deleted on each ground. */
const DELETION_RULES: Readonly<Record<DeletionGround, string>> = {
  PERFORMED: 'DIS-ART-10-1',
  SETTLEMENT_PERFORMED: 'DIS-ART-10-1',
  CREDITOR_REQUESTS: 'DIS-ART-10-1',
  NOTHING_FOUND: 'DIS-ART-10-1',
  STAYED: 'DIS-ART-10-1',
  NOT_ENFORCED: 'DIS-ART-10-1',
  TERMINATED: 'DIS-ART-10-1',
  TERM_ENDED: 'DIS-ART-10-2',
  EARLY: 'DIS-ART-2-2',
  CORRECTED: 'DIS-ART-11',
  SUPERSEDED: 'DIS-ART-2-1',
};

/** By which rule a limit is lifted, in whole or in part, on each ground. */
const LIFT_RULES: Readonly<Record<LiftGround, string>> = {
  PERFORMED: 'LIM-ART-9-2',
  SECURED: 'LIM-ART-9-1',
  CREDITOR_CONSENTS: 'LIM-ART-9-1',
  RAISES_ABILITY: 'CR-L-AH',
  NEEDED: 'LIM-ART-8',
  PRIVATE_MEANS: 'LIM-ART-3-2',
  REPRESENTATIVE_CHANGED: 'LIM-35-17',
  ENFORCEMENT_ENDED: 'LIM-ART-1',
  REVIEWED: 'LIM-EXIT',
  CORRECTED: 'DIS-ART-11',
};

/** LIM-EXIT: a limit of exit ends by its own rule on the grounds that it shares with one of consumption. */
const liftRule = ({ kind }: Limit, ground: LiftGround): string =>
  kind === 'EXIT' && LIFT_RULES[ground].startsWith('LIM-ART-9') ? 'LIM-EXIT' : LIFT_RULES[ground];

const listingOf = ({ listings }: CreditFile, listingId: string): Listing =>
  listings.find(({ id }) => id === listingId)!;
const limitOf = ({ limits }: CreditFile, limitId: string): Limit => limits.find(({ id }) => id === limitId)!;

interface How {
  readonly rule?: string;
  readonly lastDay?: LegalDate | null;
  readonly limit?: LimitDecided;
}

function told(partyId: string, rowId: string, decision: PublishedDecision, how: How = {}): ToldToAgencies {
  const { entry: entryKind, rule: byTable } = PUBLISHED_DECISIONS[decision];
  const { rule = byTable, lastDay = null, limit } = how;
  return { partyId, entryKind, rowId, decision, rule, lastDay, ...(limit && { limit }) };
}

/** Of an entry on the list. */
const ofListing = (
  { subject: { partyId } }: CreditFile,
  { listingId }: { readonly listingId: string },
  decision: PublishedDecision,
  how?: How,
): ToldToAgencies => told(partyId, listingId, decision, how);

/** What is shown of an entry is otherwise: told where it is shown. */
const shownOtherwise = (
  after: CreditFile,
  event: { readonly listingId: string },
  rule: string,
  lastDay: LegalDate | null = null,
): ToldToAgencies | undefined =>
  listingOf(after, event.listingId).stage === 'PUBLISHED'
    ? ofListing(after, event, 'LISTING_CORRECTED', { rule, lastDay })
    : undefined;

/** LIM-ART-5, LIM-EXIT: have bodies to know of the limit? */
const isKnown = ({ kind, inForce, servedAt }: Limit): boolean =>
  inForce !== undefined && (kind === 'EXIT' || servedAt !== undefined);

/** Of a limit that bodies have to know of. */
function ofLimit(
  after: CreditFile,
  { limitId }: { readonly limitId: string },
  decision: PublishedDecision,
  { rule, ground }: { readonly rule?: string; readonly ground?: LiftGround } = {},
): ToldToAgencies | undefined {
  const limit = limitOf(after, limitId);
  if (!isKnown(limit)) return undefined;
  const { kind, subjectPartyId } = limit;
  return told(subjectPartyId, limitId, decision, { ...(rule && { rule }), limit: { kind, ...(ground && { ground }) } });
}

const limited = (after: CreditFile, event: { readonly limitId: string }): ToldToAgencies | undefined =>
  ofLimit(after, event, 'LIMITED', limitOf(after, event.limitId).kind === 'EXIT' ? { rule: 'LIM-EXIT' } : {});

/** Of a limit that goes on otherwise; one that is lifted goes on no more. */
const limitChanged = (
  after: CreditFile,
  event: { readonly limitId: string },
  how: { readonly rule: string; readonly ground?: LiftGround },
): ToldToAgencies | undefined =>
  limitOf(after, event.limitId).lifted === undefined ? ofLimit(after, event, 'LIMIT_CHANGED', how) : undefined;

/** PRE-13: 自动履行证明书 repairs nothing: who performed on time is told of by himself. */
const REPAIRS: Readonly<Record<RepairCertificate['kind'], boolean>> = {
  NOTICE: true,
  DECISION: true,
  CERTIFICATE: true,
  VOLUNTARY: false,
};

function ofCertificate(
  { certificates, subject: { partyId } }: CreditFile,
  { certificateId }: { readonly certificateId: string },
  decision: PublishedDecision,
): ToldToAgencies | undefined {
  const { kind } = certificates.find(({ id }) => id === certificateId)!;
  return REPAIRS[kind] ? told(partyId, certificateId, decision) : undefined;
}

/** What is told of each kind of event; null: it changes nothing of what bodies keep, or another event that comes with it tells. */
const TOLD: { readonly [K in CreditEvent['kind']]: Told<K> | null } = {
  LISTING_PROPOSED: null,
  PROMISE_OFFERED: null,
  PROMISE_ANSWERED: null,
  LISTING_DECIDED: null,
  LISTING_REFUSED: null,
  LISTING_SERVED: null,
  GRACE_ENDED: null,
  LISTING_PUBLISHED: (event, after) => ofListing(after, event, 'LISTED'),
  LISTING_NOT_EXECUTED: null,
  LISTING_REVIVED: null,
  TERM_EXTENDED: (event, after) => shownOtherwise(after, event, 'DIS-ART-2-1'),
  TERM_ENDED: null,
  DELETION_GROUND_RECORDED: null,
  DELETION_REFUSED: null,
  LISTING_DELETED: (event, after, turn) =>
    ofListing(after, event, 'DELETED', {
      rule: DELETION_RULES[event.ground],
      lastDay:
        (event.ground === 'CORRECTED' ? putRightBy(after, event.listingId, turn) : null) ?? goneBy(after, event, turn),
    }),
  CORRECTION_FILED: null,
  CORRECTION_DECIDED: null,
  CORRECTION_SERVED: null,
  CORRECTED: (event, after, turn) => {
    if (event.ground !== 'WRONG_DATA') return undefined;
    if ('limitId' in event) return limitChanged(after, event, { rule: 'DIS-ART-11' });
    return shownOtherwise(after, event, 'DIS-ART-11', putRightBy(after, event.listingId, turn));
  },
  RECONSIDERATION_FILED: null,
  RECONSIDERATION_DECIDED: null,
  LISTING_REVOKED: (event, after, turn) =>
    listingOf(after, event.listingId).published === undefined
      ? undefined
      : ofListing(after, event, 'REVOKED', { lastDay: putRightBy(after, event.listingId, turn) }),
  RELISTING_OPEN: null,
  RELISTING_SETTLED: null,
  LIMIT_ORDERED: (event, after) => limited(after, event),
  LIMIT_SERVED: (event, after) => (limitOf(after, event.limitId).kind === 'EXIT' ? undefined : limited(after, event)),
  LIMIT_IN_FORCE: (event, after) => limited(after, event),
  LIMIT_LIFTED: (event, after) => {
    const { ground, scope } = event;
    const how = { ground, rule: liftRule(limitOf(after, event.limitId), ground) };
    return scope === 'WHOLE' ? ofLimit(after, event, 'LIFTED', how) : limitChanged(after, event, how);
  },
  LIMIT_REVIEW_FILED: null,
  LIMIT_REVIEWED: (event, after) =>
    event.upheld ? ofLimit(after, event, 'LIFTED', { rule: LIFT_RULES.REVIEWED, ground: 'REVIEWED' }) : undefined,
  PERMISSION_GRANTED: (event, after) => limitChanged(after, event, { rule: 'LIM-35-17' }),
  PERMISSION_REVOKED: (event, after) => limitChanged(after, event, { rule: 'LIM-35-17' }),
  PERMISSION_ENDED: (event, after) => limitChanged(after, event, { rule: 'LIM-35-17' }),
  PENALTY_PROPOSED: null,
  PENALTY_DECIDED: null,
  PENALTY_REFUSED: null,
  PENALTY_SERVED: null,
  PENALTY_RECONSIDERATION_FILED: null,
  PENALTY_RECONSIDERED: null,
  CREDITOR_WISH_RECORDED: null,
  RANK_FOUND: null,
  CAPACITY_FOUND: null,
  RECORD_CLOSED: null,
  TASK_OPENED: null,
  TASK_ENDED: null,
  TASK_LAST_DAY: null,
  TASK_OVERDUE: null,
  TASK_REDATED: null,
  LISTING_REDATED: null,
  APPLICATION_RECEIVED: null,
  APPLICATION_COMPLETE: null,
  APPLICATION_DEFECTIVE: null,
  SUPPLEMENT_TIME_OVER: null,
  APPLICATION_SUPPLEMENTED: null,
  INQUIRY_RECORDED: null,
  APPLICATION_GRANTED: null,
  APPLICATION_REFUSED: null,
  COMPLAINT_FILED: null,
  COMPLAINT_ANSWERED: null,
  SUSPENSION_GRANTED: (event, after) => ofListing(after, event, 'SUSPENDED'),
  SUSPENSION_RENEWED: (event, after) => ofListing(after, event, 'SUSPENDED', { rule: 'CR-REV' }),
  SUSPENSION_ENDING: null,
  SUSPENSION_ENDED: (event, after) => ofListing(after, event, 'REINSTATED'),
  FINDING_OPENED: null,
  FINDING_DISMISSED: null,
  FINDING_REFUTED: null,
  REFUTATION_FALLEN: null,
  FINDING_WITHDRAWN: null,
  ENTRY_REINSTATED: (event, after) => ofListing(after, event, 'REINSTATED'),
  REINSTATEMENT_REVERSED: (event, after) =>
    event.restoredAs === null ? undefined : ofListing(after, event, 'SUSPENDED', { rule: 'CR-REV' }),
  TERM_EXTENSION_OPEN: null,
  TERM_EXTENSION_SETTLED: null,
  REFUSAL_LEAD_PROPOSED: null,
  CONDUCT_REPORTED: null,
  CONDUCT_ATTRIBUTED: null,
  CONDUCT_CURED: null,
  CERTIFICATE_ISSUED: (event, after) => ofCertificate(after, event, 'REPAIRED'),
  CERTIFICATE_HELD: (event, after) => ofCertificate(after, event, 'REPAIR_HELD'),
  CERTIFICATE_HOLD_ENDED: (event, after) => ofCertificate(after, event, 'REPAIR_RESTORED'),
  CERTIFICATE_REVOKED: (event, after) => ofCertificate(after, event, 'REPAIR_REVOKED'),
};
