import { courtInstant, packOf, publishedCalendar } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { ENDINGS } from '../case/states.js';
import { platformOutcome, platformWords } from './platform.js';
import { decideRequestAnswer, decideRequestForwarding, REQUEST_SUBJECTS, requestTaken } from './requests.js';

describe('requests of the parties (当事人诉求)', () => {
  const at = courtInstant('2026-11-20T10:00:00+08:00');
  const calendar = publishedCalendar();

  it('SEED1 二2: 接收当事人诉求后再反馈给团队: each subject has its team, and a time to answer by the pack', () => {
    const taken = (pack: string, inEnforcement = false) =>
      REQUEST_SUBJECTS.map((subject) => requestTaken({ subject, inEnforcement, at }, packOf(pack), calendar));
    expect(taken('jianli-2023@3').map(({ team }) => team)).toEqual([
      'settlement-judge',
      'asset-control-officer',
      'enforcement-judge',
      'credit-officer',
      'settlement-judge',
      'clerk',
      'settlement-judge',
    ]);
    expect(taken('jianli-2023@3', true)[0]?.team).toBe('enforcement-judge');
    expect(taken('jianli-2023@3')[0]?.answerBy).toBe('2026-11-26T00:00:00+08:00');
    expect(taken('national@3')[0]?.answerBy).toBe('2026-11-28T00:00:00+08:00');
    expect(taken('national@1')[0]?.answerBy).toBe('2026-11-28T00:00:00+08:00');
  });

  it('SEED1 二2: is answered once, and passed on while it is open', () => {
    expect(decideRequestAnswer('OPEN')).toEqual({ ok: true, value: 'ANSWERED' });
    const again = decideRequestAnswer('ANSWERED');
    expect(again.ok ? '' : again.error.code).toBe('REQUEST.ANSWERED');
    const open = { state: 'OPEN', team: 'clerk' } as const;
    expect(decideRequestForwarding(open, 'credit-officer')).toEqual({ ok: true, value: 'credit-officer' });
    const there = decideRequestForwarding(open, 'clerk');
    expect(there.ok ? '' : there.error.code).toBe('REQUEST.WITH_THAT_TEAM');
    expect(decideRequestForwarding({ ...open, state: 'ANSWERED' }, 'credit-officer').ok).toBe(false);
  });
});

describe('what is reported to the mediation platform (分调裁平台)', () => {
  it('A9: nothing while a case is under way, that it settled, and how it ended', () => {
    expect(platformOutcome({ stage: 'NEGOTIATION', ending: null })).toBeNull();
    expect(platformOutcome({ stage: 'PERFORMANCE', ending: null })).toBe('SETTLED');
    for (const ending of ENDINGS) expect(platformOutcome({ stage: 'ENDED', ending })).toBe(ending);
    expect(new Set(['SETTLED' as const, ...ENDINGS].map((one) => platformWords(one).zh)).size).toBe(ENDINGS.length + 1);
  });
});
