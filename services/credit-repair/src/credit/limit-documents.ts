import { debtorOf, nameOf, numberOf, type FileOccasion, type NewDocument } from '@hejie/casework';
import { type LiftPaper } from '@hejie/contracts/workflows';
import { instantText, LawError, legalDateOf, type LegalDate } from '@hejie/law';
import {
  filingOfOrder,
  legalCapacityOf,
  type ConsumptionClass,
  type CreditFile,
  type LegalCapacity,
  type LiftGround,
} from '@hejie/settlement';
import { beginning, CLASSES, nthLift } from './letters.js';
import { headed, printed, signed } from './printed.js';

type Limit = CreditFile['limits'][number];
/** Where an agent is limited the law has found that his debtor lacks full capacity. */
type Lacking = Exclude<LegalCapacity, 'FULL'>;

/** As what a person is limited, in the words of the orders. Exit of an actual controller is not limited, nor consumption of a statutory agent. */
const BEHIND_A_UNIT = {
  LEGAL_REPRESENTATIVE: 'LEGAL_REPRESENTATIVE',
  HEAD: 'HEAD',
  DIRECTLY_RESPONSIBLE: 'RESPONSIBLE',
} as const;
const STANDING = { ...BEHIND_A_UNIT, ACTUAL_CONTROLLER: 'CONTROLLER' } as const;
const STANDING_OF_EXIT = { ...BEHIND_A_UNIT, DEBTOR: 'DEBTOR', STATUTORY_AGENT: 'STATUTORY_AGENT' } as const;

const LIFTED_ON = {
  PERFORMED: 'PERFORMED',
  SECURED: 'SECURITY',
  CREDITOR_CONSENTS: 'CREDITOR_CONSENTS',
  REPRESENTATIVE_CHANGED: 'NO_LONGER_RESPONSIBLE',
  RAISES_ABILITY: 'CREDIT_REPAIRED',
  ENFORCEMENT_ENDED: 'ENFORCEMENT_ENDED',
} as const;
/** Grounds of a lift, in the words of its document: the law admits no others of each kind. */
const CONSUMPTION_LIFTED_ON = {
  ...LIFTED_ON,
  NEEDED: 'NEEDED',
  PRIVATE_MEANS: 'PRIVATE_MEANS',
  CORRECTED: 'CORRECTED',
} as const;
const EXIT_LIFTED_ON = { ...LIFTED_ON, REVIEWED: 'REVIEWED' } as const;

/** By which document a limit of each kind is ordered, and lifted. */
const ORDERS = { CONSUMPTION: 'CONSUMPTION_LIMIT', EXIT: 'EXIT_LIMIT' } as const;
const LIFTS = { CONSUMPTION: 'CONSUMPTION_LIMIT_LIFT', EXIT: 'EXIT_LIMIT_LIFT' } as const;

/** The document that was ordered of a limit. */
export const orderId = (partyId: string, limitId: string): string => `limit-order/${partyId}/${limitId}`;

/** LIM-ART-5: whom a sanction is served on and told to: the debtor, and who behind a unit it concerns. */
export const concerned = ({ about }: FileOccasion, subjectPartyId: string) =>
  [...new Set([about, subjectPartyId])].map((partyId) => ({ partyId }));

/** What every document of a limit is of: served on whom it concerns, and on the bodies that are told or assist. */
const of = (
  occasion: FileOccasion,
  { authority, subjectPartyId }: Pick<Limit, 'authority' | 'subjectPartyId'>,
  id: string,
  bodies: readonly string[] = [],
) => ({
  id,
  under: authority,
  signatories: signed(occasion),
  to: [...concerned(occasion, subjectPartyId), ...bodies.map((body) => ({ body }))],
});

/** 限制消费令 (LIM-ART-5) or 限制出境决定书 (LIM-EXIT): of the debtor, of one behind a unit whom it concerns (LIM-ART-3-2), or of the agent of one without full capacity. @throws LawError as `filingOfOrder`. */
export function limitOrder(limit: Limit, file: CreditFile, occasion: FileOccasion): NewDocument {
  const { listings } = file;
  const { about: partyId, at } = occasion;
  const { id, kind, notice, capacity, subjectPartyId, graceEndsOn, appliedBy, necessity } = limit;
  const { filedOn, bodies } = printed(occasion, ORDERS[kind]);
  const untrue = filingOfOrder(limit.authority, filedOn, legalDateOf(at));
  if (untrue !== null) throw new LawError(untrue);
  const fields = {
    ...headed(occasion),
    filedOn,
    ...(appliedBy !== undefined && { applicant: nameOf(appliedBy) }),
    ...(necessity !== undefined && { necessity }),
    ...(notice && { noticeServedOn: notice.servedOn, noticeLastDay: notice.lastDay }),
    ...(bodies && { bodies: [...bodies] }),
  };
  const order = of(occasion, limit, orderId(partyId, id), bodies);
  if (kind === 'EXIT')
    return {
      ...order,
      kind: ORDERS.EXIT,
      fields: {
        ...fields,
        standing: STANDING_OF_EXIT[capacity as keyof typeof STANDING_OF_EXIT],
        ...(capacity === 'STATUTORY_AGENT' && { debtorCapacity: legalCapacityOf(file, legalDateOf(at)) as Lacking }),
        person: nameOf(subjectPartyId),
        particulars: { of: 'PARTY', partyId: subjectPartyId, part: 'particulars' },
      },
    };
  return {
    ...order,
    kind: ORDERS.CONSUMPTION,
    fields: {
      ...fields,
      listed: listings.some(({ stage, published }) => stage === 'PUBLISHED' && published!.at <= at),
      ...(capacity !== 'DEBTOR' && {
        persons: [{ standing: STANDING[capacity as keyof typeof STANDING], name: nameOf(subjectPartyId) }],
      }),
      ...(graceEndsOn && { graceEndsOn }),
    },
  };
}

/** What a document says that lifts a limit or makes an exception to it: which order, and why. */
const lifting = ({ about: partyId }: FileOccasion, { id, orderedAt }: Limit, { facts, bodies }: LiftPaper) => ({
  ...debtorOf(partyId),
  orderNumber: numberOf(orderId(partyId, id)),
  orderedOn: legalDateOf(orderedAt),
  facts,
  bodies: [...bodies],
});

/** On what a limit is lifted, how far, and where it is needed up to which day. */
interface Lift {
  readonly ground: LiftGround;
  readonly scope: 'WHOLE' | readonly ConsumptionClass[];
  readonly until?: LegalDate;
}

/** 解除限制消费令 (LIM-ART-9-1, LIM-ART-9-2, LIM-ART-8), in whole or for the classes that it names (CR-L-AH); 解除限制出境决定书 (LIM-EXIT). Where enforcement has ended, with how the case was closed. */
export function limitLift(
  limit: Limit,
  { ground, scope, until }: Lift,
  { debt }: Pick<CreditFile, 'debt'>,
  occasion: FileOccasion,
): NewDocument {
  const { kind, subjectPartyId } = limit;
  const paper = printed(occasion, LIFTS[kind]);
  const lift = of(occasion, limit, `limit-lift/${occasion.about}/${nthLift(limit)}`, paper.bodies);
  const fields = {
    ...lifting(occasion, limit, paper),
    ...(ground === 'ENFORCEMENT_ENDED' && { closedAs: debt.closedAs }),
  };
  if (kind === 'EXIT') {
    const word = EXIT_LIFTED_ON[ground as keyof typeof EXIT_LIFTED_ON];
    return { ...lift, kind: LIFTS.EXIT, fields: { ...fields, ground: word, person: nameOf(subjectPartyId) } };
  }
  return {
    ...lift,
    kind: LIFTS.CONSUMPTION,
    fields: {
      ...fields,
      ground: CONSUMPTION_LIFTED_ON[ground as keyof typeof CONSUMPTION_LIFTED_ON],
      subjects: [nameOf(subjectPartyId)],
      ...(scope !== 'WHOLE' && { scope: scope.map((one) => CLASSES[one]).join('、') }),
      ...(until && { until }),
    },
  };
}

/** 暂时解除限制消费决定书 (LIM-35-17, S23), signed by the president. */
export function permissionDecision(limit: Limit, permissionId: string, occasion: FileOccasion): NewDocument {
  const paper = printed(occasion, 'CONSUMPTION_PERMISSION');
  const { ground, from, until } = limit.permissions.find(({ id }) => id === permissionId)!;
  return {
    ...of(occasion, limit, `permission/${occasion.about}/${limit.id}/${permissionId}`, paper.bodies),
    kind: 'CONSUMPTION_PERMISSION',
    fields: {
      ...lifting(occasion, limit, paper),
      subject: nameOf(limit.subjectPartyId),
      ground,
      from: beginning(from),
      until: instantText(until).zh,
    },
  };
}
