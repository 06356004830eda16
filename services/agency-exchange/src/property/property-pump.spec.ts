import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { RealCourtClock, type CourtClockPort } from '@hejie/service-kit';
import { PropertyPump } from './property-pump.js';
import { type PropertyPartRow } from './property-request.entities.js';

const AT = courtInstant('2026-12-11T10:00:00+08:00');
const AHEAD = courtInstant('2026-12-11T10:00:05+08:00');
const part = {
  ...{ id: 'P1', kind: 'QUERY', requestId: 'q-1', agencyId: 'bank', subscriptionId: 'bank/1' },
  ...{ classes: ['DEPOSIT'], reference: null, askedAt: AT, state: 'PUT', heardAsOf: null },
} as unknown as PropertyPartRow;
const content = JSON.stringify({
  ...{ caseNumber: '（2026）鲁0502执12号', askedAt: AT, classes: ['DEPOSIT'] },
  subject: { kind: 'UNIT', name: '某公司', idNumber: '91370502MA3C5RL07J' },
});

/** The pump over a body that is reached that way; its request is wanted as of an instant. */
function pumpOver(transport: string, clock: CourtClockPort, asOf = AT): PropertyPump {
  const find = async () => ({ kind: 'QUERY', content, asOf });
  const manager = { findOneByOrFail: find, findOneOrFail: find, update: async () => undefined };
  const link = { askProperty: async () => null, propertyReply: async () => null };
  const open = async () => ({ link, row: { transport: { kind: transport }, purpose: '', legalBasis: '' } });
  const times = { of: async () => ({ asked: AT }) };
  const [no, links] = [undefined as never, { of: open, by: open } as never];
  return new PropertyPump({ manager } as never, no, 1, 1, links, no, no, times as never, clock);
}
const askedAgainIn = async (pump: PropertyPump): Promise<number | undefined> => {
  const one = { ...part };
  await pump['ask'](one);
  return pump['nextIn'](one);
};
const notReal: CourtClockPort = {
  read: () => {
    throw new Error('nobody reads it here');
  },
};

describe('when a body is asked again', () => {
  it('often where it can be asked after what was put, seldom where the whole goes again', async () => {
    expect(await askedAgainIn(pumpOver('HTTPS', new RealCourtClock()))).toBeUndefined();
    for (const transport of ['KAFKA', 'RELAY', 'PULL'])
      expect(await askedAgainIn(pumpOver(transport, new RealCourtClock()))).toBe(3_600_000);
  });

  it('at once as of a later time where time is not real; under the real clock who asks may be a little ahead', async () => {
    expect(await askedAgainIn(pumpOver('HTTPS', notReal, AHEAD))).toBe(0);
    expect(await askedAgainIn(pumpOver('HTTPS', new RealCourtClock(), AHEAD))).toBeUndefined();
  });
});
