import { type PropertyFileAnswer } from '@hejie/contracts/http';
import { courtInstant } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { seenByGuarantor, seenByParty } from './seen-by-party.js';

const AT = courtInstant('2026-06-02T10:00:00+08:00');
const authority = {
  caseNumber: '（2026）鲁0502执保12号',
  preservation: { applicantPartyId: 'creditor', urgentGround: '转移财产' },
};
const ordered = { id: 'c-1', assetId: 'a-1', state: 'ORDERED' };
const receipted = (outcome: string, state: string) => ({ ...ordered, state, receipt: { outcome } });
const answers = [{ class: 'DEPOSIT', outcome: 'FOUND' }];

const file = (rows: object): PropertyFileAnswer => ({
  caseId: '2026-鲁0502-执前调-1',
  stage: 'UNDER_CONTROL',
  ending: null,
  due: { at: AT, zh: '协助执行单位回执期限届满', rule: 'PROC-13', provisional: false },
  openedAt: AT,
  openedBy: 'judge-1',
  rows: {
    authorities: [authority],
    assets: [{ id: 'a-1' }, { id: 'a-2' }],
    queries: [{ id: 'q-1', classes: ['DEPOSIT'], answers }],
    refreezes: [{ id: 'r-1' }],
    passed: [{ id: 'p-1' }],
    somethingNew: [{ id: 'n-1' }],
    settlement: [{ standing: 'NONE' }],
    ...rows,
  } as PropertyFileAnswer['rows'],
});
const seen = (rows: object, party = 'debtor') => {
  const { due, rows: kept } = seenByParty(file(rows), [party]);
  const kinds = Object.entries(kept).filter(([, list]) => list.length > 0);
  return { due, kinds: kinds.map(([kind]) => kind) };
};

describe('what a party sees of a property file', () => {
  it('before anything is carried out is nothing by which the debtor would be warned', () => {
    expect(seen({ controls: [ordered] })).toEqual({ due: null, kinds: ['settlement'] });
    expect(seen({ controls: [receipted('REFUSED', 'FAILED')] })).toEqual({ due: null, kinds: ['settlement'] });
  });

  it('is never a number that was entered by mistake: it is another case’s', () => {
    const controls = [receipted('DONE', 'EFFECTIVE')];
    expect(seen({ controls }).kinds).toContain('authorities');
    expect(seen({ controls, authorities: [{ ...authority, withdrawn: { by: 'judge-1' } }] }).kinds).not.toContain(
      'authorities',
    );
  });

  it('is its own: who applied for a preservation knows of it', () => {
    expect(seen({ controls: [ordered] }, 'creditor').kinds).toEqual(['authorities', 'settlement']);
  });

  it('is what has been carried out, with its number and what is due next, and never what is prepared', () => {
    const { due, kinds } = seen({ controls: [receipted('DONE', 'EFFECTIVE')] });
    expect(kinds).toEqual(['authorities', 'assets', 'settlement', 'controls']);
    expect(due).toMatchObject({ at: AT });
  });

  it('is an objection whose ruling it has taken to the court above, though another made it (PROC-18)', () => {
    const objection = { id: 'o', byPartyId: 'debtor' };
    const above = { ...objection, reconsideration: { applications: [{ byPartyId: 'creditor' }] } };
    expect(seen({ objections: [objection] }, 'creditor').kinds).not.toContain('objections');
    expect(seen({ objections: [above] }, 'creditor').kinds).toContain('objections');
    expect(seen({ objections: [above] }, 'another').kinds).not.toContain('objections');
  });

  it('what falls due is not told while an order or a query is under way: it may be that one', () => {
    const controls = [receipted('DONE', 'EFFECTIVE'), { ...ordered, id: 'c-2', assetId: 'a-2' }];
    expect(seen({ controls }).due).toBeNull();
    const asked = [{ id: 'q-1', classes: ['DEPOSIT', 'VEHICLE'], answers }];
    expect(seen({ controls: controls.slice(0, 1), queries: asked }).due).toBeNull();
  });
});

describe('what a guarantor who is no party sees of it', () => {
  it('is his own property under control and his own objections, and nothing else of the case', () => {
    const done = receipted('DONE', 'EFFECTIVE');
    const { due, rows } = seenByGuarantor(
      file({
        assets: [
          { id: 'a-1', ownerPartyId: 'debtor' },
          { id: 'a-2', ownerPartyId: 'g-1' },
          { id: 'a-3', ownerPartyId: 'g-1' },
        ],
        controls: [done, { ...done, id: 'c-2', assetId: 'a-2' }, { ...ordered, id: 'c-3', assetId: 'a-3' }],
        objections: [
          { id: 'o-1', byPartyId: 'debtor' },
          { id: 'o-2', byPartyId: 'g-1' },
        ],
      }),
      ['g-1'],
    );
    const ids = Object.fromEntries(Object.entries(rows).map(([kind, list]) => [kind, list.map(({ id }) => id)]));
    expect([due, ids]).toEqual([null, { assets: ['a-2'], controls: ['c-2'], objections: ['o-2'] }]);
  });
});
