import { CaseRecorder, FileCaseSubscriptions, FileDesk, inOrder, knownCase } from '@hejie/casework';
import { contentForAgencies, decisionForAgencies, type FactData } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Publications } from './publications.js';

/** What agency exchange hears: its cases, and the decisions of which agencies are told. */
@Injectable()
export class PublicationSubscriptions extends FileCaseSubscriptions {
  constructor(
    @Inject(FileDesk) desk: ConstructorParameters<typeof FileCaseSubscriptions>[0],
    @Inject(CaseRecorder) private readonly caseRecorder: CaseRecorder,
    @Inject(Publications) private readonly publications: Publications,
  ) {
    super(desk, caseRecorder);
  }

  /** DIS-ART-8, CR-N-5: a decision is published to whoever is to be told of it; what an earlier one has under way is superseded with it. */
  @OnFact(decisionForAgencies)
  async decided({ data }: ReceivedFact<FactData<typeof decisionForAgencies>>, tx: Transaction): Promise<void> {
    const { caseId, at } = data;
    const known = await knownCase(tx, caseId);
    const recordings = await this.publications.open(tx, data, known);
    await this.caseRecorder.record(tx, { caseId, at, by: CASE_ITSELF, known }, inOrder(recordings, undefined));
  }

  /** DIS-ART-6: who a party is was entered: what has waited for that goes. */
  @OnFact(contentForAgencies)
  async completed({ data }: ReceivedFact<FactData<typeof contentForAgencies>>, tx: Transaction): Promise<void> {
    const { caseId, at } = data;
    const recordings = await this.publications.complete(tx, data);
    await this.caseRecorder.record(tx, { caseId, at, by: CASE_ITSELF }, inOrder(recordings, undefined));
  }
}
