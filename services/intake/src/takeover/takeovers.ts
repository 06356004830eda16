import { type takeOverSettlement } from '@hejie/contracts/http';
import { calendarOf, legalDateOf, openingEditions, packOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { type CourtTimeReading } from '@hejie/service-kit';
import {
  awardedBy,
  requireTakeover,
  titleAsFiled,
  withPartyIds,
  type EarlierPeriodAct,
  type EarlierSettlement,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { Applications, type AcceptedApplication } from '../application/applications.service.js';
import { asNamed } from '../application/as-named.js';
import { Takeover } from './takeover.entity.js';

export type TakeoverBody = z.output<typeof takeOverSettlement>;

/** Takes over settlements that were concluded before and are being performed: number, rows, what they say, and the fact in one transaction. */
@Injectable()
export class Takeovers {
  constructor(@Inject(Applications) private readonly applications: Applications) {}

  /** @throws LawError as `requireTakeover` and as `Applications.accept`. */
  async take(
    tx: Transaction,
    { application, caseNumber, numberChecked, confirmedOn, terms: written, receipts, periodActs }: TakeoverBody,
    clerk: Principal,
    time: CourtTimeReading,
  ): Promise<AcceptedApplication> {
    const pack = asNamed('/application/packId', () => packOf(application.packId));
    const { court, parties } = application;
    // Within the file a party is its position; what is signed was signed, and is not checked again.
    const about = {
      court,
      ...awardedBy(titleAsFiled(application.title, pack)),
      parties: parties.map(({ side }, i) => ({ partyId: String(i + 1), side })),
      calendar: calendarOf(openingEditions(pack)),
    };
    const settlement: EarlierSettlement = {
      confirmedOn,
      terms: { ...written, version: written.version ?? 1 },
      receipts,
      ...(periodActs.length > 0 && { periodActs: periodActs.map(actOf) }),
    };
    requireTakeover(settlement, legalDateOf(time.at), pack, about);
    const accepted = await this.applications.accept(tx, application, clerk, time, { caseNumber, numberChecked });
    const partyIds = new Map(accepted.parties.map(({ partyId }, i) => [String(i + 1), partyId]));
    const kept = JSON.stringify(withPartyIds(settlement, partyIds));
    await tx.manager.insert(Takeover, { caseId: accepted.caseId, settlement: kept });
    return accepted;
  }
}

function actOf(act: TakeoverBody['periodActs'][number]): EarlierPeriodAct {
  const { actId, evidence } = act;
  return act.kind === 'OBSTACLE'
    ? { actId, kind: act.kind, from: act.from, to: act.to, ground: act.ground, evidence }
    : { actId, kind: act.kind, from: act.day, to: act.day, ground: null, evidence };
}
