import { type KnownCase } from '@hejie/casework';
import { courtInstant, packOf } from '@hejie/law';
import { type Control, type PropertyFile } from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import { controlDocuments, renewalDocuments, type OrderScene } from './order-documents.js';

const at = courtInstant('2026-04-01T10:00:00+08:00');
const sceneUnder = (number: string, under: string) => {
  const control = {
    ...{ id: 'c', assetId: 'flat', authority: number, state: 'ORDERED', orderedAt: at, frozenAs: 'immovable' },
    ...{ rulingNumber: `${number}之一`, noticeNumber: `${number}之一`, renewals: [] },
  } as unknown as Control;
  const file = {
    authorities: [{ caseNumber: number, under }],
    assets: [{ id: 'flat', class: 'REAL_ESTATE', ownerPartyId: 'debtor' }],
    controls: [control],
    settlement: { standing: 'NONE', schedule: [], originalBalance: 100n },
  } as unknown as PropertyFile;
  const scene = {
    ...{ file, at, pack: packOf('national'), known: { parties: [] } as unknown as KnownCase },
    papers: { signatories: [], contact: { name: '赵六', phone: '0546-8250000' } },
    details: new Map([['flat', { description: '房屋一处', keeper: '不动产登记中心' }]]),
  } as unknown as OrderScene;
  return { scene, control };
};
const papersUnder = (number: string, under: string) => {
  const { scene, control } = sceneUnder(number, under);
  return controlDocuments(scene, [control]).map(({ kind, fields }) => [kind, 'preservation' in fields]);
};

describe('ruling and notice of a renewal (PROC-9R)', () => {
  it('SET-RES-2: stand under the number of the case that is open now', () => {
    const { scene, control } = sceneUnder('（2026）鲁0502执12号', '执');
    const resumed = { caseNumber: '（2028）鲁0502执恢5号', under: '执恢' };
    const file = { ...scene.file, authorities: [...scene.file.authorities, resumed] } as unknown as PropertyFile;
    const renewal = { from: '2029-04-01', lastDay: '2032-03-31', by: 'judge' };
    const renewed = { ...control, renewals: [renewal] } as unknown as Control;
    expect(renewalDocuments({ ...scene, file }, [renewed]).map(({ under }) => under)).toEqual(
      Array(2).fill(resumed.caseNumber),
    );
  });
});

describe('ruling and notice of a control (PRE-CTRL)', () => {
  it('解释163: under 执保 both say that it is a preservation, so that neither rests on articles of enforcement', () => {
    expect(papersUnder('（2026）鲁0502执保3号', '执保')).toEqual([
      ['CONTROL_RULING', true],
      ['ASSISTANCE_NOTICE', true],
    ]);
    expect(papersUnder('（2026）鲁0502执12号', '执')).toEqual([
      ['CONTROL_RULING', false],
      ['ASSISTANCE_NOTICE', false],
    ]);
  });
});
