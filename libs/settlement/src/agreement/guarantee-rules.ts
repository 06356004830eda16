import { addMonths, compareDates, dateText } from '@hejie/law';
import { findingTerms } from './due-terms.js';
import { lastPerformanceDay } from './last-performance-day.js';
import { attempt } from '../decisions/decision.js';
import { foundAt, type Found, type LegalityPack, type LegalityRule, type ReviewedCase } from './legality-rule.js';
import { type AgreementTerms, type Deferral, type GuaranteeLetter, type PropertyDescription } from './terms.js';

/** GUA-4: enforcement is deferred for a year at most. */
const MAX_DEFERRAL_MONTHS = 12;

/** A surety or a thing that secures performance, as the rules on both read it. */
interface Guarantee {
  readonly place: string;
  /** The agreement says that he promised the court. */
  readonly promised: boolean;
  /** The debtor's own thing needs no promise: it is enforced against as his. */
  readonly ofDebtor: boolean;
  readonly deferral?: Deferral;
  readonly letter?: GuaranteeLetter;
  /** null: a surety, of whom no thing is described. */
  readonly description: PropertyDescription | null;
}

function guarantees({ guarantors, security }: AgreementTerms, { parties }: ReviewedCase): Guarantee[] {
  const debtors = new Set(parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId));
  return [
    ...guarantors.map((surety, i) => ({
      place: `/guarantors/${i}`,
      promised: surety.promisesDirectEnforcement,
      ofDebtor: false,
      deferral: surety.deferral,
      letter: surety.letter,
      description: null,
    })),
    ...security.map((thing, i) => ({
      place: `/security/${i}`,
      promised: thing.promisesDirectEnforcement === true,
      ofDebtor: debtors.has(thing.ownerPartyId),
      deferral: thing.deferral,
      letter: thing.letter,
      description: thing.description ?? {},
    })),
  ];
}

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** Without a deferral the settlement stands on its own (SET-ART-18), and what the letter lacks is only warned of. */
const graded = ({ deferral }: Guarantee, found: Found): Found =>
  deferral === undefined ? { ...found, severity: 'WARNING' } : found;

/** Where the agreement speaks of a promise, who makes it signs or his letter is there: that rule is among those on who signs. */
function withoutPromise(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  return guarantees(terms, courtCase).flatMap(({ place, promised, ofDebtor }) =>
    promised || ofDebtor
      ? []
      : [
          foundAt(
            `${place}/promisesDirectEnforcement`,
            '担保人未向法院承诺接受直接强制执行，违约时只能另行起诉。',
            'Without a promise to the court the guarantor cannot be enforced against directly.',
          ),
        ],
  );
}

/** SET-ART-18: a letter that the court received, by the draft, on a day that has not come. */
function receivedAhead(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  return guarantees(terms, courtCase).flatMap(({ place, letter }) => {
    const on = letter?.received?.on;
    if (on === undefined || compareDates(on, courtCase.agreedOn) <= 0) return [];
    return [
      foundAt(
        `${place}/letter/received/on`,
        `担保书的收到之日${dateText(on)}晚于今日${dateText(courtCase.agreedOn)}。`,
        `The letter is said to have been received on ${on}, after this day, ${courtCase.agreedOn}.`,
      ),
    ];
  });
}

/** What bought a deferral was promised in a letter (执行担保规定3), for which no signature under the record stands in. */
function withoutLetter(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  return guarantees(terms, courtCase).flatMap((guarantee) => {
    const { place, deferral, letter } = guarantee;
    if (letter !== undefined || deferral === undefined) return [];
    return [
      foundAt(
        `${place}/letter`,
        '担保人未向人民法院提交担保书。',
        'The guarantor has submitted no letter of guarantee to the court.',
      ),
    ];
  });
}

const FIELDS = [
  ['claim', '被担保的债权种类及数额', 'kind and amount of the claim'],
  ['manner', '担保方式', 'manner of the guarantee'],
] as const;
const OF_PROPERTY = [
  ['quantity', '数量', 'quantity'],
  ['quality', '质量', 'quality'],
  ['condition', '状况', 'condition'],
  ['place', '所在地', 'place'],
  ['title', '所有权或者使用权归属', 'title'],
] as const;

/** GUA-2: a field of the letter that nobody wrote. */
function letterFindings(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  const scopes = terms.guarantors.flatMap(({ scope }, i) =>
    blank(scope)
      ? [foundAt(`/guarantors/${i}/scope`, '未写明担保范围。', 'The scope of the guarantee is missing.')]
      : [],
  );
  const things = terms.security.flatMap(({ thing }, i) =>
    blank(thing) ? [foundAt(`/security/${i}/thing`, '未写明担保财产的名称。', 'The property is not named.')] : [],
  );
  const fields = guarantees(terms, courtCase).flatMap((guarantee) => {
    const { place, letter, description } = guarantee;
    if (letter === undefined) return [];
    const lacking = FIELDS.filter(([name]) => blank(letter[name])).map(([name, zh, en]) =>
      foundAt(`${place}/letter/${name}`, `担保书未写明${zh}。`, `The letter lacks the ${en}.`),
    );
    const undescribed =
      description === null
        ? []
        : OF_PROPERTY.filter(([name]) => blank(description[name])).map(([name, zh, en]) =>
            foundAt(
              `${place}/description/${name}`,
              `担保书未写明担保财产的${zh}。`,
              `The letter lacks the ${en} of the property.`,
            ),
          );
    return [...lacking, ...undescribed].map((found) => graded(guarantee, found));
  });
  return [...scopes, ...things, ...fields];
}

/** GUA-3: a company's articles and resolution, and the creditor's consent. */
function paperFindings(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  return guarantees(terms, courtCase).flatMap((guarantee) => {
    const { place, letter } = guarantee;
    if (letter === undefined) return [];
    const company = letter.by === 'COMPANY';
    const found = [
      ...(company && letter.articles !== true
        ? [
            foundAt(
              `${place}/letter/articles`,
              '公司提供担保，未提交公司章程。',
              'A company guarantees without its articles.',
            ),
          ]
        : []),
      ...(company && letter.resolution === undefined
        ? [
            foundAt(
              `${place}/letter/resolution`,
              '公司提供担保，未提交董事会或者股东会决议。',
              'A company guarantees without a resolution of its board or shareholders.',
            ),
          ]
        : []),
      ...(letter.creditorConsent === undefined
        ? [
            foundAt(
              `${place}/letter/creditorConsent`,
              '申请执行人未以书面或者笔录方式同意担保。',
              'The creditor’s consent is neither in writing nor in the record.',
            ),
          ]
        : []),
    ];
    return found.map((one) => graded(guarantee, one));
  });
}

/** GUA-2: a person may stand surety and secure with several things; the same twice would have two extents and two terms, and nobody could say which holds. */
function repeated({ guarantors, security }: AgreementTerms): Found[] {
  const twice = <T>(all: readonly T[], same: (a: T, b: T) => boolean, place: string): Found[] =>
    all.flatMap((one, i) =>
      all.findIndex((other) => same(one, other)) === i
        ? []
        : [
            foundAt(
              `${place}/${i}`,
              '同一担保人就同一担保重复约定，担保范围和期间以哪一项为准不明。',
              'The same guarantee of the same person stands there twice: which extent and term holds is not clear.',
            ),
          ],
    );
  return [
    ...twice(guarantors, (a, b) => a.guarantorId === b.guarantorId, '/guarantors'),
    ...twice(security, (a, b) => a.ownerPartyId === b.ownerPartyId && a.thing === b.thing, '/security'),
  ];
}

function reversedDeferrals(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  return guarantees(terms, courtCase).flatMap(({ place, deferral }) => {
    if (deferral === undefined || compareDates(deferral.until, deferral.from) >= 0) return [];
    const { from, until } = deferral;
    return [
      foundAt(
        `${place}/deferral/until`,
        `暂缓执行的截止日${dateText(until)}早于开始日${dateText(from)}。`,
        `The deferral ends on ${until}, before it begins on ${from}.`,
      ),
    ];
  });
}

function longDeferrals(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  return guarantees(terms, courtCase).flatMap(({ place, deferral }) => {
    if (deferral === undefined || compareDates(deferral.until, addMonths(deferral.from, MAX_DEFERRAL_MONTHS)) <= 0)
      return [];
    return [
      foundAt(`${place}/deferral/until`, '暂缓执行的期限最长不得超过一年。', 'A deferral may not exceed one year.'),
    ];
  });
}

/** GUA-4: the guarantee period runs from the end of the deferral, so it cannot end before; where none is named it is a year. */
function periodFindings(terms: AgreementTerms, courtCase: ReviewedCase): Found[] {
  return guarantees(terms, courtCase).flatMap(({ place, deferral, letter }): Found[] => {
    if (deferral === undefined || letter === undefined) return [];
    const { guaranteeUntil: until } = letter;
    const at = `${place}/letter/guaranteeUntil`;
    if (until === undefined)
      return [
        {
          ...foundAt(
            at,
            '担保书未记载担保期间，担保期间为一年。',
            'The letter names no guarantee period: it is one year.',
          ),
          severity: 'WARNING',
        },
      ];
    return compareDates(until, deferral.until) > 0
      ? []
      : [
          foundAt(
            at,
            `担保期间的截止日${dateText(until)}不晚于暂缓执行的截止日${dateText(deferral.until)}。`,
            `The guarantee ends on ${until}, not after the deferral of ${deferral.until}.`,
          ),
        ];
  });
}

/**
 * SET-ART-18: without a deferral a period that ends with the debt's due day or before it counts as none (民法典692 II): a surety answers for six
 * months, a thing as long as the debt. Nothing where the dates of the debt cannot be derived, which is found elsewhere.
 */
function periodsBeforeDue(terms: AgreementTerms, courtCase: ReviewedCase, pack: LegalityPack): Found[] {
  const last = attempt(() => lastPerformanceDay(terms, findingTerms(terms, pack, courtCase.calendar)));
  if (!last.ok || last.value === null) return [];
  const due = last.value.value;
  return guarantees(terms, courtCase).flatMap(({ place, deferral, letter, description }): Found[] => {
    const until = letter?.guaranteeUntil;
    if (deferral !== undefined || until === undefined || compareDates(until, due) > 0) return [];
    const instead =
      description === null
        ? { zh: '保证期间为自该日起六个月', en: 'the surety answers for six months from that day' }
        : { zh: '担保财产随主债务承担责任', en: 'the thing answers as long as the debt' };
    return [
      foundAt(
        `${place}/letter/guaranteeUntil`,
        `担保期间的截止日${dateText(until)}不晚于主债务履行期限届满之日${dateText(due)}，视为没有约定，${instead.zh}。`,
        `The guarantee ends on ${until}, not after the debt falls due on ${due}: it counts as not agreed, and ${instead.en}.`,
      ),
    ];
  });
}

/** The rules on sureties and property that secure performance: the letter (GUA-2), papers and consent (GUA-3), periods (GUA-4), the promise (SET-ART-18-2). */
export const GUARANTEE_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.DEFERRAL_REVERSED',
    severity: 'BLOCKING',
    rule: 'GUA-4',
    remedy: { zh: '更正暂缓执行的起止日期', en: 'correct the days of the deferral' },
    find: reversedDeferrals,
  },
  {
    code: 'AGREEMENT.DEFERRAL_TOO_LONG',
    severity: 'BLOCKING',
    rule: 'GUA-4',
    remedy: { zh: '把暂缓执行的期限缩短到一年以内', en: 'shorten the deferral to one year' },
    find: longDeferrals,
  },
  {
    code: 'AGREEMENT.GUARANTEE_PERIOD',
    severity: 'BLOCKING',
    rule: 'GUA-4',
    remedy: {
      zh: '写明在暂缓执行期限届满之后截止的担保期间',
      en: 'name a guarantee period that ends after the deferral',
    },
    find: periodFindings,
  },
  {
    code: 'AGREEMENT.GUARANTEE_PERIOD',
    severity: 'WARNING',
    rule: 'SET-ART-18',
    remedy: {
      zh: '写明在主债务履行期限届满之后截止的担保期间',
      en: 'name a guarantee period that ends after the debt falls due',
    },
    find: periodsBeforeDue,
  },
  {
    code: 'AGREEMENT.GUARANTEE_REPEATED',
    severity: 'BLOCKING',
    rule: 'GUA-2',
    remedy: { zh: '合并为一项，写明担保范围、限额和期间', en: 'make one of them, with extent, cap and term' },
    find: repeated,
  },
  {
    code: 'AGREEMENT.GUARANTEE_LETTER_MISSING',
    severity: 'BLOCKING',
    rule: 'GUA-2',
    remedy: {
      zh: '由担保人向人民法院提交担保书，副本送申请执行人',
      en: 'let the guarantor submit a letter of guarantee to the court, with a copy to the creditor',
    },
    find: withoutLetter,
  },
  {
    code: 'AGREEMENT.GUARANTEE_LETTER_AHEAD',
    severity: 'BLOCKING',
    rule: 'SET-ART-18-1',
    remedy: {
      zh: '更正收到之日，或者待收到担保书后写明',
      en: 'correct the day, or name the letter once it is received',
    },
    find: receivedAhead,
  },
  {
    code: 'AGREEMENT.GUARANTEE_LETTER_INCOMPLETE',
    severity: 'BLOCKING',
    rule: 'GUA-2',
    remedy: { zh: '补全担保书应当载明的事项', en: 'complete what the letter of guarantee must say' },
    find: letterFindings,
  },
  {
    code: 'AGREEMENT.GUARANTEE_PAPERS_MISSING',
    severity: 'BLOCKING',
    rule: 'GUA-3',
    remedy: {
      zh: '提交公司章程、董事会或者股东会决议，以及申请执行人的书面同意意见或者笔录',
      en: 'submit the articles, the resolution of board or shareholders, and the creditor’s consent in writing or in the record',
    },
    find: paperFindings,
  },
  {
    code: 'AGREEMENT.GUARANTOR_WITHOUT_PROMISE',
    severity: 'WARNING',
    rule: 'SET-ART-18-2',
    remedy: {
      zh: '由担保人在担保书中或者在笔录上签名，向法院承诺自愿接受直接强制执行',
      en: 'let the guarantor promise the court, in a letter or by his signature under the record, to accept direct enforcement',
    },
    find: withoutPromise,
  },
];
