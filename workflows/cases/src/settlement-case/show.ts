import { SEARCH_ATTRIBUTES } from '@hejie/contracts/workflows';
import { epochMs } from '@hejie/law';
import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseContext } from './case-context.js';
import { detailsOf } from './details.js';
import { nextDue } from './due.js';

const keys = Object.fromEntries(
  Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, defineSearchAttributeKey(name, type)]),
) as unknown as Record<keyof typeof SEARCH_ATTRIBUTES, ReturnType<typeof defineSearchAttributeKey>>;

/** What operators see in the Temporal UI without opening a payload, and what they find cases by. Never personal data. */
export function show(kase: CaseContext): void {
  const { opening, state } = kase;
  const due = nextDue(kase);
  const shown: SearchAttributeUpdatePair[] = [
    { key: keys.HejieCourt, value: opening.court },
    { key: keys.HejieCaseNumber, value: opening.caseNumber },
    { key: keys.HejieStage, value: state.stage },
    { key: keys.HejieNextDeadline, value: due ? new Date(epochMs(due.at)) : null },
    { key: keys.HejieBreach, value: state.breach },
    { key: keys.HejieGreenChannel, value: opening.greenChannel },
  ] as SearchAttributeUpdatePair[];
  const fingerprint = JSON.stringify(shown.map(({ value }) => value));
  if (fingerprint !== kase.shown) {
    kase.shown = fingerprint;
    upsertSearchAttributes(shown);
  }
  setCurrentDetails(detailsOf(opening, state, due));
}
