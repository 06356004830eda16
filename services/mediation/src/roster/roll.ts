import { containing } from '@hejie/casework';
import { type MediatorKind } from '@hejie/law';
import { type RollState } from '@hejie/settlement';
import { In, type EntityManager } from 'typeorm';
import { Mediator } from './mediator.entity.js';

/** A mediator of the roll with his workload. */
export interface OnRoll {
  readonly mediator: Mediator;
  readonly openCases: number;
}

/** What of the roll is asked for. */
export interface AskedOfRoll {
  readonly court: string;
  readonly profession?: MediatorKind;
  readonly field?: string;
  readonly state?: RollState;
  readonly mediatorId?: string;
  /** Those whose ids come after it. */
  readonly after?: string;
  readonly limit?: number;
}

/** C5: cases that he mediates or is asked to mediate, and that have not ended. */
const OPEN_CASES = `(select count(*)::integer from designation left join negotiation using (case_id)
    where designation.mediator_id = mediator.mediator_id and negotiation.outcome is null
      and (designation.answer is null or designation.answer = 'ACCEPTED')
      and not exists (select from case_directory where case_directory.case_id = designation.case_id and ending is not null))`;

/** C1, C5: who is on the roll of a court, with his workload, by id. */
export async function rollOf(manager: EntityManager, asked: AskedOfRoll): Promise<OnRoll[]> {
  const { court, profession = null, field, state = null, mediatorId = null, after = null, limit = null } = asked;
  const rows = await manager.query<{ mediator_id: string; open_cases: number }[]>(
    `select mediator_id, ${OPEN_CASES} as open_cases from mediator
      where court = $1 and ($2::text is null or profession = $2) and ($3::text is null or state = $3)
        and ($4::text is null or exists (select from unnest(specialities) as field where field like $4))
        and ($5::text is null or mediator_id = $5) and ($6::text is null or mediator_id > $6)
      order by mediator_id limit $7`,
    [court, profession, state, field === undefined ? null : containing(field), mediatorId, after, limit],
  );
  const mediators = await manager.findBy(Mediator, { mediatorId: In(rows.map((row) => row.mediator_id)) });
  return rows.flatMap(({ mediator_id, open_cases: openCases }) => {
    const mediator = mediators.find((one) => one.mediatorId === mediator_id);
    return mediator ? [{ mediator, openCases }] : [];
  });
}

/** As those read of him who choose one. */
export const onWire = ({ mediator, openCases }: OnRoll) => ({
  mediatorId: mediator.mediatorId,
  name: mediator.name,
  profession: mediator.profession,
  specialities: mediator.specialities,
  organisation: mediator.organisation,
  fee: mediator.fee,
  openCases,
  maxOpenCases: mediator.maxOpenCases,
});
