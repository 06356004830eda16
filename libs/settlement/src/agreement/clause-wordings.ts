import { type ClauseWording } from './clause.js';

/** Within a sentence, within a part of it between commas. */
const ANY = '[^。；;]';
const SAME = '[^，,。；;]';
const COURT = '(?:人民|执行|贵|本|该)?(?:法院|贵院|本院)';
const CREDITOR = '(?:申请执行人|申请人|债权人|权利人|其名下|其本人|其所有|甲方|乙方)';

/** Words for giving a thing instead of money. */
const OFFSET = '抵(?:债|偿|顶|款|欠|账|给|付|充|销|扣)';
/** Words by which a thing becomes another's. */
const TRANSFER = [
  OFFSET,
  '过户',
  `归(?:属)?(?:于)?${SAME}{0,8}所有`,
  `(?:所有权|产权|权属|使用权|物权|股权)${SAME}{0,12}(?:转移|移转|变更|转让|归属|归)`,
  `(?:转移|变更|登记|交付|移交|划归|判归|转让|分配|交|归)(?:登记)?(?:给|至|到|于|与|在|归)?${CREDITOR}`,
  `变更${SAME}{0,12}(?:登记|过户)`,
].join('|');
/** Rulings that the law knows in enforcement, whatever else the sentence speaks of; “被查封的” only says which thing. */
const OTHER_RULING = [
  '(?<!被|已|所)(?:恢复|中止|终结|终止|解除|解封|结案|继续|准许|准予|查封|续封|冻结|扣押|拍卖|变卖|评估|驳回|撤销|撤回|追加|不予|受理',
  '|破产|重整|复议|划拨|扣划|提取|扣留|保全|罚款|拘留|限制|补正|更正|移送)(?!的(?!裁定))',
  `|变更(?!${SAME}{0,14}(?:登记|权属|产权|所有权|使用权|股权|过户))`,
].join('');

const FAILED_AUCTION = `(?<!(?:流拍|未成交|不成交|无人竞买|拍卖不成|变卖不成)${ANY}{0,30})`;
/**
 * A ruling that is still to be made, on the thing itself: not the title that is enforced (“裁定书确定的债务”), not a ruling that was
 * made, not one of another kind, and not the court's own disposal after an auction that failed.
 */
const RULING = [
  '(?<!号(?:民事|执行|行政|刑事)?|原审?|生效(?:民事|法律)?|仲裁(?:委员会)?|一审|二审|终审|判决[、和或及])',
  '(?<!已经?(?:由|被)?(?:人民|执行|贵|本)?(?:法院)?(?:依法)?(?:作出)?)',
  FAILED_AUCTION,
  '裁(?:定|决)(?!书?所?(?:确定|载明|认定|项下|规定|查明))',
  `(?!(?:(?!${TRANSFER})${SAME}){0,20}?(?:${OTHER_RULING}))`,
  `(?!书?[，,](?:依法|并|予以|同时)?(?:对${SAME}{0,10})?(?:${OTHER_RULING}))`,
].join('');
const MAKES = `(?:${COURT}|出具|作出|制作|下达|发出|下|发|请求|申请|要求|由|凭|依|据)`;

/** What makes of “准许” and “协助” something else than the giving of the thing. */
const OF_ANOTHER_KIND = '解除|解封|撤|恢复|中止|终结|自行|双方|以便|便于|后';

/** Money that is enforced is only paid out: no thing goes to the creditor by it. */
const MONEY =
  '存款|案款|款项|价款|执行款|拍卖款|变价款|余款|余额|资金|现金|工资|薪|租金|收入|收益|保证金|公积金|(?<!单)元|账户|账号';
/** A ruling as above, and not what one that was made said (“已于三月裁定”), nor the time before it. */
const TO_BE_RULED = `(?<!书|成交|(?:已于|曾)${SAME}{0,14})${RULING}(?!书?[之以]?前)`;
const UNTIL_GIVEN = `(?:(?!${OTHER_RULING}|${MONEY})${SAME}){0,40}?`;
/** Not a right that ranks or is owed, and no money: “享有优先受偿权”. */
const A_THING = `(?!的|${SAME}{0,12}(?:${MONEY}|优先|债权|担保|抵押权))`;
const THING = '房|屋|商铺|车|土地|厂|设备|股权|股份|产权|所有权|使用权|物权|不动产|财产|资产|标的物|抵债物';

/** Other words for the same: the creditor acquires the thing, it is adjudged to them or made over, or the court itself transfers it. */
const ACQUIRED_BY_RULING: readonly ClauseWording[] = [
  new RegExp(
    `(?<act>${TO_BE_RULED})${UNTIL_GIVEN}(?:[，,]${UNTIL_GIVEN}由)?(?<!被)${CREDITOR}(?:依法|直接)?(?:取得|享有|获得|承受)${A_THING}`,
  ),
  new RegExp(
    `(?<!被)${CREDITOR}(?:(?!买受人|竞买人|案外人|第三人|被执行人)${SAME}){0,20}?(?<act>${TO_BE_RULED})书?(?:依法|直接|即可)?取得${A_THING}${SAME}{0,10}?(?:${THING})`,
  ),
  new RegExp(
    `(?<act>${TO_BE_RULED})${UNTIL_GIVEN}(?:[，,](?:依法|直接)?[将把]${UNTIL_GIVEN})?判[给予]${CREDITOR}${A_THING}`,
  ),
  new RegExp(
    `(?<!(?:${MONEY})${SAME}{0,12})(?<act>${TO_BE_RULED})${UNTIL_GIVEN}(?:[，,](?:依法|直接)?[将把]${UNTIL_GIVEN})?划转(?:给|至|到)${CREDITOR}名下${A_THING}`,
  ),
  // The court's own disposal after a failed auction is on application, when enforcement has resumed; this asks for it beforehand.
  new RegExp(
    `(?<!恢复${ANY}{0,60})(?:请求|申请|要求)${COURT}(?<act>裁定)(?=拍卖(?:(?!依法|接受|同意)${SAME}){0,10}?流拍后(?:(?!依法|接受|同意|${MONEY})${SAME}){0,10}?归${CREDITOR}所有)`,
  ),
  new RegExp(
    `(?:请求|申请|要求|由)${COURT}(?:依法)?(?:出具|作出|下达|制作)(?:民事|执行)?(?<act>裁定)书?[，,](?:准许|准予|同意|许可|认可)(?:(?!${OF_ANOTHER_KIND})${SAME}){0,12}?(?:${TRANSFER})`,
  ),
  new RegExp(
    `${FAILED_AUCTION}${COURT}(?:依法|直接)?(?<act>强制)[将把](?:(?!拍卖|变卖|评估|处置|处分|出售|${MONEY})${SAME}){0,20}?(?:${OFFSET}|过户)`,
  ),
  new RegExp(
    `由${COURT}(?:依法)?(?<act>直接|强制|代为|负责)(?:为${SAME}{0,6})?办理(?:(?!解|查封|拍|${OF_ANOTHER_KIND})${SAME}){0,10}?过户(?:手续|登记)?(?:给|至|到)${CREDITOR}`,
  ),
];

/** SET-ART-6-1: a property goes to the creditor by the court's ruling, in whatever order the sentence puts the two. */
export const IN_KIND_RULING: readonly ClauseWording[] = [
  new RegExp(`(?<act>${RULING})(?:(?!${OTHER_RULING})${ANY}){0,60}?(?:${TRANSFER})`),
  new RegExp(`(?<act>${RULING})(?:给|归|与|予|至)${CREDITOR}`),
  new RegExp(`(?:${TRANSFER})${SAME}{0,6}(?<act>${RULING})`),
  new RegExp(`(?:${TRANSFER})${ANY}{0,40}?${MAKES}(?:(?!${OTHER_RULING})${SAME}){0,14}?(?<act>${RULING})`),
  new RegExp(`(?:所有权|产权|权属|使用权|股权)${SAME}{0,12}(?<act>${RULING})${SAME}{0,20}(?:转移|变更|归|发生)`),
  new RegExp(`(?:${COURT}|申请|请求)${SAME}{0,10}(?<act>强制(?:办理)?过户)`),
  { doubtful: new RegExp(`(?<act>协助执行)${ANY}{0,24}?(?:${TRANSFER})`) },
  { doubtful: new RegExp(`(?:${TRANSFER})${ANY}{0,24}?(?<act>协助执行通知)`) },
  {
    doubtful: new RegExp(
      `${COURT}(?:可|应|应当|可以|依法|有权){0,2}(?:直接)?(?<act>[将把])${SAME}{0,20}?(?:${OFFSET}|过户)`,
    ),
  },
  // A ruling that lets the parties do it is one on the thing all the same.
  new RegExp(`(?<act>裁定)书?(?:准许|准予|同意|许可|认可)(?:(?!${OF_ANOTHER_KIND})${SAME}){0,12}?(?:${TRANSFER})`),
  new RegExp(
    `(?:请求|申请|要求|提请|由)${COURT}(?:依法|负责|予以)?(?<act>协助)(?:(?!${OF_ANOTHER_KIND})${SAME}){0,20}?(?:${TRANSFER})`,
  ),
  ...ACQUIRED_BY_RULING,
];

const AGREEMENT = '(?:本|该|此|上述|前述|这份|双方|各方|所签|签订的|签署的|达成的|执行|和解|还款|调解)*协议';
/** “未按本协议履行” rests on nothing; “凭本协议” does. */
const BASIS = `(?<!未|不|没有|未能|不能|拒不|严格)(?:持有?|拿着?|携带?|凭借?|依据?|根据|依照|按照|按|据|以)${AGREEMENT}`;
const PERFORMED = '(?:履行|支付|付款|付清|给付|清偿|偿还|还款|交付|归还)';
/** The title that there was before, or an application that concerns it; and a notary's deed, which is a title of its own. */
const TITLE =
  '恢复|继续|中止|暂缓|停止|终结|撤回|撤销|原(?:生效|判决|审|执行|裁|调|法律|一审)|判决|裁判文书|调解书|仲裁|生效法律文书|公证|[（(〔]20\\d\\d';
/** What may stand between an agreement and its enforcement: no performance as agreed, and no title; “未履行部分” says only how much. */
const THEN = `(?:(?!${TITLE}|(?<!未)${PERFORMED}|未${PERFORMED}(?!的?(?:部分|款项|金额|数额|余款|债务|本息)))${ANY})`;
const THEN_SAME = `(?:(?![，,])${THEN})`;
const NOT_ENFORCED =
  '人|款|费|标的|法院|案|局|法官|程序|依据|根据|和解|措施|异议|申请|庭|笔录|通知|裁定|担保|回转|完毕|到位|立案';
/** Enforcement, of whatever is not the title. */
const ENFORCE = `(?:强制)?执行(?!${NOT_ENFORCED})(?!${SAME}{0,8}(?:原(?:生效|判决|审|执行|调解|裁)|判决|调解书|裁决|法律文书))`;
const HALL = '(?:法院|贵院|本院|执行局)';
const APPLIES = `(?:申请(?!执行人|人)|请求|要求|提请|由${SAME}{0,6}${HALL}|[向到去赴至]${SAME}{0,8}${HALL})`;
const DOCUMENT = '(?:判决|裁定书?|调解书|法律文书|裁判文书|执行依据|执行名义)';

/** Enforcement by the name of a measure; what the court has taken already is only paid out. */
const MEASURE = [
  '强制(?:腾退|腾空|腾房|搬离|搬迁|迁出|清退|清场|交付|交出|交房|收回|拆除|扣划|划拨|拍卖|变卖)',
  `(?<!已)(?:扣划|划拨)(?!的|${SAME}{0,20}案款)`,
].join('|');
/** A penalty of the agreement; not one of the title. */
const PENALTY = `(?<!(?:原|判决|调解书|裁决|文书)${SAME}{0,20})(?:违约金|滞纳金|罚息|赔偿金)`;
const SUMS = '(?:金额|数额|款项|款|标准|内容|违约金|债务|义务|余额)';
/** Not a sum that is enforced, but one that is taken off. */
const LESS = '扣|减|抵|除|已';
const NOT_OF_TITLE = `(?!${SAME}{0,12}(?:原(?:生效|判决|审|执行|调解|裁)|判决|调解书|裁决|法律文书))`;

/** SET-ART-9-1: the court enforces what is agreed, under whatever name: instead of the title, as a measure, as a sum, as “resumption”. */
const AGREEMENT_ENFORCED: readonly ClauseWording[] = [
  new RegExp(
    `协议书?${SAME}{0,8}?(?<act>替代|取代|代替|替换)${SAME}{0,4}(?:原|判决|调解书|裁|生效|法律文书|[（(〔]20\\d\\d)${ANY}{0,24}?(?:执行的?(?:依据|根据|名义)|强制执行|申请执行(?!人))`,
  ),
  new RegExp(`执行的?(?:依据|根据|名义)${SAME}{0,10}?(?<act>变更为|变为|改为|更换为|换为)${AGREEMENT}`),
  new RegExp(
    `(?:${COURT}|申请(?!执行人|人)|请求)${SAME}{0,10}?(?<act>强制)(?:(?!执行(?!人)|判决|裁)${SAME}){0,10}?(?:履行|执行)完?${AGREEMENT}(?!以外|之外)`,
  ),
  new RegExp(`(?<act>${BASIS})${THEN_SAME}{0,24}?${APPLIES}${THEN_SAME}{0,14}?(?:${MEASURE})`),
  new RegExp(`(?<act>(?<!对)[就对将]${AGREEMENT}(?!未|以外|之外))${THEN}{0,16}?${APPLIES}${THEN}{0,10}?${ENFORCE}`),
  new RegExp(
    `${AGREEMENT}书?(?:约定|确定|载明|项下|所载)的?${SAME}{0,10}?(?:利息|${SUMS})(?:(?!未|不|逾期|违约|${TITLE})${ANY}){0,12}?(?<act>${APPLIES})${THEN_SAME}{0,10}?${ENFORCE}`,
  ),
  new RegExp(`${PENALTY}${THEN}{0,24}?(?<act>${APPLIES})${THEN_SAME}{0,12}?(?:强制|申请)?${ENFORCE}`),
  new RegExp(
    `(?:${APPLIES}|法院)${THEN_SAME}{0,14}?(?<act>强制执行)(?:(?!${TITLE}|${LESS})${SAME}){0,14}?${AGREEMENT}(?:书)?(?:约定|确定|载明|项下|所列|所载|应付|应当支付)(?:(?!${LESS})${SAME}){0,6}?${SUMS}`,
  ),
  new RegExp(`(?<act>${BASIS})书?(?:(?:的|约定|确定|所载|载明)*${SUMS})?恢复(?:强制)?执行${NOT_OF_TITLE}`),
  new RegExp(
    `恢复(?:强制)?执行[时后]?[，,]?${SAME}{0,4}?(?<act>${BASIS})(?:(?!${LESS}|${TITLE})${SAME}){0,6}?${SUMS}(?:(?!${LESS}|${TITLE})${SAME}){0,10}?执行`,
  ),
  new RegExp(
    `恢复(?:强制)?执行的?(?:标的额?|金额|数额|范围)(?<act>以|为|按照?|依照?|是)${AGREEMENT}(?:约定|确定|载明|所载|项下)`,
  ),
];

/** SET-ART-9-1: the agreement itself is enforced, or a document made of it. A notary's deed (公证) is a title of its own. */
export const MEDIATION_DOCUMENT: readonly ClauseWording[] = [
  /执行(?:和解)?调解书/,
  new RegExp(
    `(?<!已${SAME}{0,8})(?<act>出具|制作|下达|发出|签发|作出|换发)(?!的)(?:(?![号的])${SAME}){0,10}调解书(?!书?所?(?:确定|载明|认定|项下))`,
  ),
  new RegExp(`协议${SAME}{0,10}(?<act>出具|制作)的${SAME}{0,6}调解书`),
  new RegExp(
    `(?<!公证${ANY}{0,20})协议(?:(?!公)${ANY}){0,20}?(?<act>赋予|具有|享有|具备|拥有|产生|发生)${SAME}{0,4}(?:强制执行|执行(?:的)?效?力)(?!${ANY}{0,20}公证)`,
  ),
  new RegExp(`(?<act>赋予)${AGREEMENT}书?${SAME}{0,4}强制执行`),
  new RegExp(
    `协议(?:(?![公份])${SAME}){0,16}[与同和跟]${SAME}{0,14}${DOCUMENT}${SAME}{0,4}(?<act>具?有?(?:同等|同样|相同|同一|一样|一致)的?${SAME}{0,4}(?:效力|地位|执行力))`,
  ),
  new RegExp(`协议${SAME}{0,10}(?<act>等同于?|视同|视为|相当于|等于)(?:(?![复原])${SAME}){0,12}${DOCUMENT}`),
  new RegExp(
    `协议(?:(?!原|判决|文书|调解书|裁)${SAME}){0,12}(?<act>作为|成为|即为|即是|为|是|系|构成|充当|充作|可作|当作)(?:(?!原|判决|文书|调解书|裁)${SAME}){0,12}执行的?(?:依据|根据|名义)`,
  ),
  new RegExp(`(?<act>裁定)书?${SAME}{0,6}确认${SAME}{0,12}协议`),
  new RegExp(`协议${SAME}{0,16}(?:(?<act>裁定书?${SAME}{0,6}确认)|(?:出具|作出)${SAME}{0,6}确认的?裁定)`),
  new RegExp(`(?<act>${BASIS})${THEN}{0,40}?${APPLIES}${THEN}{0,14}?${ENFORCE}`),
  new RegExp(
    `(?<act>(?<!对)[就对将]${AGREEMENT}(?!未|以外|之外))${THEN}{0,24}?(?:${APPLIES}${THEN}{0,10}?)?(?:强制执行(?!${NOT_ENFORCED}|的?效?力)|申请执行(?!人))`,
  ),
  new RegExp(`(?<act>法院${SAME}{0,8}${BASIS})${THEN}{0,20}?强制${ENFORCE}`),
  new RegExp(
    `(?:${APPLIES}|法院)${THEN_SAME}{0,14}?(?<act>强制执行${AGREEMENT}|执行(?:本|该|上述|前述|此)${AGREEMENT})(?!期间|过程)`,
  ),
  new RegExp(
    `(?:^|[，,：:])(?:双方|各方|当事人)?(?:均?同意|确认|约定)?${AGREEMENT}书?${THEN_SAME}{0,12}?(?:可|得|能|应|即|有权|直接)${THEN_SAME}{0,8}?(?<act>强制${ENFORCE}|申请执行(?!人))`,
  ),
  {
    doubtful: new RegExp(
      `${BASIS}${SAME}{0,6}(?:或者?|和|及|与|以及|、)${SAME}{0,20}(?:判决|调解书|裁决)(?:(?!恢复|继续)${SAME}){0,14}(?<act>申请强制执行)`,
    ),
  },
  {
    doubtful: new RegExp(
      `(?<!(?:${TITLE})${ANY}{0,60})(?<act>直接|立即|径行|无[需须]${SAME}{0,4}(?:诉讼|起诉)${ANY}{0,6})${THEN}{0,12}?申请${SAME}{0,8}?强制${ENFORCE}(?!${ANY}{0,30}(?:${TITLE}))`,
    ),
  },
  { doubtful: /司法确认/ },
  ...AGREEMENT_ENFORCED,
];

const NOT_APPLIED = `(?<!(?:申请(?!执行人)|请求|要求|审查)${ANY}{0,30})`;

/** SET-ART-9-1: resumption that nobody applies for. “立即” says so only where no application is spoken of before. */
export const AUTOMATIC_RESUMPTION: readonly ClauseWording[] = [
  /(?:自动|直接|当然|径行|依职权|主动)恢复[^，]{0,10}执行/,
  /(?<!申请(?!执行人)[^。；]{0,30})(?:立即|马上|即时)恢复[^，]{0,10}执行/,
  /(?:无[需须]|不[需必经])[^，。；]{0,6}申请[^。；]{0,8}恢复/,
  /恢复[^，。；]{0,10}执行[^。；]{0,6}(?:无[需须]|不[需必经])[^，。；]{0,6}申请/,
  // An application that is only taken to have been made.
  /(?:视为|视同|视作)(?:(?![违可未]|有权)[^，。；]){0,12}?(?:申请恢复|恢复[^，。；]{0,6}申请)/,
  /法院[^，。；]{0,6}?(?:自动|直接|当然|径行|依职权|主动)恢复(?=$|[，。；,])/,
  /法院[^，。；]{0,6}?(?<!不)自行恢复[^，。；]{0,10}?执行(?!人)/,
  new RegExp(`${NOT_APPLIED}(?<!不)(?:应即|即行|即刻|立刻|当即|随即)恢复${SAME}{0,10}?执行(?!人)`),
  // A condition, and nobody who does anything: “原案恢复执行” ends the sentence.
  new RegExp(
    `(?:一旦|如|若|倘|凡|只要|则)(?:(?!申请(?!执行人)|请求|要求|审查|裁定)${ANY}){0,40}?[，,]则?(?<act>原(?:案件?|执行案件|执行程序|判决))(?:自|应)?恢复(?:强制)?执行(?:程序)?(?=$|\\.)`,
  ),
];
