import { type FactDefinition } from '@hejie/contracts/facts';
import { type ActivityKey } from '@hejie/contracts/workflows';
import { type Outbox } from '@hejie/messaging';
import { once, type Transaction, type UnitOfWork } from '@hejie/persistence';

/** Activities of a service: one activity = one transaction = rows + outbox + idempotency key. */
export abstract class RecordedActivities {
  protected constructor(
    protected readonly unitOfWork: UnitOfWork,
    protected readonly outbox: Outbox,
  ) {}

  /** Has the effect once for the key, however often Temporal asks; a repeated key gets the first result. */
  protected record<T>({ key }: ActivityKey, effect: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((tx) => once(tx, key, () => effect(tx)));
  }

  /** Publishes a fact of the case, dated to the request; `caseId` and `at` are filled in. */
  protected async tell<T extends { caseId: string; at: unknown }>(
    tx: Transaction,
    definition: FactDefinition<T>,
    { caseId, at }: ActivityKey,
    data: Omit<NoInfer<T>, 'caseId' | 'at'>,
  ): Promise<void> {
    await this.outbox.append(tx, {
      definition,
      caseId,
      aggregateId: caseId,
      data: { caseId, ...data, at } as unknown as T,
      occurredAt: at,
    });
  }
}
