import { CaseDirectory } from '@hejie/casework';
import {
  calendarOf,
  editionsWith,
  LawError,
  packOf,
  type CourtCalendar,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  agreementText,
  awardedBy,
  compileAgreement,
  type AgreementTerms,
  type CompiledAgreement,
  type ReviewedCase,
  type TitleTerms,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DraftedTitle } from './agreement.entities.js';

/** What drafts of a case are asked about by: its title, pack and calendar. */
export interface DraftedCase {
  readonly title: TitleTerms;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
}

/** Cases as whoever drafts an agreement asks about them; changes nothing. */
@Injectable()
export class Drafting {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** @throws ProblemError 404 `CASE.UNKNOWN`; LawError 409 `AGREEMENT.TITLE_UNKNOWN` of a case that was accepted before titles were kept here. */
  async drafted(caseId: string): Promise<DraftedCase> {
    const [{ packId, calendarEditions = [] }, kept] = await Promise.all([
      this.cases.known(caseId),
      this.dataSource.manager.findOneBy(DraftedTitle, { caseId }),
    ]);
    if (!kept)
      throw new LawError({
        code: 'AGREEMENT.TITLE_UNKNOWN',
        rule: 'PRE-6',
        zh: '本案受理时尚未登记起草所需的执行依据信息，不能预先审查；请直接提交草案，提交时即予审查。',
        en: 'This case was accepted before its title was kept for drafting: submit the draft, which is reviewed at once.',
      });
    return {
      title: kept.title,
      pack: packOf(packId),
      calendar: calendarOf(editionsWith(kept.calendarEditions, calendarEditions)),
    };
  }

  /** The case as the review of a draft of that day sees it. @throws as {@link drafted}. */
  async reviewed(caseId: string, agreedOn: LegalDate): Promise<DraftedCase & { readonly reviewed: ReviewedCase }> {
    const [drafted, { court, parties }] = await Promise.all([this.drafted(caseId), this.cases.known(caseId)]);
    const { title, calendar } = drafted;
    return { ...drafted, reviewed: { court, ...awardedBy(title), parties, calendar, agreedOn } };
  }

  /** PRE-6: the text of an agreement of the case, with persons by their ids. @throws ProblemError 404 `CASE.UNKNOWN`. */
  async text(
    caseId: string,
    terms: AgreementTerms,
  ): Promise<{ readonly text: string; readonly compiled: CompiledAgreement }> {
    const { caseNumber, parties, namedTitle } = await this.cases.known(caseId);
    const compiled = compileAgreement(terms, { caseNumber, parties, ...(namedTitle && { title: namedTitle }) });
    return { text: agreementText(compiled, (ref) => `〔${ref}〕`), compiled };
  }
}

/** Keeps the title of a case that was accepted; a second delivery changes nothing. */
export async function rememberTitle(
  tx: Transaction,
  {
    caseId,
    title,
    calendarEditions,
  }: { readonly caseId: string; readonly title: TitleTerms; readonly calendarEditions: readonly string[] },
): Promise<void> {
  const values = { caseId, title, calendarEditions: [...calendarEditions] };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(DraftedTitle)
    .values(values as never)
    .orIgnore()
    .execute();
}
