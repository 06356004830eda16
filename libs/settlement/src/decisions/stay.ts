import { accept, refuse, type Decision } from './decision.js';

/** How the settlement reached the court (SET-ART-2). */
export interface StayInput {
  readonly form: 'JOINT' | 'ONE_PARTY' | 'RECORD';
  readonly parties: readonly string[];
  /** JOINT and ONE_PARTY: who submitted; RECORD: who signed or sealed the record. */
  readonly by: readonly string[];
  /** ONE_PARTY: who acknowledged it (认可). Silence acknowledges nothing. */
  readonly acknowledgedBy: readonly string[];
}

/**
 * SET-ART-2: may the court stay enforcement (中止执行)? The stay stays a discretionary ruling (SET-ART-2-4).
 * TV-D1: one of two debtors silent, no stay. `STAY.NO_PARTIES`, `STAY.NOT_JOINT`, `STAY.NOT_ACKNOWLEDGED`, `STAY.RECORD_NOT_SIGNED`.
 */
export function mayStay(input: StayInput): Decision<{ readonly rule: 'SET-ART-2-1' | 'SET-ART-2-2' | 'SET-ART-2-3' }> {
  if (new Set(input.parties).size < 2) {
    return refuse({
      code: 'STAY.NO_PARTIES',
      rule: 'SET-ART-1-1',
      path: '/parties',
      zh: '和解协议应当由双方当事人达成，所列当事人不足两方。',
      en: 'A settlement is made between the two sides; fewer than two parties are named.',
    });
  }
  const without = (ids: readonly string[]): number => input.parties.filter((p) => !ids.includes(p)).length;
  if (input.form === 'JOINT') {
    if (without(input.by) === 0) return accept({ rule: 'SET-ART-2-1' });
    return refuse({
      code: 'STAY.NOT_JOINT',
      rule: 'SET-ART-2-1',
      zh: `书面协议未由各方共同提交，尚缺${without(input.by)}方。`,
      en: `The agreement was not submitted by all; ${without(input.by)} did not.`,
    });
  }
  if (input.form === 'ONE_PARTY') {
    const silent = without([...input.by, ...input.acknowledgedBy]);
    if (silent === 0) return accept({ rule: 'SET-ART-2-2' });
    return refuse({
      code: 'STAY.NOT_ACKNOWLEDGED',
      rule: 'SET-ART-2-2',
      zh: `一方提交的协议须其他各方均予认可，尚有${silent}方未认可。`,
      en: `Every other party must acknowledge the agreement; ${silent} did not.`,
    });
  }
  if (without(input.by) === 0) return accept({ rule: 'SET-ART-2-3' });
  return refuse({
    code: 'STAY.RECORD_NOT_SIGNED',
    rule: 'SET-ART-2-3',
    zh: `和解笔录尚有${without(input.by)}方未签名或者盖章。`,
    en: `${without(input.by)} parties did not sign the record.`,
  });
}
