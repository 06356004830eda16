import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { ENDINGS } from '../case/states.js';
import { reviewOfLapse } from './late-command.js';

const endedAt = courtInstant('2026-10-09T00:00:00+08:00');
const receivedAt = courtInstant('2026-10-08T23:58:00+08:00');
const late = {
  caseNumber: '（2026）鲁0502执前调5号',
  command: 'extendNegotiation',
  receivedAt,
  ending: 'LAPSED',
  endedAt,
} as const;

describe('a command that found its case ended (PRE-8)', () => {
  it('PRE-8: received before the lapse lies before the settlement judge with both instants', () => {
    expect(reviewOfLapse(late)).toEqual({
      kind: 'RECEIVED_BEFORE_LAPSE',
      role: 'settlement-judge',
      rule: 'PRE-8',
      facts: { caseNumber: late.caseNumber, command: 'extendNegotiation', receivedAt, lapsedAt: endedAt },
      title: expect.stringContaining('2026年10月8日23时58分收到的操作未及办理，和解期限已于2026年10月8日24时届满'),
    });
  });

  it('PRE-8: received at the instant of the lapse, or later, was too late', () => {
    expect(reviewOfLapse({ ...late, receivedAt: endedAt })).toBeUndefined();
  });

  it.each(ENDINGS.filter((ending) => ending !== 'LAPSED'))(
    'lies before nobody where the case ended as %s',
    (ending) => {
      expect(reviewOfLapse({ ...late, ending })).toBeUndefined();
    },
  );
});
