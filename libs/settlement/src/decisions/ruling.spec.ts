import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { S7, calendar, payments } from '../../test/fixture/cases.js';
import { CASE_STATES } from '../case/states.js';
import { resumptionGate, type GateDecision } from '../resumption/gate.js';
import { type FoundFacts } from '../resumption/ground.js';
import { admitted, type Decision } from './decision.js';
import { decideRuling, type RulingInput } from './ruling.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('the ruling on resumption', () => {
  const resume: GateDecision = { decision: 'RESUME', ground: 'SET-ART-11-0', findings: [], wouldChangeIf: [] };
  const refuse: GateDecision = { decision: 'REFUSE', ground: 'SET-ART-11-3', findings: [], wouldChangeIf: [] };
  const rule: RulingInput = { ruling: 'RESUME', gate: resume, outOfTime: false, debtorObjects: false, reason: '' };

  it('SET-ART-12-1: resumes only where the gate says so, and is open to an objection', () => {
    expect(admitted(decideRuling(rule))).toMatchObject({
      ruling: 'RESUME',
      ground: 'SET-ART-11-0',
      next: 'RESUMED',
      remedyRule: 'SET-ART-12-1',
      gate: resume,
    });
    const against = decideRuling({ ...rule, gate: refuse });
    expect([codeOf(against), ruleOf(against)]).toEqual(['RULING.GATE_REFUSES', 'SET-ART-11-3']);
  });

  it('a refusal by the gate sends the case back, or ends it as performed', () => {
    expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: refuse })).next).toBe('PERFORMANCE');
    expect(
      admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: { ...refuse, ground: 'SET-ART-11-1' } })).next,
    ).toBe('PERFORMED');
  });

  it('SET-ART-10-3: being out of time bars only on the debtor’s objection', () => {
    expect(codeOf(decideRuling({ ...rule, outOfTime: true }))).toBe('ok');
    expect(codeOf(decideRuling({ ...rule, debtorObjects: true }))).toBe('ok');
    expect(codeOf(decideRuling({ ...rule, outOfTime: true, debtorObjects: true }))).toBe('RULING.OUT_OF_TIME');
    expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', outOfTime: true, debtorObjects: true }))).toMatchObject({
      ground: 'SET-ART-10-3',
      next: 'APPLICATION_PERIOD_EXPIRED',
    });
  });

  it('SET-ART-10-3: what is out of time and objected to is not enforced, which a refusal to resume does not say', () => {
    const late = admitted(decideRuling({ ...rule, ruling: 'REFUSE', outOfTime: true, debtorObjects: true }));
    expect([late.text.zh, late.article]).toEqual([
      '不予执行',
      '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十一条',
    ]);
    expect([
      admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: refuse })).text.zh,
      admitted(decideRuling(rule)).text.zh,
    ]).toEqual(['不予恢复执行', '恢复执行']);
  });

  describe('rests on what the judge finds, not on what was pleaded', () => {
    const nothing: FoundFacts = {
      anticipatoryBreach: false,
      fraudOrDuress: false,
      voidOrRevoked: false,
      conditionUnmet: [],
    };
    const found = (facts: Partial<FoundFacts>, paid = payments(['2026-06-30', '300000'])): GateDecision =>
      resumptionGate(
        { instalments: S7, postings: paid },
        { asOf: legalDate('2026-09-15'), graceWorkingDays: 5, calendar },
        { ...nothing, ...facts },
      ).value;

    it('S13, SET-ART-11-2: a plea that is not proven is refused on the item that the ledger gives', () => {
      expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: found({}) }))).toMatchObject({
        ground: 'SET-ART-11-2',
        article: '《最高人民法院关于执行和解若干问题的规定》第十一条第二项',
        next: 'PERFORMANCE',
      });
    });

    it('S13, SET-ART-11-2x: resumes on facts found, also where nobody pleaded them, with a reason', () => {
      const gate = found({ anticipatoryBreach: true });
      expect(admitted(decideRuling({ ...rule, gate, reason: '被执行人书面表示不再履行' }))).toMatchObject({
        ground: 'SET-ART-11-2x',
        next: 'RESUMED',
      });
      const silent = decideRuling({ ...rule, gate });
      expect([codeOf(silent), ruleOf(silent)]).toEqual(['RULING.REASON_MISSING', 'SET-ART-11-2x']);
    });

    it('SET-ART-11-1, SET-ART-16-1: what is paid in full resumes on a judgment that voided the settlement, with a reason, and on nothing else that is found', () => {
      const paid = (facts: Partial<FoundFacts>) => found(facts, payments(['2026-06-30', '900000']));
      const fraud = paid({ fraudOrDuress: true, anticipatoryBreach: true });
      expect(codeOf(decideRuling({ ...rule, gate: fraud, reason: '理由' }))).toBe('RULING.GATE_REFUSES');
      const voided = paid({ voidOrRevoked: true });
      expect(admitted(decideRuling({ ...rule, gate: voided, reason: '（2026）鲁0502民初900号判决' }))).toMatchObject({
        ground: 'SET-ART-16-1',
        next: 'RESUMED',
      });
      expect(codeOf(decideRuling({ ...rule, gate: voided }))).toBe('RULING.REASON_MISSING');
    });
  });

  it('leads only where the case may go from its review', () => {
    const onward = CASE_STATES.transitions.filter((t) => t.from === 'RULING').map((t) => t.to);
    const gates: GateDecision[] = [resume, refuse, { ...refuse, ground: 'SET-ART-11-1' }];
    for (const gate of gates) {
      for (const ruling of ['RESUME', 'REFUSE'] as const) {
        for (const late of [true, false]) {
          const decided = decideRuling({ ruling, gate, outOfTime: late, debtorObjects: late, reason: '理由' });
          if (decided.ok) expect(onward).toContain(decided.value.next);
        }
      }
    }
  });

  it('a judge who refuses against the gate writes down why', () => {
    expect(codeOf(decideRuling({ ...rule, ruling: 'REFUSE', reason: '  ' }))).toBe('RULING.REASON_MISSING');
    expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', reason: '申请人主体不适格' }))).toMatchObject({
      ground: 'SET-ART-11-4',
      next: 'PERFORMANCE',
    });
  });
});
