import { caseIdOf, parseCaseId } from '@hejie/contracts/workflows';
import { enforcementTypes, LawError, type PolicyPack } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { asNamed } from './as-named.js';
import { type FiledApplication } from './filed-application.js';

/**
 * CASE-6: the number under which a case is in enforcement already; null for packs whose cases have none yet.
 * @throws LawError `APPLICATION.ENFORCEMENT_NUMBER_*`; `CASE_NUMBER.*` for a text that is no number.
 */
export function enforcementNumberOf({ court, enforcementNumber }: FiledApplication, pack: PolicyPack): string | null {
  if (pack.track === 'PRE_ENFORCEMENT') {
    if (enforcementNumber === undefined) return null;
    throw numberRefused(
      'UNEXPECTED',
      '本规则包适用于执行立案前的案件，不填写执行案号',
      'This pack is for cases before enforcement: they have no number there',
    );
  }
  if (enforcementNumber === undefined)
    throw numberRefused(
      'MISSING',
      '执行中的案件须填写执行案号',
      'A case in enforcement is filed under its number there',
    );
  const reading = asNamed('/enforcementNumber', () => parseCaseId(caseIdOf(enforcementNumber)));
  if (reading.court === court && enforcementTypes(pack).includes(reading.type)) return reading.caseNumber;
  throw numberRefused('FOREIGN', '该案号不是本院的执行案号', 'This is not a number of enforcement at this court');
}

function numberRefused(reason: string, zh: string, en: string): LawError {
  return new LawError({
    code: `APPLICATION.ENFORCEMENT_NUMBER_${reason}`,
    rule: 'CASE-6',
    path: '/enforcementNumber',
    zh,
    en,
  });
}

/**
 * A case in enforcement keeps its number and is settled once at a time; when a settlement has ended, there may be another.
 * @returns the id of the next settlement under the number. The primary key of applications has the last word on it.
 * @throws LawError `APPLICATION.CASE_OPEN`.
 */
export async function nextSettlementOf(tx: Transaction, caseNumber: string): Promise<string> {
  // Two applications for one number wait for each other.
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [caseNumber]);
  const [{ settlements, open }]: [{ settlements: number; open: number }] = await tx.manager.query(
    `select count(*)::int as settlements, count(*) filter (where record.ending is null)::int as open
      from application join case_record record using (case_id) where case_number = $1`,
    [caseNumber],
  );
  if (open > 0)
    throw new LawError({
      code: 'APPLICATION.CASE_OPEN',
      rule: 'CASE-6',
      zh: '该执行案件的和解程序正在进行。',
      en: 'The settlement of this case in enforcement is under way.',
    });
  return caseIdOf(caseNumber, settlements + 1);
}
