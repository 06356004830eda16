import { describe, expect, it } from '@jest/globals';
import { LISTING, when } from '../../test/fixture/publications.js';
import { publicationBasis } from './publication-basis.js';
import { LIFT_GROUNDS, type LiftGround, type LimitDecided } from '../credit/credit-file.js';
import { publishedDecision, type PublishedDecision } from './published-decision.js';

const LISTINGS = '《最高人民法院关于公布失信被执行人名单信息的若干规定》';
const LIMITS = '《最高人民法院关于限制被执行人高消费及有关消费的若干规定》';
const GOOD_FAITH = '《最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见》';
const SETTLEMENTS = '《最高人民法院关于执行和解若干问题的规定》';
const PROCEDURE = '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》';
const EXIT_LIFT = `${PROCEDURE}第二十五条`;
const REVIEWS = '《最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定》';
const OWN = '推送协议第三条';

const basis = (
  decision: PublishedDecision,
  rule: string = publishedDecision(decision).rule,
  {
    day = '2026-12-11',
    limit,
    ...body
  }: {
    day?: string;
    category?: 'STATUTORY' | 'PLATFORM';
    nationalList?: boolean;
    legalBasis?: string;
    limit?: LimitDecided;
  } = {},
): string => {
  const entry = { ...LISTING.entry, kind: publishedDecision(decision).entry };
  return publicationBasis(
    { entry, decision, rule, decidedAt: when(day), ...(limit && { limit }) },
    { category: 'STATUTORY', nationalList: false, legalBasis: OWN, ...body },
  );
};

describe('by what a body was told', () => {
  it.each<[PublishedDecision, string | undefined, string]>([
    ['LISTED', undefined, `${LISTINGS}第八条`],
    ['SUSPENDED', undefined, `${LISTINGS}第八条`],
    ['REINSTATED', undefined, `${LISTINGS}第八条`],
    ['LISTING_CORRECTED', undefined, `${LISTINGS}第十二条`],
    ['LISTING_CORRECTED', 'DIS-ART-2-1', `${LISTINGS}第二条`],
    ['DELETED', undefined, `${LISTINGS}第十条`],
    ['DELETED', 'DIS-ART-10-2', `${LISTINGS}第十条`],
    ['DELETED', 'DIS-ART-2-2', `${LISTINGS}第二条`],
    ['REVOKED', undefined, `${LISTINGS}第十二条`],
    ['LIMITED', undefined, `${LIMITS}第六条`],
    ['LIMITED', 'LIM-EXIT', '《中华人民共和国民事诉讼法》第二百六十六条'],
    ['LIMIT_CHANGED', undefined, `${LIMITS}第八条`],
    ['LIMIT_CHANGED', 'LIM-ART-3-2', `${LIMITS}第三条`],
    ['LIMIT_CHANGED', 'LIM-35-17', `${GOOD_FAITH}第十七条`],
    ['LIFTED', undefined, `${LIMITS}第九条`],
    ['LIFTED', 'LIM-ART-9-1', `${LIMITS}第九条`],
    ['LIFTED', 'LIM-EXIT', EXIT_LIFT],
    ['LIFTED', 'DIS-ART-11', `${GOOD_FAITH}第十八条`],
    ['LIFTED', 'LIM-ART-1', OWN],
    ['LIFTED', 'CR-L-AH', OWN],
    ['LIMIT_CHANGED', 'CR-L-AH', OWN],
    ['REPAIRED', undefined, '《信用修复管理办法》第三条'],
    ['REPAIR_REVOKED', undefined, '《信用修复管理办法》第三条'],
    ['SETTLEMENT_PERFORMED', undefined, `${SETTLEMENTS}第八条`],
    ['SETTLEMENT_RESUMED', undefined, `${SETTLEMENTS}第九条`],
    ['PERFORMED_HONESTLY', undefined, OWN],
  ])('DIS-ART-8, DIS-ART-10-1, LIM-ART-9-2, CR-N-1: %s by %s: %s', (decision, rule, text) => {
    expect(basis(decision, rule)).toBe(text);
  });

  it.each<[LimitDecided['kind'], Partial<Record<LiftGround, string>>]>([
    [
      'CONSUMPTION',
      {
        PERFORMED: `${LIMITS}第九条`,
        SECURED: `${LIMITS}第九条`,
        CREDITOR_CONSENTS: `${LIMITS}第九条`,
        NEEDED: `${LIMITS}第八条`,
        PRIVATE_MEANS: `${LIMITS}第三条`,
        REPRESENTATIVE_CHANGED: `${GOOD_FAITH}第十七条`,
        CORRECTED: `${GOOD_FAITH}第十八条`,
      },
    ],
    [
      'EXIT',
      {
        PERFORMED: EXIT_LIFT,
        SECURED: EXIT_LIFT,
        CREDITOR_CONSENTS: EXIT_LIFT,
        REPRESENTATIVE_CHANGED: `${PROCEDURE}第二十四条`,
        REVIEWED: `${REVIEWS}第九条`,
      },
    ],
  ])(
    'LIM-ART-9-2, LIM-EXIT, CR-L-AH: of %s lifted, what the order cites on each ground, and none where it cites none',
    (kind, articles) => {
      for (const ground of LIFT_GROUNDS)
        for (const decision of ['LIFTED', 'LIMIT_CHANGED'] as const)
          expect([ground, basis(decision, 'LIM-EXIT', { limit: { kind, ground } })]).toEqual([
            ground,
            articles[ground] ?? OWN,
          ]);
    },
  );

  it('DIS-ART-8: into the national list entries are entered by an article of its own', () => {
    const nationalList = true;
    expect(basis('LISTED', undefined, { nationalList })).toBe(`${LISTINGS}第七条`);
    expect(basis('REINSTATED', undefined, { nationalList })).toBe(`${LISTINGS}第七条`);
    expect(basis('DELETED', undefined, { nationalList })).toBe(`${LISTINGS}第十条`);
    expect(basis('LISTING_CORRECTED', undefined, { nationalList })).toBe(`${LISTINGS}第十二条`);
  });

  it('rules.md §1: an article is cited as of the day of the decision; before there was one, the subscription says it', () => {
    expect(basis('LIMITED', 'LIM-EXIT', { day: '2023-12-31' })).toBe('《中华人民共和国民事诉讼法》第二百六十二条');
    expect(basis('REPAIRED', undefined, { day: '2026-03-31' })).toBe(OWN);
    expect(basis('REPAIRED', undefined, { day: '2026-04-01' })).toBe('《信用修复管理办法》第三条');
  });

  it('PIPL 23: no law binds a platform: it was told by what its subscription states', () => {
    const legalBasis = '个人信息保护法第二十三条，当事人申请';
    expect(basis('DELETED', undefined, { category: 'PLATFORM', legalBasis })).toBe(legalBasis);
  });

  it('PRE-13: where neither the law nor a subscription says it, by what was agreed', () => {
    expect(basis('PERFORMED_HONESTLY', undefined, { legalBasis: undefined })).toBe('本院与你单位约定的信息推送事项');
  });
});
