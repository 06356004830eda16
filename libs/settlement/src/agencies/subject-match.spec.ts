import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf } from '@hejie/law';
import fc from 'fast-check';
import { DELETION, LISTING, subscription } from '../../test/fixture/publications.js';
import { employerNoticeOf, employersTold, endsStaffQuestions, staffAsked, staffSubject } from './employers.js';
import { type PublishedMatter } from './publication-file.js';
import { AGENCY_FIELDS, type AgencyContent, type Subscription } from './subscription.js';
import { matchRules, matchSubject, type NamedSubject, type SubjectMatch } from './subject-match.js';

const NATIONAL = matchRules(packOf('national'));
const NUMBER = '370502198806150017';
const HIM = { kind: 'PERSON', name: '张三', number: NUMBER } as const;
const IT = { kind: 'UNIT', name: '东营甲有限公司', number: '91370502MA3C5RL07J' } as const;
const person = (of: Partial<NamedSubject>): NamedSubject => ({ kind: 'PERSON', name: '张三', ...of });
const unit = (of: Partial<NamedSubject>): NamedSubject => ({ kind: 'UNIT', name: IT.name, ...of });

describe('whom a body names', () => {
  it.each<[string, NamedSubject, SubjectMatch]>([
    ['number and name', person({ identityNumber: NUMBER }), 'MATCH'],
    [
      'number and name, written otherwise',
      person({ name: ' 张 三 ', identityNumber: '３７０５０２ 19880615 0017' }),
      'MATCH',
    ],
    ['the number of fifteen digits', person({ identityNumber: '370502880615001' }), 'MATCH'],
    ['the name alone', person({}), 'NOT_ENOUGH'],
    ['the name and a birthday', person({ birthday: legalDate('1988-06-15') }), 'NOT_ENOUGH'],
    ['the name and a blank', person({ identityNumber: ' ' }), 'NOT_ENOUGH'],
    ['another name alone', person({ name: '李四' }), 'NO_MATCH'],
    ['the number under another name', person({ name: '李四', identityNumber: NUMBER }), 'DOUBTFUL'],
    [
      'a birthday that is not of the number',
      person({ identityNumber: NUMBER, birthday: legalDate('1988-06-16') }),
      'DOUBTFUL',
    ],
    ['the name and another number', person({ identityNumber: '370502198806150033' }), 'NO_MATCH'],
    ['a unit of that name', { kind: 'UNIT', name: '张三', unitCode: NUMBER }, 'NO_MATCH'],
  ])('DIS-ART-8: a person by %s', (_, named, match) => {
    expect(matchSubject(NATIONAL, named, HIM)).toBe(match);
  });

  it('DIS-ART-8: a unit by code and name; under another name a person decides, unless the court relies on the code', () => {
    expect(matchSubject(NATIONAL, unit({ unitCode: IT.number.toLowerCase() }), IT)).toBe('MATCH');
    expect(matchSubject(NATIONAL, unit({}), IT)).toBe('NOT_ENOUGH');
    const renamed = unit({ name: '东营乙有限公司', unitCode: IT.number });
    expect(matchSubject(NATIONAL, renamed, IT)).toBe('DOUBTFUL');
    expect(matchSubject(matchRules({ unitCodeAlone: true }), renamed, IT)).toBe('MATCH');
    expect(matchSubject({ unitCodeAlone: true }, person({ name: '李四', identityNumber: NUMBER }), HIM)).toBe(
      'DOUBTFUL',
    );
  });

  it('DIS-ART-8: without a number nobody ever matches, whatever the rules', () => {
    const named = fc.record({ kind: fc.constantFrom('PERSON', 'UNIT'), name: fc.constantFrom(HIM.name, IT.name) });
    fc.assert(
      fc.property(named, fc.boolean(), fc.boolean(), (one, unitCodeAlone, unnumbered) => {
        for (const { number, ...known } of [HIM, IT]) {
          const party = unnumbered ? known : { ...known, number };
          expect(['NO_MATCH', 'NOT_ENOUGH']).toContain(matchSubject({ unitCodeAlone }, one, party));
        }
      }),
    );
  });
});

describe('who stands above public staff', () => {
  it('DIS-ART-8, PIPL 6: of a removal whoever was told of the listing, though he works elsewhere by now; the new unit is not', () => {
    const now = { matches: true, superior: '某市教育局' };
    for (const decision of ['DELETED', 'REVOKED'] as const) {
      const removal = { ...DELETION, decision };
      expect(employersTold(removal, now, ['某市卫生局', '某市卫生局'])).toEqual(['某市卫生局']);
      expect(employersTold(removal, now)).toEqual([]);
    }
  });

  it('DIS-ART-8, PIPL 6: is asked after at a listing alone, where the subscription is for that and lets name and number leave', () => {
    const staff = subscription('staff', {
      staffQuestions: true,
      fields: ['partyName', 'identityNumber', 'caseNumber'],
    });
    const asked = (matter: PublishedMatter, one: Subscription, kind: 'PERSON' | 'UNIT') =>
      staffAsked(matter, [one], kind, legalDate('2026-12-11')).length;
    expect([asked(LISTING, staff, 'PERSON'), asked(LISTING, staff, 'UNIT')]).toEqual([1, 0]);
    expect([
      asked(LISTING, { ...staff, fields: ['partyName', 'unitCode'] }, 'UNIT'),
      asked(DELETION, staff, 'PERSON'),
    ]).toEqual([1, 0]);
    expect(asked(LISTING, { ...staff, staffQuestions: false }, 'PERSON')).toBe(0);
    expect(asked(LISTING, { ...staff, fields: ['identityNumber'] }, 'PERSON')).toBe(0);
  });

  it('PIPL 6: of him nothing leaves that the subscription does not name, nor anything after its end', () => {
    const content = { partyName: '李某某', identityNumber: '370502198001011233', unitCode: 'X', conduct: '转移财产' };
    const all = subscription('staff', {
      staffQuestions: true,
      fields: AGENCY_FIELDS,
      validTo: legalDate('2026-12-31'),
    });
    const of = (one: Subscription, on = '2026-12-11') => staffSubject(one, 'PERSON', content, legalDate(on));
    expect(of(all)).toEqual({ kind: 'PERSON', name: '李某某', identityNumber: '370502198001011233' });
    expect(of({ ...all, fields: ['identityNumber'] })).toBeUndefined();
    expect(of({ ...all, staffQuestions: false })).toBeUndefined();
    expect(of(all, '2027-01-01')).toBeUndefined();
  });

  it('PIPL 8: nobody is asked after by his name alone', () => {
    const all = subscription('staff', { staffQuestions: true, fields: AGENCY_FIELDS });
    const of = (kind: 'PERSON' | 'UNIT', content: AgencyContent, one: Subscription = all) =>
      staffSubject(one, kind, content, legalDate('2026-12-11'));
    const [named, numbered] = [{ partyName: '李某某' }, { identityNumber: NUMBER, unitCode: IT.number }];
    for (const kind of ['PERSON', 'UNIT'] as const) expect(of(kind, named)).toBeUndefined();
    expect(of('PERSON', { ...named, unitCode: IT.number })).toBeUndefined();
    expect(of('PERSON', { ...named, ...numbered }, { ...all, fields: ['partyName', 'unitCode'] })).toBeUndefined();
    expect(of('UNIT', { ...named, ...numbered })).toEqual({ kind: 'UNIT', name: '李某某', unitCode: IT.number });
  });

  it('DIS-ART-8: the question goes on while he is listed, and ends with the entry alone', () => {
    const ends = (decision: PublishedMatter['decision']) => endsStaffQuestions({ ...DELETION, decision });
    expect((['LISTING_CORRECTED', 'SUSPENDED', 'REINSTATED', 'LISTED'] as const).filter(ends)).toEqual([]);
    expect((['DELETED', 'REVOKED'] as const).filter(ends)).toEqual(['DELETED', 'REVOKED']);
    const limit = { ...DELETION.entry, kind: 'LIMIT' } as const;
    expect(endsStaffQuestions({ entry: limit, decision: 'LIFTED' })).toBe(false);
  });

  it('DIS-ART-8: each unit that is named is told once, however it is written', () => {
    const match = { matches: true, superior: '某市 卫生局' };
    expect(employersTold(LISTING, match, ['某市教育局'])).toEqual(['某市 卫生局']);
    expect(employersTold(LISTING, match, ['某市卫生局'])).toEqual([]);
    expect(employersTold(DELETION, null, ['某市卫生局', '某市教育局', '某市 卫生局'])).toEqual([
      '某市卫生局',
      '某市教育局',
    ]);
  });

  it('DIS-ART-8, PIPL 6: the unit reads name, masked number, ground and conduct, and nothing where he could be anybody', () => {
    const content = {
      partyName: '李某某',
      identityNumber: NUMBER,
      ground: '3',
      conduct: `转移给\n${NUMBER}`,
      sex: '男',
    };
    const masked = '3705021988****0017';
    expect(employerNoticeOf(content, 'PERSON')).toEqual({
      ...{ name: '李某某', number: masked, ground: '3' },
      conduct: `转移给 ${masked}`,
    });
    expect(employerNoticeOf({ partyName: '李某某', maskedIdentityNumber: masked }, 'PERSON')).toEqual({
      ...{ name: '李某某', number: masked },
    });
    expect(employerNoticeOf({ partyName: IT.name, unitCode: IT.number }, 'UNIT')).toEqual({
      ...{ name: IT.name, number: IT.number },
    });
    expect(employerNoticeOf({ partyName: '李某某', unitCode: IT.number }, 'PERSON')).toBeUndefined();
    expect(employerNoticeOf({ identityNumber: NUMBER }, 'PERSON')).toBeUndefined();
  });

  it('DIS-ART-8: is told of a listing, where he matches, and of nothing else', () => {
    const match = { matches: true, superior: '某市卫生局' };
    expect(employersTold(LISTING, match)).toEqual(['某市卫生局']);
    expect(employersTold({ ...DELETION, decision: 'SUSPENDED' }, match)).toEqual([]);
    const lifted = { ...DELETION, decision: 'LIFTED', entry: { ...DELETION.entry, kind: 'LIMIT' } } as const;
    expect(employersTold(lifted, match)).toEqual([]);
    expect([null, { ...match, matches: false }, { matches: true }].map((one) => employersTold(LISTING, one))).toEqual([
      [],
      [],
      [],
    ]);
  });
});
