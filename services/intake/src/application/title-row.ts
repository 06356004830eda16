import { type fileApplication } from '@hejie/contracts/http';
import { formatYuan, parseYuan, titleKey } from '@hejie/law';
import { maskText } from '@hejie/security';
import { type TitleTerms } from '@hejie/settlement';
import { type z } from 'zod';
import { type Application } from './application.entity.js';

type FiledTitle = z.output<typeof fileApplication>['title'];
type TitleColumns = Pick<
  Application,
  | 'principal'
  | 'dailyRate'
  | 'expiry'
  | 'fee'
  | 'titleItems'
  | 'titleActs'
  | 'claimKind'
  | 'titleNumber'
  | 'titleKey'
  | 'titleMaker'
>;

/** The title (执行依据) as intake keeps it: `terms` as they go to the case, what is to be done beside them. */
export function titleRow({ number, maker, acts }: FiledTitle, terms: TitleTerms): TitleColumns {
  return {
    principal: parseYuan(terms.principal),
    dailyRate: terms.dailyRate,
    expiry: terms.expiry,
    fee: parseYuan(terms.fee),
    titleItems: terms.items ?? null,
    titleActs: acts ? JSON.stringify(acts) : null,
    claimKind: terms.kind ?? 'MONEY',
    titleNumber: number,
    titleKey: titleKey(number),
    titleMaker: maker,
  };
}

/** The terms of the title as they went to the case. */
export function titleTerms({ principal, dailyRate, expiry, fee, titleItems, claimKind }: TitleColumns): TitleTerms {
  return {
    ...{ principal: formatYuan(principal), dailyRate, expiry, fee: formatYuan(fee) },
    ...(titleItems && { items: titleItems }),
    ...(claimKind !== 'MONEY' && { kind: claimKind }),
  };
}

/** The title as people see it. No number of a person leaves here. */
export function titleOnWire(application: TitleColumns) {
  const { titleItems, titleActs } = application;
  return {
    number: application.titleNumber,
    maker: application.titleMaker,
    claimKind: application.claimKind,
    principal: formatYuan(application.principal),
    dailyRate: application.dailyRate,
    expiry: application.expiry,
    fee: formatYuan(application.fee),
    ...(titleItems && { items: titleItems }),
    ...(titleActs !== null && { acts: (JSON.parse(titleActs) as string[]).map(maskText) }),
  };
}
