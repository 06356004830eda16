import { deepFreeze } from '../basics/deep-freeze.js';

/** Type codes (类型代字) that every court may use, and where they are from. */
export interface TypeCodes {
  readonly source: string;
  readonly codes: readonly string[];
}

const ofAnnex = (heading: string, codes: string): TypeCodes => ({
  source: `法〔2015〕137号附件：${heading}`,
  codes: codes.split(' '),
});

/**
 * CASE-6: the national type codes by the headings of their list (法〔2015〕137号附件, as amended), and those met in published numbers that are not in it. A
 * number of any of them is valid at any court; which of them a court allots itself is its pack's (`caseNumberTypes`).
 */
export const NATIONAL_TYPE_CODES: readonly TypeCodes[] = deepFreeze([
  ofAnnex('管辖', '刑辖 民辖 民辖终 民辖监 行辖 行辖终 赔辖 赔辖终'),
  ofAnnex(
    '刑事',
    '刑初 刑终 刑监 刑申 刑抗 刑再 刑没 刑核 刑医 刑医解 刑医复 刑医监 刑止 刑止调 刑止核 刑更 刑更监 刑更备 刑教 刑教解 刑教复 刑教监 刑他',
  ),
  ofAnnex('民事', '民初 民终 民监 民申 民抗 民再 民撤 民特 民特监 民催 民督 民督监 民保令 民保更 民他'),
  ofAnnex('行政', '行初 行终 行监 行申 行抗 行再 行审 行审复 行他'),
  ofAnnex(
    '国家赔偿与司法救助',
    '行赔初 行赔终 行赔监 行赔申 行赔抗 行赔再 行赔他 法赔 委赔 委赔监 赔确监 委赔提 委赔再 赔他 司救刑 司救民 司救行 司救赔 司救执 司救访 司救他',
  ),
  ofAnnex(
    '区际司法协助',
    '认台 认港 认澳 认复 认他 请台送 请港送 请澳送 台请送 港请送 澳请送 请台调 请港调 请澳调 台请调 港请调 澳请调 请移管 助移管 请移赃 助移赃',
  ),
  ofAnnex('国际司法协助', '协外认 协他 协外送 请外送 协外调 请外调 请外移 协外移 请外引 协外引'),
  ofAnnex('司法制裁', '司惩 司惩复'),
  ofAnnex('非诉保全审查', '财保 行保 行保复 证保'),
  ofAnnex('执行', '执 执恢 执保 执异 执复 执监 执协 执他'),
  ofAnnex('强制清算与破产', '清申 破申 清终 破终 清监 破监 强清 破'),
  { source: 'CASE-6：见于已公布的案号', codes: ['诉前调确', '诉前调书', '民诉前调'] },
]);
