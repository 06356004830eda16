import { sumFen, type Fen, type LegalDate } from '@hejie/law';
import { quarterOf } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { AllottedNumber, CoveredProperty } from './heard.entities.js';

/** Numbers of enforcement (执, 执恢) that intake has allotted to a case. */
export async function allottedNumbers(manager: EntityManager, caseId: string): Promise<string[]> {
  const rows = await manager.findBy(AllottedNumber, { caseId });
  return rows.map(({ caseNumber }) => caseNumber);
}

/** What property under control covers for all debtors of a case, in fen. */
export async function assetsUnderControl(manager: EntityManager, caseId: string): Promise<Fen> {
  const rows = await manager.findBy(CoveredProperty, { caseId });
  return sumFen(rows.map(({ controlled }) => controlled));
}

/**
 * S24: in how many settlements of the court that were concluded in the quarter of a day the mediator of a case and the same agent met, this one included: of the
 * agent with whom he met most often; nought where there is no agent.
 */
export async function meetingsInQuarter(
  manager: EntityManager,
  { caseId, court }: { readonly caseId: string; readonly court: string },
  on: LegalDate,
): Promise<number> {
  const { from, until } = quarterOf(on);
  const [row]: { met: number }[] = await manager.query(
    `select count(distinct s.case_id)::int as met
       from mediator_of_case own
       join agent_power agent on agent.case_id = own.case_id and agent.person is not null
       join agent_power other on other.person = agent.person
       join mediator_of_case m on m.case_id = other.case_id and m.mediator_id = own.mediator_id
       join case_directory d on d.case_id = other.case_id and d.court = $2
       join settlement s on s.case_id = other.case_id
        and (s.opened_at at time zone 'Asia/Shanghai')::date between $3 and $4
      where own.case_id = $1
      group by agent.person
      order by met desc limit 1`,
    [caseId, court, from, until],
  );
  return row?.met ?? 0;
}
