import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { courtInstant } from '../basics/instants.js';
import { decideElectronicService, servedOn } from './electronic-service.js';

const at = (day: number, hour = 9) =>
  courtInstant(`2026-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`);
const decided =
  (sentAt: number, ...confirmations: readonly (readonly [day: number, electronic: boolean])[]) =>
  () =>
    decideElectronicService({
      sentAt: at(sentAt),
      confirmations: confirmations.map(([day, electronic]) => ({ electronic, at: at(day) })),
    });

describe('民诉法90: 经受送达人同意，可以采用能够确认其收悉的电子方式送达', () => {
  it('is refused without a confirmation, with one that refuses, and with one that came later', () => {
    for (const refused of [decided(3), decided(3, [1, false]), decided(3, [4, true])])
      expect(refused).toThrow('SERVICE.NO_ELECTRONIC_CONSENT');
  });

  it('goes by the last confirmation before it was sent, in whatever order they are given', () => {
    expect(decided(3, [2, true], [1, false])()).toEqual({ electronic: true, at: at(2) });
    expect(decided(3, [1, true], [2, false])).toThrow('SERVICE.NO_ELECTRONIC_CONSENT');
  });
});

describe('解释135: 以送达信息到达受送达人特定系统的日期为送达日期', () => {
  const service = { way: 'ELECTRONIC', sentAt: at(3), receivedAt: null };

  it('is the day that the sender’s system shows, whether he has opened it or not', () => {
    expect(servedOn(service)).toBe('2026-06-03');
    expect(servedOn({ ...service, receivedAt: at(9) })).toBe('2026-06-03');
  });

  it('is the day that the recipient proves, where that is another', () => {
    expect(servedOn({ ...service, provenAt: at(5) })).toBe('2026-06-05');
  });

  it('is in any other way the day of receipt, and none before it', () => {
    expect(servedOn({ ...service, way: 'POST' })).toBeUndefined();
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 28 }), (day) => {
        expect(servedOn({ ...service, way: 'DIRECT', receivedAt: at(day) })).toBe(
          `2026-06-${String(day).padStart(2, '0')}`,
        );
      }),
    );
  });
});
