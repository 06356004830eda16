import type { FileApplication } from '@hejie/contracts/http';
import type { AgreementTerms } from '@hejie/settlement';

type FiledParty = FileApplication['parties'][number];

/** Invented parties; the references let the demonstration's people act for them. */
export const creditor = (name: string, kind: FiledParty['kind']): FiledParty => ({
  side: 'CREDITOR',
  kind,
  name,
  partyRef: 'creditor-demo',
});
export const debtor = (name: string, kind: FiledParty['kind']): FiledParty => ({
  side: 'DEBTOR',
  kind,
  name,
  partyRef: 'debtor-demo',
});
export const secondDebtor = (name: string, kind: FiledParty['kind']): FiledParty => ({
  side: 'DEBTOR',
  kind,
  name,
  partyRef: 'second-debtor-demo',
});

/** The instant of a day at an hour in Asia/Shanghai. */
export const on = (day: string, time = '10:00:00'): string => `${day}T${time}+08:00`;

/** Terms with everything that the demonstration leaves out. */
export function terms(
  own: Pick<AgreementTerms, 'total' | 'schedule'> & Partial<AgreementTerms>,
): Omit<AgreementTerms, 'version' | 'signatories'> {
  return {
    mode: own.schedule.length > 1 ? 'INSTALMENTS' : 'LUMP_SUM',
    inKind: [],
    labour: [],
    equity: [],
    security: [],
    guarantors: [],
    waivers: [],
    breachConsequence: {
      kind: 'RESUME_ORIGINAL',
      text: '被执行人不履行或者不完全履行的，申请执行人可以申请恢复执行原生效法律文书，已履行部分予以扣除。',
    },
    allocationOrder: null,
    feeBurden: 'DEBTOR',
    releases: [],
    otherClauses: [],
    ...own,
  };
}

/** Instalments from days and sums. */
export const schedule = (...rows: readonly (readonly [due: string, amount: string])[]): AgreementTerms['schedule'] =>
  rows.map(([due, amount], index) => ({ no: index + 1, due, amount })) as unknown as AgreementTerms['schedule'];
