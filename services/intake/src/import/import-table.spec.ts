import { describe, expect, it } from '@jest/globals';
import { readTable } from './import-table.js';

const csv = (text: string) => readTable('CSV', Buffer.from(text));

describe('a file of applications', () => {
  it('is read row by row under its columns; empty cells, rows and columns are nothing', async () => {
    const { columns, rows } = await csv(
      '\uFEFF外部编号,案由,,申请标的额\n\nA-1, 劳务合同纠纷 ,x,8182.00\n,,,\nA-2,买卖合同纠纷,,\n',
    );
    expect(columns).toEqual(['外部编号', '案由', '申请标的额']);
    expect(rows).toEqual([
      { line: 3, cells: { 外部编号: 'A-1', 案由: '劳务合同纠纷', 申请标的额: '8182.00' } },
      { line: 5, cells: { 外部编号: 'A-2', 案由: '买卖合同纠纷' } },
    ]);
  });

  it('keeps commas and line breaks that are quoted', async () => {
    const { rows } = await csv('外部编号,案由\nA-1,"劳务,合同\n纠纷"\n');
    expect(rows[0]?.cells['案由']).toBe('劳务,合同\n纠纷');
  });

  it('may be in GB 18030, as Chinese spreadsheets write CSV', async () => {
    // 案由 and 纠纷 in GB 18030.
    const gb = Buffer.from([0xb0, 0xb8, 0xd3, 0xc9, 0x0a, 0xbe, 0xc0, 0xb7, 0xd7, 0x0a]);
    const { rows } = await readTable('CSV', gb);
    expect(rows).toEqual([{ line: 2, cells: { 案由: '纠纷' } }]);
  });

  it.each([
    ['nothing but columns', '外部编号,案由\n', 'IMPORT.EMPTY'],
    ['nothing', '\n', 'IMPORT.EMPTY'],
    ['a column twice', '案由,案由\na,b\n', 'IMPORT.COLUMN_REPEATED'],
    ['a quote without its end', '案由\n"a\n', 'IMPORT.FILE_UNREADABLE'],
    ['too many rows', `案由\n${'a\n'.repeat(20_001)}`, 'IMPORT.TOO_MANY_ROWS'],
  ])('is refused with %s', async (_what, text, code) => {
    await expect(csv(text)).rejects.toMatchObject({ code, path: '/file' });
  });

  it('that is no workbook is refused as one', async () => {
    await expect(readTable('XLSX', Buffer.from('案由\na\n'))).rejects.toMatchObject({ code: 'IMPORT.FILE_UNREADABLE' });
  });
});
