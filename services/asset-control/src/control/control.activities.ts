import { type StepContext } from '@hejie/casework';
import { actsOf } from '../property/decided-commands.js';
import { CONTROL_DECISIONS } from './control-decisions.js';
import { keepDetailsOf } from './property-detail.js';

type Acts = ReturnType<typeof actsOf<typeof CONTROL_DECISIONS>>;

/** Each command on queries and controls: decided, recorded, and what it says in words kept sealed, in one transaction. */
export const controlActivities = Object.fromEntries(
  Object.entries(actsOf(CONTROL_DECISIONS)).map(([name, decide]) => [
    name,
    async (said: object, step: StepContext) => {
      const recorded = await (decide as (said: object, step: StepContext) => Promise<unknown>)(said, step);
      await keepDetailsOf(name, said, step);
      return recorded;
    },
  ]),
) as unknown as Acts;
