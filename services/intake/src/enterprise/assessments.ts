import { CaseRecorder, lockCase, publishFact } from '@hejie/casework';
import { enterpriseAssessed } from '@hejie/contracts/facts';
import { type assessEnterprise, type assessmentsAnswer } from '@hejie/contracts/http';
import { formatYuan, packOf, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  assessmentInWords,
  decideAssessment,
  unassessed,
  type AssessedStatement,
  type Assessment,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Application } from '../application/application.entity.js';
import { Party, partyOf } from '../application/party.entity.js';
import { Bankruptcies } from './bankruptcies.js';
import { EnterpriseAssessment } from './enterprise.entities.js';

/** Kind of the task to assess a debtor before talks begin. */
export const ASSESS_ENTERPRISE = 'ASSESS_ENTERPRISE';

/** Id of that task. */
export const assessmentTask = (partyId: string): string => `assessment/${partyId}`;

/** SEED0 三(一)2: debtors that are enterprises are assessed, with source and date; what points to bankruptcy is raised with it. */
@Injectable()
export class Assessments {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Bankruptcies) private readonly bankruptcies: Bankruptcies,
  ) {}

  /** @throws ProblemError 404 PARTY.UNKNOWN; LawError as `decideAssessment`. */
  async assess(tx: Transaction, call: CaseCall, said: z.output<typeof assessEnterprise>): Promise<void> {
    const {
      caseId,
      principal,
      time: { at },
    } = call;
    const known = await lockCase(tx, caseId);
    const { partyId, statements, conclusion } = said;
    const party = await partyOf(tx, caseId, partyId);
    const assets = said.assets === undefined ? null : parseYuan(said.assets);
    const debts = said.debts === undefined ? null : parseYuan(said.debts);
    const asOf = admitted(decideAssessment({ party, statements, assets, debts, conclusion }, at));
    const no = (await tx.manager.countBy(EnterpriseAssessment, { caseId })) + 1;
    await tx.manager.insert(EnterpriseAssessment, {
      caseId,
      no,
      partyId,
      statements: JSON.stringify(statements),
      assets,
      debts,
      conclusion,
      asOf,
      assessedAt: at,
      assessedBy: principal.subject,
    });
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'enterprise.assessed', facts: { no, partyId, conclusion, asOf } },
        facts: [publishFact(enterpriseAssessed, { partyId, no, conclusion })],
        tasks: { done: [{ id: assessmentTask(partyId), outcome: { no, conclusion }, ifOpen: true }] },
      },
    );
    await this.bankruptcies.hinted(tx, call, party, { assets, debts, conclusion });
  }

  /** What was assessed, the latest last, beside what screening said. */
  async of(
    caseId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<z.input<typeof assessmentsAnswer>> {
    const { packId, screening } = await manager.findOneByOrFail(Application, { caseId });
    const parties = await manager.find(Party, { where: { caseId }, order: { position: 'ASC' } });
    const rows = await manager.find(EnterpriseAssessment, { where: { caseId }, order: { no: 'ASC' } });
    const assessed = rows.map(({ partyId }) => partyId);
    return {
      screening: { suitable: screening.suitable, text: screening.text },
      waiting: unassessed(parties, assessed, packOf(packId)),
      assessments: rows.map((row) =>
        onWire(
          row,
          parties.find(({ partyId }) => partyId === row.partyId)!,
        ),
      ),
    };
  }
}

function onWire(row: EnterpriseAssessment, party: Party) {
  const { no, partyId, assets, debts, conclusion, asOf, assessedAt, assessedBy } = row;
  const statements = (JSON.parse(row.statements) as AssessedStatement[]).map((one) => ({
    ...one,
    statement: maskText(one.statement),
    source: maskText(one.source),
  }));
  const assessment: Assessment = { party, statements, assets, debts, conclusion };
  return {
    no,
    partyId,
    statements,
    assets: assets === null ? null : formatYuan(assets),
    debts: debts === null ? null : formatYuan(debts),
    conclusion,
    asOf,
    text: assessmentInWords(assessment),
    at: assessedAt,
    by: assessedBy,
  };
}
