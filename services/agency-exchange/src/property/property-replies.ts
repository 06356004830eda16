import { type Incoming, type LinkRefusal } from '@hejie/agency-link';
import { AskedTimes } from '@hejie/casework';
import { type PropertyReply } from '@hejie/contracts/exchange';
import { compareInstants, earlierOf } from '@hejie/law';
import { UnitOfWork } from '@hejie/persistence';
import { isSettledSaying } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { TAKEN, type Taken } from '../inbound/taken.js';
import { PropertyPartRow, PropertyRequestRow } from './property-request.entities.js';

/** Replies of bodies to what was put to them about property: the latest one is kept, sealed, with its signature. Whoever waits for it asks. */
@Injectable()
export class PropertyReplies {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(AskedTimes) private readonly times: AskedTimes,
  ) {}

  /** An earlier one, and one that takes back what was said for good, changes nothing. What bears an instant yet to come counts as said now, and does not outdo what comes after it. */
  take(agencyId: string, { message, signed }: Extract<Incoming, { kind: 'PROPERTY_REPLY' }>): Promise<Taken> {
    const { requestId: id, at, reply } = message;
    return this.unitOfWork.run(async ({ manager }) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const part = await manager.findOne(PropertyPartRow, { where: { id, agencyId }, lock });
      if (!part) return { taken: false, reason: 'UNKNOWN_MATTER' };
      if (part.kind !== reply.kind) return { taken: false, reason: 'OTHER_MATTER' };
      const { kind, requestId } = part;
      const select = { kind: true, id: true, asOf: true } as const;
      const { asOf: askedAt } = await manager.findOneOrFail(PropertyRequestRow, {
        select,
        where: { kind, id: requestId },
      });
      const { asked } = await this.times.of({ caseId: '', askedAt, clock: null });
      const repliedAt = earlierOf(at, asked);
      const over = isSettledSaying(sayingOf(reply));
      const isEarlier = part.repliedAt !== null && compareInstants(repliedAt, part.repliedAt) < 0;
      if (isEarlier || (part.state === 'ANSWERED' && !over)) return TAKEN;
      const { body, signature } = signed;
      const state = over ? 'ANSWERED' : 'PUT';
      await manager.update(PropertyPartRow, { id }, { state, reply: body, signature, repliedAt, fault: null });
      if (isAnswer(reply))
        await manager.update(PropertyRequestRow, { kind: 'QUERY', id: part.requestId }, { kept: true });
      return TAKEN;
    });
  }

  /** Refused as it is: whoever waits for it hears so, and a person sees to it. What was answered or refused before stands. */
  refused(agencyId: string, id: string, { status, reason }: LinkRefusal): Promise<Taken> {
    return this.unitOfWork.run(async ({ manager }) => {
      const open = { id, agencyId, state: In(['WAITING', 'PUT']) };
      const { affected } = await manager.update(PropertyPartRow, open, {
        state: 'REFUSED',
        fault: `REFUSED.${status}.${reason}`,
      });
      if (affected !== 0 || (await manager.existsBy(PropertyPartRow, { id, agencyId }))) return TAKEN;
      return { taken: false, reason: 'UNKNOWN_MATTER' };
    });
  }
}

/** 网络查询规定4: it says something of somebody's property, be it that there is none: signed it is as good as paper. */
const isAnswer = (reply: PropertyReply['reply']): boolean => {
  if (reply.kind !== 'QUERY') return false;
  const { classes, found, unanswered } = reply.answer;
  return classes.length + found.length + unanswered.length > 0;
};

const sayingOf = (reply: PropertyReply['reply']) => {
  if (reply.kind === 'QUERY') return reply.answer;
  return reply.kind === 'SEARCH' ? reply.result : reply.receipt;
};
