import { publishFact, type FileOccasion, type NewLetter, type NewTask } from '@hejie/casework';
import {
  listingReinstated,
  listingSuspended,
  repairApplicationMoved,
  repairCertificateHeld,
  repairCertificateHoldEnded,
  repairCertificateRevoked,
  repairCertified,
} from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { repairedUnder, type CreditFile, type RepairApplication } from '@hejie/settlement';
import { type EventOf, type Told, type Tells } from '../credit/told.js';
import { applicationDecision } from './application-decision.js';
import * as letters from './letters.js';

type RepairKind =
  | `APPLICATION_${'RECEIVED' | 'COMPLETE' | 'DEFECTIVE' | 'SUPPLEMENTED' | 'GRANTED' | 'REFUSED'}`
  | 'COMPLAINT_ANSWERED'
  | `SUSPENSION_${'GRANTED' | 'RENEWED' | 'ENDING' | 'ENDED'}`
  | 'ENTRY_REINSTATED'
  | 'REINSTATEMENT_REVERSED'
  | `TERM_EXTENSION_${'OPEN' | 'SETTLED'}`
  | 'REFUSAL_LEAD_PROPOSED'
  | `CERTIFICATE_${'ISSUED' | 'HELD' | 'HOLD_ENDED' | 'REVOKED'}`;

const moved = ({ about: partyId }: FileOccasion, applicationId: string, state: RepairApplication['state']) => [
  publishFact(repairApplicationMoved, { partyId, applicationId, state }),
];

/** Under which number the debtor is written to. */
const under = ({ known }: FileOccasion, after: CreditFile): string => repairedUnder(after, known.caseNumber);

/** A letter to the debtor of the record. */
const toDebtor = ({ about: partyId }: FileOccasion, letter: NewLetter): NewLetter[] => [
  { to: [{ partyId }], ...letter },
];

const stepsOf = ({ applications }: CreditFile, id: string): number =>
  applications.find((one) => one.id === id)!.steps.length;

const suspended = (
  { listingId, suspensionId }: { readonly listingId: string; readonly suspensionId: string },
  { about: partyId }: FileOccasion,
  { listings }: CreditFile,
) => {
  const { lastDay } = listings.flatMap(({ suspensions }) => suspensions).find(({ id }) => id === suspensionId)!;
  return [publishFact(listingSuspended, { partyId, listingId, suspensionId, lastDay })];
};

const reinstated = (
  { listingId, suspensionId }: { readonly listingId: string; readonly suspensionId: string },
  { about: partyId }: FileOccasion,
  why: 'TERM' | 'FINDING',
) => [publishFact(listingReinstated, { partyId, listingId, suspensionId, why })];

/** What of repair (信用修复) is told beside its audit line. */
export const REPAIR_TOLD: Tells<RepairKind> = {
  APPLICATION_RECEIVED: ({ applicationId }, occasion, after) => ({
    facts: moved(occasion, applicationId, 'RECEIVED'),
    letters: toDebtor(occasion, letters.received(under(occasion, after), applicationId)),
  }),
  APPLICATION_SUPPLEMENTED: ({ applicationId }, occasion) => ({ facts: moved(occasion, applicationId, 'RECEIVED') }),
  APPLICATION_COMPLETE: ({ applicationId }, occasion) => ({ facts: moved(occasion, applicationId, 'UNDER_REVIEW') }),
  APPLICATION_DEFECTIVE: ({ applicationId, missing, until }, occasion, after) => {
    const { defect } = after.applications.find(({ id }) => id === applicationId)!;
    const of = { applicationId, nth: stepsOf(after, applicationId) };
    return {
      facts: moved(occasion, applicationId, 'DEFECTIVE'),
      letters: toDebtor(
        occasion,
        letters.defective(under(occasion, after), of, { missing, words: defect!.words, until }),
      ),
    };
  },
  APPLICATION_GRANTED: ({ applicationId }, occasion, after) => ({
    facts: moved(occasion, applicationId, 'GRANTED'),
    letters: toDebtor(occasion, letters.granted(under(occasion, after), applicationId)),
    documents: applicationDecision(applicationId, occasion, after),
  }),
  APPLICATION_REFUSED: ({ applicationId, reasons }, occasion, after) => ({
    facts: moved(occasion, applicationId, 'REFUSED'),
    letters: toDebtor(
      occasion,
      letters.refused(under(occasion, after), { applicationId, nth: stepsOf(after, applicationId) }, reasons),
    ),
    documents: applicationDecision(applicationId, occasion, after),
  }),
  COMPLAINT_ANSWERED: ({ applicationId, complaintId, upheld }, occasion, after) => {
    const { complaints } = after.applications.find(({ id }) => id === applicationId)!;
    const { answered } = complaints.find(({ id }) => id === complaintId)!;
    return {
      letters: toDebtor(
        occasion,
        letters.complaintAnswered(under(occasion, after), complaintId, upheld, answered!.words),
      ),
    };
  },
  SUSPENSION_GRANTED: suspendedWith(letters.suspended),
  SUSPENSION_RENEWED: suspendedWith(letters.renewed),
  SUSPENSION_ENDING: ({ suspensionId }, occasion, after) => {
    const { lastDay } = after.listings.flatMap(({ suspensions }) => suspensions).find(({ id }) => id === suspensionId)!;
    return { letters: toDebtor(occasion, letters.ending(under(occasion, after), suspensionId, lastDay)) };
  },
  SUSPENSION_ENDED: (event, occasion, after) => ({
    facts: reinstated(event, occasion, 'TERM'),
    letters: toDebtor(occasion, letters.ended(under(occasion, after), event.suspensionId)),
  }),
  ENTRY_REINSTATED: (event, occasion, after) => ({
    facts: reinstated(event, occasion, 'FINDING'),
    letters: toDebtor(occasion, letters.reinstated(under(occasion, after), event.suspensionId, event.condition)),
  }),
  REINSTATEMENT_REVERSED: ({ listingId, suspensionId, restoredAs }, occasion, after) => ({
    facts: restoredAs === null ? [] : suspended({ listingId, suspensionId: restoredAs }, occasion, after),
    letters: toDebtor(occasion, letters.reversed(under(occasion, after), suspensionId, restoredAs !== null)),
  }),
  TERM_EXTENSION_OPEN: ({ listingId, since, mostYears }, occasion, after) => ({
    tasks: { reopened: [proposal(occasion, after, TERM_EXTENSION, { listingId, mostYears }, `${listingId}/${since}`)] },
  }),
  // Whoever has looked at it may have completed it already.
  TERM_EXTENSION_SETTLED: ({ listingId, since, by }, occasion, after) => {
    const { id } = proposal(occasion, after, TERM_EXTENSION, { listingId }, `${listingId}/${since}`);
    return by === CASE_ITSELF
      ? { tasks: { cancelled: [{ id }] } }
      : { tasks: { done: [{ id, ifOpen: true, outcome: { ended: TERM_EXTENSION.kind } }] } };
  },
  REFUSAL_LEAD_PROPOSED: ({ conductId, why, at }, occasion, after) => ({
    tasks: { opened: [proposal(occasion, after, REFUSAL_LEAD, { conductId, why }, `${conductId ?? why}/${at}`)] },
  }),
  CERTIFICATE_ISSUED: ({ certificateId, of: kind, scope }, { about: partyId }) => ({
    facts: [publishFact(repairCertified, { partyId, certificateId, kind, scope })],
  }),
  CERTIFICATE_HELD: ({ certificateId, at }, occasion, after) => ({
    facts: [publishFact(repairCertificateHeld, { partyId: occasion.about, certificateId })],
    letters: toDebtor(occasion, letters.held(under(occasion, after), certificateId, at)),
  }),
  CERTIFICATE_HOLD_ENDED: ({ certificateId, at }, occasion, after) => ({
    facts: [publishFact(repairCertificateHoldEnded, { partyId: occasion.about, certificateId })],
    letters: toDebtor(occasion, letters.holdEnded(under(occasion, after), certificateId, at)),
  }),
  CERTIFICATE_REVOKED: ({ certificateId, why }, occasion, after) => ({
    facts: [publishFact(repairCertificateRevoked, { partyId: occasion.about, certificateId, why })],
    letters: toDebtor(occasion, letters.revoked(under(occasion, after), certificateId)),
  }),
};

function suspendedWith(letter: typeof letters.suspended) {
  return (
    event: EventOf<'SUSPENSION_GRANTED' | 'SUSPENSION_RENEWED'>,
    occasion: FileOccasion,
    after: CreditFile,
  ): Told => ({
    facts: suspended(event, occasion, after),
    letters: toDebtor(occasion, letter(under(occasion, after), event.suspensionId, event.lastDay)),
  });
}

/** A longer term (DIS-ART-2-1), and a lead for 拒执 (PROC-27): a person decides on each, the law proposes it. */
const TERM_EXTENSION = {
  kind: 'CONSIDER_TERM_EXTENSION',
  role: 'court-president',
  rule: 'DIS-ART-2-1',
  zh: '屏蔽期间又有失信行为，可以延长纳入期限，请决定',
} as const;
const REFUSAL_LEAD = {
  kind: 'CONSIDER_REFUSAL_LEAD',
  role: 'enforcement-judge',
  rule: 'PROC-27',
  zh: '被执行人涉嫌拒不执行判决、裁定的线索，请决定是否移送',
} as const;

function proposal(
  occasion: FileOccasion,
  after: CreditFile,
  { zh, ...of }: typeof TERM_EXTENSION | typeof REFUSAL_LEAD,
  said: NewTask['facts'],
  id: string,
): NewTask {
  const { caseId, about } = occasion;
  const caseNumber = under(occasion, after);
  return {
    ...of,
    id: `${of.kind.toLowerCase().replaceAll('_', '-')}/${caseId}/${about}/${id}`,
    facts: { caseNumber, partyId: about, ...said },
    title: `${caseNumber}：${zh}`,
  };
}
