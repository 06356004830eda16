import { describe, expect, it } from '@jest/globals';
import { legalDate } from '../basics/dates.js';
import { LAW_RECOMPUTATIONS } from '../derivations/law-recomputations.js';
import { verifyStored } from '../derivations/verify.js';
import { freezeRenewal, renewedTerm, type ControllingCase } from './renewal.js';

const lastDay = legalDate('2027-01-19');
const of = (under: ControllingCase) => freezeRenewal({ lastDay, under });

describe('the renewal of a control of property (PROC-9R)', () => {
  it.each(['执', '执恢'] as const)(
    'PROC-9R: under %s comes until its last day, with reminders 30 and 7 days before (S18)',
    (under) => {
      expect(of(under)).toMatchObject({
        value: '2027-01-19',
        onApplicationOnly: false,
        reminders: ['2026-12-20', '2027-01-12'],
        notice: null,
      });
    },
  );

  it('PROC-9R: under 执保 is asked for by the applicant seven days before the end, who is told when it is made and warned twice', () => {
    const renewal = of('执保');
    expect(renewal).toMatchObject({
      value: '2027-01-12',
      onApplicationOnly: true,
      reminders: ['2026-12-20', '2027-01-04'],
    });
    expect(renewal.notice?.zh).toContain('应当至迟于2027年1月12日（期限届满七日前）提出');
  });

  it('PROC-9R: under 执保 is asked for until the last day where its own was over while the court had it under enforcement by mistake', () => {
    const fallenBack = (day: string, under: ControllingCase = '执保') =>
      freezeRenewal({ lastDay, under, fellBackOn: legalDate(day) });
    expect(fallenBack('2027-01-13')).toMatchObject({ value: '2027-01-19', onApplicationOnly: true, reminders: [] });
    expect(fallenBack('2027-01-13').notice?.zh).toContain(
      '应当至迟于2027年1月19日（期限届满七日前的日期在误按执行案件',
    );
    expect(fallenBack('2027-01-12')).toMatchObject({ value: '2027-01-12', reminders: [] });
    expect(fallenBack('2027-01-03').reminders).toEqual(['2027-01-04']);
    expect(fallenBack('2027-01-13', '执')).toEqual(of('执'));
    expect(verifyStored(JSON.parse(JSON.stringify(fallenBack('2027-01-13'))), LAW_RECOMPUTATIONS)).toMatchObject({
      outcome: 'SAME',
    });
  });

  it('PROC-9R: in time, the new term begins the day after the old one and keeps its rank; late, it is a new control of a new rank', () => {
    const asked = (askedOn: string, under: ControllingCase) =>
      renewedTerm({ askedOn: legalDate(askedOn), lastDay, under, asset: 'deposit' });
    const renewed = { outcome: 'RENEWED', from: '2027-01-20', lastDay: '2028-01-19', rank: 'KEPT' };
    const late = { outcome: 'LATE', rank: 'NEW' };
    expect([asked('2027-01-19', '执'), asked('2027-01-20', '执')]).toEqual([renewed, late]);
    expect([asked('2027-01-12', '执保'), asked('2027-01-13', '执保')]).toEqual([renewed, late]);
  });

  it('PROC-9R: comes out again as it is', () => {
    for (const under of ['执', '执保'] as const)
      expect(verifyStored(JSON.parse(JSON.stringify(of(under))), LAW_RECOMPUTATIONS)).toMatchObject({
        outcome: 'SAME',
      });
  });
});
