import { debtorOf, nameOf, TITLE_OF_CASE, type FileOccasion, type NewDocument } from '@hejie/casework';
import { formatYuan } from '@hejie/law';
import { type Penalty } from '@hejie/settlement';
import { concerned } from './limit-documents.js';
import { penaltyPrinted, signed } from './printed.js';

/** By which document each measure is taken. */
export const PENALTY_PAPERS = {
  FINE: 'FINE_DECISION',
  DETENTION: 'DETENTION_DECISION',
  REFERRAL: 'REFERRAL_LETTER',
} as const satisfies Readonly<Record<Penalty['measure']['kind'], NewDocument['kind']>>;

/** 罚款决定书, 拘留决定书 (民诉法 118, 119), or 移送函 to the police (PROC-28). */
export function penaltyDocument(penalty: Penalty, occasion: FileOccasion): NewDocument {
  const { id, authority, subjectPartyId, measure, conduct, evidence } = penalty;
  const { about: partyId } = occasion;
  const of = { id: `penalty/${partyId}/${id}`, under: authority, signatories: signed(occasion) };
  if (measure.kind === 'REFERRAL') {
    const { recipient, ...said } = penaltyPrinted(occasion, PENALTY_PAPERS.REFERRAL);
    return {
      ...of,
      kind: PENALTY_PAPERS.REFERRAL,
      fields: {
        recipient,
        ...debtorOf(partyId),
        ...TITLE_OF_CASE,
        duty: said.duty,
        ability: said.ability,
        acts: [conduct, ...evidence],
        evidence: [...said.evidence],
        contact: said.contact,
        phone: said.phone,
      },
      to: [{ body: recipient }],
    };
  }
  const person = {
    person: nameOf(subjectPartyId),
    particulars: { of: 'PARTY', partyId: subjectPartyId, part: 'particulars' } as const,
    act: [conduct],
  };
  const to = concerned(occasion, subjectPartyId);
  if (measure.kind === 'DETENTION') {
    penaltyPrinted(occasion, PENALTY_PAPERS.DETENTION);
    return { ...of, kind: PENALTY_PAPERS.DETENTION, fields: { ...person, days: measure.days }, to };
  }
  const { payBy } = penaltyPrinted(occasion, PENALTY_PAPERS.FINE);
  return { ...of, kind: PENALTY_PAPERS.FINE, fields: { ...person, amount: formatYuan(measure.amount), payBy }, to };
}
