import { describe, expect, it } from '@jest/globals';
import { chineseNumeral } from '@hejie/law';
import fc from 'fast-check';
import { documentNamed, TITLE_OF_CASE, type NewDocument } from '../src/index.js';
import { caseworkFixture } from './fixture.js';

const casework = caseworkFixture();
let serials = 0;
/** A case number under which nothing was made yet. */
const newNumber = () => `（2026）鲁0502执${(serials += 1)}号`;

const SANCTIONED = { person: '李四', particulars: '男，住东营市', act: ['隐匿财产'] };
const PRESIDENT = [{ role: 'PRESIDENT', name: '周正' }] as const;
const detention = (id: string, under: string, over: object = {}): NewDocument => ({
  id,
  kind: 'DETENTION_DECISION',
  under,
  fields: { ...SANCTIONED, days: 15 },
  signatories: PRESIDENT,
  to: [{ body: '东营市拘留所' }],
  ...over,
});
const fine = (id: string, under: string): NewDocument => ({
  id,
  kind: 'FINE_DECISION',
  under,
  fields: { ...SANCTIONED, amount: '1000.00', payBy: '2026-10-20' },
  signatories: PRESIDENT,
  to: [],
});
const numbers = async (under: string, title: string) =>
  (
    await casework.rows('select number from casework.document where number like $1 and title = $2', [
      `${under}%`,
      title,
    ])
  ).map(({ number }) => number);
const series = (under: string, many: number) =>
  Array.from({ length: many }, (_, index) => `${under}之${chineseNumeral(index + 1)}`);

describe('documents that acts order', () => {
  it('take the numbers of their title under a case number, in order; one may name another (CASE-8)', async () => {
    const caseId = await casework.known();
    const under = newNumber();
    const naming = detention('d-2', under, { fields: { ...SANCTIONED, act: [documentNamed('d-1')], days: 3 } });
    await casework.record(caseId, 1, [
      { act: 'order', documents: [detention('d-1', under), fine('f-1', under), naming] },
    ]);
    expect(await numbers(under, '拘留决定书')).toEqual(series(under, 2));
    expect(await numbers(under, '罚款决定书')).toEqual(series(under, 1));
    const facts = await casework.rows(`select type from casework.outbox where case_id = $1 order by id`, [caseId]);
    expect(facts).toHaveLength(3);
  });

  it('are the same under the same id, and take no second number; with another content that is loud', async () => {
    const caseId = await casework.known();
    const under = newNumber();
    const order = (step: number, document: NewDocument) =>
      casework.record(caseId, step, [{ act: 'order', documents: [document] }]);
    await order(1, detention('d-1', under));
    await order(2, detention('d-1', under));
    await expect(order(3, detention('d-1', under, { to: [] }))).rejects.toMatchObject({
      problem: { code: 'DOCUMENT.ID_TAKEN' },
    });
    expect(await numbers(under, '拘留决定书')).toEqual(series(under, 1));
  });

  it('are listed in pages in the order in which they were made', async () => {
    const caseId = await casework.known();
    const under = newNumber();
    const documents = ['d-1', 'd-2', 'd-3'].map((id) => detention(id, under));
    await casework.record(caseId, 1, [{ act: 'order', documents }]);
    const clerk = await casework.issuer.token({ roles: ['clerk'], court: '鲁0502' });
    const page = async (query: string) =>
      (await casework.read(`/cases/${encodeURIComponent(caseId)}/documents?${query}`, clerk).expect(200)).body;
    const ids = ({ items }: { items: { documentId: string }[] }) => items.map(({ documentId }) => documentId);
    const first = await page('limit=2');
    const last = await page(`limit=2&after=${first.next}`);
    expect([ids(first), ids(last), last.next]).toEqual([['d-1', 'd-2'], ['d-3'], null]);
  });

  it('are refused where the title that they name is not known, or the court has no name', async () => {
    const caseId = await casework.known();
    const titled = detention('d-1', newNumber(), {
      fields: { ...SANCTIONED, act: [TITLE_OF_CASE.titleNumber], days: 1 },
    });
    const order = (of: string) => casework.record(of, 1, [{ act: 'order', documents: [titled] }]);
    await expect(order(caseId)).rejects.toMatchObject({ code: 'DOCUMENT.TITLE_MISSING' });
    const nameless = await casework.known('鲁9999');
    await expect(order(nameless)).rejects.toMatchObject({ code: 'DOCUMENT.COURT_UNNAMED' });
  });

  it('leave no gap and no double, whatever acts come at once, come again, or are refused', async () => {
    const act = fc.record({ many: fc.integer({ min: 1, max: 2 }), refused: fc.boolean(), again: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 5 }), async (acts) => {
        const under = newNumber();
        const outcomes = await Promise.all(
          acts.map(async ({ many, refused, again }) => {
            const caseId = await casework.known();
            const documents = Array.from({ length: many }, (_, index) => detention(`d-${index}`, under));
            const last = detention('d-unsigned', under, { signatories: [] });
            const step = () =>
              casework.record(caseId, 1, [{ act: 'order', documents: refused ? [...documents, last] : documents }]);
            const repeated = await Promise.allSettled(again ? [step(), step()] : [step()]);
            expect(new Set(repeated.map(({ status }) => status))).toEqual(
              new Set([refused ? 'rejected' : 'fulfilled']),
            );
            return refused ? 0 : many;
          }),
        );
        const made = outcomes.reduce<number>((sum, many) => sum + many, 0);
        expect((await numbers(under, '拘留决定书')).sort()).toEqual(series(under, made).sort());
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
