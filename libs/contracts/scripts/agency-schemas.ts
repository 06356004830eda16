import {
  agencyCapabilities,
  agencyDelivery,
  agencyNotice,
  agencyQuestion,
  agencyReceipt,
  agencyShown,
  propertyReply,
  propertyRequest,
  snapshotEnd,
  snapshotLine,
  staffQuestion,
} from '@hejie/contracts/exchange';
import { z } from 'zod';
import { type JsonSchema } from './json-schema.js';

/** Where the documents of the exchange with agencies stand, below those of the facts. */
export const AGENCY_FOLDER = 'agency';
const VERSION = 'v1';

interface Described {
  readonly schema: z.ZodType;
  readonly zh: string;
  readonly en: string;
}

/** What a court and an agency say to each other, by the name of its schema. */
export const AGENCY_SHAPES = {
  delivery: { schema: agencyDelivery, zh: '推送', en: 'Delivery: bring this entry into this state for this effect' },
  receipt: { schema: agencyReceipt, zh: '回执', en: 'Receipt: what became of a delivery' },
  question: { schema: agencyQuestion, zh: '回读询问', en: 'Question: how does this entry stand with you' },
  shown: { schema: agencyShown, zh: '回读', en: 'Read-back: how an entry is shown' },
  'snapshot-line': { schema: snapshotLine, zh: '快照的一行', en: 'Line of a snapshot' },
  'snapshot-end': { schema: snapshotEnd, zh: '快照的末行', en: 'Last line of a snapshot' },
  capabilities: { schema: agencyCapabilities, zh: '能力说明', en: 'What the agency can do' },
  notice: { schema: agencyNotice, zh: '通报', en: 'Notice: what the agency knows and the court does not' },
  'property-request': {
    schema: propertyRequest,
    zh: '财产查询、查找和控制请求',
    en: 'Query, search or order put to a body that keeps property',
  },
  'property-reply': {
    schema: propertyReply,
    zh: '财产协助答复',
    en: 'What a body that keeps property says of a request',
  },
  'staff-question': { schema: staffQuestion, zh: '公职身份比对询问', en: 'Question whether somebody is public staff' },
} as const satisfies Readonly<Record<string, Described>>;
/** One of the names. */
export type AgencyShape = keyof typeof AGENCY_SHAPES;

/** `agency/delivery.v1`: title of a schema, and its file without the ending. */
export const agencyTitle = (name: AgencyShape): string => `${AGENCY_FOLDER}/${name}.${VERSION}`;

/**
 * The schema of a message as its readers may rely on it: as with facts, a reader ignores a field that it does not know. What may leave of a
 * decision is listed field by field, so that a further field is an optional one and nothing else.
 */
export function agencySchema(name: AgencyShape): JsonSchema {
  const { schema, zh, en } = AGENCY_SHAPES[name];
  const { $schema, ...body } = z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      const { propertyNames, additionalProperties } = jsonSchema;
      const names = (propertyNames as { enum?: string[] } | undefined)?.enum;
      if (names !== undefined) {
        jsonSchema.properties = Object.fromEntries(names.map((field) => [field, additionalProperties!]));
        delete jsonSchema.propertyNames;
        delete jsonSchema.additionalProperties;
      }
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return {
    $schema,
    $id: `urn:hejie:agency:${name}:${VERSION}`,
    title: agencyTitle(name),
    description: `${zh} / ${en}`,
    ...body,
  };
}
