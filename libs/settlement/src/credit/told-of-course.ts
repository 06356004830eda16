import { PUBLISHED_DECISIONS, type PublishedDecision } from '../agencies/published-decision.js';
import { type CourseEvent } from '../course/settlement-course.js';
import { type ToldToAgencies } from './told-to-agencies.js';

/** Which decision each event of a settlement's course is, of which bodies are told. */
const DECISIONS: Partial<Readonly<Record<CourseEvent['kind'], PublishedDecision>>> = {
  PERFORMED: 'SETTLEMENT_PERFORMED',
  RESUMED: 'SETTLEMENT_RESUMED',
};

/**
 * SET-ART-8-1, SET-ART-9-1: what bodies are told of the course of a settlement (履行信息), of each debtor: that it was performed, or that enforcement is resumed. Of what lies
 * between nobody is told.
 */
export function toldOfCourse({ kind }: CourseEvent, debtors: readonly string[]): readonly ToldToAgencies[] {
  const decision = DECISIONS[kind];
  if (decision === undefined) return [];
  const { entry: entryKind, rule } = PUBLISHED_DECISIONS[decision];
  return debtors.map((partyId) => ({ partyId, entryKind, rowId: partyId, decision, rule, lastDay: null }));
}
