import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT, REVIEWED } from '../../test/fixture/agreements.js';
import { codeOf } from '../../test/fixture/ledgers.js';
import { lintAgreement } from '../agreement/lint.js';
import { compileAgreement } from '../agreement/agreement-text.js';
import { type AgreementTerms, type Signatory } from '../agreement/terms.js';
import { S7 } from '../../test/fixture/ledgers.js';
import { decideSignature, type Signature } from './signature.js';

const at = courtInstant('2026-06-01T10:00:00+08:00');
const GUARANTOR: Signatory = {
  id: 'guarantor',
  role: 'GUARANTOR',
  guarantorId: 'g',
  by: 'SELF',
  specialAuthority: false,
};
const signatories = [...AGREEMENT.signatories, GUARANTOR];
const given = (signatoryId: string): Signature => ({ signatoryId, version: 1, signedAt: at });
const sign = (signatoryId: string, form: AgreementTerms['form'], ...before: string[]) =>
  decideSignature({
    ...{ signatoryId, version: 1, currentVersion: 1, form, signatories, signatures: before.map(given) },
    now: at,
    negotiationEnd: courtInstant('2026-06-11T00:00:00+08:00'),
  });

describe('SET-ART-2-3: 执行人员将和解协议内容记入笔录，由各方当事人签名或者盖章', () => {
  it('a record is signed by the parties, then who guarantees, the mediator, and last who kept it', () => {
    expect(codeOf(sign('debtor', 'RECORD'))).toBe('ok');
    expect(codeOf(sign('creditor', 'RECORD', 'debtor'))).toBe('ok');
    expect(codeOf(sign('guarantor', 'RECORD', 'debtor'))).toBe('SIGNATURE.OUT_OF_ORDER');
    expect(codeOf(sign('guarantor', 'RECORD', 'debtor', 'creditor'))).toBe('ok');
    expect(codeOf(sign('mediator', 'RECORD', 'debtor', 'creditor'))).toBe('SIGNATURE.OUT_OF_ORDER');
    expect(codeOf(sign('clerk', 'RECORD', 'debtor', 'creditor', 'guarantor'))).toBe('SIGNATURE.OUT_OF_ORDER');
    expect(codeOf(sign('clerk', 'RECORD', 'debtor', 'creditor', 'guarantor', 'mediator'))).toBe('ok');
  });

  it('a written agreement, or one that says nothing of its form, in any order', () => {
    expect(codeOf(sign('clerk', 'WRITTEN'))).toBe('ok');
    expect(codeOf(sign('clerk', undefined))).toBe('ok');
  });

  it('whatever the order in which they come, a record that is complete was signed in its order, each once and at an instant', () => {
    const ids = signatories.map(({ id }) => id);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { maxLength: 30 }), (comers) => {
        let signatures: readonly Signature[] = [];
        for (const signatoryId of comers) {
          const decided = sign(signatoryId, 'RECORD', ...signatures.map((one) => one.signatoryId));
          if (decided.ok) ({ signatures } = decided.value);
        }
        const turn = ['PARTY', 'GUARANTOR', 'MEDIATOR', 'CLERK'];
        const turns = signatures.map(({ signatoryId }) => {
          const { role } = signatories.find(({ id }) => id === signatoryId)!;
          return turn.indexOf(role === 'CREDITOR' || role === 'DEBTOR' ? 'PARTY' : role);
        });
        expect(turns).toEqual(turns.toSorted((a, b) => a - b));
        expect(new Set(signatures.map(({ signatoryId }) => signatoryId)).size).toBe(signatures.length);
      }),
    );
  });

  it('is called a record, and who keeps it is among those who sign', () => {
    const of = { caseNumber: '（2026）鲁0502执前调1号', parties: REVIEWED.parties };
    expect(compileAgreement({ ...AGREEMENT, form: 'RECORD' }, of).title).toBe('执行和解笔录');
    expect(compileAgreement({ ...AGREEMENT, form: 'WRITTEN' }, of).title).toBe('执前和解协议');
    const codes = (terms: AgreementTerms) => lintAgreement(terms, S7.pack, REVIEWED).map(({ code }) => code);
    const without = AGREEMENT.signatories.filter(({ role }) => role !== 'CLERK');
    expect(codes({ ...AGREEMENT, form: 'RECORD', signatories: without })).toContain('AGREEMENT.RECORD_WITHOUT_CLERK');
    expect(codes({ ...AGREEMENT, form: 'RECORD' })).not.toContain('AGREEMENT.RECORD_WITHOUT_CLERK');
    expect(codes({ ...AGREEMENT, form: 'WRITTEN', signatories: without })).not.toContain(
      'AGREEMENT.RECORD_WITHOUT_CLERK',
    );
  });
});
