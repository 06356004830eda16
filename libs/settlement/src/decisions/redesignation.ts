import { type Bilingual, type PolicyPack } from '@hejie/law';

/** A mediator of the roll, as far as the choice of one who takes over asks. */
export interface CandidateOfRoll {
  readonly mediatorId: string;
  /** Fields of law and trades; none: he takes every case. */
  readonly specialities: readonly string[];
  /** Cases that he mediates or is asked to mediate, and that have not ended. */
  readonly openCases: number;
  /** A relation to this case is on record. */
  readonly conflicted: boolean;
}

/** Who is designated by the case itself, and why he. */
export interface Redesignation {
  readonly mediatorId: string;
  readonly reason: Bilingual;
}

/** S5: does the pack have the case designate another mediator by itself where one kept silent? Absent: a person is asked to. */
export const redesignatesBySelf = ({ mediator }: Pick<PolicyPack, 'mediator'>): boolean =>
  mediator.afterSilence === 'LEAST_LOADED';

/**
 * S5, PRE-5: who of the court's roll is designated (重新指定) in the place of one who kept silent: without a conflict, not one who had his
 * chance in this case, of a field that fits the cause, with the fewest open cases; of two alike the one whose number comes first.
 * Nothing where the roll has nobody: then a person decides. Pure and deterministic: no two services choose otherwise.
 */
export function redesignationFrom(
  roll: readonly CandidateOfRoll[],
  { cause, excluded }: { readonly cause: string | undefined; readonly excluded: readonly string[] },
): Redesignation | undefined {
  const free = roll.filter(
    ({ mediatorId, conflicted, specialities }) =>
      !conflicted && !excluded.includes(mediatorId) && fits(specialities, cause),
  );
  const [chosen] = [...free].sort((a, b) => a.openCases - b.openCases || (a.mediatorId < b.mediatorId ? -1 : 1));
  if (chosen === undefined) return undefined;
  const { mediatorId, openCases } = chosen;
  return {
    mediatorId,
    reason: {
      zh: `原和解员逾期未答复，由名册中无利害关系、擅长领域相符的${free.length}名和解员内在办案件最少（${openCases}件）者担任。`,
      en: `The mediator kept silent; of ${free.length} on the roll without a conflict whose field fits, this one has the fewest open cases (${openCases}).`,
    },
  };
}

/** A field is a part of the cause, or the cause of the field: 劳务合同 of 劳务合同纠纷. */
function fits(specialities: readonly string[], cause: string | undefined): boolean {
  if (specialities.length === 0 || cause === undefined) return true;
  return specialities.some((field) => cause.includes(field.replace(/(?:纠纷|争议)$/, '')) || field.includes(cause));
}
