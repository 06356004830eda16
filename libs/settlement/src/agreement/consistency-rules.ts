import { formatYuan, parseYuan, sumFen } from '@hejie/law';
import { attempt } from '../decisions/decision.js';
import { foundAt, type Found, type LegalityRule, type ReviewedCase } from './legality-rule.js';
import { obligationsOf } from './obligations.js';
import { type AgreementTerms, type PerformanceMode } from './terms.js';

const MODE_NAMES: Readonly<Record<PerformanceMode, string>> = {
  LUMP_SUM: '一次性履行',
  INSTALMENTS: '分期履行',
  IN_KIND: '以物抵债',
  LABOUR: '提供劳务',
  EQUITY: '债权转股权',
  MIXED: '多种方式',
};

/** The mode that the terms amount to, whichever they name. */
function modesOf({ schedule, inKind, labour, equity }: AgreementTerms): PerformanceMode[] {
  const money: PerformanceMode[] =
    schedule.length === 0 ? [] : schedule.length === 1 ? ['LUMP_SUM', 'INSTALMENTS'] : ['INSTALMENTS'];
  const kinds: PerformanceMode[][] = [
    money,
    inKind.length === 0 ? [] : ['IN_KIND'],
    labour.length === 0 ? [] : ['LABOUR'],
    equity.length === 0 ? [] : ['EQUITY'],
  ];
  const present = kinds.filter((modes) => modes.length > 0);
  return present.length > 1 ? ['MIXED'] : (present[0] ?? []);
}

function modeFindings(terms: AgreementTerms): Found[] {
  const modes = modesOf(terms);
  if (modes.length === 0 || modes.includes(terms.mode)) return [];
  const [named, found] = [MODE_NAMES[terms.mode], modes.map((mode) => MODE_NAMES[mode]).join('或')];
  return [
    foundAt(
      '/mode',
      `履行方式写为“${named}”，条款内容为${found}。`,
      `The terms call themselves ${terms.mode} and are ${modes.join(' or ')}.`,
    ),
  ];
}

/** Of a part of the debt that does not accrue nobody could say how much is given up. */
function waiverFindings({ waivers }: AgreementTerms): Found[] {
  return waivers.flatMap(({ of, amount }, i) => {
    if (amount !== undefined || of === 'INTEREST' || of === 'DOUBLED') return [];
    return [
      foundAt(
        `/waivers/${i}/amount`,
        '减免本金或者违约金应当写明金额。',
        'A waiver of principal or penalty must name its amount.',
      ),
    ];
  });
}

/** Sums that no other rule reads: of waivers, of caps, of what property secures. */
function amountFindings({ waivers, guarantors, security }: AgreementTerms): Found[] {
  const sums = [
    ...waivers.map(({ amount }, i) => ({ place: `/waivers/${i}/amount`, amount })),
    ...guarantors.map(({ cap }, i) => ({ place: `/guarantors/${i}/cap`, amount: cap })),
    ...security.map(({ secures }, i) => ({ place: `/security/${i}/secures`, amount: secures })),
  ];
  return sums.flatMap(({ place, amount }) => {
    if (amount === undefined) return [];
    const read = attempt(() => parseYuan(amount));
    if (!read.ok) return [foundAt(place, read.error.zh, read.error.en)];
    return read.value > 0n ? [] : [foundAt(place, '金额应当大于零。', 'The sum must be above zero.')];
  });
}

/** Nobody gives up more of the principal than the title awards, a penalty among it (INT-11); what cannot be read is found elsewhere. */
function excessiveWaivers({ waivers }: AgreementTerms, { principal }: ReviewedCase): Found[] {
  const given = attempt(() =>
    sumFen(
      waivers.filter(({ of }) => of === 'PRINCIPAL' || of === 'PENALTY').map(({ amount }) => parseYuan(amount ?? '0')),
    ),
  );
  if (!given.ok || given.value <= parseYuan(principal)) return [];
  const sum = formatYuan(given.value);
  return [
    foundAt(
      '/waivers',
      `减免本金（含违约金）合计${sum}元，超过生效法律文书确定的本金${principal}元。`,
      `The waivers of principal, ${sum} yuan, exceed the principal of the title, ${principal}.`,
    ),
  ];
}

/**
 * SET-WAIVER: less is to be paid than the title awards, and the waivers do not say what of it was given up: on breach nobody could tell what stands. Doubled
 * interest is no part of what the title awards; where all general interest is given up, nobody can say from the terms how much that is.
 */
function unsaidWaivers({ total, waivers }: AgreementTerms, { principal, accrued }: ReviewedCase): Found[] {
  const ofTitle = waivers.filter(({ of }) => of !== 'DOUBLED');
  if (ofTitle.some(({ of, amount }) => of === 'INTEREST' && amount === undefined)) return [];
  const read = attempt(() => {
    const awarded = parseYuan(principal) + parseYuan(accrued ?? '0');
    const said = sumFen(ofTitle.map(({ amount }) => parseYuan(amount ?? '0')));
    return { awarded, said, unsaid: awarded - parseYuan(total) - said };
  });
  if (!read.ok || read.value.unsaid <= 0n) return [];
  const [awarded, said, unsaid] = [read.value.awarded, read.value.said, read.value.unsaid].map(formatYuan);
  return [
    foundAt(
      '/waivers',
      `和解总额${total}元低于生效法律文书确定的${awarded}元，协议写明放弃的合计${said}元，其余${unsaid}元未写明放弃的是哪一部分。`,
      `The total of ${total} yuan lies below what the title awards, ${awarded}; the waivers name ${said}, and of ${unsaid} nothing says what was given up.`,
    ),
  ];
}

/** Each cap is of a debtor, once, above zero; and where all have one, together they bear the whole: of the rest nobody would be the debtor. */
function capFindings({ total, debtorCaps = [] }: AgreementTerms, { parties }: ReviewedCase): Found[] {
  const debtors = parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId);
  const single = debtorCaps.flatMap(({ partyId, cap }, i) => {
    const place = `/debtorCaps/${i}`;
    if (!debtors.includes(partyId))
      return [foundAt(`${place}/partyId`, '责任限额只能约定给被执行人。', 'Only a debtor has a cap.')];
    if (debtorCaps.findIndex((one) => one.partyId === partyId) < i)
      return [foundAt(`${place}/partyId`, '同一被执行人有两个责任限额。', 'A debtor has two caps.')];
    const read = attempt(() => parseYuan(cap));
    if (!read.ok) return [foundAt(`${place}/cap`, read.error.zh, read.error.en)];
    return read.value > 0n ? [] : [foundAt(`${place}/cap`, '金额应当大于零。', 'The sum must be above zero.')];
  });
  if (single.length > 0 || debtors.some((partyId) => !debtorCaps.some((one) => one.partyId === partyId))) return single;
  const read = attempt(() => [parseYuan(total), sumFen(debtorCaps.map(({ cap }) => parseYuan(cap)))] as const);
  if (!read.ok || debtors.length === 0 || read.value[1] >= read.value[0]) return [];
  const sum = formatYuan(read.value[1]);
  return [
    foundAt(
      '/debtorCaps',
      `各被执行人的责任限额合计${sum}元，低于和解总额${total}元，其余部分无人承担。`,
      `The caps of all debtors come to ${sum} yuan, less than the total of ${total}: of the rest nobody would be the debtor.`,
    ),
  ];
}

/** An undertaking to release on an instalment names one that is to be performed. */
function releaseFindings(terms: AgreementTerms): Found[] {
  const numbers = new Set(obligationsOf(terms).map(({ no }) => no));
  return terms.releases.flatMap(({ at, instalment }, i) => {
    const place = `/releases/${i}/instalment`;
    if (at !== 'INSTALMENT' || (instalment !== undefined && numbers.has(instalment))) return [];
    if (instalment === undefined)
      return [foundAt(place, '按期解除措施的，应当写明期号。', 'A release on an instalment names the instalment.')];
    return [
      foundAt(
        place,
        `解除措施所依据的第${instalment}期不在履行计划中。`,
        `The release waits for instalment ${instalment}, which is not in the plan.`,
      ),
    ];
  });
}

/** The rules on whether the terms fit each other and the title (SET-ART-1-1). */
export const CONSISTENCY_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.MODE_DIFFERS',
    severity: 'WARNING',
    rule: 'SET-ART-1-1',
    remedy: { zh: '使履行方式与条款一致', en: 'let the mode of performance fit the terms' },
    find: modeFindings,
  },
  {
    code: 'AGREEMENT.WAIVER_WITHOUT_AMOUNT',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: { zh: '写明减免的金额', en: 'name the amount that is given up' },
    find: waiverFindings,
  },
  {
    code: 'AGREEMENT.AMOUNT_UNREADABLE',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: {
      zh: '更正金额：大于零，单位为元，至多两位小数',
      en: 'correct the sum: above zero, in yuan, two decimals at most',
    },
    find: amountFindings,
  },
  {
    code: 'AGREEMENT.WAIVER_EXCESSIVE',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: {
      zh: '把减免的本金降到生效法律文书确定的数额以内',
      en: 'bring the waiver within the principal of the title',
    },
    find: excessiveWaivers,
  },
  {
    code: 'AGREEMENT.WAIVER_UNSAID',
    severity: 'WARNING',
    rule: 'SET-WAIVER',
    remedy: {
      zh: '写明减免的本金、利息或者违约金及其条件',
      en: 'write what of principal, interest or penalty is given up, and on what condition',
    },
    find: unsaidWaivers,
  },
  {
    code: 'AGREEMENT.DEBTOR_CAPS',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: {
      zh: '责任限额写明被执行人及金额，合计不低于和解总额，或者约定有人承担全部',
      en: 'give each cap to a debtor, together no less than the total, or let one answer for the whole',
    },
    find: capFindings,
  },
  {
    code: 'AGREEMENT.RELEASE_UNTIED',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: { zh: '写明履行计划中的期号', en: 'name an instalment of the plan' },
    find: releaseFindings,
  },
];
