import { workingDays, type CourtCalendar, type Derived, type LegalDate, type PolicyPack } from '@hejie/law';
import { type AgreementTerms } from '../agreement/terms.js';

/**
 * SET-ART-9-1: the last day on which the creditor may recall the application that he made beforehand with the agreement (预先申请恢复执行), counted in
 * working days from the day on which he was told of the default (PER-6). undefined: the agreement has none, or the court's pack does not know it.
 * An application is the creditor's (执行和解规定9): made beforehand it counts only after a default is found and he, told, lets it stand.
 */
export function recallEnd(
  { standingApplication }: Pick<AgreementTerms, 'standingApplication'>,
  { resumption: { recallWorkingDays } }: Pick<PolicyPack, 'resumption'>,
  toldOn: LegalDate,
  calendar: CourtCalendar,
): Derived<LegalDate> | undefined {
  if (standingApplication !== true || recallWorkingDays === undefined) return undefined;
  return workingDays({ start: toldOn, n: recallWorkingDays }, calendar);
}
