import { AGENCY_CONTRACT, propertyRequest, type PropertyReply, type PropertyRequest } from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';
import { type JWK } from 'jose';
import { type Answer } from '../agencies/agency.js';
import { agencyKey } from '../agencies/chance.js';
import { signature, trusted } from '../agencies/signing.js';
import { Altered, Reused, Unknown, type Keepers } from './keepers.js';

/** 网络执行查控系统: the one body behind which all simulated keepers stand. */
export const PROPERTY_NETWORK = 'property-network';

/** With which it signs: of its seed, so that a killed process has it again. */
export const networkKey = (seed: number) => agencyKey(seed, PROPERTY_NETWORK);

type Asked = PropertyRequest['request'];

/** The keepers as the court meets them: by the published contract, signed, and nothing else. It has no clock: what it says is dated by the instant with which it is asked. */
export class PropertyNetwork {
  private readonly secret: JWK;

  constructor(
    private readonly keepers: Keepers,
    seed: number,
    /** The public keys of the court. */
    private readonly courtKeys: () => Promise<readonly JWK[]>,
    /** Called where something is to be remembered. */
    private readonly kept: () => void,
  ) {
    this.secret = networkKey(seed).secret;
  }

  /** `PUT /property-requests/:id`. */
  async put(bytes: Uint8Array, detached: string | undefined, id: string, at: CourtInstant): Promise<Answer> {
    if (detached === undefined || !(await trusted(bytes, detached, await this.courtKeys())))
      return this.problem(401, '没有签名或者签名不符');
    const read = propertyRequest.safeParse(parsed(bytes));
    if (!read.success || read.data.requestId !== id || read.data.agencyId !== PROPERTY_NETWORK)
      return this.problem(422, '报文不符合接口规定');
    try {
      this.take(id, read.data.request);
    } catch (fault) {
      if (fault instanceof Altered) return this.problem(422, '文书内容与摘要不符');
      if (fault instanceof Reused) return this.problem(409, '同一编号已用于其他内容');
      if (fault instanceof Unknown) return this.problem(422, '没有单位保管该财产');
      throw fault;
    }
    this.kept();
    return this.say(id, read.data.request.kind, at);
  }

  /** `GET /property-requests/:id`. */
  async reply(id: string, at: CourtInstant): Promise<Answer> {
    const kind = this.keepers.kindOf(id);
    return kind === undefined ? this.problem(404, '没有这一请求') : this.say(id, kind, at);
  }

  private take(id: string, asked: Asked): void {
    if (asked.kind === 'QUERY') this.keepers.ask(id, asked.query);
    else if (asked.kind === 'SEARCH') this.keepers.look(id, asked.search);
    else this.keepers.order(id, asked.order);
  }

  private say(requestId: string, kind: Asked['kind'], at: CourtInstant): Promise<Answer> {
    const said: PropertyReply = {
      contract: AGENCY_CONTRACT,
      agencyId: PROPERTY_NETWORK,
      requestId,
      at,
      reply: this.said(requestId, kind, at),
    };
    return this.answer(200, said);
  }

  private said(id: string, kind: Asked['kind'], at: CourtInstant): PropertyReply['reply'] {
    if (kind === 'QUERY') {
      const { queryId: _, ...answer } = this.keepers.answer(id, at);
      return { kind, answer };
    }
    if (kind === 'SEARCH') {
      const { searchId: _, ...result } = this.keepers.looked(id, at);
      return { kind, result };
    }
    const { orderId: _, ...receipt } = this.keepers.receipt(id, at);
    return { kind, receipt };
  }

  private problem(status: number, title: string): Promise<Answer> {
    return this.answer(status, { title });
  }

  private async answer(status: number, said: object): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(said));
    return { status, body, signature: await signature(body, this.secret) };
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
