import { OnceAfterStart } from '@hejie/casework';
import { UnitOfWork } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { IdentityDigests } from './identity-digests.js';

const BATCH = 50;
const BREATH_MS = 100;

/** Parties that were entered before are found by their numbers too. Run twice, or by two at once, it comes to the same. */
@Injectable()
export class UndigestedParties extends OnceAfterStart {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(IdentityDigests) private readonly digests: IdentityDigests,
  ) {
    super('Parties could not be digested', BREATH_MS);
  }

  protected begin(): Promise<void> {
    return this.run();
  }

  /** Every party that is left, in batches, each in a transaction of its own. */
  run(): Promise<void> {
    let last: string | undefined = '';
    return this.rounds(async () => {
      const after = last ?? '';
      last = await this.unitOfWork.run(({ manager }) => this.digests.next(manager, after, BATCH));
      return last !== undefined;
    });
  }
}
