import { CaseRecorder, lockCase, type KnownCase } from '@hejie/casework';
import { type approveEndingForNow, type EndingForNowAnswer, type findEndingForNow } from '@hejie/contracts/http';
import { legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  awaitsPresident,
  decideEndingForNow,
  decideEndingForNowApproval,
  endableForNowFrom,
  enforcementGoesOn,
  type EndingForNowStanding,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Settlement } from '../ledger/settlement.entity.js';
import { allottedNumbers } from '../heard/known-of-case.js';
import { EndingForNow } from './ending-for-now.entity.js';
import { endedForNow, enforcementOf } from './enforcement.entity.js';
import { standingClosingsOf } from './standing-closings.js';

/** Kind of the task in which the president decides. */
export const ENDING_FOR_NOW_APPROVAL = 'ENDING_FOR_NOW_APPROVAL';

/** PROC-23, 解释517: what was done and found before enforcement is ended for now, confirmed by the creditor, or verified by a panel and approved by the president. */
@Injectable()
export class EndingsForNow {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** @throws LawError as `decideEndingForNow`. */
  async find(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    { caseNumber: said, ...findings }: z.output<typeof findEndingForNow>,
  ): Promise<EndingForNowAnswer> {
    const known = await lockCase(tx, caseId);
    const { court } = known;
    const rows = await endingsOf(tx.manager, caseId);
    const enforcement = await enforcementOf(tx.manager, caseId);
    const over = endedForNow(enforcement);
    const allotted = await numbersOf(tx.manager, caseId, known, over);
    const closings = await standingClosingsOf(tx.manager, caseId);
    // What was ended for now goes on under another number.
    const resumed =
      over !== null || enforcement === null
        ? null
        : {
            caseNumber: enforcement.caseNumber,
            on: enforcement.caseNumber === known.caseNumber ? null : legalDateOf(enforcement.openedAt),
          };
    const closed = [
      ...closings.map((one) => one.caseNumber),
      ...(enforcement !== null && enforcement.closedAt !== null ? [enforcement.caseNumber] : []),
    ];
    const claimKind = (await tx.manager.findOneBy(Settlement, { caseId }))?.claimKind ?? null;
    const turn = {
      at,
      court,
      allotted,
      found: foundIn(rows),
      claimKind,
      closed,
      resumed,
      goesOn: over !== null || enforcementGoesOn(known.ending ?? null),
    };
    const caseNumber = admitted(decideEndingForNow(said, findings, turn));
    const { filedOn, ...rest } = findings;
    const row: EndingForNow = {
      caseId,
      no: rows.length + 1,
      caseNumber,
      filedOn,
      findings: rest,
      proposedAt: at,
      proposedBy: by,
      approved: null,
      reason: null,
      decidedAt: null,
      decidedBy: null,
    };
    await tx.manager.insert(EndingForNow, row);
    const facts = { no: row.no, caseNumber, filedOn, found: rest.found, confirmedBy: rest.confirmed!.by };
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'ending-for-now.found', facts },
        tasks: {
          opened: awaitsPresident(standingOf(row))
            ? [
                {
                  id: taskId(row),
                  kind: ENDING_FOR_NOW_APPROVAL,
                  role: 'court-president',
                  facts,
                  rule: 'PROC-23',
                  title: `${caseNumber}：合议庭审查核实，审批终结本次执行程序`,
                },
              ]
            : [],
        },
        answer: endingOnWire(row),
      },
    );
  }

  /** @throws ProblemError 404 `FOR_NOW.UNKNOWN`; LawError as `decideEndingForNowApproval`. */
  async approve(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    no: number,
    { approved, reason }: z.output<typeof approveEndingForNow>,
  ): Promise<EndingForNowAnswer> {
    const known = await lockCase(tx, caseId);
    const row = await tx.manager.findOneBy(EndingForNow, { caseId, no });
    if (row === null)
      throw notFound(
        'FOR_NOW.UNKNOWN',
        '本案没有该序号的终结本次执行程序审查',
        'Nothing was found under this number in the case',
        { path: '/no' },
      );
    admitted(decideEndingForNowApproval(standingOf(row), { approved, by, reason }));
    const decided: EndingForNow = { ...row, approved, reason, decidedAt: at, decidedBy: by };
    await tx.manager.save(EndingForNow, decided);
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'ending-for-now.decided', facts: { no, caseNumber: row.caseNumber, approved } },
        tasks: { done: [{ id: taskId(row), outcome: { approved }, ifOpen: true }] },
        answer: endingOnWire(decided),
      },
    );
  }
}

/** What was found of a case, in its order. */
export function endingsOf(manager: EntityManager, caseId: string): Promise<EndingForNow[]> {
  return manager.find(EndingForNow, { where: { caseId }, order: { no: 'ASC' } });
}

/** What stands of it, by the number of enforcement: the last that was found. */
export const foundIn = (rows: readonly EndingForNow[]): ReadonlyMap<string, EndingForNowStanding> =>
  new Map(rows.map((row) => [row.caseNumber, standingOf(row)]));

/** The numbers that the court has allotted to a case, but that of enforcement which was ended for now: what goes on has another. */
export const numbersOf = async (
  manager: EntityManager,
  caseId: string,
  { caseNumber }: Pick<KnownCase, 'caseNumber'>,
  endedForNow: { readonly caseNumber: string } | null,
): Promise<string[]> =>
  [caseNumber, ...(await allottedNumbers(manager, caseId))].filter((one) => one !== endedForNow?.caseNumber);

const standingOf = ({ filedOn, findings, approved, decidedAt, proposedBy }: EndingForNow): EndingForNowStanding => ({
  findings: { ...findings, filedOn },
  approved,
  decidedOn: decidedAt === null ? null : legalDateOf(decidedAt),
  proposedBy,
});

const taskId = ({ caseId, no }: EndingForNow): string => `ending-for-now/${caseId}/${no}`;

export function endingOnWire({ caseId: _of, findings, filedOn, reason, ...row }: EndingForNow): EndingForNowAnswer {
  const { listing, searched } = findings;
  return {
    ...row,
    findings: {
      ...findings,
      filedOn,
      listing: listing !== null && 'notDue' in listing ? { notDue: maskText(listing.notDue) } : listing,
      searched: searched === null ? null : { ...searched, means: maskText(searched.means) },
    },
    endableFrom: endableForNowFrom(filedOn),
    reason: reason === null ? null : maskText(reason),
  };
}
