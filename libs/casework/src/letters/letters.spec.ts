import { expect, it } from '@jest/globals';
import { creditRepairNoticeIssued } from '@hejie/contracts/facts';
import { letterIdOf } from './letters.js';

const caseId = '2026-鲁0502-执前调-1234';
const partyId = `${caseId}.12`;
const noticeId = (occasion: string) => letterIdOf({ caseId, occasion, partyId });
const mayBeTold = (id: string) =>
  creditRepairNoticeIssued.schema.safeParse({
    ...{ caseId, noticeId: id, partyId, kind: 'objection-decided', subject: '异议裁定告知书' },
    at: '2026-05-06T10:00:00+08:00',
  }).success;

it('the id of a letter is case, occasion and party', () => {
  expect(noticeId('breach-2')).toBe(`${caseId}:breach-2:${partyId}`);
});

it('however long an id is that somebody has chosen, its letter may be told of, and is no other one’s', () => {
  const of = (length: number, last: string) => noticeId(`objection-decided-${'o'.repeat(length)}${last}`);
  for (let length = 1; length <= 119; length += 1) {
    expect([length, mayBeTold(of(length, '1'))]).toEqual([length, true]);
    expect(of(length, '1')).not.toBe(of(length, '2'));
  }
});
