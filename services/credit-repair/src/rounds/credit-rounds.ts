import { createHash } from 'node:crypto';
import { CaseRecorder, knownCase, publishFact, type NewTask } from '@hejie/casework';
import { performedOnTime, performedOnTimeWithdrawn } from '@hejie/contracts/facts';
import { CASE_ITSELF, type CreditRoundActivities, type RoundPlace } from '@hejie/contracts/workflows';
import { legalDateOf } from '@hejie/law';
import { once, UnitOfWork, type Transaction } from '@hejie/persistence';
import { ServiceLog } from '@hejie/service-kit';
import { dormantEntries, positiveEntries, type DormantEntry, type PositiveEntry } from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { factFor } from '../agencies/told-to-agencies.js';
import { creditDesk } from '../credit/credit-desk.js';
import { recordOf } from '../credit/record-of.js';
import { PerformedOnTime } from './performed-on-time.entity.js';

/** Kind of the task in which an entry that sleeps lies before a person. */
export const LOOK_AT_DORMANT = 'LOOK_AT_DORMANT_LISTING';
/** Rows of a page. */
const PAGE = 200;

/** A debtor, and what was heard of his case, as a fingerprint. */
interface PlaceHeard extends RoundPlace {
  readonly heard: string;
}

/** What credit repair does daily, of itself: each record in a transaction of its own, so that one that fails holds up no other. */
@Injectable()
export class CreditRounds {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(ServiceLog) private readonly log: ServiceLog,
  ) {}

  readonly activities: CreditRoundActivities = {
    proposeDormantEntries: (after) => this.page(ON_THE_LIST, after, (tx, place) => this.lookAt(tx, place)),
    tellPerformedOnTime: (after) => this.page<PlaceHeard>(TO_BE_TOLD, after, (tx, place) => this.tell(tx, place)),
  };

  private async page<P extends RoundPlace>(
    query: string,
    after: RoundPlace | null,
    each: (tx: Transaction, place: P) => Promise<void>,
  ): Promise<RoundPlace | null> {
    const places = await this.unitOfWork.run<P[]>(({ manager }) =>
      manager.query(query, [after?.caseId ?? '', after?.about ?? '', PAGE]),
    );
    for (const place of places) await this.alone(() => this.unitOfWork.run((tx) => each(tx, place)));
    const last = places.at(-1);
    return last === undefined || places.length < PAGE ? null : { caseId: last.caseId, about: last.about };
  }

  /** One record that fails is told of, and looked at again in the next round; the others go on. */
  private async alone(look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (error) {
      this.log.failure('CREDIT.ROUND: a record is not looked at, and is tried in the next round', error);
    }
  }

  /** K9, CR-L-SY, DIS-ART-10-1: an entry lies before a person once for each reason, whatever round sees it. */
  private async lookAt(tx: Transaction, { caseId, about }: RoundPlace): Promise<void> {
    const kept = await creditDesk.find(tx.manager, { caseId, about });
    const at = currentCourtTime();
    for (const entry of dormantEntries(kept ? [kept.file] : [], legalDateOf(at))) {
      const task = taskOf(entry, about);
      const { listingId, reason, proposal } = entry;
      await once(tx, task.id, () =>
        this.recorder.record(
          tx,
          { caseId, at, by: CASE_ITSELF },
          {
            audit: { action: 'listing.dormant', facts: { partyId: about, listingId, reason, proposal } },
            tasks: { opened: [task] },
          },
        ),
      );
    }
  }

  /** K13, PRE-13: what was found is remembered, so that the next round asks only where the settlement says otherwise. */
  private async tell(tx: Transaction, { caseId, about: partyId, heard }: PlaceHeard): Promise<void> {
    const { manager } = tx;
    const before = await lockTold(tx, caseId, partyId);
    const at = currentCourtTime();
    const file = await recordOf(tx, caseId, partyId, at);
    const [entry] = positiveEntries([file]);
    const told = entry ? { performedOn: entry.performedOn, performed: entry.performed } : null;
    await manager.upsert(PerformedOnTime, { caseId, partyId, heard, told } as never, ['caseId', 'partyId']);
    const by = CASE_ITSELF;
    const recording = recordingOf(partyId, entry, before);
    if (!recording) return;
    const { decision, facts, ...line } = recording;
    const known = await knownCase(tx, caseId);
    const ofHim = { partyId, entryKind: 'INCENTIVE', rowId: partyId, decision, rule: 'PRE-13', lastDay: null } as const;
    const forAgencies = await factFor(tx, ofHim, file, { caseId, known, at });
    await this.recorder.record(tx, { caseId, at, by, known }, { ...line, facts: [...facts, forAgencies] });
  }
}

function recordingOf(partyId: string, entry: PositiveEntry | undefined, before: PerformedOnTime | null) {
  if (entry) {
    const { performedOn, performed } = entry;
    if (before?.told?.performedOn === performedOn && before.told.performed === performed) return undefined;
    return {
      audit: { action: 'debtor.performed-on-time', facts: { partyId, performedOn, performed } },
      facts: [publishFact(performedOnTime, { partyId, performedOn, performed })],
      decision: 'PERFORMED_HONESTLY',
    } as const;
  }
  if (!before?.told) return undefined;
  return {
    audit: { action: 'debtor.performed-on-time-withdrawn', facts: { partyId } },
    facts: [publishFact(performedOnTimeWithdrawn, { partyId })],
    decision: 'HONESTY_WITHDRAWN',
  } as const;
}

/** What was told of a debtor before; until the commit nobody else tells of him. Two tries of one round tell once. */
async function lockTold({ manager }: Transaction, caseId: string, partyId: string): Promise<PerformedOnTime | null> {
  await manager.query(
    `insert into performed_on_time (case_id, party_id, heard) values ($1, $2, '') on conflict do nothing`,
    [caseId, partyId],
  );
  return manager.findOne(PerformedOnTime, { where: { caseId, partyId }, lock: { mode: 'pessimistic_write' } });
}

/** Whose the task is: what the law leaves no choice in is carried out, the rest a judge looks at. */
function taskOf(
  { caseId, listingId, authority: caseNumber, reason, proposal, text }: DormantEntry,
  about: string,
): NewTask {
  // The same reason with another date is another task.
  const said = createHash('sha256').update(text.zh).digest('hex').slice(0, 8);
  return {
    id: `dormant/${caseId}/${about}/${listingId}/${reason}/${said}`,
    kind: LOOK_AT_DORMANT,
    role: proposal === 'DELETE' ? 'credit-officer' : 'enforcement-judge',
    facts: { caseNumber, partyId: about, listingId, reason, proposal },
    rule: 'DIS-ART-10-1',
    title: `${caseNumber}：长期沉寂的失信信息：${text.zh}`,
  };
}

/** Records of debtors who are on the list. */
const ON_THE_LIST = `
  select distinct case_id as "caseId", about from file_record
   where kind = 'listings' and state in ('PUBLISHED', 'SUSPENDED') and (case_id, about) > ($1, $2)
   order by 1, 2 limit $3`;

/** Debtors of cases that are performed, or of which that was found, where the settlement has gone on since the last round. */
const TO_BE_TOLD = `
  select s.case_id as "caseId", party->>'partyId' as about, md5(s.course::text) as heard
    from settlement_course s
    join case_directory d on d.case_id = s.case_id
    cross join lateral jsonb_array_elements(d.parties) party
    left join performed_on_time p on p.case_id = s.case_id and p.party_id = party->>'partyId'
   where party->>'side' = 'DEBTOR'
     and (p.case_id is not null or s.course->>'performedOn' is not null or s.course->'closed'->>'as' is not null)
     and p.heard is distinct from md5(s.course::text)
     and (s.case_id, party->>'partyId') > ($1, $2)
   order by 1, 2 limit $3`;
