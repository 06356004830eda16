import { type AccountKind, type AssetClass, type AssetUse } from '@hejie/law';
import { refuse, type Decision } from '../decisions/decision.js';
import { type PropertyWarning } from './property-events.js';
import { type Asset } from './property-file.js';

/** What the law says of the control of property by its use: it is not controlled, or with care. */
interface Protection extends PropertyWarning {
  readonly barred: boolean;
  /** But for the wages for which it is kept. */
  readonly forWages?: true;
}

const protection = (barred: boolean | 'BUT_FOR_WAGES', code: string, zh: string, en: string): Protection => ({
  barred: barred !== false,
  ...(barred === 'BUT_FOR_WAGES' && { forWages: true as const }),
  code: `PROTECTED.${code}`,
  rule: 'PROC-11',
  path: '/assetId',
  zh,
  en,
});

/** PROC-11: property that the law spares, by its use. Source: 查扣冻规定3, 4; 民诉法254, 255; 保障农民工工资支付条例33; 法发〔2019〕35号. */
const PROTECTIONS: Readonly<Partial<Record<AssetUse, Protection>>> = {
  MIGRANT_WAGES_ACCOUNT: protection(
    'BUT_FOR_WAGES',
    'MIGRANT_WAGES',
    '农民工工资专用账户的资金，不得因支付本项目农民工工资以外的原因冻结、划拨。',
    'The account for migrant workers’ wages is frozen for no other debt than these wages.',
  ),
  WAGE_SECURITY_DEPOSIT: protection(
    'BUT_FOR_WAGES',
    'WAGE_SECURITY',
    '工资保证金不得因支付本项目农民工工资以外的原因冻结、划拨。',
    'A deposit that secures wages is frozen for no other debt than these wages.',
  ),
  HOUSEHOLD_NEED: protection(
    true,
    'HOUSEHOLD',
    '被执行人及其所扶养家属的生活必需品、必需的生活费用、完成义务教育的物品等，不得查封、扣押、冻结。',
    'What the debtor and those whom he supports need to live and to learn is not controlled.',
  ),
  HOUSEHOLD_HOME: protection(
    false,
    'HOME',
    '生活所必需的居住房屋可以查封，但不得拍卖、变卖或者抵债。',
    'A home that the household needs may be seized and is not sold.',
  ),
  PRESALE_FUNDS: protection(
    false,
    'PRESALE',
    '商品房预售监管资金可以冻结，但不得影响工程建设的支付。',
    'Supervised presale funds may be frozen, and payments for the building go on.',
  ),
  BASIC_ACCOUNT: protection(
    false,
    'BASIC_ACCOUNT',
    '有其他财产可供执行的，一般不冻结企业的基本存款账户。',
    'The basic account of a firm is frozen only where other property does not suffice.',
  ),
  WAGES: protection(
    false,
    'WAGES',
    '扣留、提取收入，应当保留被执行人及其所扶养家属的生活必需费用。',
    'Of income so much is left as the debtor and those whom he supports need to live.',
  ),
};

/** PROC-11: what an account serves for, by the kind of which its bank keeps it. */
const USE_OF_ACCOUNT: Readonly<Record<AccountKind, AssetUse>> = {
  BASIC: 'BASIC_ACCOUNT',
  GENERAL: 'ORDINARY',
  MIGRANT_WAGES: 'MIGRANT_WAGES_ACCOUNT',
  WAGE_SECURITY: 'WAGE_SECURITY_DEPOSIT',
  PRESALE_SUPERVISED: 'PRESALE_FUNDS',
  WAGES: 'WAGES',
};

/**
 * PROC-11: what an account serves for, as its bank answers: its protection applies at once. A kind that protects nothing takes nothing back that a
 * person has entered, nor does an answer without one. `known`: as the file has it.
 */
export function useOfAccount(kind: AccountKind | undefined, known: AssetUse = 'ORDINARY'): AssetUse {
  const use = kind === undefined ? 'ORDINARY' : USE_OF_ACCOUNT[kind];
  return use === 'ORDINARY' ? known : use;
}

/**
 * PROC-11: may property of this use be controlled at all? What is kept for migrant workers' wages may, for these wages: `wagesFinding`, a person's
 * finding that they are what is enforced. `PROTECTED.MIGRANT_WAGES`, `PROTECTED.WAGE_SECURITY`, `PROTECTED.HOUSEHOLD`. Source: 查扣冻规定3;
 * 保障农民工工资支付条例33.
 */
export function protectionFault({ use }: Pick<Asset, 'use'>, wagesFinding = ''): Decision<never> | undefined {
  const found = PROTECTIONS[use];
  if (found?.barred !== true || (found.forWages === true && wagesFinding.trim() !== '')) return undefined;
  const { code, rule, path, zh, en } = found;
  return refuse({ code, rule, path, zh, en });
}

/**
 * PROC-11, PROC-13: with what care property of this use is controlled: the warning of its use, and where a firm works with it, that it may go on
 * using it (活封).
 */
export function protectionWarnings(asset: Pick<Asset, 'use' | 'class'>, useContinues: boolean): PropertyWarning[] {
  const { barred, forWages: _, ...text } = PROTECTIONS[asset.use] ?? { barred: true };
  return [
    ...(barred || !('code' in text) ? [] : [text]),
    ...(asset.use === 'PRODUCTION' && !useContinues
      ? [
          {
            code: 'CONTROL.USE_COULD_CONTINUE',
            rule: 'PROC-13',
            path: '/useContinues',
            zh: '对生产经营资产能“活封”的，尽量不进行“死封”，允许继续使用。',
            en: 'Production assets are sealed so that they may go on being used, where that is possible.',
          },
        ]
      : []),
  ];
}

/** The four no's to firms (“四个不”, seed 002 二(五)): what a control may cut into. */
export const FOUR_NO_KINDS = ['COMMAND', 'FUNDS', 'PRODUCTION', 'REPUTATION'] as const;
/** One of them. */
export type FourNo = (typeof FOUR_NO_KINDS)[number];

/** The words of seed 002 for each. */
export const FOUR_NOS: Readonly<Record<FourNo, { readonly zh: string; readonly en: string }>> = {
  COMMAND: { zh: '不中断企业的指挥系统', en: 'the firm’s command is not interrupted' },
  FUNDS: { zh: '不中断企业的资金往来', en: 'the firm’s payments are not interrupted' },
  PRODUCTION: { zh: '不影响企业的生产经营', en: 'production and business go on' },
  REPUTATION: { zh: '不扩大对企业声誉的负面评价', en: 'the firm’s name suffers no more than it must' },
};

const BY_CLASS: Readonly<Partial<Record<AssetClass, readonly FourNo[]>>> = {
  DEPOSIT: ['FUNDS'],
  NETWORK_FUNDS: ['FUNDS'],
  EXPORT_TAX_REFUND: ['FUNDS'],
  // Published to everybody in the credit publicity system, and who holds the shares commands.
  EQUITY: ['COMMAND', 'REPUTATION'],
};

/** Into which of the four no's the control of this property cuts. */
export function fourNosOf({ class: assetClass, use }: Pick<Asset, 'class' | 'use'>): readonly FourNo[] {
  const own = BY_CLASS[assetClass] ?? [];
  return use === 'PRODUCTION' ? [...own, 'PRODUCTION'] : own;
}
