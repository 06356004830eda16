import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture, NOTICE } from './fixture.js';
import { caseOfRecords } from './fixture/record-under-test.js';
import { owing } from './fixture/sanctions-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const LIMITED = '2026-09-01T09:00:00+08:00';
const ASKED = '2026-09-16T09:00:00+08:00';
const DECIDED = '2026-10-08T16:00:00+08:00';
const DONE = '2026-10-12T16:00:00+08:00';
const request = { id: 'k-1', limitId: 'm-1', ground: 'NOT_TO_BE_LIMITED' };
const ofRequest = { correctionId: 'k-1' };
const upheld = { ...ofRequest, upheld: true, reasons: [] };
const signatories = [{ role: 'PRESIDENT', name: '周正' }];
/** What 解除限制消费令 has beside the decision. */
const paper = { facts: '限制消费令误将同名的他人列为被执行人。', bodies: ['东营市公安局'] };

describe('the correction of a limit of consumption (DIS-ART-11, DIS-ART-12; 法发〔2019〕35号 18)', () => {
  it('asked for by the debtor, it is decided within 15 days, and one that should never have stood is lifted by a judge within three working days', async () => {
    const record = await (await (await owing(creditRepair)).proposed(LIMITED)).limited(LIMITED);
    const filed = { ...request, filedBy: record.debtor };
    expect((await record.creditorDoes('limits/corrections', ASKED, filed, 403)).code).toBe('AUTH.NOT_A_PARTY');
    expect(await record.refused('clerk', 'limits/corrections', ASKED, { ...request, filedBy: record.creditor })).toBe(
      'CORRECTION.NOT_CONCERNED',
    );
    await record.does('party', 'limits/corrections', ASKED, filed);
    expect(await record.due('DECIDE_CORRECTION')).toEqual(['2026-10-09T00:00']);
    await record.does('enforcement-judge', 'corrections/decision', DECIDED, upheld);
    expect(await record.letters('correction-decided')).toEqual([
      expect.stringMatching(/三个工作日内解除或者更正限制消费措施.*善意文明执行.*第十八条.*第十二条/),
    ]);
    expect(await record.due('CORRECT_LIMIT')).toEqual(['2026-10-13T00:00']);
    const path = 'limits/corrections/execution';
    const lift = { ...ofRequest, signatories };
    // It is no entry of the list, which an officer corrects.
    expect(await record.refused('credit-officer', 'corrections/execution', DONE, ofRequest)).toBe(
      'CORRECTION.OF_A_LIMIT',
    );
    expect((await record.does('credit-officer', path, DONE, { ...lift, paper }, 403)).code).toBe('AUTH.ROLE_DENIED');
    expect(await record.refused('enforcement-judge', path, DONE, lift)).toBe('DOCUMENT.PAPER_MISSING');
    await record.does('enforcement-judge', path, DONE, { ...lift, paper });
    expect(await record.openTasks()).not.toContain('CORRECT_LIMIT');
    expect((await record.rows('limits'))[0]).toMatchObject({ lifted: { ground: 'CORRECTED' } });
    const of = { limitId: 'm-1', kind: 'CONSUMPTION', subjectPartyId: record.debtor };
    expect(await record.facts('limit-revoked')).toMatchObject([of]);
    expect(await record.facts('limit-corrected')).toMatchObject([{ ...of, ground: 'NOT_TO_BE_LIMITED' }]);
    expect(await record.facts('limit-lifted')).toEqual([]);
    expect(await record.letters('limit-lifted')).toEqual([expect.stringMatching(/不当，应予纠正.*解除.*第十八条/)]);
    expect(await record.pdfOf('解除限制消费令')).toMatch(
      /采取限制消费措施不当，应予纠正。.*善意文明执行理念的意见》第十八条/,
    );
    // Nobody lifts a limit on this ground without a request that was upheld.
    const other = { limitId: 'm-1', ground: 'CORRECTED', scope: 'WHOLE', signatories, paper };
    expect((await record.asks('enforcement-judge', 'limits/lift', DONE, other)).status).toBe(422);
  });

  it('refused, it gives its reasons, and is reconsidered by the court above within ten days of service; wrong particulars are put right, and the limit stands', async () => {
    const record = await limitedAfterProposal();
    const wrong = { ...request, ground: 'WRONG_DATA', filedBy: record.debtor };
    await record.does('clerk', 'limits/corrections', ASKED, wrong);
    const refusal = { ...ofRequest, upheld: false, reasons: ['案号无误'] };
    await record.does('enforcement-judge', 'corrections/decision', '2026-09-20T09:00:00+08:00', refusal);
    expect(await record.letters('correction-decided')).toEqual([expect.stringMatching(/案号无误.*十日内.*复议/)]);
    const servedAt = '2026-09-21T09:00:00+08:00';
    await record.does('clerk', 'corrections/service', servedAt, { ...ofRequest, servedAt });
    await record.does('party', 'corrections/reconsideration', '2026-10-08T23:00:00+08:00', ofRequest);
    expect(await record.due('DECIDE_RECONSIDERATION')).toEqual(['2026-10-24T00:00']);
    const above = { ...ofRequest, upheld: true };
    await record.does('enforcement-judge', 'corrections/reconsideration/decision', '2026-10-20T09:00:00+08:00', above);
    expect(await record.due('CORRECT_LIMIT')).toEqual(['2026-10-24T00:00']);
    const caseNumber = record.authority.replace('执', '执恢');
    const put = { ...ofRequest, caseNumber, notice: { ...NOTICE, lastDay: '2026-02-10' } };
    const path = 'limits/corrections/execution';
    const at = '2026-10-21T09:00:00+08:00';
    expect(await record.refused('enforcement-judge', path, at, { ...put, capacity: 'HEAD' })).toBe(
      'LIMIT.NOT_THE_DEBTOR',
    );
    await record.does('enforcement-judge', path, at, put);
    expect((await record.rows('limits'))[0]).toMatchObject({ authority: caseNumber, notice: put.notice });
    expect((await record.rows('corrections'))[0]).toMatchObject({ was: { authority: record.authority } });
    expect(await record.facts('limit-corrected')).toMatchObject([{ limitId: 'm-1', ground: 'WRONG_DATA' }]);
    expect(await record.letters('limit-corrected')).toEqual([expect.stringContaining(`案号${caseNumber}`)]);
    expect(await record.documents()).not.toContain('解除限制消费令');
  });

  async function limitedAfterProposal() {
    return (await (await owing(creditRepair)).proposed(LIMITED)).limited(LIMITED);
  }
});

describe('a limit of exit of the statutory agent (LIM-EXIT)', () => {
  const ON = '2026-12-02T09:00:00+08:00';
  /** A debtor who is a person; who acts for him, and the order that limits whose exit. */
  async function person() {
    const record = await owing(creditRepair);
    await record.identified(record.debtor, { kind: 'PERSON', name: '李某', number: '110105194912310046' });
    const agent = `${record.debtor}/statutory-agent`;
    await record.identified(agent, { kind: 'PERSON', name: '李四' });
    await record.does('clerk', 'opening', ON, { kind: 'PERSON', standsFor: 'HIMSELF' });
    const order = { kind: 'EXIT', subjectPartyId: agent, capacity: 'STATUTORY_AGENT', notice: undefined };
    return { record, agent, order };
  }

  it('is ordered only once a judge has found from papers that the debtor lacks full capacity; document and letter say so', async () => {
    const { record, agent, order } = await person();
    const said = {
      ...order,
      id: 'm-1',
      caseNumber: record.authority,
      signatories,
      paper: { filedOn: '2026-03-01', bodies: ['东营市公安局'] },
    };
    const found = { found: 'NONE', evidence: ['（2025）鲁0502民特3号判决书'] };
    // Of whose capacity nothing is known it is full.
    expect(await record.refused('court-president', 'limits', ON, said)).toBe('LIMIT.FULL_CAPACITY');
    expect((await record.does('clerk', 'capacity', ON, found, 403)).code).toBe('AUTH.ROLE_DENIED');
    expect((await record.asks('enforcement-judge', 'capacity', ON, { found: 'NONE', evidence: [] })).status).toBe(422);
    await record.does('enforcement-judge', 'capacity', ON, { ...found, found: 'FULL' });
    expect(await record.refused('court-president', 'limits', ON, said)).toBe('LIMIT.FULL_CAPACITY');
    await record.does('enforcement-judge', 'capacity', ON, found);
    expect(await record.rows('legalCapacity')).toMatchObject([{ ...found, by: 'enforcement-judge-1' }]);
    expect(
      await record.refused('court-president', 'limits', ON, { ...said, kind: 'CONSUMPTION', notice: NOTICE }),
    ).toBe('LIMIT.AGENT_OF_EXIT');
    await record.limited(ON, order);
    expect(await record.pdfOf('限制出境决定书')).toMatch(
      /被限制出境人：李四（法定代理人）.*被执行人系无民事行为能力人，李四系其法定代理人。.*第二十四条的规定，决定如下.*限制李四出境/,
    );
    const told = expect.stringContaining('被执行人不具有完全民事行为能力，限制其法定代理人出境');
    expect(await record.letters('limit-ordered')).toEqual([told, told]);
    expect((await record.letterAddressees('limit-ordered')).toSorted()).toEqual([record.debtor, agent].toSorted());
    expect(await record.facts('limit-ordered')).toMatchObject([{ kind: 'EXIT', subjectPartyId: agent }]);
  });
});
