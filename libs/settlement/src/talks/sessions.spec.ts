import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { type AgentAuthority } from '../decisions/agent-authority.js';
import { admitted, type Decision } from '../decisions/decision.js';
import {
  decideAdjournment,
  decideRecordSignature,
  decideSession,
  decideSessionRecord,
  decideSessionStart,
  partySigning,
  type Attendance,
  type NewSession,
  type SessionStanding,
  type SessionState,
} from './sessions.js';

const now = courtInstant('2026-05-20T10:00:00+08:00');
const AT = courtInstant('2026-05-25T14:30:00+08:00');
const END = courtInstant('2026-06-11T00:00:00+08:00');
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const standing: SessionStanding = {
  talks: { endsAt: END, outcome: null, resting: false, parties: ['c', 'd'] },
  mediatorInOffice: true,
  online: [],
  open: null,
};
const asked = (over: Partial<NewSession> = {}): NewSession => ({
  kind: 'TALKS',
  at: AT,
  manner: 'AT_COURT',
  placeAgreedBy: [],
  invited: [],
  ...over,
});
const noticed = (over: Partial<NewSession>, in_: Partial<SessionStanding> = {}) =>
  codeOf(decideSession(asked(over), { ...standing, ...in_ }, now));

describe('PRE-7, D1: a session of the talks', () => {
  it('PRE-7: is held in the court, where all agree at another place, and online with the consent of each', () => {
    expect(noticed({})).toBe('ok');
    expect(noticed({ manner: 'AT_AGREED_PLACE', placeAgreedBy: ['c'] })).toBe('SESSION.PLACE_NOT_AGREED');
    expect(noticed({ manner: 'AT_AGREED_PLACE', placeAgreedBy: ['c', 'd'] })).toBe('ok');
    expect(noticed({ manner: 'ONLINE' }, { online: ['d'] })).toBe('SESSION.ONLINE_WITHOUT_CONSENT');
    expect(noticed({ manner: 'ONLINE' }, { online: ['d', 'c'] })).toBe('ok');
  });

  it('PRE-8: lies within the thirty days, in the future, one after the other, with a mediator', () => {
    expect(noticed({ at: now })).toBe('SESSION.TIME_PAST');
    expect(noticed({ at: END })).toBe('SESSION.AFTER_THE_END');
    expect(noticed({}, { open: { no: 1, at: AT } })).toBe('SESSION.ONE_OPEN');
    expect(noticed({}, { mediatorInOffice: false })).toBe('SESSION.NO_MEDIATOR');
    expect(noticed({}, { talks: { ...standing.talks, outcome: 'LAPSED' } })).toBe('TALKS.OVER');
  });

  it('PRE-ENT: guarantors, shareholders, experts and associations come to a conference, which says who is invited', () => {
    expect(noticed({ invited: ['GUARANTOR'] })).toBe('SESSION.INVITED');
    expect(noticed({ kind: 'CONFERENCE' })).toBe('SESSION.INVITED');
    expect(noticed({ kind: 'CONFERENCE', invited: ['GUARANTOR', 'SHAREHOLDER', 'EXPERT', 'TRADE_ASSOCIATION'] })).toBe(
      'ok',
    );
  });
});

const agent: AgentAuthority = {
  partyId: 'd',
  scope: 'SPECIAL',
  powers: ['SETTLE'],
  validFrom: legalDate('2026-05-01'),
  validUntil: null,
  revokedAt: null,
};
const self = (partyId: string, over: Partial<Attendance> = {}): Attendance => ({
  partyId,
  by: 'SELF',
  identityChecked: true,
  ...over,
});
const starts = (
  attendance: readonly Attendance[],
  {
    at = AT,
    state = 'NOTICED',
    manner = 'AT_COURT' as NewSession['manner'],
    online = [] as string[],
    invitedPresent = [] as number[],
    mediatorInOffice = true,
  } = {},
) =>
  decideSessionStart(
    { state: state as SessionState, at: AT, manner, invited: 1 },
    { present: attendance, invitedPresent },
    { ...standing, mediatorInOffice, online, sides: { c: 'CREDITOR', d: 'DEBTOR' } },
    at,
  );

describe('PRE-7, SET-ART-4-1: a session begins', () => {
  it('PRE-7: 当事人到场后，核对当事人及委托代理人的身份', () => {
    const both = admitted(starts([self('c'), self('d')]));
    expect(both).toEqual({
      state: 'BEGUN',
      parties: [
        { partyId: 'c', present: true, maySettle: true },
        { partyId: 'd', present: true, maySettle: true },
      ],
      attendees: [
        { signerId: 'c', maySettle: true },
        { signerId: 'd', maySettle: true },
      ],
    });
    expect(codeOf(starts([self('c', { identityChecked: false }), self('d')]))).toBe('SESSION.IDENTITY_UNCHECKED');
    expect(codeOf(starts([self('x')]))).toBe('SESSION.NOT_A_PARTY');
    expect(codeOf(starts([self('c'), self('d')], { invitedPresent: [1] }))).toBe('ok');
    expect(codeOf(starts([self('c'), self('d')], { invitedPresent: [2] }))).toBe('SESSION.NOT_INVITED');
  });

  it('SET-ART-4-1: an agent comes with his registered power, and settles by a special one alone', () => {
    const by = (over: Partial<AgentAuthority> | null) =>
      starts([self('c'), self('d', { by: 'AGENT', ...(over && { agent: { ...agent, ...over } }) })]);
    expect(codeOf(by(null))).toBe('SESSION.AGENT_UNKNOWN');
    expect(codeOf(by({ partyId: 'c' }))).toBe('AGENT.NOT_THE_PARTYS');
    expect(codeOf(by({ revokedAt: now }))).toBe('AGENT.REVOKED');
    expect(codeOf(by({ validUntil: legalDate('2026-05-24') }))).toBe('AGENT.EXPIRED');
    expect(admitted(by({})).parties[1]).toEqual({ partyId: 'd', present: true, maySettle: true });
    expect(admitted(by({ scope: 'GENERAL', powers: [] })).parties[1]).toMatchObject({
      present: true,
      maySettle: false,
    });
  });

  it('SET-ART-4-1: of several who came for a party each has his own power, and signs for himself', () => {
    const lawyer = self('d', { by: 'AGENT', agent: { ...agent, scope: 'GENERAL', powers: [] } });
    const begun = admitted(starts([self('d', { by: 'LEGAL_REPRESENTATIVE' }), self('c'), lawyer]));
    expect(begun.parties[1]).toEqual({ partyId: 'd', present: true, maySettle: true });
    expect(begun.attendees).toEqual([
      { signerId: 'd/1', maySettle: true },
      { signerId: 'c', maySettle: true },
      { signerId: 'd/2', maySettle: false },
    ]);
    const signing = ['c', 'd/2', 'd/x', 'x', 'CLERK'].map((id) => partySigning(id, ['c', 'd']));
    expect(signing).toEqual(['c', 'd', undefined, undefined, undefined]);
  });

  it('PRE-7: where a side has not come its absence is noted and the session is over', () => {
    expect(admitted(starts([self('c')]))).toMatchObject({
      state: 'UNATTENDED',
      parties: [{ present: true }, { partyId: 'd', present: false, maySettle: false }],
    });
  });

  it('PRE-7: begins once, on its day, and online with consents that still stand', () => {
    const all = [self('c'), self('d')];
    expect(codeOf(starts(all, { state: 'BEGUN' }))).toBe('SESSION.NOT_NOTICED');
    expect(codeOf(starts(all, { mediatorInOffice: false }))).toBe('SESSION.NO_MEDIATOR');
    expect(codeOf(starts(all, { at: courtInstant('2026-05-26T09:00:00+08:00') }))).toBe('SESSION.OTHER_DAY');
    expect(codeOf(starts(all, { manner: 'ONLINE', online: ['c'] }))).toBe('SESSION.ONLINE_WITHOUT_CONSENT');
  });
});

describe('PRE-7, D6: the transcript', () => {
  const begun = {
    state: 'BEGUN' as SessionState,
    parties: [
      { partyId: 'c', present: true, maySettle: true },
      { partyId: 'd', present: true, maySettle: false },
    ],
    invitedPresent: [1],
  };
  const records = (by: Parameters<typeof decideSessionRecord>[1][number]['by'], decides = false) =>
    codeOf(decideSessionRecord(begun, [{ by, decides }]));

  it('PRE-ENT: everybody who came is heard, and only parties decide', () => {
    expect([records('MEDIATOR'), records({ invited: 1 }), records({ partyId: 'd' })]).toEqual(['ok', 'ok', 'ok']);
    expect([records({ invited: 2 }), records({ partyId: 'x' })]).toEqual(Array(2).fill('SESSION.SPEAKER_NOT_PRESENT'));
    expect([records({ invited: 1 }, true), records('MEDIATOR', true)]).toEqual(
      Array(2).fill('SESSION.ONLY_PARTIES_DECIDE'),
    );
    expect(records({ partyId: 'c' }, true)).toBe('ok');
    expect(records({ partyId: 'd' }, true)).toBe('SESSION.NO_SPECIAL_AUTHORITY');
    expect(codeOf(decideSessionRecord({ ...begun, state: 'NOTICED' }, []))).toBe('SESSION.NOT_BEGUN');
  });

  it('PRE-7: each signs for himself and once; with the last signature it is complete', () => {
    const signers = [
      { signerId: 'c', signed: true },
      { signerId: 'MEDIATOR', signed: false },
      { signerId: 'CLERK', signed: false },
    ];
    expect(admitted(decideRecordSignature('RECORDED', signers, 'CLERK'))).toEqual({ complete: false });
    const last = signers.map((one) => ({ ...one, signed: one.signerId !== 'CLERK' }));
    expect(admitted(decideRecordSignature('RECORDED', last, 'CLERK'))).toEqual({ complete: true });
    expect(codeOf(decideRecordSignature('RECORDED', signers, 'c'))).toBe('SESSION.SIGNED_ALREADY');
    expect(codeOf(decideRecordSignature('RECORDED', signers, 'd'))).toBe('SESSION.NO_SUCH_SIGNER');
    expect(codeOf(decideRecordSignature('BEGUN', signers, 'c'))).toBe('SESSION.NOT_RECORDED');
  });

  it('PRE-7: what is not over is put off', () => {
    const adjourned = (state: SessionState) => codeOf(decideAdjournment({ state }));
    expect([adjourned('NOTICED'), adjourned('BEGUN')]).toEqual(['ok', 'ok']);
    expect((['RECORDED', 'ADJOURNED', 'UNATTENDED'] as const).map(adjourned)).toEqual(Array(3).fill('SESSION.OVER'));
  });
});
