import { type KnownCase } from '@hejie/casework';
import { courtInstant } from '@hejie/law';
import { type PropertyFile, type Release } from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import { type OrderScene } from '../control/order-documents.js';
import { releaseDocuments } from './release-documents.js';

const at = courtInstant('2026-04-01T10:00:00+08:00');
const number = '（2026）鲁0502执12号';
const file = {
  authorities: [{ caseNumber: number, under: '执' }],
  assets: [{ id: 'flat', class: 'REAL_ESTATE', ownerPartyId: 'debtor' }],
  controls: [
    { id: 'c', assetId: 'flat', authority: number, state: 'EFFECTIVE', rulingNumber: `${number}之一`, renewals: [] },
  ],
  liftApplications: [],
  settlement: { standing: 'PERFORMING', schedule: [] },
} as unknown as PropertyFile;
const scene = {
  file,
  known: { parties: [] } as unknown as KnownCase,
  at,
  papers: { signatories: [], contact: { name: '赵六', phone: '0546-8250000' } },
  details: new Map([['flat', { description: '房屋一处', keeper: '不动产登记中心' }]]),
} as unknown as OrderScene;
const step: Release = {
  ...{ id: 'plan-step-1', ground: 'STEP_OF_PLAN', state: 'APPROVED', assetIds: ['flat'], receipts: [], dueAt: at },
  after: 1,
  applied: { partyId: 'creditor', at, figure: '' },
};

describe('what a ruling of release lifts (保全规定25)', () => {
  const lifted = (convertedFrom?: string) => {
    const [control] = file.controls;
    const of = { ...file, controls: [{ ...control!, ...(convertedFrom !== undefined && { convertedFrom }) }] };
    const [ruling] = releaseDocuments({ ...scene, file: of }, step);
    return (ruling!.fields as { readonly controlRuling?: unknown }).controlRuling;
  };

  it('is by a ruling of enforcement, or by one of the trial, also where that preserved it elsewhere (PROC-10)', () => {
    expect(lifted()).toBe(`${number}之一执行裁定书`);
    expect(lifted('（2025）鲁0503民初88号')).toBe(`${number}之一民事裁定书`);
  });
});

describe('the papers of a release', () => {
  it('are others where it is decided anew after it had been approved: a document is made once (PROC-21)', () => {
    const ids = (release: Release) => releaseDocuments(scene, release).map(({ id }) => id);
    expect(ids(step)).toEqual(['release-ruling/plan-step-1', 'release-notice/plan-step-1/1']);
    expect(ids({ ...step, again: 1 })).toEqual(['release-ruling/plan-step-1/1', 'release-notice/plan-step-1/1/1']);
  });
});

describe('the facts on which a ruling of release rests (SET-ART-3-1)', () => {
  it('say that the creditor has applied, not that he promised it in the agreement, which the file does not know', () => {
    const facts = [step, { ...step, promised: true as const }].map(
      (release) => (releaseDocuments(scene, release)[0]!.fields as { readonly facts?: unknown }).facts,
    );
    expect(facts).toEqual(Array(2).fill('和解协议第1期款项已经到账，2026年4月1日，申请执行人申请解除。'));
  });
});

describe('the facts of full performance (CLS-1)', () => {
  it('are of a resumption only where enforcement was resumed', () => {
    const facts = (['PERFORMED', 'RESUMED', 'NONE', 'ENDED'] as const).map((standing) => {
      const settlement = { standing, schedule: [{ no: 1, amount: 10_000n }] };
      const of = { ...scene, file: { ...file, settlement } as unknown as PropertyFile };
      return (releaseDocuments(of, { ...step, ground: 'PERFORMED' })[0]!.fields as { readonly facts?: unknown }).facts;
    });
    expect(facts).toEqual([
      '和解协议约定的款项100.00元已经全部履行。',
      '恢复执行后，生效法律文书确定的义务已经全部履行。',
      '生效法律文书确定的义务已经全部履行。',
      '生效法律文书确定的义务已经全部履行。',
    ]);
  });
});

describe('the articles on which papers of a preservation rest (PROC-21)', () => {
  const under = '（2026）鲁0502执保3号';
  const preserved = {
    ...file,
    authorities: [{ caseNumber: under, under: '执保' }],
    controls: file.controls.map((control) => ({ ...control, authority: under })),
    liftApplications: [{ id: 'l', ground: 'SECURITY_GIVEN', decided: { granted: true } }],
  } as unknown as PropertyFile;
  const release = { ...step, id: 'lift~l', ground: 'LAW_ORDERS', basis: '已经提供充分有效的担保' } as const;
  const papers = (of: PropertyFile, lifted: Release) =>
    releaseDocuments({ ...scene, file: of }, lifted).map(({ fields }) => fields as object);

  it('保全规定22: the ruling says that security was given; the notice is one of a preservation too', () => {
    const [ruling, notice] = papers(preserved, release);
    expect([ruling, notice]).toMatchObject([{ preservation: true, securityGiven: true }, { preservation: true }]);
    expect(papers(preserved, { ...release, id: 'law' })[0]).not.toHaveProperty('securityGiven');
    for (const fields of papers(file, { ...release, id: 'law' })) expect(fields).not.toHaveProperty('preservation');
  });
});
