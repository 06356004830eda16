import { CaseRecorder, GreenPerson, keepGreenPerson, OVERSEERS, publishFact } from '@hejie/casework';
import { greenPersonNamed } from '@hejie/contracts/facts';
import { greenChannelAnswer, greenItemName, nameGreenPerson } from '@hejie/contracts/http';
import { packOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import {
  Allow,
  Command,
  CourtTime,
  CurrentPrincipal,
  notFound,
  Returns,
  Tx,
  type CourtTimeReading,
} from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { COURT_STAFF } from '../case/readers.js';

/** The matters of the green channel (绿色通道), and who is named for each. */
@Controller('green-channel')
export class GreenChannelController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  @Get()
  @Allow({ summary: '绿色通道事项及责任人', roles: COURT_STAFF, scope: 'court' })
  @Returns(greenChannelAnswer)
  show(@CurrentPrincipal() { court }: Principal): Promise<z.input<typeof greenChannelAnswer>> {
    return namedFor(this.dataSource.manager, court!);
  }

  /** SEED4: each task of a case on the green channel that is opened from then on lies in the hands of who is named for its matter; every service hears of it. */
  @Put(':item')
  @Command()
  @Allow({ summary: '确定绿色通道事项责任人', roles: OVERSEERS, scope: 'court' })
  @Returns(greenChannelAnswer)
  async name(
    @Param('item', { schema: greenItemName }) item: string,
    @Body({ schema: nameGreenPerson }) { subject }: z.output<typeof nameGreenPerson>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<z.input<typeof greenChannelAnswer>> {
    const court = principal.court!;
    if (!itemsOfChannel().some((one) => one.item === item))
      throw notFound('GREEN_CHANNEL.UNKNOWN_ITEM', '绿色通道没有该事项', 'The green channel has no such matter');
    const naming = { court, item, subject };
    await keepGreenPerson(tx, naming, at);
    await this.recorder.record(
      tx,
      { caseId: `desk/${court}`, at, by: principal.subject },
      {
        audit: { action: 'green-channel.person-named', facts: naming },
        facts: [publishFact(greenPersonNamed, naming)],
      },
    );
    return namedFor(tx.manager, court);
  }
}

/** The matters stand in the national rules, and no court's pack has others so far. */
const itemsOfChannel = () => packOf('national').greenChannel?.items ?? [];

async function namedFor(manager: EntityManager, court: string): Promise<z.input<typeof greenChannelAnswer>> {
  const persons = new Map((await manager.findBy(GreenPerson, { court })).map((one) => [one.item, one]));
  return {
    court,
    items: itemsOfChannel().map(({ item, name, kinds }) => ({
      item,
      name,
      kinds: [...kinds],
      subject: persons.get(item)?.subject ?? null,
      since: persons.get(item)?.since ?? null,
    })),
  };
}
