import { ACCOUNT_KINDS, ASSET_CLASSES } from '@hejie/law';
import { z } from 'zod';
import { caseNumber, date, formed, identifier, instant, name, share, text, yuan } from '../facts/shapes.js';

/**
 * What a court and those who keep property say to each other (网络执行查控): a query and its answer, an order and its receipt. Both
 * are put once under an id of the court's, and asked for until they are answered; put again they are the same, with other content they
 * are refused. Personal data travels here and nowhere else.
 */

const assetClass = z.enum(ASSET_CLASSES);

/** 网络查询规定7: of the person whom it concerns, and of nobody else. */
const subject = z.strictObject({ kind: z.enum(['PERSON', 'UNIT']), name: name(120), idNumber: text(40) });

/** PUT /property-queries/:queryId: what does this person own, class by class? */
export const propertyQuery = z.strictObject({
  /** Under which the court asks: 执, 执恢 or 执保 (PRE-CTRL). */
  caseNumber,
  askedAt: instant,
  subject,
  classes: z.array(assetClass).min(1),
});
export type PropertyQuery = z.output<typeof propertyQuery>;

/** A piece of property as its keeper answers. Amounts in yuan. */
export const foundProperty = z.strictObject({
  class: assetClass,
  /** The keeper's own name of it, under which it is ordered upon. */
  reference: identifier,
  keeper: name(120),
  /** Of an account, of what kind its bank keeps it (账户性质): some the law protects (PROC-11). */
  accountKind: z.enum(ACCOUNT_KINDS).optional(),
  /** In words, as a ruling names it: the account's last digits, the address, the plate. */
  description: text(500),
  value: yuan,
  /** The owner's share, a decimal from 0 to 1. */
  share,
  /** What goes before on the whole of it: mortgages and the like. */
  charges: yuan,
  /** Controls of other courts that stand before a new one. */
  priorControls: z.number().int().nonnegative(),
  /** By data of which day; absent: of the day of the answer of its class. With it a finding stands before its class is answered to the end. */
  asOf: date.optional(),
});
export type FoundProperty = z.output<typeof foundProperty>;

/** GET /property-queries/:queryId?at=: the answer as far as it has come by that instant. */
export const propertyAnswer = z.strictObject({
  queryId: identifier,
  state: z.enum(['PENDING', 'ANSWERED']),
  /** Class by class, when it was answered, by data of which day, and what the answer does not reach. */
  classes: z.array(
    z.strictObject({ class: assetClass, answeredAt: instant, asOf: date, limits: text(500).nullable() }),
  ),
  found: z.array(foundProperty),
  /** Questions that stay unanswered, and why. */
  unanswered: z.array(z.strictObject({ class: assetClass, reason: text(500) })),
});
export type PropertyAnswer = z.output<typeof propertyAnswer>;

/** PUT /searches/:searchId: where is this person, or a vehicle that a keeper has named (查找下落、查找车辆)? */
export const searchRequest = z.strictObject({
  /** 执 or 执恢. */
  caseNumber,
  askedAt: instant,
  /** Who is looked for, or whose vehicle it is. */
  subject,
  /** Of a vehicle: its registrar's name of it. */
  vehicle: identifier.optional(),
});
export type SearchRequest = z.output<typeof searchRequest>;

/** GET /searches/:searchId?at=: what came of looking, by that instant. */
export const searchResult = z.strictObject({
  searchId: identifier,
  state: z.enum(['PENDING', 'FOUND', 'NOT_FOUND']),
  receivedAt: instant.optional(),
  by: name(120).optional(),
  /** When it was there. */
  asOf: instant.optional(),
  /** Where, in words. */
  place: text(500).optional(),
});
export type SearchResult = z.output<typeof searchResult>;

/** So many characters of base64 a document may have: two of them fit into a message beside what it says. */
export const PAPER_LIMIT = 400_000;
const paper = z.strictObject({
  /** 文书编号. */
  number: text(80),
  /** Of the document's bytes: `sha256:` and 64 hexadecimal digits. */
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** The document itself (网络查询规定3, 4), in base64: the bytes of which `hash` is. */
  content: formed(
    /^[A-Za-z0-9+/]+={0,2}$/,
    { zh: '文书内容应为 base64 编码', en: 'The content of a document is in base64' },
    z.string().max(PAPER_LIMIT),
  ).optional(),
  mediaType: z.literal('application/pdf').optional(),
});
export type Paper = z.output<typeof paper>;

/** 承办人: whom the keeper asks about the order. */
const officer = z.strictObject({ name: name(60), telephone: text(30) });

/** PUT /control-orders/:orderId: control, renew or release what the keeper has named. */
export const controlOrder = z.strictObject({
  caseNumber,
  orderedAt: instant,
  action: z.enum(['CONTROL', 'RENEW', 'RELEASE']),
  reference: identifier,
  /** Whose property it is. */
  subject: subject.optional(),
  officer: officer.optional(),
  /** The most that is to be controlled, in yuan; absent: the whole of it. */
  cap: yuan.optional(),
  /** First and last day; absent on a release. */
  from: date.optional(),
  to: date.optional(),
  ruling: paper,
  /** 协助执行通知书. */
  notice: paper,
});
export type ControlOrder = z.output<typeof controlOrder>;

/** GET /control-orders/:orderId?at=: the receipt (回执), once there is one. */
export const controlReceipt = z.strictObject({
  orderId: identifier,
  /** QUEUED: another court's control stands before it (轮候). */
  state: z.enum(['PENDING', 'DONE', 'QUEUED', 'REFUSED']),
  receivedAt: instant.optional(),
  by: name(120).optional(),
  /** What is under control by it, and what exceeds the cap. */
  amount: yuan.optional(),
  /** Its place: 1 has effect. */
  rank: z.number().int().positive().optional(),
  /** From which day it has effect. */
  effectiveOn: date.optional(),
  /** To which day it has effect on the keeper's books; absent: to the last day of the order. */
  lastDay: date.optional(),
  reason: text(500).optional(),
});
export type ControlReceipt = z.output<typeof controlReceipt>;
