import { describe, expect, it } from '@jest/globals';
import { chineseNumeral } from '@hejie/law';
import { eventually } from '@hejie/testing';
import fc from 'fast-check';
import { type NewDocument } from '../src/index.js';
import { HttpNumberKeeper } from '../src/documents/numbers/number-keeper.js';
import { caseworkFixture } from './fixture.js';

const TOKEN = 'numbers-of-documents';
/** It counts the numbers of rulings, and makes rulings itself. */
const keeper = caseworkFixture('asset-control', { lends: { token: TOKEN } });
const door = async () => new HttpNumberKeeper(await keeper.address(), TOKEN, 30_000);
/** What does not come back: the keeper has taken it, and the service never learns of it. */
let lost = false;
/** It makes rulings too, and asks. */
const asking = caseworkFixture('performance', {
  keeper: {
    async ask(id, asked) {
      const serial = await (await door()).ask(id, asked);
      if (lost) throw new Error('the answer was lost');
      return serial;
    },
    giveBack: async (id, returned) => (await door()).giveBack(id, returned),
  },
});

let serials = 0;
/** A case number under which nothing was made yet. */
const newNumber = () => `（2026）鲁0502执${(serials += 1)}号`;
const TITLE = '执行裁定书';
const ruling = (id: string, under: string, over: object = {}): NewDocument => ({
  id,
  kind: 'RECONTROL_RULING',
  under,
  fields: {
    parties: [{ standing: 'DEBTOR', name: '李四' }],
    cause: '买卖合同纠纷',
    titleMaker: '东营市东营区人民法院',
    titleNumber: '（2026）鲁0502民初12号民事判决书',
    defaultedOn: '2026-09-30',
    resumedBy: '（2026）鲁0502执恢1号之一执行裁定书',
    releaseRuling: '（2026）鲁0502执1号之二执行裁定书',
    owed: '600000.00',
    properties: [
      { owner: '李四', description: '银行存款', measure: 'FREEZE', from: '2026-10-09', until: '2027-10-08' },
    ],
  },
  signatories: [{ role: 'JUDGE', name: '王五' }],
  to: [],
  ...over,
});
type Fixture = typeof keeper;
const order = async (of: Fixture, ...documents: readonly NewDocument[]) =>
  of.record(await of.known(), 1, [{ act: 'order', documents }]);
const numbersOf = async (of: Fixture, under: string): Promise<string[]> =>
  (
    await of.rows('select number from casework.document where starts_with(number, $1) and title = $2', [under, TITLE])
  ).map(({ number }) => String(number));
const numbers = async (under: string) =>
  [...(await numbersOf(keeper, under)), ...(await numbersOf(asking, under))].sort();
const series = (under: string, many: number) =>
  Array.from({ length: many }, (_, index) => `${under}之${chineseNumeral(index + 1)}`).sort();

describe('a title of which two services make documents', () => {
  it('counts on from what its keeper has made, and is counted on by it (CASE-8)', async () => {
    const under = newNumber();
    await order(keeper, ruling('r-1', under), ruling('r-2', under));
    await order(asking, ruling('r-1', under));
    await order(keeper, ruling('r-3', under));
    expect(await numbersOf(asking, under)).toEqual([`${under}之三`]);
    expect(await numbers(under)).toEqual(series(under, 4));
  });

  it('gives the same order no second number', async () => {
    const under = newNumber();
    const caseId = await asking.known();
    for (const step of [1, 2]) await asking.record(caseId, step, [{ act: 'order', documents: [ruling('r-1', under)] }]);
    await order(keeper, ruling('r-1', under));
    expect(await numbers(under)).toEqual(series(under, 2));
  });

  it('takes no number where the act is refused', async () => {
    const under = newNumber();
    const unsigned = ruling('r-2', under, { signatories: [] });
    await expect(order(asking, ruling('r-1', under), unsigned)).rejects.toMatchObject({
      code: 'DOCUMENT.SIGNATORY_MISSING',
    });
    // It is given back beside the refusal, which does not wait for it.
    await eventually(async () =>
      expect(await keeper.rows('select * from casework.lent_number where case_number = $1', [under])).toEqual([]),
    );
    await order(keeper, ruling('r-1', under));
    await order(asking, ruling('r-1', under));
    expect(await numbers(under)).toEqual(series(under, 2));
  });

  it('refuses the act where the keeper does not answer, and takes the same number when it is asked again', async () => {
    const under = newNumber();
    const caseId = await asking.known();
    const once = () => asking.record(caseId, 1, [{ act: 'order', documents: [ruling('r-1', under)] }]);
    lost = true;
    await expect(once()).rejects.toThrow('the answer was lost');
    lost = false;
    expect(await numbersOf(asking, under)).toEqual([]);
    await once();
    await order(keeper, ruling('r-1', under));
    expect(await numbers(under)).toEqual(series(under, 2));
  });

  it('is asked for by services of the court alone', async () => {
    const stranger = new HttpNumberKeeper(await keeper.address(), 'somebody-else-entirely');
    const asked = { service: 'performance', caseId: await keeper.known(), documentId: 'r-1', caseNumber: newNumber() };
    const rest = { title: TITLE, attempt: 'a-1', held: [] };
    await expect(stranger.ask('0'.repeat(64), { ...asked, ...rest })).rejects.toMatchObject({
      problem: { status: 503, code: 'DOCUMENT.NUMBERS_AWAY' },
    });
  });

  it('has neither gap nor double, whatever both make at once, make again or are refused', async () => {
    const act = fc.record({ keeps: fc.boolean(), refused: fc.boolean(), again: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 6 }), async (acts) => {
        const under = newNumber();
        await Promise.all(
          acts.map(async ({ keeps, refused, again }) => {
            const of = keeps ? keeper : asking;
            const caseId = await of.known();
            const documents = [ruling('r-1', under), ...(refused ? [ruling('r-2', under, { signatories: [] })] : [])];
            const step = () => of.record(caseId, 1, [{ act: 'order', documents }]);
            const done = await Promise.allSettled(again ? [step(), step()] : [step()]);
            const codes = done.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
            expect(codes.filter((code) => !refused || !code.includes('DOCUMENT.SIGNATORY_MISSING'))).toEqual([]);
            expect(codes).toHaveLength(refused ? done.length : 0);
          }),
        );
        // Whatever was lent and came to nothing goes to the next that are asked for.
        const many = acts.filter(({ refused }) => !refused).length;
        for (let more = acts.length - many; more > 0; more -= 1) await order(asking, ruling('r-1', under));
        expect(await numbers(under)).toEqual(series(under, acts.length));
      }),
      { numRuns: 6 },
    );
  }, 180_000);
});
