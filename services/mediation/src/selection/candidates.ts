import { identityOf, type KnownCase } from '@hejie/casework';
import { type PolicyPack } from '@hejie/law';
import { decideFromRoll, type ChoiceOfMediator, type MediatorOnRoll } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { type Mediator } from '../roster/mediator.entity.js';
import { type OnRoll } from '../roster/roll.js';
import { Designation } from './designation.entity.js';

/** A mediator of the roll in one case. */
export interface CandidateInCase extends OnRoll {
  /** Parties to whom he has stated a relation. */
  readonly relatedTo: readonly string[];
  readonly askedBefore: boolean;
}

/** C1, C3: mediators of the roll, as they stand to a case: who has stated a relation to a party of it, who was asked already. */
export async function candidatesIn(
  manager: EntityManager,
  caseId: string,
  { parties }: Pick<KnownCase, 'parties'>,
  roll: readonly OnRoll[],
): Promise<CandidateInCase[]> {
  const names: { partyId: string; name: string }[] = [];
  for (const { partyId } of parties) {
    const identity = await identityOf(manager, caseId, partyId);
    if (identity) names.push({ partyId, name: identity.name });
  }
  const asked = await manager.findBy(Designation, { caseId });
  return roll.map((one) => {
    const related = relationsOf(one.mediator).map(({ to }) => to);
    return {
      ...one,
      relatedTo: names.filter(({ name }) => related.includes(name)).map(({ partyId }) => partyId),
      askedBefore: asked.some(({ mediatorId }) => mediatorId === one.mediator.mediatorId),
    };
  });
}

/** As the law asks of him. */
export const onRoll = ({ mediator, openCases, relatedTo }: CandidateInCase): MediatorOnRoll => ({
  kind: mediator.profession,
  state: mediator.state,
  openCases,
  maxOpenCases: mediator.maxOpenCases,
  relatedTo,
});

/** Would the court designate him of itself? */
export const designable = (candidate: CandidateInCase, choice: ChoiceOfMediator, pack: PolicyPack): boolean =>
  decideFromRoll(onRoll(candidate), choice, pack).ok;

/** What he has stated of his standing relations. */
export const relationsOf = ({ relations }: Mediator): { to: string; relation: string }[] =>
  relations === null ? [] : (JSON.parse(relations) as { to: string; relation: string }[]);
