import { describe, expect, it } from '@jest/globals';
import { ASSET_CLASSES, legalDate, type AssetClass, type LegalDate } from '@hejie/law';
import fc from 'fast-check';
import { subscription, when } from '../../test/fixture/publications.js';
import {
  combinedAnswer,
  combinedSearch,
  decidePropertyParts,
  decideRequestingCourt,
  isSettledSaying,
  isSurveyOver,
  keeperOf,
  keptReference,
  mayStillBeAsked,
  type NamedProperty,
  type PartSaid,
  type PropertyRequested,
  type QueryAnswer,
  type SearchSaid,
} from './property-requests.js';
import { decideSubscription } from './subscription-decisions.js';
import { type Subscription } from './subscription.js';

const ON = legalDate('2026-06-02');
const AT = when('2026-06-02');
const keeper = (agencyId: string, classes: readonly AssetClass[], of: Partial<Subscription> = {}): Subscription =>
  subscription(agencyId, { entries: [], fields: [], effects: [], keeps: { classes, searches: false }, ...of });
const BANK = keeper('bank-a', ['DEPOSIT', 'WEALTH_PRODUCT']);
const OTHER_BANK = keeper('bank-b', ['DEPOSIT']);
const REGISTRY = keeper('registry', ['REAL_ESTATE', 'VEHICLE']);
const POLICE = keeper('police', [], { keeps: { classes: [], searches: true } });
const ALL = [BANK, OTHER_BANK, REGISTRY, POLICE, subscription('tax')];

const numbered = (type: string) => `（2026）鲁0502${type}12号`;
const query = (classes: readonly AssetClass[]): PropertyRequested => ({
  kind: 'QUERY',
  caseNumber: numbered('执'),
  classes,
});
const order = (reference: string, action: 'CONTROL' | 'RENEW' | 'RELEASE' = 'CONTROL'): PropertyRequested => ({
  kind: 'ORDER',
  caseNumber: numbered('执'),
  action,
  reference,
});
const search = (vehicle?: string): PropertyRequested => ({
  kind: 'SEARCH',
  caseNumber: numbered('执'),
  ...(vehicle !== undefined && { vehicle }),
});
const parts = (asked: PropertyRequested, all: readonly Subscription[] = ALL) => {
  const decided = decidePropertyParts(asked, all, ON);
  return decided.ok
    ? decided.value.map(({ agencyId, classes, reference }) => [agencyId, reference ?? classes])
    : decided.error.code;
};

describe('under which number property is asked for', () => {
  it.each([
    ['执', 'QUERY', '鲁0502'],
    ['执恢', 'ORDER', '鲁0502'],
    ['执保', 'QUERY', '鲁0502'],
    ['执恢', 'SEARCH', '鲁0502'],
    ['执保', 'SEARCH', 'PROPERTY_REQUEST.SEARCH_OF_ENFORCEMENT'],
    ['执前调', 'QUERY', 'CONTROL.NO_CASE_NUMBER'],
    ['执前调', 'ORDER', 'CONTROL.NO_CASE_NUMBER'],
    ['某', 'QUERY', 'CONTROL.CASE_NUMBER_INVALID'],
  ] as const)('PRE-CTRL, PROC-23: under a number of %s, for a %s: %s', (type, kind, expected) => {
    const decided = decideRequestingCourt({ kind, caseNumber: numbered(type) } as PropertyRequested);
    expect(decided.ok ? decided.value : decided.error.code).toBe(expected);
    if (!decided.ok) expect(decided.error.path).toBe('/caseNumber');
  });
});

describe('to whom a request goes', () => {
  it('PROC-8: a query goes to each that keeps one of its classes, in these classes alone', () => {
    expect(parts(query(['DEPOSIT', 'VEHICLE', 'EQUITY']))).toEqual([
      ['bank-a', ['DEPOSIT']],
      ['bank-b', ['DEPOSIT']],
      ['registry', ['VEHICLE']],
    ]);
    expect(parts(query(['EQUITY']))).toEqual([]);
  });

  it('PROC-8: whatever bodies keep, none is asked for what it does not keep, and none that keeps a class is left out', () => {
    const kept = fc.array(fc.subarray([...ASSET_CLASSES]), { maxLength: 6 });
    fc.assert(
      fc.property(kept, fc.subarray([...ASSET_CLASSES], { minLength: 1 }), (bodies, asked) => {
        const all = bodies.map((classes, n) => keeper(`body-${n}`, classes));
        const decided = decidePropertyParts(query(asked), all, ON);
        const got = decided.ok ? decided.value : [];
        for (const { agencyId, keeps } of all)
          expect(got.find((one) => one.agencyId === agencyId)?.classes ?? []).toEqual(
            asked.filter((one) => keeps!.classes.includes(one)),
          );
      }),
    );
  });

  it('PROC-8: only under a subscription in force on that day, by the last that was approved', () => {
    const ended = { ...BANK, validTo: legalDate('2026-06-01') };
    expect(parts(query(['DEPOSIT']), [ended, OTHER_BANK])).toEqual([['bank-b', ['DEPOSIT']]]);
    const later = { ...BANK, id: 'bank-a/2', keeps: { classes: ['EQUITY'], searches: false } as const };
    expect(parts(query(['DEPOSIT', 'EQUITY']), [later, BANK])).toEqual([['bank-a', ['EQUITY']]]);
  });

  it('PROC-23: a search for a person goes to whoever looks for persons, for a vehicle to its registrar', () => {
    expect(parts(search())).toEqual([['police', []]]);
    expect(parts(search(), [BANK])).toBe('PROPERTY_REQUEST.NOBODY_SEARCHES');
    expect(parts(search('registry:car-1'))).toEqual([['registry', 'car-1']]);
    expect(parts(search('car-1'))).toBe('PROPERTY_REQUEST.KEEPER_UNKNOWN');
  });

  it('PROC-14, PRE-CTRL: an order goes to the keeper who has named the property; after its subscription has ended, what stands there is renewed and released alone', () => {
    expect(parts(order('bank-a:account-1'))).toEqual([['bank-a', 'account-1']]);
    expect(parts(order('tax:x'))).toBe('PROPERTY_REQUEST.KEEPER_UNKNOWN');
    expect(parts(order('nobody:x'))).toBe('PROPERTY_REQUEST.KEEPER_UNKNOWN');
    const ended = [{ ...BANK, validTo: legalDate('2026-06-01') }];
    expect(parts(order('bank-a:x'), ended)).toBe('PROPERTY_REQUEST.KEEPER_ENDED');
    expect(parts(search('bank-a:x'), ended)).toBe('PROPERTY_REQUEST.KEEPER_ENDED');
    for (const action of ['RENEW', 'RELEASE'] as const)
      expect(parts(order('bank-a:x', action), ended)).toEqual([['bank-a', 'x']]);
  });

  it('PROC-14: what is lifted after the end goes by the last subscription that had begun, and by none that has yet to', () => {
    const [first, next] = [
      { ...BANK, validTo: legalDate('2026-06-01') },
      { ...BANK, id: 'bank-a/2', validFrom: legalDate('2026-07-01') },
    ];
    const under = (all: readonly Subscription[]) => {
      const decided = decidePropertyParts(order('bank-a:x', 'RELEASE'), all, ON);
      return decided.ok ? decided.value.map(({ subscriptionId }) => subscriptionId) : decided.error.code;
    };
    expect(under([first, next])).toEqual([first.id]);
    expect(under([next])).toBe('PROPERTY_REQUEST.KEEPER_UNKNOWN');
  });

  it('PRE-CTRL: what lay ready is put to nobody once the subscription has ended or names it no more, unless it is renewed or lifted', () => {
    const of = (classes: readonly AssetClass[] = []) => ({ classes });
    const ended = [{ ...BANK, validTo: legalDate('2026-06-01') }];
    const fewer = [{ ...BANK, keeps: { classes: ['DEPOSIT'], searches: false } as const }];
    const asked = query(['DEPOSIT', 'WEALTH_PRODUCT']);
    const put = of(['DEPOSIT', 'WEALTH_PRODUCT']);
    expect(mayStillBeAsked(asked, put, [BANK], ON)).toBe(true);
    expect(mayStillBeAsked(asked, put, fewer, ON)).toBe(false);
    expect(mayStillBeAsked(asked, of(['DEPOSIT']), fewer, ON)).toBe(true);
    expect(mayStillBeAsked(search(), of(), [POLICE], ON)).toBe(true);
    expect(mayStillBeAsked(search(), of(), [BANK], ON)).toBe(false);
    expect(mayStillBeAsked(order('bank-a:x'), of(), [BANK], ON)).toBe(true);
    for (const one of [asked, order('bank-a:x'), search('bank-a:x')])
      expect(mayStillBeAsked(one, of(), ended, ON)).toBe(false);
    for (const action of ['RENEW', 'RELEASE'] as const)
      expect(mayStillBeAsked(order('bank-a:x', action), of(), ended, ON)).toBe(true);
  });

  it('PROC-8: what a keeper has named is read back to keeper and name, whatever the name holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9-]*$/), fc.string({ minLength: 1 }), (agencyId, reference) => {
        expect(keeperOf(keptReference(agencyId, reference))).toEqual({ agencyId, reference });
      }),
    );
    for (const none of ['', ':x', 'bank:', 'account-1']) expect(keeperOf(none)).toBeUndefined();
  });
});

type Found = NamedProperty;
type Answer = QueryAnswer<Found>;
const answered = (
  given: Partial<Record<AssetClass, string | null>>,
  none: Partial<Record<AssetClass, string>> = {},
): Answer => ({
  state: 'ANSWERED',
  classes: Object.entries(given).map(([of, limits]) => ({
    class: of as AssetClass,
    answeredAt: AT,
    asOf: ON,
    limits: limits ?? null,
  })),
  found: Object.keys(given).map((of) => ({ class: of as AssetClass, reference: `${of}-1` })),
  unanswered: Object.entries(none).map(([of, reason]) => ({ class: of as AssetClass, reason: reason })),
});
const said = (
  agencyId: string,
  classes: readonly AssetClass[],
  of: Answer | null | 'REFUSED',
): PartSaid<QueryAnswer<Found>> => ({
  ...{ agencyId, name: `单位${agencyId}`, classes },
  refused: of === 'REFUSED',
  said: of === 'REFUSED' ? null : of,
});

describe('answers of several bodies as one', () => {
  it('PROC-8, 民诉法253: what one body has found is there at once; its class is answered when every body that was asked for it has spoken', () => {
    const asked = ['DEPOSIT', 'VEHICLE'] as const;
    const one = said('a', ['DEPOSIT'], answered({ DEPOSIT: null }));
    const half = combinedAnswer(asked, [one, said('b', ['DEPOSIT'], null), said('c', ['VEHICLE'], null)]);
    const found = [{ class: 'DEPOSIT', reference: 'a:DEPOSIT-1', asOf: ON }];
    expect(half).toEqual({ state: 'PENDING', classes: [], found, unanswered: [] });
    const later = { ...answered({ DEPOSIT: '不含外币账户' }) };
    const more = combinedAnswer(asked, [one, said('b', ['DEPOSIT'], later), said('c', ['VEHICLE'], null)]);
    expect(more).toMatchObject({
      state: 'PENDING',
      classes: [{ class: 'DEPOSIT', limits: '单位b：不含外币账户' }],
      found: [{ reference: 'a:DEPOSIT-1' }, { reference: 'b:DEPOSIT-1' }],
      unanswered: [],
    });
  });

  it('PROC-8: what a body has found in a class of which it is not done counts where it names its day', () => {
    const pending = (asOf?: LegalDate): Answer => ({
      ...{ state: 'PENDING', classes: [], unanswered: [] },
      found: [{ class: 'DEPOSIT', reference: 'x', ...(asOf && { asOf }) }],
    });
    const of = (answer: Answer) => combinedAnswer(['DEPOSIT'], [said('a', ['DEPOSIT'], answer)]);
    expect(of(pending())).toMatchObject({ state: 'PENDING', found: [] });
    expect(of(pending(ON))).toMatchObject({ state: 'PENDING', found: [{ reference: 'a:x', asOf: ON }] });
  });

  it('PROC-8: a body that is silent for the month of the survey is named, and holds the answer up no more', () => {
    expect(isSurveyOver(AT, when('2026-07-02'))).toBe(false);
    expect(isSurveyOver(AT, when('2026-07-03'))).toBe(true);
    const silent = (agencyId: string, classes: readonly AssetClass[]) => ({
      ...said(agencyId, classes, null),
      overdue: true,
    });
    const spoken = { ...said('a', ['DEPOSIT'], answered({ DEPOSIT: null })), overdue: true };
    const parts = [spoken, silent('b', ['DEPOSIT']), silent('c', ['VEHICLE'])];
    expect(combinedAnswer(['DEPOSIT', 'VEHICLE'], parts)).toMatchObject({
      state: 'ANSWERED',
      classes: [{ class: 'DEPOSIT', limits: '单位b：逾期未答复。' }],
      found: [{ reference: 'a:DEPOSIT-1' }],
      unanswered: [{ class: 'VEHICLE', reason: '单位c：逾期未答复。' }],
    });
    const many = Array.from({ length: 100 }, (_, n) => silent(`s${n}`, ['DEPOSIT']));
    expect(combinedAnswer(['DEPOSIT'], [spoken, ...many]).classes[0]!.limits).toMatch(/…（共100家单位）$/);
  });

  it('PROC-7, PROC-8: in whatever order bodies speak, nothing that was found disappears, and what is over stays over', () => {
    const classes = ['DEPOSIT', 'VEHICLE'] as const;
    const body = fc.record({
      asked: fc.subarray([...classes]),
      says: fc.subarray([...classes]),
      refuses: fc.boolean(),
      silent: fc.boolean(),
    });
    const turns = fc.array(body, { minLength: 1, maxLength: 5 }).chain((bodies) =>
      fc.tuple(
        fc.constant(bodies),
        fc.shuffledSubarray(
          bodies.map((_, n) => n),
          { minLength: bodies.length },
        ),
      ),
    );
    fc.assert(
      fc.property(turns, ([bodies, order]) => {
        const partOf = (n: number, spoken: boolean, overdue: boolean) => {
          const { asked, says, refuses, silent } = bodies[n]!;
          const answer = answered(Object.fromEntries(says.map((one) => [one, null])));
          const of = !spoken || (silent && !refuses) ? null : refuses ? ('REFUSED' as const) : answer;
          return { ...said(`b${n}`, asked, of), overdue };
        };
        let before = combinedAnswer<Found>(classes, []);
        before = { ...before, classes: [], unanswered: [] };
        for (const overdue of [false, true])
          for (let spoken = overdue ? order.length : 0; spoken <= order.length; spoken += 1) {
            const parts = bodies.map((_, n) => partOf(n, order.indexOf(n) < spoken, overdue));
            const now = combinedAnswer(classes, parts);
            expect(combinedAnswer(classes, [...parts].reverse())).toEqual(now);
            expect(now.found).toEqual(expect.arrayContaining([...before.found]));
            for (const { class: one } of before.classes) expect(now.classes.map((row) => row.class)).toContain(one);
            if (overdue) expect(now.state).toBe('ANSWERED');
            before = now;
          }
      }),
    );
  });

  it('PROC-8: by the latest answer, by the oldest data, and what one body did not say stands beside what the others did', () => {
    const [first, last] = [legalDate('2026-06-01'), when('2026-06-03')];
    const old = answered({ DEPOSIT: null });
    const parts = [
      said('a', ['DEPOSIT'], { ...old, classes: old.classes.map((row) => ({ ...row, asOf: first })) }),
      said('b', ['DEPOSIT'], { ...old, classes: old.classes.map((row) => ({ ...row, answeredAt: last })) }),
      said('c', ['DEPOSIT'], answered({}, { DEPOSIT: '系统维护' })),
      said('d', ['DEPOSIT'], 'REFUSED'),
      said('e', ['DEPOSIT'], answered({})),
    ];
    expect(combinedAnswer(['DEPOSIT'], parts)).toMatchObject({
      state: 'ANSWERED',
      classes: [
        {
          answeredAt: last,
          asOf: first,
          limits: '单位c：系统维护；单位d：未受理查询请求。；单位e：未就此类财产作出答复。',
        },
      ],
      unanswered: [],
    });
  });

  it('PROC-8: what nobody keeps, and what nobody answers, is unanswered with its reason', () => {
    const parts = [said('a', ['DEPOSIT'], 'REFUSED'), said('c', ['VEHICLE'], answered({}, { VEHICLE: '查无档案' }))];
    expect(combinedAnswer(['DEPOSIT', 'VEHICLE', 'EQUITY'], parts)).toEqual({
      state: 'ANSWERED',
      classes: [],
      found: [],
      unanswered: [
        { class: 'DEPOSIT', reason: '单位a：未受理查询请求。' },
        { class: 'VEHICLE', reason: '单位c：查无档案' },
        { class: 'EQUITY', reason: expect.stringContaining('另行查询') },
      ],
    });
  });

  it('PROC-8: whatever bodies say, each class is answered, unanswered or pending, and nothing comes of what they were not asked for', () => {
    const classes = fc.subarray(['DEPOSIT', 'VEHICLE', 'EQUITY'] as AssetClass[]);
    const body = fc.record({ classes, says: classes, refuses: fc.boolean(), silent: fc.boolean() });
    fc.assert(
      fc.property(classes, fc.array(body, { maxLength: 4 }), (asked, bodies) => {
        const parts = bodies.map(({ classes: its, says, refuses, silent }, n) => {
          const answer = answered(Object.fromEntries(says.map((one) => [one, null])));
          return said(`b${n}`, its, refuses ? 'REFUSED' : silent ? null : answer);
        });
        const { state, classes: there, found, unanswered } = combinedAnswer(asked, parts);
        const spoken = [...there, ...unanswered].map(({ class: one }) => one);
        expect(new Set(spoken).size).toBe(spoken.length);
        expect(asked).toEqual(expect.arrayContaining(spoken));
        expect(state === 'ANSWERED').toBe(spoken.length === asked.length);
        for (const { class: one, reference } of found) {
          const { agencyId } = keeperOf(reference)!;
          expect(parts.find((part) => part.agencyId === agencyId)!.classes).toContain(one);
          expect(unanswered.map((row) => row.class)).not.toContain(one);
        }
        for (const { reason } of unanswered) expect(reason.length).toBeLessThanOrEqual(500);
        for (const { limits } of there) expect(limits?.length ?? 0).toBeLessThanOrEqual(500);
      }),
    );
  });
});

describe('what several bodies have found', () => {
  const looked = (agencyId: string, saying: SearchSaid | null | 'REFUSED'): PartSaid<SearchSaid> => ({
    ...{ agencyId, name: agencyId, classes: [] },
    refused: saying === 'REFUSED',
    said: saying === 'REFUSED' ? null : saying,
  });
  const found = (at: string): SearchSaid => ({ state: 'FOUND', receivedAt: when(at) });
  const nothing = (at: string): SearchSaid => ({ state: 'NOT_FOUND', receivedAt: when(at) });

  it('PROC-23: the first that is found counts at once, nothing only when all have looked', () => {
    const first = found('2026-06-02');
    expect(combinedSearch([looked('a', found('2026-06-03')), looked('b', first), looked('c', null)])).toBe(first);
    expect(combinedSearch([looked('a', nothing('2026-06-02')), looked('b', null)])).toBe('PENDING');
    const last = nothing('2026-06-03');
    expect(combinedSearch([looked('a', last), looked('b', nothing('2026-06-02'))])).toBe(last);
    expect(combinedSearch([looked('a', last), looked('b', 'REFUSED')])).toBe('REFUSED');
    expect(combinedSearch([looked('a', { state: 'FOUND' })])).toBe('PENDING');
  });

  it('PROC-8, PROC-14: a body is asked until it has nothing more to say', () => {
    expect(isSettledSaying({ state: 'PENDING', classes: [] })).toBe(false);
    expect(isSettledSaying({ state: 'ANSWERED', classes: [] })).toBe(true);
    expect(isSettledSaying({ state: 'DONE' })).toBe(false);
    expect(isSettledSaying({ state: 'DONE', receivedAt: AT })).toBe(true);
  });
});

describe('a subscription of a body that keeps property', () => {
  const { id: _, ...bank } = BANK;
  const code = (of: Partial<Subscription>) => {
    const decided = decideSubscription({ proposal: { ...bank, ...of }, proposedBy: 'officer' }, []);
    return decided.ok ? null : decided.error.code;
  };

  it('PRE-CTRL: is one of the law, names what it keeps, and need not be told of anything', () => {
    expect(code({})).toBeNull();
    expect(code({ keeps: { classes: [], searches: true } })).toBeNull();
    expect(code({ keeps: { classes: [], searches: false } })).toBe('SUBSCRIPTION.KEEPS_NOTHING');
    expect(code({ category: 'PLATFORM' })).toBe('SUBSCRIPTION.KEEPS_STATUTORY');
    expect(code({ keeps: undefined })).toBe('SUBSCRIPTION.ENTRIES_EMPTY');
    expect(code({ entries: ['LISTING'], effects: ['SHARING'] })).toBe('SUBSCRIPTION.FIELDS_EMPTY');
  });
});
