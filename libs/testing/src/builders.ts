import type { FileApplication } from '@hejie/contracts/http';
import type { LegalDate, Yuan } from '@hejie/law';
import type { AgreementTerms } from '@hejie/settlement';

/** The case of scenario S7: a judgment of 1,000,000 yuan, settled for 900,000 in three instalments. */
const S7 = { total: '900000.00', instalment: '300000.00', due: ['2026-06-30', '2026-09-30', '2026-12-31'] } as const;

/**
 * A complete application of a creditor at 鲁0502, as the filing clerk enters it (scenario S7). A test names only
 * what it is about. The identity number and the credit code are examples with true check characters.
 */
export function fileApplicationOf(over: Partial<FileApplication> = {}): FileApplication {
  return {
    court: '鲁0502',
    packId: 'dongying-2020',
    cause: '买卖合同纠纷',
    claim: '1000000.00',
    title: {
      number: '（2026）鲁0502民初1号',
      maker: '东营市东营区人民法院',
      principal: '1000000.00',
      dailyRate: '0',
      expiry: '2026-03-15',
      fee: '0.00',
    },
    parties: [
      {
        side: 'CREDITOR',
        kind: 'NATURAL_PERSON',
        name: '张三',
        identityNumber: '11010519491231002X',
        phone: '13800000000',
        partyRef: 'creditor-1',
      },
      {
        side: 'DEBTOR',
        kind: 'ENTERPRISE',
        name: '某某砂石有限公司',
        identityNumber: '91350100M000100Y43',
        partyRef: 'debtor-1',
      },
    ],
    screening: { creditorWilling: true, debtorWilling: true, debtorHasProspects: true },
    ...over,
  };
}

/**
 * The terms of a lawful agreement (scenario S7): three instalments of 300,000 yuan, interest waived on full
 * performance, paid to the case-fund account of 鲁0502, the original title resumed on breach, signed by both sides, mediator and clerk.
 */
export function agreementTermsOf(over: Partial<AgreementTerms> = {}): AgreementTerms {
  return {
    version: 1,
    total: S7.total as Yuan,
    mode: 'INSTALMENTS',
    schedule: S7.due.map((due, index) => ({ no: index + 1, due: due as LegalDate, amount: S7.instalment as Yuan })),
    inKind: [],
    labour: [],
    equity: [],
    account: { holder: 'COURT', court: '鲁0502' },
    security: [],
    guarantors: [],
    waivers: [{ of: 'INTEREST', condition: 'FULL_PERFORMANCE' }],
    breachConsequence: {
      kind: 'RESUME_ORIGINAL',
      text: '债务人不履行本协议的，债权人可以申请恢复执行原生效法律文书。',
    },
    allocationOrder: null,
    feeBurden: 'DEBTOR',
    releases: [],
    signatories: [
      { id: 's-creditor', role: 'CREDITOR', partyId: 'p-1', by: 'SELF', specialAuthority: false },
      { id: 's-debtor', role: 'DEBTOR', partyId: 'p-2', by: 'LEGAL_REPRESENTATIVE', specialAuthority: false },
      { id: 's-mediator', role: 'MEDIATOR', by: 'SELF', specialAuthority: false },
      { id: 's-clerk', role: 'CLERK', by: 'SELF', specialAuthority: false },
    ],
    otherClauses: [],
    ...over,
  };
}
