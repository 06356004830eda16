import { fileApplication } from '@hejie/contracts/http';
import { describe, expect, it } from '@jest/globals';
import { applicationRow, columnFaults } from './application-row.js';

const ABOUT = { court: '鲁0502', packId: 'dongying-2020' };
const CELLS = {
  外部编号: 'A-1',
  案由: '劳务合同纠纷',
  申请标的额: '8182.00',
  执行依据文号: '（2026）鲁0502民初1号',
  作出机关: '某某区人民法院',
  本金: '8182.00',
  履行期限届满日: '2026-08-31',
  申请人姓名或者名称: '张某某',
  申请人类型: '自然人',
  被执行人姓名或者名称: '某某建筑有限公司',
  被执行人类型: '企业',
};
const row = (cells: Record<string, string> = CELLS) => applicationRow({ line: 2, cells }, ABOUT);

describe('a row of a file of applications', () => {
  it('is what the filing clerk would have entered', () => {
    const { reference, body } = row({
      ...CELLS,
      绿色通道: '是',
      被执行人愿意和解: '否',
      被执行人2姓名或者名称: '李某某',
      被执行人2类型: '自然人',
    });
    expect(reference).toBe('A-1');
    expect(fileApplication.parse(body)).toMatchObject({
      ...ABOUT,
      cause: '劳务合同纠纷',
      claim: '8182.00',
      title: {
        number: '（2026）鲁0502民初1号',
        maker: '某某区人民法院',
        principal: '8182.00',
        dailyRate: '0',
        expiry: '2026-08-31',
        fee: '0.00',
      },
      parties: [
        { side: 'CREDITOR', kind: 'NATURAL_PERSON', name: '张某某' },
        { side: 'DEBTOR', kind: 'ENTERPRISE', name: '某某建筑有限公司' },
        { side: 'DEBTOR', kind: 'NATURAL_PERSON', name: '李某某' },
      ],
      screening: { debtorWilling: false },
      greenChannel: true,
    });
  });

  it('says of each place from which column it comes, of the nearest where it has none', () => {
    const { columnOf } = row();
    expect(
      ['/claim', '/parties/1/kind', '/title/expiry', '/parties/0/identityNumber', '/title/expiry/0'].map(columnOf),
    ).toEqual(['申请标的额', '被执行人类型', '履行期限届满日', '申请人证件号码', '履行期限届满日']);
    expect(['/parties', '', '/court'].map(columnOf)).toEqual([null, null, null]);
  });

  it('a word that is none of the column is left for its schema to refuse', () => {
    const { body } = row({ ...CELLS, 申请人类型: '公司', 绿色通道: '也许' });
    const { error } = fileApplication.safeParse(body);
    expect(error?.issues.map(({ path }) => path.join('/'))).toEqual(['parties/0/kind', 'greenChannel']);
  });

  it('columns that nobody knows, and such as every application needs, are named', () => {
    expect(columnFaults(Object.keys(CELLS))).toEqual({ unknown: [], missing: [] });
    expect(columnFaults(['外部编号', '案由', '申请人10电话', '颜色'])).toMatchObject({
      unknown: ['申请人10电话', '颜色'],
      missing: expect.arrayContaining(['申请标的额', '被执行人类型']),
    });
  });
});
