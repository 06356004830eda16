import { type FileOccasion, type NewDocument } from '@hejie/casework';
import { legalDateOf } from '@hejie/law';
import { repairedUnder, type CreditFile, type RepairApplication } from '@hejie/settlement';
import { headOf, heldOf } from '../certificates/papers.js';

/** Kinds of application that are granted or refused by 信用修复决定书 alone; a suspension and a certificate have documents of their own when they are granted. */
const GRANTED = { DELETION: 'DELETE', LIFT_LIMITS: 'LIFT_LIMITS' } as const;

/** 信用修复决定书 on an application (CR-L-HRB, CR-N-10): granted, or refused with each reason and the way to cure it (S22). */
export function applicationDecision(
  applicationId: string,
  { about: partyId, known }: FileOccasion,
  after: CreditFile,
): NewDocument[] {
  const application = after.applications.find(({ id }) => id === applicationId)!;
  const { kind, state, receivedAt, steps, inquiries, decided } = application;
  const outcome = state === 'REFUSED' ? 'REFUSE' : GRANTED[kind as keyof typeof GRANTED];
  if (outcome === undefined) return [];
  return [
    {
      // A complaint that is upheld has it decided anew.
      id: `repair-decision/${partyId}/${applicationId}/${steps.length}`,
      kind: 'REPAIR_DECISION',
      under: repairedUnder(after, known.caseNumber),
      fields: {
        ...headOf({ partyId }),
        ...heldOf(after),
        appliedOn: legalDateOf(receivedAt),
        checks: [examined(application), ...inquiries.map(({ found }) => found)],
        outcome,
        ...(state === 'REFUSED' && { reasons: [...decided!.reasons] }),
      },
      signatories: [],
      to: [{ partyId }],
    },
  ];
}

const examined = ({ materials }: RepairApplication): string =>
  materials.length === 0 ? '申请人未提交申请材料。' : `本院审查了申请人提交的申请材料${materials.length}份。`;
