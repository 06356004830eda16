import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { admitted, type Decision } from './decision.js';
import { decideVoidance, decideVoidanceRuling, type VoidanceInput } from './voidance.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const voided: VoidanceInput = {
  judgment: '(2027)鲁0502民初900号',
  judgedOn: legalDate('2027-03-01'),
  settledOn: legalDate('2026-06-01'),
  today: legalDate('2027-03-10'),
  state: 'PERFORMED',
};

describe('SET-ART-16-1: an application to resume a settlement that was performed', () => {
  it('is heard on a judgment that voided or revoked it, under its number', () => {
    expect(admitted(decideVoidance(voided))).toEqual({
      judgment: '（2027）鲁0502民初900号',
      effectiveOn: '2027-03-01',
    });
    expect(codeOf(decideVoidance({ ...voided, judgment: '900' }))).toBe('VOIDANCE.NUMBER_INVALID');
    expect(codeOf(decideVoidance({ ...voided, judgedOn: legalDate('2027-03-11') }))).toBe('VOIDANCE.IN_FUTURE');
  });

  it.each([
    ['（2027）鲁0502民初900号', 'ok'],
    ['（2026）鲁05民终12号', 'ok'],
    ['（2026）最高法民再3号', 'ok'],
    ['（2026）鲁0502执9号', 'VOIDANCE.NO_JUDGMENT'],
    ['（2026）鲁0502执恢9号', 'VOIDANCE.NO_JUDGMENT'],
    ['（2026）鲁0502执异9号', 'VOIDANCE.NO_JUDGMENT'],
    ['（2026）鲁0502民特9号', 'VOIDANCE.NO_JUDGMENT'],
    ['（2026）鲁0502刑初9号', 'VOIDANCE.NO_JUDGMENT'],
    ['（2028）鲁0502民初9号', 'VOIDANCE.NUMBER_AFTER_JUDGMENT'],
    ['（2026）甲0502民初9号', 'VOIDANCE.NUMBER_INVALID'],
    ['（2026）鲁05020民初9号', 'VOIDANCE.NUMBER_INVALID'],
  ])('rests on the number of a civil judgment: %s – %s', (judgment, answer) => {
    expect(codeOf(decideVoidance({ ...voided, judgment }))).toBe(answer);
  });

  it.each(['（２０２６）鲁０５０２民初３号', '〔2026〕鲁0502民初3号', '(2026) 鲁0502 民初 3 号'])(
    'names the judgment in its one spelling, however it was typed: %s',
    (judgment) => {
      expect(admitted(decideVoidance({ ...voided, judgment })).judgment).toBe('（2026）鲁0502民初3号');
    },
  );

  it('rests on a judgment that came after the settlement and has taken effect', () => {
    const judged = (judgedOn: string, effectiveOn?: string) =>
      codeOf(
        decideVoidance({
          ...voided,
          judgment: '（2026）鲁0502民初900号',
          judgedOn: legalDate(judgedOn),
          ...(effectiveOn !== undefined && { effectiveOn: legalDate(effectiveOn) }),
        }),
      );
    expect([judged('2026-05-31'), judged('2026-06-01')]).toEqual(['VOIDANCE.BEFORE_SETTLEMENT', 'ok']);
    expect([
      judged('2027-02-20', '2027-02-19'),
      judged('2027-02-20', '2027-03-10'),
      judged('2027-02-20', '2027-03-11'),
    ]).toEqual(['VOIDANCE.EFFECT_BEFORE_JUDGMENT', 'ok', 'VOIDANCE.IN_FUTURE']);
  });

  it('is no older on paper than the effect of the judgment it rests on', () => {
    const effectiveOn = legalDate('2027-03-05');
    const onPaper = (receivedOn: string, postedOn?: string) => {
      const posted = postedOn === undefined ? {} : { postedOn: legalDate(postedOn) };
      const heard = decideVoidance({
        ...voided,
        effectiveOn,
        onPaper: { ...posted, receivedOn: legalDate(receivedOn) },
      });
      return heard.ok ? 'ok' : heard.error;
    };
    const premature = { code: 'VOIDANCE.APPLIED_BEFORE_JUDGMENT', rule: 'SET-ART-16-1' };
    expect([onPaper('2027-03-05'), onPaper('2027-03-06', '2027-03-05')]).toEqual(['ok', 'ok']);
    expect(onPaper('2027-03-04')).toMatchObject({ ...premature, path: '/onPaper/receivedOn' });
    expect(onPaper('2027-03-06', '2027-03-04')).toMatchObject({ ...premature, path: '/onPaper/postedOn' });
    expect(onPaper('2027-03-04', '2027-03-06')).toMatchObject({ ...premature, path: '/onPaper/receivedOn' });
    const undated = decideVoidance({ ...voided, onPaper: { receivedOn: legalDate('2027-02-28') } });
    expect(codeOf(undated)).toBe(premature.code);
  });

  it('is heard after a suit too, is the election’s while the settlement is still performed, and nobody’s once enforcement has resumed', () => {
    expect(codeOf(decideVoidance({ ...voided, state: 'SUED' }))).toBe('ok');
    expect(codeOf(decideVoidance({ ...voided, state: 'PERFORMING' }))).toBe('VOIDANCE.NOT_PERFORMED');
    expect(decideVoidance({ ...voided, state: 'EXPIRED' })).toMatchObject({
      error: { code: 'VOIDANCE.EXPIRED', rule: 'SET-ART-10-3' },
    });
    const again = decideVoidance({ ...voided, state: 'RESUMED' });
    expect(again).toMatchObject({
      ok: false,
      error: { code: 'VOIDANCE.RESUMED', rule: 'SET-ART-16-1', zh: '本案已恢复执行，不必再次申请。' },
    });
  });

  it('resumes on nothing but the finding of such a judgment', () => {
    const rule = (ruling: 'RESUME' | 'REFUSE', found: boolean) => decideVoidanceRuling({ ruling, voided: found });
    expect([rule('RESUME', true), rule('REFUSE', true), rule('REFUSE', false)].map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    expect(rule('RESUME', false)).toMatchObject({
      error: { code: 'VOIDANCE.NO_FINDING', rule: 'SET-ART-16-1', path: '/voided' },
    });
  });
});
