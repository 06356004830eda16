import { LawError, type Bilingual } from '@hejie/law';
import { CRITERIA, type Criterion, type ScreeningFacts, type ScreeningSettings } from './criteria.js';

/** A criterion that fired, with the clause in the seed's words. */
export interface Firing {
  readonly id: string;
  readonly name: Bilingual;
  readonly clause: string;
  readonly source: string;
}

/** What screening says. It never refuses: a person decides, and sees why and what would change it. */
export interface ScreeningAdvice {
  readonly suitable: boolean;
  readonly firings: readonly Firing[];
  readonly exclusions: readonly Firing[];
  readonly wouldBeSuitableIf: readonly Bilingual[];
  readonly text: Bilingual;
}

/**
 * PRE-2: the suitability screen (甄别). Every criterion of the pack is looked at; each firing carries its clause.
 * Suitable: at least one class fires and no exclusion. Throws `SCREENING.UNKNOWN_CRITERION` for a pack that names none of ours.
 */
export function screen(facts: ScreeningFacts, settings: ScreeningSettings): ScreeningAdvice {
  const inForce = settings.criteria.map(criterion);
  const firing = inForce.filter((c) => c.met(facts, settings));
  const firings = firing.filter((c) => c.effect === 'SUITABLE').map(firingOf);
  const exclusions = firing.filter((c) => c.effect === 'EXCLUDED');
  const suitable = firings.length > 0 && exclusions.length === 0;
  const remedies = exclusions.length > 0 ? exclusions : suitable ? [] : inForce.filter((c) => c.effect === 'SUITABLE');
  return {
    suitable,
    firings,
    exclusions: exclusions.map(firingOf),
    wouldBeSuitableIf: remedies.flatMap((c) => (c.remedy === null ? [] : [c.remedy])),
    text: adviceText(suitable, firings, exclusions.map(firingOf)),
  };
}

function criterion(id: string): Criterion {
  const found = CRITERIA.find((c) => c.id === id);
  if (found === undefined) {
    throw new LawError({ code: 'SCREENING.UNKNOWN_CRITERION', rule: 'PRE-2', zh: `没有名为“${id}”的甄别标准。`, en: `There is no screening criterion "${id}".` });
  }
  return found;
}

const firingOf = ({ id, name, clause, source }: Criterion): Firing => ({ id, name, clause, source });

function adviceText(suitable: boolean, firings: readonly Firing[], exclusions: readonly Firing[]): Bilingual {
  const [shown, lead] = suitable
    ? [firings, { zh: '适宜执前和解', en: 'Suitable for settlement' }]
    : exclusions.length > 0
      ? [exclusions, { zh: '不宜进入和解', en: 'Not to enter settlement' }]
      : [[], { zh: '未见适宜和解的情形', en: 'No reason to try settlement was found' }];
  return {
    zh: `${lead.zh}${shown.length > 0 ? `:${shown.map((f) => `${f.name.zh}（“${f.clause}”）`).join('、')}` : ''}。`,
    en: `${lead.en}${shown.length > 0 ? `: ${shown.map((f) => f.name.en).join(', ')}` : ''}.`,
  };
}
