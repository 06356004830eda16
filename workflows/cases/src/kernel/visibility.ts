import { SEARCH_ATTRIBUTES, type SearchAttributeName } from '@hejie/contracts/workflows';
import { defineSearchAttributeKey, type SearchAttributePair, type SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';

/** What a case is found by: JSON (an instant as its text), `null` where there is nothing. */
export type Attributes = Partial<Record<SearchAttributeName, unknown>>;

/** What operators see of a case in the Temporal UI, and find it by. Only what has changed is sent: it is an event each time. */
export class Visibility {
  constructor(public shown: Attributes) {}

  show(attributes: Attributes, details: string): void {
    const changed = (Object.keys(attributes) as SearchAttributeName[]).filter(
      (name) => (attributes[name] ?? null) !== (this.shown[name] ?? null),
    );
    if (changed.length > 0) {
      upsertSearchAttributes(changed.map((name) => pair(name, attributes[name] ?? null)));
      this.shown = { ...this.shown, ...attributes };
    }
    this.describe(details);
  }

  /** Details leave nothing in the history. */
  describe(details: string): void {
    setCurrentDetails(details);
  }

  /** Attributes as a start takes them. */
  static pairs(attributes: Attributes): SearchAttributePair[] {
    return (Object.keys(attributes) as SearchAttributeName[])
      .filter((name) => attributes[name] !== null && attributes[name] !== undefined)
      .map((name) => pair(name, attributes[name]) as SearchAttributePair);
  }
}

function pair(name: SearchAttributeName, value: unknown): SearchAttributeUpdatePair {
  const type = SEARCH_ATTRIBUTES[name];
  const typed = type === 'DATETIME' && typeof value === 'string' ? new Date(value) : value;
  return { key: defineSearchAttributeKey(name, type), value: typed } as SearchAttributeUpdatePair;
}
