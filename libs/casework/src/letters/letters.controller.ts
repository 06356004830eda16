import { letterAnswer, type LetterAnswer } from '@hejie/contracts/http';
import { shapes } from '@hejie/contracts/facts';
import { type Principal } from '@hejie/security';
import { Allow, CurrentPrincipal, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CaseDirectory } from '../case-directory/case-directory.js';
import { pageFields, pageFrom, pageOf, placeAfter, type Page } from '../paging/page.js';
import { Letter } from './letter.entity.js';

const READERS = [
  'filing-clerk',
  'settlement-judge',
  'judges-assistant',
  'clerk',
  'enforcement-judge',
  'asset-control-officer',
  'credit-officer',
  'court-president',
  'supervisor',
  'party',
] as const;
const lettersQuery = z.strictObject({ ...pageFields, kind: z.string().min(1).max(60).optional() });
const PLACE = z.tuple([shapes.instant, shapes.text(400)]);

/** The letters of a case that this service has written (通知): staff of the court reads them, and a party its own. */
@Controller('cases/:caseId/letters')
export class LettersController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '本案通知', roles: READERS, scope: 'case' })
  @Returns(pageOf(letterAnswer))
  async list(
    @Param('caseId') caseId: string,
    @Query({ schema: lettersQuery }) { limit, after, kind }: z.output<typeof lettersQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<LetterAnswer>> {
    const query = this.dataSource.manager
      .createQueryBuilder(Letter, 'letter')
      .where('letter.caseId = :caseId', { caseId });
    const own = await this.cases.ownParties(caseId, principal);
    if (own !== undefined) query.andWhere('letter.partyId = any(:own)', { own });
    if (kind !== undefined) query.andWhere('letter.kind = :kind', { kind });
    if (after !== undefined) {
      const [issued, id] = placeAfter(after, PLACE);
      query.andWhere('(letter.issuedAt, letter.letterId) > (:issued::timestamptz, :id)', { issued, id });
    }
    const rows = await query
      .orderBy('letter.issuedAt')
      .addOrderBy('letter.letterId')
      .limit(limit + 1)
      .getMany();
    return pageFrom(
      rows,
      limit,
      ({ issuedAt, letterId }) => [issuedAt, letterId],
      ({ letterId, partyId, kind: of, subject, body, issuedAt }) => ({
        letterId,
        partyId,
        kind: of,
        subject,
        body,
        issuedAt,
      }),
    );
  }
}
