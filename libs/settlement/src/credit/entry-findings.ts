import {
  parseCaseNumber,
  personOfNumber,
  yearOf,
  type Bilingual,
  type LawErrorText,
  type LegalDate,
  type RefusalReason,
} from '@hejie/law';
import { ageOn } from './age.js';
import { type Listing } from './credit-file.js';
import { type EntryOnRecord } from './public-entry.js';

type Identity = NonNullable<EntryOnRecord['identity']>;
type Particulars = NonNullable<EntryOnRecord['particulars']>;

/** The days of which an age may be that which was entered, first and last. */
interface Days {
  readonly from: LegalDate;
  readonly on: LegalDate;
}

/**
 * DIS-ART-6: what of an entry cannot be true: a case that was filed in the future, or before the year of its number; sex and age of a unit, or that the
 * identity number contradicts (GB 11643). Paths are those of the particulars. `LISTING.PARTICULARS_FALSE` with each; none: an empty list.
 */
export function falseOfEntry(
  { authority }: Pick<Listing, 'authority'>,
  { identity, particulars }: EntryOnRecord,
  days: Days,
): readonly RefusalReason[] {
  if (particulars === null) return [];
  return [
    ...falseOfFiling(authority, particulars.filedOn, days.on).map(({ zh, en }) => isFalse('/filedOn', zh, en)),
    ...(identity === null ? [] : falseOfPerson(identity, particulars, days)),
  ];
}

/**
 * LIM-ART-5: `LIMIT.FILING_FALSE`: the day of filing (立案日) that an order of a limit under this number states cannot be true, read on the day of the order; null: it can.
 */
export function filingOfOrder(authority: string, filedOn: LegalDate, on: LegalDate): LawErrorText | null {
  const [untrue] = falseOfFiling(authority, filedOn, on);
  return untrue === undefined
    ? null
    : {
        code: 'LIMIT.FILING_FALSE',
        rule: 'LIM-ART-5',
        path: '/paper/filedOn',
        zh: `文书载明的立案日有误：${untrue.zh}。`,
        en: `The day of filing that the document states cannot be true: ${untrue.en}.`,
      };
}

function falseOfFiling(authority: string, filedOn: LegalDate, on: LegalDate): readonly Bilingual[] {
  if (filedOn > on) return [{ zh: '立案日期不得晚于当日', en: 'a case is not filed in the future' }];
  const number = parseCaseNumber(authority);
  return number.valid && yearOf(filedOn) < number.year
    ? [{ zh: `立案日期早于案号${authority}的年份`, en: 'the case was filed before the year of its number' }]
    : [];
}

function falseOfPerson({ kind, number }: Identity, { person }: Particulars, { from, on }: Days): RefusalReason[] {
  if (person === undefined) return [];
  if (kind === 'UNIT') return [isFalse('/person', '单位没有性别、年龄', 'a unit has neither sex nor age')];
  const known = number === undefined ? null : personOfNumber(number);
  if (known === null) return [];
  const { age, sex } = person;
  return [
    ...(sex === known.sex
      ? []
      : [
          isFalse(
            '/person/sex',
            '性别与登记的公民身份号码不符',
            'the sex is not that of the identity number on record',
          ),
        ]),
    ...(age >= ageOn(known.bornOn, from) && age <= ageOn(known.bornOn, on)
      ? []
      : [
          isFalse(
            '/person/age',
            '年龄与登记的公民身份号码不符',
            'the age is not that of the identity number on record',
          ),
        ]),
  ];
}

const isFalse = (path: string, zh: string, en: string): RefusalReason => ({
  code: 'LISTING.PARTICULARS_FALSE',
  rule: 'DIS-ART-6',
  path,
  zh: `公布事项有误：${zh}。`,
  en: `What the entry shows cannot be true: ${en}.`,
});
