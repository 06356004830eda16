/** A court by its code in case numbers (法院代字). `confirmed`: met in a published case number; else derived from the region code. */
export interface CourtCode {
  readonly code: string;
  readonly name: string;
  readonly confirmed: boolean;
  /** type codes this court uses beyond the national ones (CASE-7) */
  readonly localTypes: readonly string[];
}

const court = (code: string, name: string, confirmed: boolean, localTypes: readonly string[] = []): CourtCode => ({ code, name, confirmed, localTypes });

/** CASE-2: the courts met in the sources. A code that is not here is read by its grammar and has no name. */
export const COURT_CODES: readonly CourtCode[] = Object.freeze([
  court('最高法', '最高人民法院', true),
  court('鲁0502', '东营市东营区人民法院', true, ['执前调']),
  court('鲁0283', '平度市人民法院', true),
  court('鲁1323', '沂水县人民法院', true),
  court('浙1122', '缙云县人民法院', true, ['执前调']),
  court('浙01', '杭州市中级人民法院', false, ['督', '执督']),
  court('沪0112', '上海市闵行区人民法院', true),
  court('沪74', '上海金融法院', true),
  court('鄂1023', '监利市人民法院', false, ['执前调']),
  court('琼02', '三亚市中级人民法院', false, ['执前调']),
  court('黑01', '哈尔滨市中级人民法院', false),
  court('湘01', '长沙市中级人民法院', true),
  court('湘0181', '浏阳市人民法院', true),
  court('京0113', '北京市顺义区人民法院', true),
  court('粤07', '江门市中级人民法院', true),
  court('粤0703', '江门市蓬江区人民法院', true),
]);

const byCode = new Map(COURT_CODES.map((one) => [one.code, one]));

/** CASE-2: the court of a code, if it is in the table. */
export function courtOf(code: string): CourtCode | undefined {
  return byCode.get(code);
}

/** CASE-6: the type codes (类型代字) of national rules and others met in published numbers. */
export const NATIONAL_TYPE_CODES: readonly string[] = Object.freeze([
  '执', '执恢', '执保', '执异', '执复', '执监', '执协', '执他', '财保',
  '民初', '民终', '民申', '民再', '刑初', '刑终', '行初', '行终', '行审', '破', '破申', '诉前调确', '诉前调书', '民诉前调',
]);

/** CASE-6, CASE-7: the type codes a court may use: the national ones and its own. */
export function typeCodesOf(courtCode: string): readonly string[] {
  return [...NATIONAL_TYPE_CODES, ...(courtOf(courtCode)?.localTypes ?? [])];
}
