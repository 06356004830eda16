import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { breachEvidence } from './evidence-pack.js';
import { type BreachFinding } from './findings.js';

const finding: BreachFinding = {
  no: 2,
  due: legalDate('2026-09-30'),
  graceEnd: legalDate('2026-09-30'),
  waitingEnd: legalDate('2026-10-13'),
  breachDay: legalDate('2026-10-14'),
  amount: '300000.00' as Yuan,
  paid: '0.00' as Yuan,
  outstanding: '300000.00' as Yuan,
  daysOverdue: 14,
  minorShortfall: false,
  receiptsConsidered: [],
  text: { zh: '第2期', en: 'Instalment 2' },
};

describe('the evidence of a suspected breach', () => {
  it('SET-ART-9-1, S7: says what was agreed, until when, what had come and what both sides were told, and nothing else', () => {
    const grounds = {
      caseNumber: '（2026）鲁0502执前调5号',
      agreement: 1,
      obligation: { no: 2, due: legalDate('2026-09-30'), amount: '300000.00' as Yuan },
      days: {
        payableUntil: legalDate('2026-09-30'),
        graceEnd: legalDate('2026-09-30'),
        waitingEnd: legalDate('2026-10-13'),
      },
      overdueToldAt: courtInstant('2026-10-01T00:00:00+08:00'),
      deadline: courtInstant('2026-10-14T00:00:00+08:00'),
      foundAt: courtInstant('2026-10-14T00:20:00+08:00'),
      applyUntil: legalDate('2028-12-31'),
    };
    const evidence = breachEvidence(finding, grounds);
    expect(evidence).toEqual({ edition: 1, ...grounds, finding });
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });
});
