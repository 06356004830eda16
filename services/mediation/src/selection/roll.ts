import { type StepContext } from '@hejie/casework';
import { redesignationFrom, type Redesignation } from '@hejie/settlement';

interface Row {
  readonly mediator_id: string;
  readonly specialities: string[];
  readonly open_cases: number;
  readonly conflicted: boolean;
}

/**
 * S5: who of the court's roll is designated in the place of one who kept silent. How many cases each has is derived from their designations and
 * negotiations, and which relations to the case are on record from what was disclosed and decided in it.
 */
export async function nextOfRoll(
  { tx, caseId, known: { court, namedTitle } }: StepContext,
  excluded: readonly string[],
): Promise<Redesignation | undefined> {
  const rows = await tx.manager.query<Row[]>(
    `select mediator.mediator_id, mediator.specialities,
       (select count(*)::integer from designation left join negotiation using (case_id)
          where designation.mediator_id = mediator.mediator_id and negotiation.outcome is null
            and (designation.answer is null or designation.answer = 'ACCEPTED')) as open_cases,
       exists (select from recusal where recusal.case_id = $2 and recusal.mediator_id = mediator.mediator_id
          and recusal.outcome = 'LEAVES') as conflicted
     from mediator where mediator.court = $1 order by mediator.mediator_id`,
    [court, caseId],
  );
  const roll = rows.map(({ mediator_id, open_cases, ...row }) => ({
    ...row,
    mediatorId: mediator_id,
    openCases: open_cases,
  }));
  return redesignationFrom(roll, { cause: namedTitle?.cause, excluded });
}
