import { type FileApplication } from '@hejie/contracts/http';
import { type TableRow } from './import-table.js';

/** The column of the number under which the sender knows the case: of what was imported under it nothing is imported again. */
export const REFERENCE = '外部编号';

/** Most parties of a side that a row can name; a case with more is entered by hand. */
const MOST_A_SIDE = 9;

/** A column: where its cell goes in the application, and how it is read. */
interface Column {
  readonly path: string;
  readonly read?: (cell: string) => unknown;
}

/** What stands for a word of the interface; anything else is left as it is, and refused by its schema. */
const wordOf =
  (words: Readonly<Record<string, unknown>>) =>
  (cell: string): unknown =>
    Object.hasOwn(words, cell) ? words[cell] : cell;
const yesOrNo = wordOf({ 是: true, 否: false });
const kindOf = wordOf({
  自然人: 'NATURAL_PERSON',
  企业: 'ENTERPRISE',
  行政事业单位: 'PUBLIC_BODY',
  社区或者村民委员会: 'COMMUNITY',
  区域重点企业: 'KEY_ENTERPRISE',
});

const OF_CASE: Readonly<Record<string, Column>> = {
  案由: { path: '/cause' },
  申请标的额: { path: '/claim' },
  执行案号: { path: '/enforcementNumber' },
  执行依据文号: { path: '/title/number' },
  作出机关: { path: '/title/maker' },
  本金: { path: '/title/principal' },
  日利率: { path: '/title/dailyRate' },
  履行期限届满日: { path: '/title/expiry' },
  诉讼费用: { path: '/title/fee' },
  申请人愿意和解: { path: '/screening/creditorWilling', read: yesOrNo },
  被执行人愿意和解: { path: '/screening/debtorWilling', read: yesOrNo },
  申请人明知无财产: { path: '/screening/creditorKnowsNoAssets', read: yesOrNo },
  涉嫌规避执行: { path: '/screening/evasionSuspected', read: yesOrNo },
  有发展前景: { path: '/screening/debtorHasProspects', read: yesOrNo },
  执行可能致停产: { path: '/screening/enforcementMayCloseDebtor', read: yesOrNo },
  连环或者群体债务: { path: '/screening/chainOrGroupDebt', read: yesOrNo },
  其他可能和解的理由: { path: '/screening/otherReason' },
  仍进入和解的理由: { path: '/enterDespiteAdvice' },
  绿色通道: { path: '/greenChannel', read: yesOrNo },
};

const OF_PARTY: Readonly<Record<string, Column>> = {
  姓名或者名称: { path: 'name' },
  类型: { path: 'kind', read: kindOf },
  证件号码: { path: 'identityNumber' },
  电话: { path: 'phone' },
  地址: { path: 'address' },
  访问标识: { path: 'partyRef' },
};
const SIDES = { 申请人: 'CREDITOR', 被执行人: 'DEBTOR' } as const;

/** `申请人2电话`: whose column it is, of which party of that side, and of what. */
const PARTY_COLUMN = new RegExp(`^(申请人|被执行人)([2-${MOST_A_SIDE}]?)(${Object.keys(OF_PARTY).join('|')})$`);

/** Columns without which no row is an application. */
const NEEDED = [
  REFERENCE,
  '案由',
  '申请标的额',
  '执行依据文号',
  '作出机关',
  '本金',
  '履行期限届满日',
  '申请人姓名或者名称',
  '申请人类型',
  '被执行人姓名或者名称',
  '被执行人类型',
] as const;

/** Columns of a file that nobody knows, and such as it lacks. */
export function columnFaults(columns: readonly string[]): { readonly unknown: string[]; readonly missing: string[] } {
  return {
    unknown: columns.filter((one) => one !== REFERENCE && !Object.hasOwn(OF_CASE, one) && !PARTY_COLUMN.test(one)),
    missing: NEEDED.filter((one) => !columns.includes(one)),
  };
}

/** A row as an application, still to be checked by its schema, and the column from which each place of it comes. */
export interface ApplicationRow {
  readonly reference: string | null;
  readonly body: Record<string, unknown>;
  /** @param path JSON pointer into the body; the nearest column, null where no single one is meant. */
  columnOf(path: string): string | null;
}

/** One row, read as what the filing clerk would have entered ({@link FileApplication}). */
export function applicationRow({ cells }: TableRow, about: Pick<FileApplication, 'court' | 'packId'>): ApplicationRow {
  const columns = new Map<string, string>();
  const body: Record<string, unknown> = { ...about, title: { dailyRate: '0', fee: '0.00' }, screening: {} };
  const parties: Record<string, unknown>[] = [];
  for (const [column, { path, read }] of Object.entries(OF_CASE)) {
    columns.set(path, column);
    const cell = cells[column];
    if (cell !== undefined) put(body, path, read ? read(cell) : cell);
  }
  for (const [of, side] of Object.entries(SIDES)) {
    for (let nth = 1; nth <= MOST_A_SIDE; nth += 1) {
      const named = Object.entries(OF_PARTY).map(([what, column]) => {
        const name = `${of}${nth === 1 ? '' : nth}${what}`;
        return { ...column, name, cell: cells[name] };
      });
      if (named.every(({ cell }) => cell === undefined)) continue;
      const party: Record<string, unknown> = { side };
      for (const { path, read, name, cell } of named) {
        columns.set(`/parties/${parties.length}/${path}`, name);
        if (cell !== undefined) party[path] = read ? read(cell) : cell;
      }
      parties.push(party);
    }
  }
  return {
    reference: cells[REFERENCE] ?? null,
    body: { ...body, parties },
    columnOf: (path) => nearest(columns, path),
  };
}

function put(body: Record<string, unknown>, path: string, value: unknown): void {
  const [first, second] = path.slice(1).split('/') as [string, string?];
  if (second === undefined) body[first] = value;
  else (body[first] as Record<string, unknown>)[second] = value;
}

function nearest(columns: ReadonlyMap<string, string>, path: string): string | null {
  for (let place = path; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const column = columns.get(place);
    if (column !== undefined) return column;
  }
  return null;
}
