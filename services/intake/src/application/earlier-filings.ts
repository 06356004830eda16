import { type Transaction } from '@hejie/persistence';
import { mayAct, type Principal } from '@hejie/security';
import { type EarlierFiling, type FiledPerson } from '@hejie/settlement';
import { In } from 'typeorm';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { CASE_READERS } from '../case/readers.js';
import { Application } from './application.entity.js';
import { Party } from './party.entity.js';

/** A title that was filed more often than this has somebody looking at it already; each filing costs its persons being unsealed. */
const MOST = 20;

/** PRE-3: the open cases of the court on the same title, the newest first, as far as `reader` may see them. */
export async function earlierFilings(
  { manager }: Transaction,
  { caseId, court, titleKey }: Pick<Application, 'caseId' | 'court' | 'titleKey'>,
  reader: Principal,
): Promise<EarlierFiling[]> {
  const cases = await manager
    .createQueryBuilder(Application, 'application')
    .select(['application.caseId', 'application.caseNumber'])
    .innerJoin(CaseRecord, 'record', 'record.caseId = application.caseId and record.ending is null')
    .where('application.court = :court and application.titleKey = :titleKey and application.caseId <> :caseId', {
      court,
      titleKey,
      caseId,
    })
    .orderBy('application.acceptedAt', 'DESC')
    .limit(MOST)
    .getMany();
  const parties = await manager.findBy(Party, { caseId: In(cases.map((one) => one.caseId)) });
  return cases.map((one) => ({
    ...(mayAct(reader, CASE_READERS, { court, caseId: one.caseId }) && { caseNumber: one.caseNumber }),
    parties: parties.filter((party) => party.caseId === one.caseId).map(personOf),
  }));
}

function personOf({ side, personal }: Party): FiledPerson {
  const { name, identityNumber } = JSON.parse(personal) as Omit<FiledPerson, 'side'>;
  return { side, name, ...(identityNumber !== undefined && { identityNumber }) };
}
