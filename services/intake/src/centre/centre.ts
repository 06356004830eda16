import { CaseRecorder, lockCase, type NewTask } from '@hejie/casework';
import { type applicationPaper, type papersAnswer, type receiveInCentre } from '@hejie/contracts/http';
import { LawError, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, type CaseCall } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Application } from '../application/application.entity.js';
import { filingDue } from '../filing/filing.js';
import { ApplicationPaper, CentreReceipt } from './centre.entities.js';

/** Kinds of the tasks: the centre takes a case in; the filing division brings what was missing. */
export const CENTRE_INTAKE = 'CENTRE_INTAKE';
export const SEND_PAPERS = 'SEND_PAPERS';

type Paper = z.output<typeof applicationPaper>;

/** The papers of an application, numbered as they lie in the file. */
export async function keepPapers({ manager }: Transaction, caseId: string, papers: readonly Paper[]): Promise<void> {
  const rows = papers.map(({ title, pages = null, sha256 = null }, i) => ({
    caseId,
    no: i + 1,
    title,
    pages,
    sha256,
    inCentre: false,
  }));
  if (rows.length > 0) await manager.insert(ApplicationPaper, rows);
}

/** SEED3 五(一)2: the case lies before the settlement centre on the day on which it is filed; on a day off, on the next working day. */
export const centreTask = (
  caseId: string,
  caseNumber: string,
  {
    at,
    calendarEditions,
    papers,
  }: { readonly at: CourtInstant; readonly calendarEditions: readonly string[]; readonly papers: number },
): NewTask => ({
  id: `centre/${caseId}`,
  kind: CENTRE_INTAKE,
  role: 'clerk',
  dueAt: filingDue(at, calendarEditions),
  facts: { caseNumber, papers },
  rule: 'SEED3 五(一)2',
  title: `${caseNumber}：立案当日推送至执行和解中心，请签收案件${papers > 0 ? `及申请材料${papers}件` : ''}`,
});

/** A10, D8: a case goes to the settlement centre with its papers; the index of the file goes along. */
@Injectable()
export class Centre {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  /** @throws ProblemError 409 CENTRE.RECEIVED; LawError CENTRE.NO_SUCH_PAPER. */
  async receive(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    { missing, note }: z.output<typeof receiveInCentre>,
  ): Promise<z.input<typeof papersAnswer>> {
    const known = await lockCase(tx, caseId);
    if (await tx.manager.existsBy(CentreReceipt, { caseId }))
      throw conflict('CENTRE.RECEIVED', '执行和解中心已经签收本案', 'The centre has taken this case in already');
    const papers = await tx.manager.findBy(ApplicationPaper, { caseId });
    const unknown = missing.find((no) => !papers.some((paper) => paper.no === no));
    if (unknown !== undefined) throw noSuchPaper(unknown);
    const there = papers.map(({ no }) => no).filter((no) => !missing.includes(no));
    if (there.length > 0) await tx.manager.update(ApplicationPaper, { caseId, no: In(there) }, { inCentre: true });
    const receivedBy = principal.subject;
    await tx.manager.insert(CentreReceipt, { caseId, receivedAt: at, receivedBy, note: note ?? null });
    const { calendarEditions } = await tx.manager.findOneByOrFail(Application, { caseId });
    const toFetch: NewTask = {
      id: `papers/${caseId}`,
      kind: SEND_PAPERS,
      role: 'filing-clerk',
      dueAt: filingDue(at, calendarEditions),
      facts: { caseNumber: known.caseNumber, missing },
      rule: 'SEED3 五(一)2',
      title: `${known.caseNumber}：申请材料第${missing.join('、')}件未随案移送，请补送执行和解中心`,
    };
    await this.recorder.record(
      tx,
      { caseId, at, by: receivedBy, known },
      {
        audit: { action: 'centre.received', facts: { papers: there, missing } },
        tasks: {
          done: [{ kind: CENTRE_INTAKE, outcome: { missing } }],
          opened: missing.length > 0 ? [toFetch] : [],
        },
      },
    );
    return this.papers(caseId, tx.manager);
  }

  async papers(
    caseId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<z.input<typeof papersAnswer>> {
    const rows = await manager.find(ApplicationPaper, { where: { caseId }, order: { no: 'ASC' } });
    const receipt = await manager.findOneBy(CentreReceipt, { caseId });
    return {
      papers: rows.map(({ no, title, pages, sha256, inCentre }) => ({
        no,
        title,
        ...(pages !== null && { pages }),
        ...(sha256 !== null && { sha256 }),
        inCentre,
      })),
      receivedAt: receipt?.receivedAt ?? null,
      receivedBy: receipt?.receivedBy ?? null,
    };
  }
}

const noSuchPaper = (no: number): LawError =>
  new LawError({
    code: 'CENTRE.NO_SUCH_PAPER',
    rule: 'SEED3 五(一)2',
    path: '/missing',
    zh: `材料目录中没有第${no}件。`,
    en: `The index has no paper ${no}.`,
  });
