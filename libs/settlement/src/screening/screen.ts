import {
  LawError,
  POLICY_PACKS,
  parseYuan,
  type Bilingual,
  type Fen,
  type LawErrorText,
  type PolicyPack,
} from '@hejie/law';
import { CRITERIA, type Criterion, type ScreeningFacts } from './criteria.js';

/** A criterion that fired, with the clause in the court's words, where it stands, and its weight in the pack. */
export interface Firing {
  readonly id: string;
  readonly name: Bilingual;
  readonly clause: string;
  readonly source: string;
  readonly weight: number;
}

/** What screening says. It never refuses: a person decides, and sees why and what would change it. */
export interface ScreeningAdvice {
  readonly suitable: boolean;
  /** The weights of the classes that fired, summed: orders cases for attention, decides nothing. */
  readonly score: number;
  readonly firings: readonly Firing[];
  readonly exclusions: readonly Firing[];
  /** What would make the case suitable, tried on the facts: without an exclusion one of these, with exclusions all of them. Empty where nothing would. */
  readonly wouldBeSuitableIf: readonly Bilingual[];
  readonly text: Bilingual;
}

/** What screening reads of a pack. */
export type ScreeningPack = Pick<PolicyPack, 'screening' | 'sources'>;

interface InForce extends Criterion {
  readonly firing: Firing;
}

/**
 * PRE-2: the suitability screen (甄别). Every criterion of the pack is looked at; each firing carries its clause.
 * Suitable: at least one class fires and no exclusion. Throws `SCREENING.UNKNOWN_CRITERION` for a pack that names none of ours.
 */
export function screen(facts: ScreeningFacts, pack: ScreeningPack): ScreeningAdvice {
  const smallSum = parseYuan(pack.screening.smallSum);
  const inForce = criteriaInForce(pack);
  const met = inForce.filter((c) => c.met(facts, smallSum));
  const firings = met.filter((c) => c.effect === 'SUITABLE').map((c) => c.firing);
  const excluding = met.filter((c) => c.effect === 'EXCLUDED');
  const exclusions = excluding.map((c) => c.firing);
  const suitable = firings.length > 0 && exclusions.length === 0;
  return {
    suitable,
    score: firings.reduce((sum, f) => sum + f.weight, 0),
    firings,
    exclusions,
    wouldBeSuitableIf: suitable ? [] : cures(facts, smallSum, inForce, excluding),
    text: adviceText(suitable, firings, exclusions),
  };
}

/** Each exclusion must be cured and then a class must fire: by the same cures, or by one more that is named. */
function cures(
  facts: ScreeningFacts,
  smallSum: Fen,
  inForce: readonly Criterion[],
  excluding: readonly Criterion[],
): Bilingual[] {
  const remedies = excluding.flatMap(({ remedy }) => (remedy === null ? [] : [remedy]));
  if (remedies.length < excluding.length) return [];
  const cured = remedies.reduce((before, remedy) => remedy.applied(before), facts);
  const classes = inForce.filter((c) => c.effect === 'SUITABLE');
  const needed = remedies.map(inWords);
  if (classes.some((c) => c.met(cured, smallSum))) return needed;
  const ways = classes.flatMap((c) =>
    c.remedy !== null && c.met(c.remedy.applied(cured), smallSum) ? [inWords(c.remedy)] : [],
  );
  if (ways.length === 0) return [];
  if (needed.length === 0) return ways;
  return [
    ...needed,
    {
      zh: `并且具备下列之一：${ways.map(({ zh }) => zh).join('、')}`,
      en: `and one of these: ${ways.map(({ en }) => en).join(', ')}`,
    },
  ];
}

const inWords = ({ zh, en }: Bilingual): Bilingual => ({ zh, en });

/** The pack's criteria with their tests. Throws `SCREENING.UNKNOWN_CRITERION`. */
export function criteriaInForce(pack: ScreeningPack): InForce[] {
  const [fault] = criteriaFaults(pack);
  if (fault !== undefined) throw new LawError(fault);
  const source = pack.sources['screening.criteria']?.from ?? '';
  return pack.screening.criteria.flatMap(({ id, clause, weight }) =>
    CRITERIA.filter((c) => c.id === id).map((found) => ({
      ...found,
      firing: { id, name: found.name, clause, source, weight },
    })),
  );
}

/** PRE-2: every criterion of a pack that this build has no test for, at its place in the pack's definition. */
export function criteriaFaults({ screening }: Pick<PolicyPack, 'screening'>): LawErrorText[] {
  return screening.criteria.flatMap(({ id }, i) =>
    CRITERIA.some((c) => c.id === id)
      ? []
      : [
          {
            code: 'SCREENING.UNKNOWN_CRITERION',
            rule: 'PRE-2',
            path: `/settings/screening.criteria/value/${i}/id`,
            zh: `没有名为“${id}”的甄别标准。`,
            en: `There is no screening criterion "${id}".`,
          },
        ],
  );
}

/** Packs name only criteria that this build has a test for. Throws `PACK.INVALID` naming every other one. */
export function assertCriteria(packs: readonly Pick<PolicyPack, 'ref' | 'screening'>[]): void {
  const faults = packs.flatMap((pack) =>
    criteriaFaults(pack).map((fault) => ({ zh: `${pack.ref}：${fault.zh}`, en: `${pack.ref}: ${fault.en}` })),
  );
  if (faults.length > 0)
    throw new LawError({
      code: 'PACK.INVALID',
      rule: 'PRE-2',
      zh: faults.map(({ zh }) => zh).join(''),
      en: faults.map(({ en }) => en).join(' '),
    });
}

function adviceText(suitable: boolean, firings: readonly Firing[], exclusions: readonly Firing[]): Bilingual {
  const quoted = (shown: readonly Firing[]): Bilingual => ({
    zh: shown.map((f) => `${f.name.zh}（“${f.clause}”）`).join('、'),
    en: shown.map((f) => f.name.en).join(', '),
  });
  if (suitable)
    return { zh: `适宜和解：${quoted(firings).zh}。`, en: `Suitable for settlement: ${quoted(firings).en}.` };
  const none =
    firings.length === 0
      ? { zh: '未见适宜和解的情形。', en: 'No reason to try settlement was found.' }
      : { zh: '', en: '' };
  if (exclusions.length === 0) return none;
  return {
    zh: `不宜进入和解：${quoted(exclusions).zh}。${none.zh}`,
    en: [`Not to enter settlement: ${quoted(exclusions).en}.`, none.en].join(' ').trimEnd(),
  };
}

// At boot: law reads the packs and does not know our criteria; whatever loads this library does not start on a pack that names another.
assertCriteria(POLICY_PACKS);
