import { assetControlDefinition } from './asset-control/definition.js';
import { caseLadderDefinition } from './case-ladder/definition.js';
import { creditRecordDefinition } from './credit-record/definition.js';
import { publicationDefinition } from './publication/definition.js';
import { resumedEnforcementDefinition } from './resumed-enforcement/definition.js';
import { settlementCaseDefinition } from './settlement-case/definition.js';
import { abridged, decide, type CaseDefinition, type Decided, type Question } from './kernel/index.js';

const definitions = new Map<string, CaseDefinition<never, never, unknown, unknown>>(
  [
    settlementCaseDefinition,
    resumedEnforcementDefinition,
    assetControlDefinition,
    creditRecordDefinition,
    publicationDefinition,
    caseLadderDefinition,
  ].map((definition) => [definition.workflow, definition as unknown as CaseDefinition<never, never, unknown, unknown>]),
);

/**
 * The local activities of the worker that runs the cases: the law, asked once for each message. Nothing else of it runs outside the
 * sandbox, and none of it has an effect.
 */
export const caseDecisions = {
  decide(question: Question): Promise<Decided<unknown>> {
    const definition = definitions.get(question.workflow);
    if (!definition) throw new Error(`There is no case of the kind ${question.workflow}.`);
    return Promise.resolve(abridged(question, decide(definition, question as Question<never, never>)));
  },
};
