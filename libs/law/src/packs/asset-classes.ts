/** Classes of property that the court asks for and controls (财产类别, seed 002). */
export const ASSET_CLASSES = [
  'DEPOSIT',
  'REAL_ESTATE',
  'VEHICLE',
  'MOVABLE',
  'SECURITIES',
  'EQUITY',
  'WEALTH_PRODUCT',
  'PROVIDENT_FUND',
  'EXPORT_TAX_REFUND',
  'NETWORK_FUNDS',
] as const;
/** One of the classes. */
export type AssetClass = (typeof ASSET_CLASSES)[number];

/** What property serves for, as far as the law spares it or has it released first (财产用途). */
export const ASSET_USES = [
  'ORDINARY',
  'BASIC_ACCOUNT',
  'MIGRANT_WAGES_ACCOUNT',
  'WAGE_SECURITY_DEPOSIT',
  'PRESALE_FUNDS',
  'WAGES',
  'PRODUCTION',
  'HOUSEHOLD_NEED',
  'HOUSEHOLD_HOME',
] as const;
/** One of the uses. */
export type AssetUse = (typeof ASSET_USES)[number];

/** Of what kind an account is, as its bank keeps it (账户性质): 基本存款账户, 一般存款账户, 农民工工资专用账户, 农民工工资保证金账户, 商品房预售资金监管账户, 工资账户. */
export const ACCOUNT_KINDS = [
  'BASIC',
  'GENERAL',
  'MIGRANT_WAGES',
  'WAGE_SECURITY',
  'PRESALE_SUPERVISED',
  'WAGES',
] as const;
/** One of the kinds. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
