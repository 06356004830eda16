import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf, type CourtInstant, type LegalDate } from '@hejie/law';
import fc from 'fast-check';
import { calendar } from '../../test/fixture/cases.js';
import {
  decideAgentAct,
  decideAgentNamed,
  decideRegisteredAgent,
  POWERS_IN_PERFORMANCE,
  type AgentAuthority,
} from './agent-authority.js';
import { decideApplicationWithdrawal } from './application-withdrawal.js';
import { consentDeadline, decideConsentEvidence, requireAskedStill } from './consent.js';
import { admitted, attempt, type Decision } from './decision.js';

const at = (text: string): CourtInstant => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const dongying = packOf('dongying-2020');

describe('what proves an answer (PRE-1, B1)', () => {
  const TEXT = 'a'.repeat(64);
  const said = (over: object = {}) =>
    decideConsentEvidence({
      channel: 'TELEPHONE',
      textHash: TEXT,
      saidAt: at('2026-11-24T10:00:00'),
      now: at('2026-11-24T10:05:00'),
      askedAt: at('2026-11-23T09:00:00'),
      askedWith: TEXT,
      own: true,
      ...over,
    });

  it('is how and when it was said, and in answer to which text', () => {
    expect(admitted(said())).toEqual({ channel: 'TELEPHONE', textHash: TEXT, saidAt: at('2026-11-24T10:00:00') });
    expect(codeOf(said({ textHash: 'b'.repeat(64) }))).toBe('CONSENT.OTHER_TEXT');
    expect(codeOf(said({ saidAt: at('2026-11-24T10:05:01') }))).toBe('CONSENT.SAID_LATER');
    expect(codeOf(said({ saidAt: at('2026-11-23T08:59:59') }))).toBe('CONSENT.SAID_BEFORE_ASKED');
  });

  it('B8: what staff enters says who stated it and on what record it stands', () => {
    const entered = (over: object) => said({ own: false, ...over });
    const record = '2026年11月24日电话录音';
    expect(codeOf(entered({ record }))).toBe('CONSENT.SPEAKER_UNNAMED');
    for (const empty of [undefined, ' '])
      expect(codeOf(entered({ statedBy: 'SELF', record: empty }))).toBe('CONSENT.RECORD_UNNAMED');
    expect(codeOf(entered({ statedBy: 'AGENT', record }))).toBe('AGENT.NOT_NAMED');
    expect(codeOf(entered({ statedBy: 'SELF', agentId: 'agent-1', record }))).toBe('AGENT.NOT_AS_WRITTEN');
    expect(admitted(entered({ statedBy: 'LEGAL_REPRESENTATIVE', record }))).toMatchObject({
      statedBy: 'LEGAL_REPRESENTATIVE',
      record,
    });
  });
});

describe('the time to answer (PRE-1)', () => {
  const until = (asked: string, suspended: readonly (readonly [string, string])[] = []) =>
    consentDeadline(legalDate(asked), dongying, calendar, suspended as never)?.value;

  it('is five working days from the asking; a pack of before sets none', () => {
    expect(until('2026-11-23')).toBe('2026-11-30');
    expect(until('2026-09-29')).toBe('2026-10-12');
    expect(consentDeadline(legalDate('2026-11-23'), packOf('dongying-2020@1'), calendar)).toBeUndefined();
  });

  it('PROC-16: days on which a complaint was decided do not count', () => {
    expect(until('2026-11-23', [['2026-11-25', '2026-11-27']])).toBe('2026-12-03');
    // A span over a weekend takes working days alone.
    expect(until('2026-11-23', [['2026-11-27', '2026-11-30']])).toBe('2026-12-02');
    // What was over before the asking, or comes after the end, takes nothing.
    expect(until('2026-11-23', [['2026-11-20', '2026-11-23']])).toBe('2026-11-30');
    expect(until('2026-11-23', [['2026-12-01', '2026-12-10']])).toBe('2026-11-30');
  });

  it('PROC-16: never ends within a span that does not count, nor earlier for it', () => {
    const days = Array.from({ length: 40 }, (_, i) =>
      legalDate(`2026-${i < 20 ? '11' : '12'}-${String((i % 20) + 5).padStart(2, '0')}`),
    );
    const day = fc.constantFrom(...days);
    fc.assert(
      fc.property(day, fc.array(fc.tuple(day, day), { maxLength: 3 }), (asked, pairs) => {
        const spans = pairs.map(([a, b]): [LegalDate, LegalDate] => (a <= b ? [a, b] : [b, a]));
        const end = consentDeadline(asked, dongying, calendar, spans)!.value;
        expect(end >= consentDeadline(asked, dongying, calendar)!.value).toBe(true);
        for (const [from, to] of spans) expect(end >= from && end <= to && from > asked).toBe(false);
      }),
    );
  });

  it('S2: after 24:00 of its last day nobody answers any more; silence is no consent', () => {
    const end = consentDeadline(legalDate('2026-11-23'), dongying, calendar)!.instant;
    const late = (now: string) => attempt(() => requireAskedStill(end, at(now)));
    expect(codeOf(late('2026-11-30T23:59:59'))).toBe('ok');
    expect(codeOf(late('2026-12-01T00:00:00'))).toBe('CONSENT.TOO_LATE');
    expect(attempt(() => requireAskedStill(undefined, end)).ok).toBe(true);
  });
});

describe('the application for enforcement (CLS-4)', () => {
  it('is withdrawn by every creditor, and by nobody else', () => {
    const withdraw = (...signedBy: string[]) => decideApplicationWithdrawal({ signedBy, creditors: ['c1', 'c2'] });
    expect(codeOf(withdraw('c1'))).toBe('WITHDRAWAL.NOT_ALL_CREDITORS');
    expect(codeOf(withdraw('c1', 'd'))).toBe('WITHDRAWAL.NOT_A_CREDITOR');
    expect(admitted(withdraw('c1', 'c2', 'c1'))).toEqual(['c1', 'c2']);
  });
});

describe('an agent (SET-ART-4-1, TV-D2)', () => {
  const agent: AgentAuthority = {
    partyId: 'd',
    scope: 'SPECIAL',
    powers: ['SETTLE'],
    validFrom: legalDate('2026-11-01'),
    validUntil: legalDate('2026-11-30'),
    revokedAt: null,
  };
  const act = (over: Partial<AgentAuthority> = {}, asked: Partial<Parameters<typeof decideAgentAct>[1]> = {}) =>
    codeOf(
      decideAgentAct(
        { ...agent, ...over },
        { partyId: 'd', power: 'SETTLE', now: at('2026-11-24T10:00:00'), ...asked },
      ),
    );

  it('settles by a special power that names it, and by no general one', () => {
    expect(act()).toBe('ok');
    expect(act({ scope: 'GENERAL' })).toBe('AGENT.NO_SPECIAL_AUTHORITY');
    expect(act({ powers: [] })).toBe('AGENT.NO_SPECIAL_AUTHORITY');
    expect(act({}, { power: 'WITHDRAW_APPLICATION' })).toBe('AGENT.NO_SPECIAL_AUTHORITY');
  });

  it('acts for his own party, within his dates, and not once his power is taken back', () => {
    expect(act({}, { partyId: 'c' })).toBe('AGENT.NOT_THE_PARTYS');
    expect(act({}, { now: at('2026-10-31T23:59:59') })).toBe('AGENT.NOT_YET');
    expect(act({}, { now: at('2026-11-30T23:59:59') })).toBe('ok');
    expect(act({}, { now: at('2026-12-01T00:00:00') })).toBe('AGENT.EXPIRED');
    expect(act({ validUntil: null }, { now: at('2028-12-01T00:00:00') })).toBe('ok');
    expect(act({ revokedAt: at('2026-11-20T10:00:00') })).toBe('AGENT.REVOKED');
    // What he did before it was taken back stands.
    expect(act({ revokedAt: at('2026-11-24T10:00:01') })).toBe('ok');
  });

  it('A4: settles by the register alone, and signs only where the text says that an agent does', () => {
    const asked = { partyId: 'd', power: 'SETTLE', now: at('2026-11-24T10:00:00') } as const;
    expect(codeOf(decideRegisteredAgent(undefined, asked))).toBe('AGENT.UNKNOWN');
    expect(codeOf(decideRegisteredAgent(agent, asked))).toBe('ok');
    expect(codeOf(decideRegisteredAgent({ ...agent, powers: ['WITHDRAW_APPLICATION'] }, asked))).toBe(
      'AGENT.NO_SPECIAL_AUTHORITY',
    );
    expect(codeOf(decideAgentNamed({ by: 'AGENT' }, undefined))).toBe('AGENT.NOT_NAMED');
    expect(codeOf(decideAgentNamed({ by: 'AGENT' }, 'agent-1'))).toBe('ok');
    for (const by of ['SELF', 'LEGAL_REPRESENTATIVE', 'GUARDIAN'] as const) {
      expect(codeOf(decideAgentNamed({ by }, 'agent-1'))).toBe('AGENT.NOT_AS_WRITTEN');
      expect(codeOf(decideAgentNamed({ by }, undefined))).toBe('ok');
    }
  });

  it('民诉法62: pursues his party’s right by any power, and gives it up by a special one alone (SET-ART-4-1)', () => {
    const general = { scope: 'GENERAL', powers: [] } as const;
    expect(act(general, { power: null })).toBe('ok');
    // Also then he is its agent, and within his dates.
    expect(act(general, { power: null, partyId: 'c' })).toBe('AGENT.NOT_THE_PARTYS');
    expect(act(general, { power: null, now: at('2026-12-01T00:00:00') })).toBe('AGENT.EXPIRED');
    const allowed = (powers: AgentAuthority['powers'], scope: AgentAuthority['scope'] = 'SPECIAL') =>
      (Object.keys(POWERS_IN_PERFORMANCE) as (keyof typeof POWERS_IN_PERFORMANCE)[]).filter(
        (one) => act({ scope, powers }, { power: POWERS_IN_PERFORMANCE[one] }) === 'ok',
      );
    const any = ['RESUME', 'SAY_OF_PAYMENT', 'SEEK_RULING'];
    expect(allowed([], 'GENERAL')).toEqual(any);
    expect(allowed(['SETTLE']).filter((one) => !any.includes(one))).toEqual([
      'SUE',
      'TOLERATE',
      'SUBMIT_SETTLEMENT',
      'CONFIRM_PAYMENT',
    ]);
    expect(allowed(['WITHDRAW_APPLICATION']).filter((one) => !any.includes(one))).toEqual([
      'WITHDRAW_RESUMPTION',
      'WITHDRAW_FOR_SETTLEMENT',
      'AGREE_TO_CLOSING',
    ]);
  });
});
