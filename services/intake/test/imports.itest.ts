import { eventually } from '@hejie/testing';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { FILED, intakeFixture, type Taken } from './fixture.js';

const intake = intakeFixture();
const COLUMNS = [
  '外部编号',
  '案由',
  '申请标的额',
  '执行依据文号',
  '作出机关',
  '本金',
  '履行期限届满日',
  '申请人姓名或者名称',
  '申请人类型',
  '申请人证件号码',
  '被执行人姓名或者名称',
  '被执行人类型',
];
let files = 0;

/** A row of a case that is accepted; every file names its rows its own. */
function row(nth: number, over: Readonly<Record<string, string>> = {}, prefix = `F${files}`): string[] {
  const cells: Record<string, string> = {
    外部编号: `${prefix}-${nth}`,
    案由: '劳务合同纠纷',
    申请标的额: '8182.00',
    执行依据文号: `（2026）鲁0502民初${nth}号`,
    作出机关: '东营市东营区人民法院',
    本金: '8182.00',
    履行期限届满日: '2026-03-31',
    申请人姓名或者名称: '张三',
    申请人类型: '自然人',
    申请人证件号码: '11010519491231002X',
    被执行人姓名或者名称: '某某建筑有限公司',
    被执行人类型: '企业',
    ...over,
  };
  return COLUMNS.map((column) => cells[column] ?? '');
}
const csvOf = (rows: readonly (readonly string[])[], columns: readonly string[] = COLUMNS): Buffer =>
  Buffer.from([columns, ...rows].map((cells) => cells.join(',')).join('\n'));

function send(file: Buffer, format = 'CSV', key?: string) {
  const body = { packId: 'dongying-2020', format, file: file.toString('base64') };
  return intake.service.post('/imports', intake.filingClerk, FILED, key).send(body);
}
async function take(file: Buffer, format = 'CSV'): Promise<Taken> {
  files += 1;
  const { body } = await send(file, format).expect(201);
  return body as Taken;
}
async function report(importId: string, query = '') {
  const { body } = await intake.service.read(`/imports/${importId}/rows${query}`, intake.filingClerk).expect(200);
  return (
    body as {
      items: {
        line: number;
        reference: string;
        state: string;
        caseId: string;
        caseNumber: string;
        problems: { code: string; column: string | null }[];
      }[];
    }
  ).items;
}

describe('a file of applications', () => {
  it('becomes cases row by row; what is refused is told with its column, and everything else is done all the same', async () => {
    const { importId, rows } = await take(
      csvOf([
        row(1),
        row(2, { 申请人证件号码: '110105194912310021' }),
        row(3, { 申请人类型: '公司', 申请标的额: 'many' }),
        row(4, { 外部编号: '' }),
        row(5),
      ]),
    );
    expect(rows).toBe(5);
    expect(await intake.workedOff(importId)).toMatchObject({ done: 2, refused: 3, pending: 0 });
    const told = await report(importId);
    expect(
      told.map(({ line, state, problems }) => [line, state, problems.map(({ code, column }) => [code, column])]),
    ).toEqual([
      [2, 'DONE', []],
      [3, 'REFUSED', [['APPLICATION.IDENTITY_INVALID', '申请人证件号码']]],
      [
        4,
        'REFUSED',
        [
          ['MONEY.INVALID', '申请标的额'],
          ['FIELD.VALUE', '申请人类型'],
        ],
      ],
      [5, 'REFUSED', [['IMPORT.REFERENCE_MISSING', '外部编号']]],
      [6, 'DONE', []],
    ]);
    const [first, , , , last] = told;
    const serial = (one: typeof first) => Number(/(\d+)号$/.exec(one!.caseNumber)![1]);
    // What was refused took no number.
    expect(serial(last)).toBe(serial(first) + 1);
    const [accepted] = await intake.service.facts(first!.caseId, 'application-accepted');
    expect(accepted?.data).toMatchObject({ caseNumber: first!.caseNumber, acceptedAt: FILED, cause: '劳务合同纠纷' });
    expect(await report(importId, '?state=REFUSED')).toHaveLength(3);
  });

  it('the same file again is the same import, whatever key it is sent with, and opens no case twice', async () => {
    const file = csvOf([row(1)]);
    const first = await take(file);
    await intake.workedOff(first.importId);
    const { body } = await send(file, 'CSV', 'another-key').expect(201);
    expect(body).toMatchObject({ importId: first.importId, rows: 1, done: 1 });
  });

  it('a corrected file does what was refused, and nothing that was done before', async () => {
    const prefix = 'corrected';
    const wrong = row(2, { 申请标的额: '0' }, prefix);
    const first = await take(csvOf([row(1, {}, prefix), wrong]));
    await intake.workedOff(first.importId);
    const second = await take(csvOf([row(1, {}, prefix), row(2, {}, prefix)]));
    expect(await intake.workedOff(second.importId)).toMatchObject({ done: 1, refused: 1 });
    const [taken, done] = await report(second.importId);
    const [before] = await report(first.importId);
    expect(taken).toMatchObject({
      state: 'REFUSED',
      problems: [{ code: 'IMPORT.REFERENCE_TAKEN', column: '外部编号' }],
    });
    expect(JSON.stringify(taken!.problems)).toContain(before!.caseNumber);
    expect(done?.state).toBe('DONE');
  });

  it('keeps what stands in it sealed, and of what was done nothing', async () => {
    const { importId } = await take(csvOf([row(1), row(2, { 申请标的额: '0' })]));
    await intake.workedOff(importId);
    const kept: { state: string; cells: string | null }[] = await intake.service.dataSource.query(
      'select state, cells from import_row where import_id = $1 order by line',
      [importId],
    );
    expect(kept.map(({ state, cells }) => [state, cells === null])).toEqual([
      ['DONE', true],
      ['REFUSED', false],
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/张三|11010519491231002X/);
  });

  it('may be a workbook, whose numbers are taken as they are written', async () => {
    const { importId } = await take(workbook([COLUMNS, row(1, { 申请标的额: '8182.1', 本金: '8182.1' })]), 'XLSX');
    expect(await intake.workedOff(importId)).toMatchObject({ done: 1, refused: 0 });
    const [{ caseId } = { caseId: '' }] = await report(importId);
    const [accepted] = await intake.service.facts(caseId, 'application-accepted');
    expect(accepted?.data).toMatchObject({ claim: '8182.10' });
  });

  it.each([
    ['a column that every application needs is missing', csvOf([row(1).slice(1)], COLUMNS.slice(1)), 'IMPORT.COLUMNS'],
    ['nobody knows a column', csvOf([[...row(1), 'red']], [...COLUMNS, '颜色']), 'IMPORT.COLUMNS'],
    ['there is nothing in it', csvOf([]), 'IMPORT.EMPTY'],
  ])('is refused whole where %s, and nothing of it is noted', async (_what, file, code) => {
    const before = await intake.service.read('/imports', intake.filingClerk).expect(200);
    const { body } = await send(file).expect(422);
    expect(body).toMatchObject({ code, path: '/file' });
    const after = await intake.service.read('/imports', intake.filingClerk).expect(200);
    expect(after.body).toEqual(before.body);
  });

  it('of another court is nobody else’s', async () => {
    const { importId } = await take(csvOf([row(1)]));
    const elsewhere = await intake.service.token({ roles: ['filing-clerk'], court: '琼02', subject: 'clerk-2' });
    await intake.service.read(`/imports/${importId}`, elsewhere).expect(404);
    await intake.service.read(`/imports/${importId}/rows`, elsewhere).expect(404);
  });

  it('is gone on with where a service was stopped in the middle: no row is lost, none done twice', async () => {
    const { importId } = await take(csvOf(Array.from({ length: 40 }, (_, i) => row(i + 1))));
    // Some rows are done; the others wait for whoever comes next.
    await eventually(async () => {
      const { body } = await intake.service.read(`/imports/${importId}`, intake.filingClerk).expect(200);
      expect((body as Taken).done).toBeGreaterThanOrEqual(3);
    });
    await intake.restart();
    expect(await intake.workedOff(importId)).toMatchObject({ done: 40, refused: 0 });
    const rows = await report(importId, '?limit=500');
    expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(40);
    const [{ cases }]: [{ cases: number }] = await intake.service.dataSource.query(
      'select count(*)::int as cases from application where case_id = any($1)',
      [rows.map(({ caseId }) => caseId)],
    );
    expect(cases).toBe(40);
  });
});

/** A workbook of one sheet: numbers as numbers, everything else as text. */
function workbook(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string, column: number, line: number): string => {
    const at = `${String.fromCharCode(65 + column)}${line + 1}`;
    return /^\d+(\.\d+)?$/.test(text)
      ? `<c r="${at}"><v>${text}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  };
  const sheet = rows
    .map((cells, line) => `<row r="${line + 1}">${cells.map((text, i) => cell(text, i, line)).join('')}</row>`)
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="申请" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
    }),
  );
}
