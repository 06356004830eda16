import { createHash, randomBytes } from 'node:crypto';
import {
  AGENCY_CONTRACT,
  propertyReply,
  type ControlOrder,
  type PropertyReply,
  type PropertyRequest,
} from '@hejie/contracts/exchange';
import { type AssetClass } from '@hejie/law';
import { type Check } from '../check.js';
import { type Session } from '../session.js';
import { signedBy } from '../signing.js';
import { type Answered } from '../speaking.js';
import { must } from '../unmet.js';

const SECTION = '15';
const CASE = '（2026）测0000执1号';
const DOCUMENT = Buffer.from('%PDF-1.7\n');
const PAPER = {
  number: `${CASE}之一`,
  hash: `sha256:${createHash('sha256').update(DOCUMENT).digest('hex')}`,
  mediaType: 'application/pdf',
  content: DOCUMENT.toString('base64'),
} as const;
/** No keeper has such property. */
const NOWHERE = 'hejie-conformance-no-such-property';

/** What a body that keeps property in these classes does with what it is asked. Nobody whom it asks about exists, and nothing upon which it orders. */
export const keeping = (classes: readonly AssetClass[]): readonly Check[] => [
  {
    id: 'PROPERTY_ANSWER',
    zh: '答复财产查询，写明编号和本单位代号，只就所问的类别',
    section: SECTION,
    mend: 'PUT 答复200和 PROPERTY_REPLY（尚无结果的，state 为 PENDING），或者202、无正文，以后在 GET 中答复',
    async run(session) {
      const request = query(session, classes);
      const said = await replyTo(session, request);
      must(said.requestId === request.requestId, `编号不符：${said.requestId}`);
      must(said.agencyId === session.target.agencyId, `单位代号不符：${said.agencyId}`);
      must(said.reply.kind === 'QUERY', `对查询应答复 QUERY，实际为 ${said.reply.kind}`);
      const { answer } = said.reply;
      const strange = [...answer.classes, ...answer.unanswered, ...answer.found].find(
        ({ class: one }) => !classes.includes(one),
      );
      must(strange === undefined, `答复了没有问的类别：${strange?.class}`);
      must(answer.found.length === 0, '对不存在的人答复了财产');
    },
  },
  {
    id: 'PROPERTY_ONCE',
    zh: '同一编号重复到达照常答复，内容不同的应当拒绝',
    section: SECTION,
    mend: '记下每一编号的内容：同样内容再次到达，答复截至此时的内容；内容不同的，答复409',
    async run(session) {
      const request = query(session, classes);
      await replyTo(session, request);
      await replyTo(session, request);
      const { requestId } = request;
      const other = await put(session, { ...query(session, classes, '某某（测试二）有限公司'), requestId });
      must(other.status === 409, `内容不同的应答复409，实际为${session.said(other)}`);
    },
  },
  {
    id: 'PROPERTY_SIGNATURE',
    zh: '没有法院签名的财产请求应当拒绝，不办理',
    section: SECTION,
    mend: '先以登记的法院公钥核对 hejie-signature 与收到的原始字节，不符或者没有的，答复401，不办理',
    async run(session) {
      const request = query(session, classes);
      const body = Buffer.from(JSON.stringify(request));
      const foreign = await signedBy(session.target.courtKey, Buffer.from('{}'));
      for (const signature of [undefined, foreign]) {
        const path = `/property-requests/${request.requestId}`;
        const came = await session.ask(`PUT ${path}`, { method: 'PUT', path, body, signature });
        must(came.status >= 400 && came.status < 500, `应以4xx拒绝，实际为${session.said(came)}`);
      }
      const after = await ask(session, request.requestId);
      must(after.status === 404, `没有受理的请求，GET 应答复404，实际为${session.said(after)}`);
    },
  },
  {
    id: 'PROPERTY_UNKNOWN',
    zh: '没有的财产不得办理控制',
    section: SECTION,
    mend: '财产编号不存在的，答复422，或者答复 REFUSED 并写明原因',
    async run(session) {
      const request = order(session);
      const came = await put(session, request);
      if (came.status === 422) return;
      const { reply } = await replyIn(session, request.requestId, came);
      const state = reply.kind === 'ORDER' ? reply.receipt.state : reply.kind;
      must(state === 'REFUSED', `对不存在的财产应答复422或者 REFUSED，实际为 ${state}`);
    },
  },
];

const newId = (): string => `P${randomBytes(16).toString('hex')}`;

const request = (session: Session, of: PropertyRequest['request']): PropertyRequest => ({
  contract: AGENCY_CONTRACT,
  requestId: newId(),
  agencyId: session.target.agencyId,
  purpose: '接口符合性检查',
  legalBasis: '网络查询规定第七条',
  askedAt: session.now(),
  request: of,
});

const subjectNamed = (name: string) => ({ kind: 'UNIT', name, idNumber: '91000000MA0TEST001' }) as const;
const NAME = '某某（测试）有限公司';

function query(session: Session, classes: readonly AssetClass[], name = NAME): PropertyRequest {
  const subject = subjectNamed(name);
  const asked = { caseNumber: CASE, askedAt: session.now(), subject, classes: [...classes] };
  return request(session, { kind: 'QUERY', query: asked });
}

function order(session: Session): PropertyRequest {
  const released: ControlOrder = {
    ...{ caseNumber: CASE, orderedAt: session.now(), action: 'RELEASE' },
    ...{ reference: NOWHERE, subject: subjectNamed(NAME), ruling: PAPER, notice: PAPER },
  };
  return request(session, { kind: 'ORDER', order: released });
}

async function put(session: Session, message: PropertyRequest): Promise<Answered> {
  const path = `/property-requests/${message.requestId}`;
  const body = Buffer.from(JSON.stringify(message));
  const signature = await signedBy(session.target.courtKey, body);
  return session.ask(`PUT ${path}`, { method: 'PUT', path, body, signature });
}

const ask = (session: Session, requestId: string): Promise<Answered> => {
  const path = `/property-requests/${requestId}`;
  return session.ask(`GET ${path}`, { method: 'GET', path });
};

const replyTo = async (session: Session, message: PropertyRequest): Promise<PropertyReply> =>
  replyIn(session, message.requestId, await put(session, message));

/** What an answer says, or, where it says nothing yet, what is said when it is asked after. */
async function replyIn(session: Session, requestId: string, answered: Answered): Promise<PropertyReply> {
  must([200, 202].includes(answered.status), `应答复200或者202，实际为${session.said(answered)}`);
  const told = answered.body.length > 0 ? answered : await ask(session, requestId);
  must(told.status === 200 || told === answered, `GET 应答复200，实际为${session.said(told)}`);
  return session.read('答复', propertyReply, told);
}
