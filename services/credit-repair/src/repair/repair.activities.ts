import { type StepContext, type StepHandlers } from '@hejie/casework';
import { type CreditRepairActs, type RepairCommands } from '@hejie/contracts/workflows';
import {
  decideApplicationReceipt,
  decideAttribution,
  decideBrokenCondition,
  decideCertificateHold,
  decideCertificateRevocation,
  decideComplaint,
  decideComplaintAnswer,
  decideConductCure,
  decideConductReport,
  decideDismissal,
  decideEndOfHold,
  decideExamination,
  decideGrant,
  decideInquiry,
  decideRefusal,
  decideReinstatement,
  decideSupplement,
  type CreditChange,
  type CreditFile,
  type CreditTurn,
  type Decision,
} from '@hejie/settlement';
import { creditDesk } from '../credit/credit-desk.js';
import { requireProofs } from '../proofs/proofs.js';
import { certificatesElsewhere, conductsElsewhere, withConducts } from './other-cases.js';

type Decide<K extends keyof RepairCommands> = (
  file: CreditFile,
  said: RepairCommands[K],
  turn: CreditTurn,
) => Decision<CreditChange>;

/** What is asked before the law is: that proofs are on record, and what stands against the debtor in his other cases. */
interface Asked<K extends keyof RepairCommands> {
  readonly decide: Decide<K>;
  readonly before?: (step: StepContext, partyId: string, said: RepairCommands[K]) => Promise<void>;
  /** What of his other cases the law reads beside the record. */
  readonly beside?: (step: StepContext, partyId: string) => Promise<Beside>;
}
type Beside = Partial<Pick<CreditFile, 'conducts' | 'certificates'>>;

/** An early repair is barred by what the debtor did in any of his cases (CR-NEG). */
const cumulative = <K extends keyof RepairCommands>(decide: Decide<K>): Asked<K> => ({
  decide,
  beside: async (step, partyId) => ({ conducts: await conductsElsewhere(step, partyId) }),
});

const proven = <K extends 'receiveApplication' | 'supplementApplication'>(decide: Decide<K>): Asked<K> => ({
  decide,
  before: (step, partyId, { materials }) => requireProofs(step, partyId, materials),
});

const alone = <K extends keyof RepairCommands>(decide: Decide<K>): Asked<K> => ({ decide });

/** An application is barred by false material in any of his cases (CR-N-9). */
const received: Asked<'receiveApplication'> = {
  ...proven(decideApplicationReceipt),
  beside: async (step, partyId) => ({ certificates: await certificatesElsewhere(step, partyId) }),
};

/** By which function of law each command is decided. What issues a document is in `issuing.activities.ts` and `suspending.activities.ts`. */
const DECISIONS = {
  receiveApplication: received,
  examineApplication: alone(decideExamination),
  supplementApplication: proven(decideSupplement),
  recordInquiry: alone(decideInquiry),
  refuseApplication: cumulative(decideRefusal),
  grantApplication: alone(decideGrant),
  fileComplaint: alone(decideComplaint),
  answerComplaint: alone(decideComplaintAnswer),
  reportBrokenCondition: alone(decideBrokenCondition),
  confirmFinding: alone(decideReinstatement),
  dismissFinding: alone(decideDismissal),
  reportConduct: alone(decideConductReport),
  attributeConduct: alone(decideAttribution),
  findConductCured: alone(decideConductCure),
  holdCertificate: alone(decideCertificateHold),
  endCertificateHold: alone(decideEndOfHold),
  revokeCertificate: alone(decideCertificateRevocation),
} satisfies { readonly [K in keyof RepairCommands]?: Asked<K> };
type Decided = keyof typeof DECISIONS;

function handlerOf<K extends Decided>(name: K): StepHandlers<CreditRepairActs>[K] {
  const { decide, before, beside } = DECISIONS[name] as unknown as Asked<K>;
  const handler = async (act: { readonly act: K; readonly partyId: string }, step: StepContext) => {
    const { act: _, partyId, ...rest } = act;
    const said = rest as unknown as RepairCommands[K];
    await before?.(step, partyId, said);
    const { conducts = [], certificates = [] } = (await beside?.(step, partyId)) ?? {};
    const cumulated = (file: CreditFile): CreditFile => ({
      ...withConducts(file, conducts),
      certificates: [...file.certificates, ...certificates],
    });
    return creditDesk.decided(step, partyId, (file, turn) => decide(cumulated(file), said, turn));
  };
  return handler as never;
}

/** What the case of a credit record has decided in repair: each under the record's lock, in the transaction that records it. */
export const repairActivities = Object.fromEntries(
  (Object.keys(DECISIONS) as Decided[]).map((name) => [name, handlerOf(name)]),
) as Pick<StepHandlers<CreditRepairActs>, Decided>;
