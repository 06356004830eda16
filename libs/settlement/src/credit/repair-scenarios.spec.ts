import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import { DEBT, FILE, LISTING, after, at, events, happened, refused, turn } from '../../test/fixture/credit-files.js';
import { decideGrant, decideRefusal } from './application-decision.js';
import { decideApplicationReceipt, decideExamination } from './application-intake.js';
import { decideCertificate, decideDecisionDocument, decideNotice } from './certificate.js';
import { decideConductCure, decideConductReport } from './conduct.js';
import { applyCreditChange } from './credit-change.js';
import { type CreditFile, type DebtView } from './credit-file.js';
import { applyDebt } from './debt.js';
import { decideDeletion } from './deletion.js';
import { decideBrokenCondition, decideReinstatement } from './reinstatement.js';
import { type RepairApplication, type RepairMaterialKind } from './repair-file.js';
import { decideSuspension } from './suspension.js';
import { creditTasks } from './tasks.js';

const applied = (
  file: CreditFile,
  id: string,
  kind: RepairApplication['kind'],
  day: string,
  kinds: readonly RepairMaterialKind[],
): CreditFile => {
  const materials = kinds.map((one) => ({ kind: one, documentId: `${id}-${one}` }));
  const concerns = kind === 'CERTIFICATE' ? null : 'l';
  const received = after(file, decideApplicationReceipt(file, { id, kind, concerns, materials }, turn(day, 'd')));
  return after(received, decideExamination(received, { id, also: '' }, turn(day, 'clerk')));
};
const heard = (file: CreditFile, debt: Partial<DebtView>, day: string): CreditFile =>
  applyCreditChange(file, applyDebt(file, { ...file.debt, ...debt }, turn(day, 'clock')));
const FOR_SUSPENSION = ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROPERTY_REPORT', 'PLAN_OR_SECURITY'] as const;
const PERFORMED = { owed: 0n, performed: parseYuan('8182'), performedOn: legalDate('2026-12-11') };

describe('the scenarios of credit repair', () => {
  it('S22: listed for violent obstruction, a tenth paid, refused on two grounds; cured and suspended; fined, and back on the list', () => {
    const listed: CreditFile = {
      ...FILE,
      listings: [{ ...LISTING, ground: 2, termLastDay: legalDate('2028-03-02') }],
      debt: DEBT,
    };
    const tenth = heard(listed, { owed: parseYuan('90000'), performed: parseYuan('10000') }, '2026-05-06');
    const asked = applied(tenth, 'a', 'SUSPENSION', '2026-05-07', FOR_SUSPENSION);
    const refusal = decideRefusal(asked, { id: 'a', reasons: [] }, turn('2026-05-11'));
    const [event] = events(refusal);
    expect(event?.kind === 'APPLICATION_REFUSED' && event.reasons.length).toBe(2);
    expect(event?.kind === 'APPLICATION_REFUSED' && event.reasons.every((one) => one.includes('修复途径'))).toBe(true);

    // The way to cure is gone: punished and repented; an illness is the ground.
    const refusedOnce = after(asked, refusal);
    const cured = after(
      refusedOnce,
      decideConductCure(refusedOnce, { id: 'l', how: '已缴罚款，书面悔过' }, turn('2026-06-01')),
    );
    const again = applied(cured, 'b', 'SUSPENSION', '2026-06-02', FOR_SUSPENSION);
    const found = (['FORCE_MAJEURE', 'REPORTS_HONESTLY', 'COOPERATES', 'LIMITS_KEPT'] as const).map((condition) => ({
      condition,
      basis: '经查属实',
    }));
    const input = { applicationId: 'b', listingId: 'l', suspensionId: 's', decisionNumber: '信修1号', found };
    const suspended = after(again, decideSuspension(again, input, turn('2026-06-08')));
    expect(suspended.listings[0]?.stage).toBe('SUSPENDED');
    const paper = { id: 'vc', purpose: '就医出行', suspensionId: 's' };
    const certified = after(suspended, decideDecisionDocument(suspended, paper, turn('2026-06-08')));

    // Fined for luxury consumption: revoked.
    const luxury = {
      id: 'x',
      kind: 'LIMIT_BROKEN' as const,
      on: legalDate('2026-08-20'),
      evidence: '消费记录',
      of: 'DEBTOR' as const,
      punishedBy: '司惩3号',
    };
    const fined = after(certified, decideConductReport(certified, luxury, turn('2026-08-24', 'officer')));
    const broken = { listingId: 'l', condition: 'LIMITS_KEPT' as const, conductId: 'x' };
    const laid = after(fined, decideBrokenCondition(fined, broken, turn('2026-08-24', 'officer')));
    expect(creditTasks(laid, turn('2026-08-24'))).toContainEqual(
      expect.objectContaining({ kind: 'CONFIRM_FINDING', lastDay: '2026-08-25' }),
    );
    const revocation = decideReinstatement(laid, { listingId: 'l' }, turn('2026-08-25'));
    expect(events(revocation)).toMatchObject([
      { kind: 'ENTRY_REINSTATED' },
      { kind: 'CERTIFICATE_REVOKED', certificateId: 'vc' },
      { kind: 'REFUSAL_LEAD_PROPOSED', conductId: 'x' },
      { kind: 'TERM_EXTENSION_OPEN', mostYears: 3 },
    ]);
    const back = after(laid, revocation);
    expect(back.listings[0]?.stage).toBe('PUBLISHED');
    const third = applied(back, 'c', 'SUSPENSION', '2026-09-01', FOR_SUSPENSION);
    expect(
      refused(decideSuspension(third, { ...input, applicationId: 'c', suspensionId: 's2' }, turn('2026-09-02'))),
    ).toEqual(['REPAIR.NEGATIVE_LIST', 'CR-NEG']);
  });

  it('S20: performed on 2026-12-11, the notice goes out the same day and the entry by 2026-12-16, by application or without', () => {
    const performed = heard(FILE, PERFORMED, '2026-12-11');
    const notice = { id: 'n', number: '信修告1号', purpose: '各有关单位' };
    expect(happened(decideNotice(performed, notice, turn('2026-12-11')))).toEqual(['CERTIFICATE_ISSUED']);
    const [task] = creditTasks(performed, turn('2026-12-11')).filter(({ kind }) => kind === 'DELETE');
    expect(task?.lastDay).toBe('2026-12-16');
    const asked = applied(performed, 'a', 'DELETION', '2026-12-14', ['APPLICATION_LETTER', 'CREDIT_PROMISE']);
    expect(refused(decideGrant(asked, { id: 'a' }, turn('2026-12-14')))?.[0]).toBe('APPLICATION.NOT_DONE');
    const deletion = { deletionId: task?.rowId ?? '', verdict: { outcome: 'DELETE' as const } };
    const deleted = after(asked, decideDeletion(asked, deletion, turn('2026-12-15'), []));
    expect(happened(decideGrant(deleted, { id: 'a' }, turn('2026-12-15')))).toEqual(['APPLICATION_GRANTED']);
  });

  it('S21: a certificate for the whole debtor after a look for other cases, for this case alone where one is open', () => {
    const asked = applied(heard(FILE, PERFORMED, '2026-12-11'), 'a', 'CERTIFICATE', '2026-12-14', [
      'APPLICATION_LETTER',
    ]);
    const scopeOf = (state: 'OPEN' | 'CLOSED') => {
      const cases = [
        { caseNumber: '（2025）鲁02执9号', role: 'DEBTOR' as const, procedure: 'ENFORCEMENT' as const, state },
      ];
      const decision = decideCertificate(
        asked,
        {
          applicationId: 'a',
          certificateId: 'vc',
          number: '信修证1号',
          purpose: '投标',
          caseNumber: '（2026）鲁0283执100号',
          check: { at: at('2026-12-15T09:00:00+08:00'), by: 'officer', cases, looked: true },
        },
        turn('2026-12-15'),
      );
      return after(asked, decision).certificates.map(({ scope }) => scope);
    };
    expect([scopeOf('CLOSED'), scopeOf('OPEN')]).toEqual([['WHOLE'], ['THIS_CASE']]);
  });
});
