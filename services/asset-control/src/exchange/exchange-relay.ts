import { AskedTimes, pdfOfDocument } from '@hejie/casework';
import {
  PAPER_LIMIT,
  type ControlOrder,
  type Paper,
  type PropertyQuery,
  type SearchRequest,
} from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';
import { BackgroundLoop, backOff, errorName } from '@hejie/persistence';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { answeredIn, type Answer } from './exchange-answers.js';
import { ExchangeRecorder } from './exchange-recorder.js';
import { ExchangeRequest, type ExchangeContent } from './exchange-request.js';
import { ExchangeAway, ExchangeRefusal, PROPERTY_EXCHANGE, type PropertyExchange } from './property-exchange.js';

/** How often the relay looks for what is to be put or asked for, in milliseconds. */
export const EXCHANGE_PACE = Symbol('EXCHANGE_PACE');

/** How many are taken at once, and for how long they are this relay's: longer than a keeper may take, and no longer, for so long they wait where it dies. */
const BATCH = 20;
const LEASE_SECONDS = 15;
/** After how long what failed is tried again, and what is not answered yet asked for: doubling. */
const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;
/** After how long what could not be put or asked for is tried again where nobody was reached. It does not double: for what waits nothing is over but their absence. */
const AWAY_MS = 5_000;
/** So often what nobody waits for any more is asked for: about a day. */
const ASKED_IN_VAIN = 300;
const UNANSWERED = 'EXCHANGE.UNANSWERED';
const AWAY = 'EXCHANGE.AWAY';

/**
 * Puts what stands in `exchange_request` to those who keep property, and asks for it until it is answered. What is put twice is the same there,
 * so that a relay that dies changes nothing; several relays share the work, for each takes its requests for a time. A keeper who is slow
 * is asked again, later and later; one who is away is tried every few seconds, by no more than a batch a look; what he refuses is parked, and a
 * person sees to it.
 */
@Injectable()
export class ExchangeRelay extends BackgroundLoop {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PROPERTY_EXCHANGE) private readonly exchange: PropertyExchange,
    @Inject(ExchangeRecorder) private readonly recorder: ExchangeRecorder,
    @Inject(AskedTimes) private readonly times: AskedTimes,
    @Inject(EXCHANGE_PACE) pace: number,
  ) {
    super(pace);
  }

  protected async turn(): Promise<void> {
    while (!this.stopped.aborted && (await this.batch()));
  }

  /** Sees to what is due, side by side. @returns whether to look at once for more: there may be, and somebody was reached. */
  private async batch(): Promise<boolean> {
    const due = await this.take();
    let reached = false;
    for (const seen of await Promise.allSettled(due.map((request) => this.see(request))))
      if (seen.status === 'fulfilled') reached ||= seen.value;
      // Its time is up some day, and it is taken again; the others go on.
      else this.logger.warn(`What became of a request could not be written down (${errorName(seen.reason)})`);
    return reached && due.length === BATCH;
  }

  /** Takes what is due for a time: nobody else sees to it meanwhile, and if this relay dies, somebody does afterwards. */
  private async take(): Promise<ExchangeRequest[]> {
    const ids: { id: string }[] = (
      await this.dataSource.query(
        `update exchange_request set next_at = now() + make_interval(secs => $2), attempts = attempts + 1
          where id in (select id from exchange_request where state in ('WAITING', 'PUT') and next_at <= now()
            order by next_at limit $1 for update skip locked)
          returning id`,
        [BATCH, LEASE_SECONDS],
      )
    )[0];
    return this.dataSource.manager.findBy(ExchangeRequest, { id: In(ids.map(({ id }) => id)) });
  }

  /** @returns whether it was not for want of anybody there, if nothing came of it. */
  private async see(request: ExchangeRequest): Promise<boolean> {
    const { id, kind, attempts } = request;
    try {
      await (request.state === 'WAITING' ? this.put(request) : this.ask(request));
      return true;
    } catch (error) {
      if (error instanceof ExchangeRefusal) {
        await this.park(request, error.message);
        return true;
      }
      this.logger.warn(`${kind} ${id} could not be put or asked for; it is tried again (${errorName(error)})`);
      const away = error instanceof ExchangeAway;
      if (away) await this.untried(request);
      else await this.again(request, backOff(attempts - 1, FIRST_MS, LONGEST_MS), errorName(error));
      return !away;
    }
  }

  private async park(request: ExchangeRequest, fault: string): Promise<void> {
    const { at, clock } = await this.times.ofWhoIsWaitedFor(request);
    await withCourtClock(clock, () => this.recorder.park(request, fault, at));
  }

  private async put(request: ExchangeRequest): Promise<void> {
    const { id, kind } = request;
    const content = JSON.parse(request.content) as ExchangeContent;
    if (kind === 'QUERY') await this.exchange.putQuery(id, content as PropertyQuery);
    else if (kind === 'SEARCH') await this.exchange.putSearch(id, content as SearchRequest);
    else await this.exchange.putOrder(id, await this.withPapers(request, content));
    await this.dataSource.query(
      `update exchange_request set state = 'PUT', attempts = 0, fault = null, next_at = now() where id = $1 and state = 'WAITING'`,
      [id],
    );
  }

  /** 网络查询规定3, 4: an order with its papers themselves, which were made in the transaction that decided it. */
  private async withPapers({ caseId, papers }: ExchangeRequest, content: ExchangeContent): Promise<ControlOrder> {
    const { ruling, notice } = papers!;
    const { action } = content as ControlOrder;
    return {
      ...(content as Omit<ControlOrder, 'ruling' | 'notice'>),
      ruling: await this.paper(caseId, RULINGS[action], ruling),
      notice: await this.paper(caseId, ['ASSISTANCE_NOTICE'], notice),
    };
  }

  /** The document as it is kept, byte for byte. @throws ExchangeRefusal where there is none, or it is larger than a message takes: then it goes on paper. */
  private async paper(caseId: string, kinds: Parameters<typeof pdfOfDocument>[2], number: string): Promise<Paper> {
    const pdf = await pdfOfDocument(this.dataSource.manager, caseId, kinds, number);
    if (!pdf) throw new ExchangeRefusal(`no ruling or notice ${number} was made`);
    const content = pdf.bytes.toString('base64');
    if (content.length > PAPER_LIMIT) throw new ExchangeRefusal(`the document ${number} is too large for a message`);
    return { number, hash: `sha256:${pdf.sha256}`, mediaType: 'application/pdf', content };
  }

  private async ask(request: ExchangeRequest): Promise<void> {
    const { attempts } = request;
    if (await this.heard(request)) return;
    // Nobody waits for it any more: a person looks once, and it is not asked for without end.
    if (attempts >= ASKED_IN_VAIN && !(await this.recorder.awaited(request))) return this.park(request, UNANSWERED);
    await this.again(request, backOff(attempts - 1, FIRST_MS, LONGEST_MS), null);
  }

  /** @returns whether it is answered, so that it is asked for no more. */
  private async heard(request: ExchangeRequest): Promise<boolean> {
    const { id, kind } = request;
    const { asked } = await this.times.ofWhoIsWaitedFor(request);
    if (kind === 'QUERY') {
      const answer = await this.exchange.answer(id, asked);
      return this.recorded(request, answer, (at) => this.recorder.answered(request, answer, at));
    }
    if (kind === 'SEARCH') {
      const result = await this.exchange.searched(id, asked);
      return this.recorded(request, result, (at) => this.recorder.searched(request, result, at));
    }
    const receipt = await this.exchange.receipt(id, asked);
    return this.recorded(request, receipt, (at) => this.recorder.receipted(request, receipt, at));
  }

  /** An answer takes its time: it is recorded by the clock as it is then. */
  private async recorded(
    request: ExchangeRequest,
    answer: Answer,
    record: (at: CourtInstant) => Promise<boolean>,
  ): Promise<boolean> {
    const { at, clock } = await this.times.ofWhoIsWaitedFor(request, answeredIn(answer));
    return withCourtClock(clock, () => record(at));
  }

  /** Nobody was reached: of what he was to be asked for that is no answer, and does not count as one. What was to be put may have come all the same. */
  private async untried(request: ExchangeRequest): Promise<void> {
    await this.again(request, AWAY_MS, AWAY, request.state === 'PUT' ? 1 : 0);
  }

  private async again({ id }: ExchangeRequest, inMs: number, fault: string | null, uncounted = 0): Promise<void> {
    await this.dataSource.query(
      `update exchange_request set next_at = now() + make_interval(secs => $2), fault = $3, attempts = greatest(attempts - $4, 0)
        where id = $1 and state in ('WAITING', 'PUT')`,
      [id, inMs / 1000, fault, uncounted],
    );
  }
}

/** By which kinds of ruling each is ordered; one title counts their numbers. */
const RULINGS = {
  CONTROL: ['CONTROL_RULING', 'RECONTROL_RULING'],
  RENEW: ['RENEWAL_RULING'],
  RELEASE: ['RELEASE_RULING'],
} as const;
