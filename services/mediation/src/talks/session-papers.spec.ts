import { describe, expect, it } from '@jest/globals';
import { type KnownCase } from '@hejie/casework';
import { courtInstant } from '@hejie/law';
import { type RecordedSession, type SessionSignature } from './session.entities.js';
import { sessionRecord, type Attended } from './session-papers.js';

const AT = courtInstant('2026-05-18T14:30:00+08:00');
const known = {
  caseNumber: '（2026）鲁0502执前调5号',
  parties: [
    { partyId: 'c', side: 'CREDITOR' },
    { partyId: 'd', side: 'DEBTOR' },
  ],
} as unknown as KnownCase;
const session = {
  no: 1,
  manner: 'AT_COURT',
  beganAt: AT,
  recordedAt: AT,
  parties: [
    { partyId: 'c', present: true, maySettle: true },
    { partyId: 'd', present: true, maySettle: true },
  ],
} as unknown as RecordedSession;
const identified = { identityChecked: true, identifiedBy: 'ID_CARD' } as const;
const attended: Attended = {
  present: [
    { partyId: 'c', by: 'SELF', ...identified },
    { partyId: 'd', by: 'LEGAL_REPRESENTATIVE', name: '李四', ...identified },
    { partyId: 'd', by: 'AGENT', name: '冯律师', agentId: 'd.agent-1', ...identified },
  ],
  invitedPresent: [],
  attendees: [
    { signerId: 'c', maySettle: true },
    { signerId: 'd/1', maySettle: true },
    { signerId: 'd/2', maySettle: false },
  ],
};
const signs = (signerId: string, refused: string | null = null): SessionSignature =>
  ({ signerId, refused, signedAt: AT }) as SessionSignature;
const printed = (came: Attended, signatures: readonly SessionSignature[]) =>
  sessionRecord(
    known,
    session,
    {
      notice: { place: '第三调解室', bring: [], invited: [], contact: { name: '赵六', phone: '1' } },
      attended: came,
      transcript: {
        statements: [{ by: { partyId: 'd' }, decides: true, words: '同意' }],
        consequencesTold: true,
        recorder: '孙八',
      },
      mediator: '李调解',
    },
    signatures,
  ).fields as unknown as {
    present: { name: string; authority?: string }[];
    content: string[];
    signed: { capacity: string; signer: string }[];
  };

describe('和解笔录 of a session to which two came for one party (SET-ART-4-1, D6)', () => {
  it('prints the power of each of them, and as signed only who signed', () => {
    const { present, content, signed } = printed(attended, [signs('c'), signs('d/1'), signs('d/2', '不愿签字')]);
    expect(present.map(({ authority }) => authority)).toEqual([undefined, undefined, '一般授权，不能代为和解']);
    expect(content).toEqual(['到场人员2、3（债务人一方）：同意']);
    expect(signed.slice(1)).toMatchObject([
      { capacity: '债务人的法定代表人', signer: '李四' },
      { capacity: '债务人的委托代理人（拒绝签字：不愿签字）', signer: '冯律师' },
    ]);
    expect(printed(attended, [signs('d/2')]).signed).toMatchObject([{ signer: '冯律师' }]);
  });

  it('says nothing of a power that was not kept for each when the session began', () => {
    const { attendees: _none, ...before } = attended;
    expect(printed(before, [signs('d')]).present.map(({ authority }) => authority)).toEqual(Array(3).fill(undefined));
    const alone = { ...before, present: before.present.filter(({ by }) => by !== 'LEGAL_REPRESENTATIVE') };
    expect(printed(alone, [signs('d')]).present[1]!.authority).toBe('特别授权，可以代为和解');
  });
});
