import { AGENCY_PATH, COURT_TIME_HEADER, SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import { AGENCY_EFFECTS } from '@hejie/settlement';
import { AGENCY_SHAPES, agencyTitle, type AgencyShape } from './agency-schemas.js';

/** The schema file of a shape, seen from the document beside it. */
const file = (name: AgencyShape): string => `./${agencyTitle(name).split('/')[1]}.schema.json`;
const ref = (name: AgencyShape): object => ({ $ref: file(name) });
const json = (name: AgencyShape): object => ({ 'application/json': { schema: ref(name) } });
const signature = { $ref: '#/components/headers/signature' };
const signatureOfRequest = { $ref: '#/components/parameters/signature' };
const courtTime = { $ref: '#/components/parameters/courtTime' };
const problem = { $ref: '#/components/responses/problem' };

const answer = (name: AgencyShape, description: string = AGENCY_SHAPES[name].zh): object => ({
  description,
  headers: { [SIGNATURE_HEADER]: signature },
  content: json(name),
});
const body = (name: AgencyShape): object => ({ required: true, content: json(name) });
const pathParameter = (name: string, pattern: string): object => ({
  ...{ name, in: 'path', required: true },
  schema: { type: 'string', pattern },
});
const refusedWithReceipt = answer('receipt', '不予办理：签名后的回执，state 为 REJECTED');
const deliveryId = pathParameter('deliveryId', '^D[0-9a-f]{32}$');

const COMPONENTS = {
  headers: {
    signature: {
      description: '对正文原始字节的分离式 JWS（RFC 7797，b64: false），EdDSA 或者 ES256，kid 在签名头中',
      required: true,
      schema: { type: 'string' },
    },
  },
  parameters: {
    signature: {
      ...{ name: SIGNATURE_HEADER, in: 'header', required: true },
      description: '对正文原始字节的分离式 JWS（RFC 7797，b64: false），EdDSA 或者 ES256，kid 在签名头中',
      schema: { type: 'string' },
    },
    courtTime: {
      ...{ name: COURT_TIME_HEADER, in: 'header', required: false },
      description: '仅在压缩时钟的演练中：法院的时刻',
      schema: { type: 'string' },
    },
  },
  responses: {
    problem: {
      description: '不予受理',
      headers: { [SIGNATURE_HEADER]: signature },
      content: {
        'application/problem+json': { schema: { type: 'object', properties: { title: { type: 'string' } } } },
      },
    },
  },
  securitySchemes: { mutualTls: { type: 'mutualTLS', description: '双向 TLS' } },
};

const ABOUT = {
  openapi: '3.1.0',
  security: [{ mutualTls: [] }],
  components: COMPONENTS,
};
const license = { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' };

/** What an agency offers to the court. */
export const agencyOpenApi = (): object => ({
  ...ABOUT,
  info: { title: '推送接口：单位一侧 / Agency exchange: the door of an agency', version: '1.0.0', license },
  servers: [{ url: AGENCY_PATH }],
  paths: {
    '/contract': { get: { operationId: 'contract', summary: '能力说明', responses: { 200: answer('capabilities') } } },
    '/deliveries/{deliveryId}': {
      parameters: [deliveryId, courtTime],
      put: {
        operationId: 'deliver',
        summary: '推送；同一编号重复到达，答复相同',
        parameters: [signatureOfRequest],
        requestBody: body('delivery'),
        responses: { 200: answer('receipt'), '4XX': refusedWithReceipt },
      },
      get: { operationId: 'receipt', summary: '查询回执', responses: { 200: answer('receipt'), 404: problem } },
    },
    '/entries/{entryId}/{effect}': {
      parameters: [
        pathParameter('entryId', '^E[0-9a-f]{32}$'),
        { name: 'effect', in: 'path', required: true, schema: { enum: [...AGENCY_EFFECTS] } },
        courtTime,
      ],
      get: { operationId: 'readBack', summary: '回读：按公众所见', responses: { 200: answer('shown') } },
    },
    '/snapshot': {
      parameters: [courtTime],
      get: {
        operationId: 'snapshot',
        summary: '快照：每行一项，末行为 count、digest 和签名',
        responses: {
          200: {
            description: '快照',
            content: { 'application/x-ndjson': { schema: { oneOf: [ref('snapshot-line'), ref('snapshot-end')] } } },
          },
        },
      },
    },
    '/staff-questions/{questionId}': {
      parameters: [pathParameter('questionId', '^Q[0-9a-f]{32}$'), courtTime],
      put: {
        operationId: 'askStaff',
        summary: '公职身份比对；答复以通报送到法院',
        parameters: [signatureOfRequest],
        requestBody: body('staff-question'),
        responses: { 202: { description: '已收到' }, '4XX': problem },
      },
    },
    '/property-requests/{requestId}': {
      parameters: [pathParameter('requestId', '^P[0-9a-f]{32}$'), courtTime],
      put: {
        operationId: 'askProperty',
        summary: '财产查询、查找和控制；同一编号重复到达，答复相同；可以先收下，以后答复',
        parameters: [signatureOfRequest],
        requestBody: body('property-request'),
        responses: { 200: answer('property-reply'), 202: { description: '已收到' }, '4XX': problem },
      },
      get: {
        operationId: 'propertyReply',
        summary: '查询截至此时的答复',
        responses: { 200: answer('property-reply'), 404: problem },
      },
    },
  },
});

/** What the court offers to agencies. */
export const courtOpenApi = (): object => ({
  ...ABOUT,
  info: { title: '推送接口：法院一侧 / Agency exchange: the door of the court', version: '1.0.0', license },
  servers: [{ url: AGENCY_PATH }],
  paths: {
    '/receipts': brought('bringReceipt', '送回执', 'receipt'),
    '/shown': brought('bringShown', '送回读', 'shown'),
    '/notices': brought('bringNotice', '送通报', 'notice'),
    '/property-replies': brought('bringPropertyReply', '送财产协助答复', 'property-reply'),
    '/snapshots': {
      put: {
        operationId: 'bringSnapshot',
        summary: '送快照',
        requestBody: {
          required: true,
          content: { 'application/x-ndjson': { schema: { oneOf: [ref('snapshot-line'), ref('snapshot-end')] } } },
        },
        responses: { '2XX': { description: '已收到' }, '4XX': problem },
      },
    },
    '/feed': {
      get: {
        operationId: 'feed',
        summary: '自行取件：这一位置之后的推送',
        parameters: ['after', 'limit'].map((name) => ({
          ...{ name, in: 'query', required: false },
          schema: { type: 'integer', minimum: 0 },
        })),
        responses: { 200: { description: '推送，各有签名' } },
      },
    },
    '/keys': { get: { operationId: 'keys', summary: '法院公钥（JWKS）', responses: { 200: { description: 'JWKS' } } } },
  },
});

function brought(operationId: string, summary: string, name: AgencyShape): object {
  const responses = { '2XX': { description: '已收到' }, '4XX': problem };
  return { post: { operationId, summary, parameters: [signatureOfRequest], requestBody: body(name), responses } };
}

const MESSAGES = {
  out: {
    DELIVERY: 'delivery',
    QUESTION: 'question',
    STAFF_QUESTION: 'staff-question',
    PROPERTY_REQUEST: 'property-request',
  },
  in: { RECEIPT: 'receipt', SHOWN: 'shown', NOTICE: 'notice', PROPERTY_REPLY: 'property-reply' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, AgencyShape>>>>;

/** The topics of an agency on Kafka. */
export const agencyAsyncApi = (): object => ({
  asyncapi: '3.0.0',
  info: { title: '推送接口：Kafka / Agency exchange on Kafka', version: '1.0.0', license },
  defaultContentType: 'application/json',
  channels: {
    out: channel('agency.{agencyId}.out.v1', MESSAGES.out),
    in: channel('agency.{agencyId}.in.v1', MESSAGES.in),
  },
  operations: {
    hear: operation('receive', 'out', '单位从法院读取'),
    answer: operation('send', 'in', '单位向法院写入'),
  },
  components: {
    messages: Object.fromEntries(
      Object.entries({ ...MESSAGES.out, ...MESSAGES.in }).map(([kind, name]) => [kind, messageOf(kind, name)]),
    ),
  },
});

const channel = (address: string, kinds: Readonly<Record<string, AgencyShape>>): object => ({
  address,
  parameters: { agencyId: { description: '单位代号' } },
  messages: Object.fromEntries(Object.keys(kinds).map((kind) => [kind, { $ref: `#/components/messages/${kind}` }])),
});

const operation = (action: string, name: string, summary: string): object => ({
  action,
  summary,
  channel: { $ref: `#/channels/${name}` },
});

const messageOf = (kind: string, name: AgencyShape): object => ({
  name: kind,
  title: AGENCY_SHAPES[name].zh,
  summary: AGENCY_SHAPES[name].en,
  contentType: 'application/json',
  headers: {
    type: 'object',
    required: ['hejie-kind', SIGNATURE_HEADER],
    properties: { 'hejie-kind': { type: 'string', const: kind }, [SIGNATURE_HEADER]: { type: 'string' } },
  },
  payload: ref(name),
});
