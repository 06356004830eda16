import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import fc from 'fast-check';
import { LIST, PLATFORM, TAX } from '../../test/fixture/publications.js';
import { PLATFORM_FIELDS, contentFor, deliveredContent, deliveredFields } from './content.js';
import { type AgencyAction } from './published-decision.js';
import {
  NATIONAL_LIST_FIELDS,
  decideSubscription,
  decideSubscriptionApproval,
  decideSubscriptionEnd,
  decideSubscriptionRefusal,
  type SubscriptionProposal,
} from './subscription-decisions.js';
import { AGENCY_FIELDS, type AgencyContent, type AgencyField, type Subscription } from './subscription.js';

/** Every field filled with its own name. */
const FULL = Object.fromEntries(AGENCY_FIELDS.map((field) => [field, `<${field}>`])) as Record<AgencyField, string>;

describe('what leaves to a body', () => {
  it('DIS-ART-8: whatever a decision holds, only what the subscription names; to a platform the fact of the removal alone', () => {
    const fields = fc.subarray([...AGENCY_FIELDS]);
    const has = fc.subarray([...AGENCY_FIELDS]);
    const category = fc.constantFrom('STATUTORY', 'PLATFORM');
    fc.assert(
      fc.property(fields, has, category, (named, held, of) => {
        const content: AgencyContent = Object.fromEntries(held.map((field) => [field, FULL[field]]));
        const may = of === 'STATUTORY' ? named : named.filter((one) => PLATFORM_FIELDS.includes(one));
        const told = contentFor({ category: of, fields: named }, content);
        expect(Object.keys(told).sort()).toEqual(held.filter((one) => may.includes(one)).sort());
        for (const [field, text] of Object.entries(told)) expect(text).toBe(`<${field}>`);
        expect([...deliveredFields({ category: of, fields: named })].sort()).toEqual([...may].sort());
      }),
    );
    expect(PLATFORM_FIELDS).toEqual(expect.not.arrayContaining(['partyName', 'identityNumber', 'conduct', 'ground']));
  });

  it('DIS-ART-8: a number that may not leave does not leave within a text either', () => {
    const content = { conduct: '转移财产给370502198806150017', identityNumber: '370502198806150017' };
    expect(contentFor({ category: 'STATUTORY', fields: ['conduct'] }, content)).toEqual({
      conduct: '转移财产给3705021988****0017',
    });
    expect(contentFor({ category: 'STATUTORY', fields: ['conduct', 'identityNumber'] }, content)).toEqual(content);
  });

  it('DIS-ART-8: whose subscription has ended is told of the removal alone, as a platform would be', () => {
    const ended = { category: 'STATUTORY', fields: AGENCY_FIELDS, validTo: legalDate('2026-06-30') } as const;
    const told = (on: string) => Object.keys(contentFor(ended, FULL, legalDate(on))).sort();
    expect([told('2026-06-30'), told('2026-07-01')]).toEqual([[...AGENCY_FIELDS].sort(), [...PLATFORM_FIELDS].sort()]);
  });
});

describe('what a body is told of an action', () => {
  const all = { ...TAX, fields: AGENCY_FIELDS, validTo: legalDate('2026-12-31') };
  const fieldsOf = (action: AgencyAction, on = '2026-12-11', of: Subscription = all) =>
    Object.keys(deliveredContent(of, { action, kind: 'LISTING', effect: 'PUBLICITY' }, FULL, legalDate(on))).sort();

  it('PIPL 6: of a removal and of a suspension whose entry it is, its decision and the day, and not what he did', () => {
    const who = ['partyName', 'identityNumber', 'unitCode', 'caseNumber', 'court', 'decisionNumber'];
    const whatHeDid = [
      'conduct',
      'obligation',
      'performance',
      'ground',
      'sex',
      'age',
      'legalRepresentative',
      'performedSum',
    ];
    for (const action of ['DELETE', 'SUSPEND'] as const) {
      expect(fieldsOf(action)).toEqual(expect.arrayContaining(who));
      for (const field of whatHeDid) expect(fieldsOf(action)).not.toContain(field);
    }
    expect(fieldsOf('DELETE')).toContain('deletedOn');
    expect(fieldsOf('SUSPEND')).toContain('suspendedUntil');
    for (const action of ['ADD', 'UPDATE', 'RESTORE'] as const)
      expect(fieldsOf(action)).toEqual([...AGENCY_FIELDS].sort());
    expect(fieldsOf('DELETE', '2026-12-11', { ...all, fields: ['partyName', 'conduct'] })).toEqual(['partyName']);
  });

  it('PIPL 6, DIS-ART-11: after the end of a subscription, or of what it names no more, which entry it is and nothing new of the person', () => {
    const narrowed: Subscription = { ...all, entries: ['LIMIT'], validTo: null };
    for (const body of [all, narrowed]) {
      expect(fieldsOf('DELETE', '2027-01-01', body)).toEqual([...PLATFORM_FIELDS].sort());
      for (const action of ['SUSPEND', 'UPDATE'] as const)
        expect(fieldsOf(action, '2027-01-01', body)).toEqual(['caseNumber', 'court', 'decisionNumber']);
      for (const action of ['ADD', 'RESTORE'] as const) expect(fieldsOf(action, '2027-01-01', body)).toEqual([]);
    }
  });
});

const { id: _list, ...list } = LIST;
const { id: _tax, ...tax } = TAX;
const { id: _platform, ...platform } = PLATFORM;
const proposed = (proposal: SubscriptionProposal, existing: readonly Subscription[] = []) =>
  decideSubscription({ proposal, proposedBy: 'officer' }, existing);

describe('a subscription', () => {
  it('DIS-ART-8: is numbered on within its body; the transport is no part of it', () => {
    const existing = [TAX, { ...TAX, id: 'tax/10' }, LIST];
    expect(proposed({ ...tax, transport: 'SFTP' }, existing)).toEqual({ ok: true, value: { ...tax, id: 'tax/11' } });
    expect(proposed(platform)).toEqual({ ok: true, value: PLATFORM });
    expect(proposed(list, [LIST])).toMatchObject({ value: { id: 'list/2' } });
  });

  it.each<[string, SubscriptionProposal]>([
    ['PURPOSE_MISSING', { ...tax, purpose: ' ' }],
    ['BASIS_MISSING', { ...tax, legalBasis: '' }],
    ['ENTRIES_EMPTY', { ...tax, entries: [] }],
    ['FIELDS_EMPTY', { ...tax, fields: [] }],
    ['EFFECTS_EMPTY', { ...tax, effects: [] }],
    ['RETENTION_MISSING', { ...tax, retentionDays: -1 }],
    ['RETENTION_MISSING', { ...tax, retentionDays: NaN }],
    ['PERIOD', { ...tax, validTo: legalDate('2025-12-31') }],
    ['HOUR', { ...tax, schedule: { kind: 'DAILY', hour: 24 } }],
    ['STAFF_FIELDS', { ...tax, staffQuestions: true, fields: ['partyName', 'caseNumber'] }],
    ['STAFF_FIELDS', { ...tax, staffQuestions: true, fields: ['identityNumber', 'unitCode'] }],
    ['PULL_SCHEDULE', { ...tax, schedule: { kind: 'DAILY', hour: 3 }, transport: 'PULL' }],
    ['IDENTITY_NUMBER', { ...platform, fields: ['identityNumber'] }],
    ['PLATFORM_FIELDS_ONLY', { ...platform, fields: ['partyName'] }],
    ['PLATFORM_SCOPE', { ...platform, entries: ['LISTING', 'LIMIT'] }],
    ['PLATFORM_SCOPE', { ...platform, effects: ['PUBLICITY', 'SHARING'] }],
    ['NATIONAL_LIST_SCOPE', { ...list, effects: ['SHARING'] }],
    ['NATIONAL_LIST_FIELDS', { ...list, fields: NATIONAL_LIST_FIELDS.filter((one) => one !== 'conduct') }],
    ['NATIONAL_LIST_PROOF', { ...list, proof: 'SIGNED_REPLY' }],
    ['NATIONAL_LIST_PROOF', { ...list, transport: 'PULL' }],
  ])('DIS-ART-8: is refused: %s', (reason, proposal) => {
    expect(proposed(proposal)).toMatchObject({ error: { code: `SUBSCRIPTION.${reason}`, problems: undefined } });
  });

  it('DIS-ART-8: is refused with everything that is wrong', () => {
    const { ok, error } = proposed({ ...tax, purpose: '', fields: [] }) as { ok: false; error: { problems: unknown } };
    expect([ok, error.problems]).toMatchObject([
      false,
      [{ code: 'SUBSCRIPTION.PURPOSE_MISSING' }, { code: 'SUBSCRIPTION.FIELDS_EMPTY' }],
    ]);
  });

  it('DIS-ART-10-1: a court has one national list at a time', () => {
    const other = { ...list, agencyId: 'other', validFrom: legalDate('2026-06-01') };
    const code = (existing: Subscription) => {
      const decided = proposed(other, [existing]);
      return decided.ok ? null : decided.error.code;
    };
    expect(code(LIST)).toBe('SUBSCRIPTION.NATIONAL_LIST_TAKEN');
    expect(code({ ...LIST, court: '鲁0502' })).toBeNull();
    expect(code({ ...LIST, validTo: legalDate('2026-06-01') })).toBe('SUBSCRIPTION.NATIONAL_LIST_TAKEN');
    expect(code({ ...LIST, validTo: legalDate('2026-05-31') })).toBeNull();
    const approval = { subscription: { ...other, id: 'other/1' }, proposedBy: 'officer', approvedBy: 'president' };
    expect(decideSubscriptionApproval(approval, [LIST])).toMatchObject({
      error: { code: 'SUBSCRIPTION.NATIONAL_LIST_TAKEN' },
    });
    // What can be approved no more can still be refused, by somebody else.
    const refusal = (refusedBy: string) => decideSubscriptionRefusal({ proposedBy: 'officer', refusedBy });
    expect(refusal('president')).toMatchObject({ ok: true });
    expect(refusal('officer')).toMatchObject({ error: { code: 'SUBSCRIPTION.FOUR_EYES' } });
  });

  it('DIS-ART-8: is in force once another person approves it, and ends every other of the body', () => {
    const subscription = { ...TAX, id: 'tax/3', validFrom: legalDate('2026-07-01') };
    const approval = { subscription, proposedBy: 'officer', approvedBy: 'president' };
    const [ended, incentives] = [{ ...TAX, id: 'tax/1' }, { ...TAX, id: 'tax/2', entries: ['INCENTIVE'] } as const];
    expect(decideSubscriptionApproval(approval, [ended, incentives, LIST])).toEqual({
      ok: true,
      value: { subscription, ended: [ended, incentives].map((one) => ({ ...one, validTo: legalDate('2026-06-30') })) },
    });
    const earlier = { ...TAX, validTo: legalDate('2026-03-31') };
    expect(decideSubscriptionApproval(approval, [earlier])).toMatchObject({ value: { ended: [earlier] } });
    expect(decideSubscriptionApproval({ ...approval, approvedBy: 'officer' }, [])).toMatchObject({
      error: { code: 'SUBSCRIPTION.FOUR_EYES' },
    });
  });

  it('DIS-ART-8: ends with a day to come, by two persons, and is not lengthened that way', () => {
    const [today, lastDay] = [legalDate('2026-12-11'), legalDate('2026-12-31')];
    const input = { subscription: TAX, lastDay, proposedBy: 'officer', approvedBy: 'president' };
    expect(decideSubscriptionEnd(input, today)).toEqual({ ok: true, value: { ...TAX, validTo: lastDay } });
    const code = (of: Partial<typeof input>) => {
      const decided = decideSubscriptionEnd({ ...input, ...of }, today);
      return decided.ok ? null : decided.error.code;
    };
    expect([
      code({ approvedBy: 'officer' }),
      code({ lastDay: legalDate('2026-12-10') }),
      code({ lastDay: today }),
      code({ subscription: { ...TAX, validTo: today } }),
    ]).toEqual(['SUBSCRIPTION.FOUR_EYES', 'SUBSCRIPTION.END_IN_PAST', null, 'SUBSCRIPTION.ENDS_EARLIER']);
  });
});
