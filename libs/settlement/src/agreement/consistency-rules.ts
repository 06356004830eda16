import { addMonths, compareDates } from '@hejie/law';
import { foundAt, type Found, type LegalityRule } from './legality-rule.js';
import { obligationsOf } from './obligations.js';
import { type AgreementTerms, type PerformanceMode } from './terms.js';

/** GUA-4: enforcement is deferred for a year at most. */
const MAX_DEFERRAL_MONTHS = 12;

const MODE_NAMES: Readonly<Record<PerformanceMode, string>> = { LUMP_SUM: '一次性履行', INSTALMENTS: '分期履行', IN_KIND: '以物抵债', LABOUR: '提供劳务', EQUITY: '债权转股权', MIXED: '多种方式' };

/** The mode that the terms amount to, whichever they name. */
function modesOf({ schedule, inKind, labour, equity }: AgreementTerms): PerformanceMode[] {
  const money: PerformanceMode[] = schedule.length === 0 ? [] : schedule.length === 1 ? ['LUMP_SUM', 'INSTALMENTS'] : ['INSTALMENTS'];
  const kinds: PerformanceMode[][] = [money, inKind.length === 0 ? [] : ['IN_KIND'], labour.length === 0 ? [] : ['LABOUR'], equity.length === 0 ? [] : ['EQUITY']];
  const present = kinds.filter((modes) => modes.length > 0);
  return present.length > 1 ? ['MIXED'] : (present[0] ?? []);
}

function modeFindings(terms: AgreementTerms): Found[] {
  const modes = modesOf(terms);
  if (modes.length === 0 || modes.includes(terms.mode)) return [];
  const [named, found] = [MODE_NAMES[terms.mode], modes.map((mode) => MODE_NAMES[mode]).join('或')];
  return [foundAt('/mode', `履行方式写为“${named}”，条款内容为${found}。`, `The terms call themselves ${terms.mode} and are ${modes.join(' or ')}.`)];
}

/** Of a part of the debt that does not accrue nobody could say how much is given up. */
function waiverFindings({ waivers }: AgreementTerms): Found[] {
  return waivers.flatMap(({ of, amount }, i) => {
    if (amount !== undefined || of === 'INTEREST' || of === 'DOUBLED') return [];
    return [foundAt(`/waivers/${i}/amount`, '减免本金或者违约金应当写明金额。', 'A waiver of principal or penalty must name its amount.')];
  });
}

function reversedDeferrals({ guarantors }: AgreementTerms): Found[] {
  return guarantors.flatMap(({ deferral }, i) => {
    if (deferral === undefined || compareDates(deferral.until, deferral.from) >= 0) return [];
    const { from, until } = deferral;
    return [foundAt(`/guarantors/${i}/deferral/until`, `暂缓执行的截止日${until}早于开始日${from}。`, `The deferral ends on ${until}, before it begins on ${from}.`)];
  });
}

function longDeferrals({ guarantors }: AgreementTerms): Found[] {
  return guarantors.flatMap(({ deferral }, i) => {
    if (deferral === undefined || compareDates(deferral.until, addMonths(deferral.from, MAX_DEFERRAL_MONTHS)) <= 0) return [];
    return [foundAt(`/guarantors/${i}/deferral/until`, '暂缓执行的期限最长不得超过一年。', 'A deferral may not exceed one year.')];
  });
}

/** An undertaking to release on an instalment names one that is to be performed. */
function releaseFindings(terms: AgreementTerms): Found[] {
  const numbers = new Set(obligationsOf(terms).map(({ no }) => no));
  return terms.releases.flatMap(({ at, instalment }, i) => {
    const place = `/releases/${i}/instalment`;
    if (at !== 'INSTALMENT' || (instalment !== undefined && numbers.has(instalment))) return [];
    if (instalment === undefined) return [foundAt(place, '按期解除措施的，应当写明期号。', 'A release on an instalment names the instalment.')];
    return [foundAt(place, `解除措施所依据的第${instalment}期不在履行计划中。`, `The release waits for instalment ${instalment}, which is not in the plan.`)];
  });
}

/** The rules on whether the terms fit each other (SET-ART-1-1, GUA-4). */
export const CONSISTENCY_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.MODE_DIFFERS', severity: 'WARNING', rule: 'SET-ART-1-1',
    remedy: { zh: '使履行方式与条款一致', en: 'let the mode of performance fit the terms' },
    find: modeFindings,
  },
  {
    code: 'AGREEMENT.WAIVER_WITHOUT_AMOUNT', severity: 'BLOCKING', rule: 'SET-ART-1-1',
    remedy: { zh: '写明减免的金额', en: 'name the amount that is given up' },
    find: waiverFindings,
  },
  {
    code: 'AGREEMENT.DEFERRAL_REVERSED', severity: 'BLOCKING', rule: 'GUA-4',
    remedy: { zh: '更正暂缓执行的起止日期', en: 'correct the days of the deferral' },
    find: reversedDeferrals,
  },
  {
    code: 'AGREEMENT.DEFERRAL_TOO_LONG', severity: 'BLOCKING', rule: 'GUA-4',
    remedy: { zh: '把暂缓执行的期限缩短到一年以内', en: 'shorten the deferral to one year' },
    find: longDeferrals,
  },
  {
    code: 'AGREEMENT.RELEASE_UNTIED', severity: 'BLOCKING', rule: 'SET-ART-1-1',
    remedy: { zh: '写明履行计划中的期号', en: 'name an instalment of the plan' },
    find: releaseFindings,
  },
];
