import { AskedTimes } from '@hejie/casework';
import { legalDateOf } from '@hejie/law';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyLinks } from '../delivery/agency-links.js';
import { askedAsOf } from '../delivery/court-time-of-links.js';
import { PUMP_PACE } from '../delivery/delivery-pump.js';
import { QuestionPump, type OpenQuestion } from '../delivery/question-pump.js';
import { Inbound } from '../inbound/inbound.js';
import { Quarantine } from '../inbound/quarantine.js';
import { identifiedContent } from './employer-notice.js';
import { StaffQuestionRow } from './staff-question.entity.js';
import { staffQuestionMessage } from './staff-questions.js';

const LONGEST_MS = 3_600_000;
/** They are looked for so many times less often than deliveries are. */
const SLOWER = 2;

/** Puts to bodies whether somebody is public staff. */
@Injectable()
export class StaffPump extends QuestionPump<StaffQuestionRow> {
  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(Quarantine) quarantine: Quarantine,
    @Inject(PUMP_PACE) pace: number,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Inbound) private readonly inbound: Inbound,
    @Inject(AskedTimes) private readonly times: AskedTimes,
  ) {
    const of = { entity: StaffQuestionRow, table: 'staff_question' };
    super(dataSource, quarantine, { ...of, pace: pace * SLOWER, longestMs: LONGEST_MS });
  }

  protected async ask(question: StaffQuestionRow): Promise<OpenQuestion> {
    const { agencyId, subscriptionId } = question;
    const { asked } = await this.times.of(question);
    const { link, row } = await this.links.of(subscriptionId, legalDateOf(asked));
    const about = await identifiedContent(this.dataSource.manager, question);
    const message = staffQuestionMessage(question, about, row, asked);
    if (message === undefined) return 'WAITING';
    const heard = await askedAsOf(asked, () => link.askStaff(message));
    if (heard !== null) await this.inbound.take(agencyId, heard);
    return 'PUT';
  }
}
