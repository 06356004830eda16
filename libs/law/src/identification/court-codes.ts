import { deepFreeze } from '../basics/deep-freeze.js';
import { NATIONAL_TYPE_CODES } from './case-types.js';

/** A court by its code in case numbers (法院代字). */
export interface CourtCode {
  readonly code: string;
  readonly name: string;
  /** where the code was met: a published number or paper; else the region code (行政区划代码) from which CASE-2 derives it */
  readonly source: string;
  /** met, not derived */
  readonly confirmed: boolean;
  /** type codes this court uses beyond the national ones (CASE-7) */
  readonly localTypes: readonly string[];
  /** where those are from; null without any */
  readonly localTypesSource: string | null;
}

interface LocalTypes {
  readonly localTypes: readonly string[];
  readonly localTypesSource: string | null;
}

const NONE: LocalTypes = { localTypes: [], localTypesSource: null };
const OF_DONGYING: LocalTypes = {
  localTypes: ['执前调'],
  localTypesSource: 'CASE-7；东营市东营区人民法院关于民事执行案件执前和解的若干规定（试行）五（一）1',
};
/** Met at 东营区 alone: a court that settles before enforcement by a pack of ours counts its cases under the same code. */
const BORROWED: LocalTypes = {
  localTypes: ['执前调'],
  localTypesSource: 'D：CASE-7 只见于东营区，办理执前和解的法院借用',
};
const OF_HANGZHOU: LocalTypes = { localTypes: ['督', '执督'], localTypesSource: 'CASE-7' };

const met = (code: string, name: string, source: string, local = NONE): CourtCode => ({
  code,
  name,
  source,
  confirmed: true,
  ...local,
});
const derived = (code: string, name: string, region: string, local = NONE): CourtCode => ({
  code,
  name,
  source: `行政区划代码 ${region}`,
  confirmed: false,
  ...local,
});

/** CASE-2: the courts met in the sources. A code that is not here is read by its grammar and has no name. */
export const COURT_CODES: readonly CourtCode[] = deepFreeze([
  met('最高法', '最高人民法院', '（2021）最高法执监475号'),
  met('鲁0502', '东营市东营区人民法院', '（2024）鲁0502民初374号', OF_DONGYING),
  met('鲁0283', '平度市人民法院', '（2026）鲁0283民初2978号', BORROWED),
  met('鲁1323', '沂水县人民法院', '（2020）鲁1323执729号'),
  met('浙1122', '缙云县人民法院', '（2019）浙1122行审36号', BORROWED),
  derived('浙01', '杭州市中级人民法院', '330100', OF_HANGZHOU),
  met('沪0112', '上海市闵行区人民法院', '（2018）沪0112执10132号'),
  met('沪74', '上海金融法院', 'rules.md §6：沪74 由上海金融法院使用'),
  derived('鄂1023', '监利市人民法院', '421023', BORROWED),
  derived('琼02', '三亚市中级人民法院', '460200', BORROWED),
  derived('黑01', '哈尔滨市中级人民法院', '230100'),
  met('湘01', '长沙市中级人民法院', '（2018）湘01执12号'),
  met('湘0181', '浏阳市人民法院', '（2021）湘0181执2137号'),
  met('京0113', '北京市顺义区人民法院', '（2021）京0113执3260号'),
  met('粤07', '江门市中级人民法院', '法〔2015〕137号第四条、第五条示例'),
  met('粤0703', '江门市蓬江区人民法院', '法〔2015〕137号第四条、第五条示例'),
]);

const byCode = new Map(COURT_CODES.map((one) => [one.code, one]));

/** CASE-3: what a series of codes of special courts (专门法院、跨行政区划法院) was set aside for, by the two digits after the province. */
const SPECIAL_SERIES: readonly { readonly from: number; readonly to: number; readonly name: string }[] = deepFreeze([
  { from: 71, to: 71, name: '铁路运输法院' },
  { from: 72, to: 72, name: '海事法院' },
  { from: 73, to: 73, name: '知识产权法院' },
  { from: 74, to: 74, name: '油田、矿区法院' },
  { from: 75, to: 80, name: '林区法院' },
  { from: 81, to: 85, name: '农垦法院' },
  { from: 87, to: 95, name: '跨行政区划法院' },
  { from: 96, to: 99, name: '省直辖县级行政区划的中级法院' },
]);

/**
 * CASE-3: for which special courts the series of a court code was set aside (法〔2018〕335号): 沪71 for a railway court; null for a code of a
 * region. The series is a hint, never a refusal: 沪74 is a financial court today.
 */
export function specialSeriesOf(courtCode: string): string | null {
  const [, digits = '', more = ''] = /^\D(\d{2})(\d{2})?$/.exec(courtCode) ?? [];
  const series = Number(digits);
  // A county directly under its province has a region code of its own that begins with 90 (429004 仙桃).
  if (series === 90 && more !== '') return null;
  return SPECIAL_SERIES.find(({ from, to }) => from <= series && series <= to)?.name ?? null;
}

/**
 * CASE-2, CASE-5: the court of a code, if it is in the table. The code is the court's own: where a region changed and its court was not adjusted,
 * the old code stays, so nothing is derived from the region code of today.
 */
export function courtOf(code: string): CourtCode | undefined {
  return byCode.get(code);
}

const NATIONAL = NATIONAL_TYPE_CODES.flatMap((group) => group.codes);

/** CASE-6, CASE-7: the type codes a court may use: the national ones and its own. */
export function typeCodesOf(courtCode: string): readonly string[] {
  return [...NATIONAL, ...(courtOf(courtCode)?.localTypes ?? [])];
}
