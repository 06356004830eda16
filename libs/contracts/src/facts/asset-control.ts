import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, NUMBER, y } from './samples.js';
import { caseId, caseNumber, courtCode, date, identifier, instant, partyId, text, yuan } from './shapes.js';

const property = { context: 'asset-control', aggregate: 'property' } as const;
const rule = text(40, 0);

/** Opens the case of the file: the bridge starts `asset-control/<caseId>` with it. `authority`: the number under which property is controlled. */
export const propertyOpened = defineFact(
  property,
  'property-opened',
  { zh: '财产查控已开始', en: 'The property file of a case was opened' },
  z.strictObject({ caseId, court: courtCode, caseNumber, authority: caseNumber, at: instant }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: NUMBER,
    authority: '（2026）鲁0502执保12号',
    at: i('2026-06-02T09:00:00+08:00'),
  },
);

/** Opens the case of the file again after its end. `reopenings`: how often that has been so, with this time. `authority`: the last number. */
export const propertyReopened = defineFact(
  property,
  'property-reopened',
  { zh: '财产查控已重新开始', en: 'The property file of a case was opened again' },
  z.strictObject({
    caseId,
    court: courtCode,
    caseNumber,
    authority: caseNumber,
    reopenings: z.number().int().positive(),
    at: instant,
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: NUMBER,
    authority: '（2027）鲁0502执恢3号',
    reopenings: 1,
    at: i('2027-01-11T09:00:00+08:00'),
  },
);

/** Wakes the case of the file: it stands otherwise than its case was told. */
export const propertyChanged = defineFact(
  property,
  'property-changed',
  { zh: '财产查控情况有变动', en: 'The property file of a case stands otherwise' },
  z.strictObject({ caseId, at: instant }),
  { caseId: CASE, at: i('2026-06-30T14:00:00+08:00') },
);

/** PROC-21: enforcement was not sought in time, so what was preserved is to be released. */
export const preservationLapsed = defineFact(
  property,
  'preservation-lapsed',
  { zh: '未在法定期间内申请执行，保全应当解除', en: 'Enforcement was not sought in time: the preservation is lifted' },
  z.strictObject({ caseId, authority: caseNumber, at: instant, latenessSeconds: z.number().nonnegative() }),
  {
    caseId: CASE,
    authority: '（2026）鲁0502执保12号',
    at: i('2026-07-07T00:00:00+08:00'),
    latenessSeconds: 0,
  },
);

/** A control of property, by the ids that the file has: what is controlled is told nowhere. */
const control = { caseId, controlId: identifier, assetId: text(120), at: instant };
const controlSample = {
  caseId: CASE,
  controlId: 'c-1',
  assetId: 'q-1.1',
  at: i('2026-06-03T10:00:00+08:00'),
};

/** PRE-CTRL: `receiptBy`: last day for the receipt of whoever carries it out. */
export const controlOrdered = defineFact(
  property,
  'control-ordered',
  { zh: '已裁定查封、扣押、冻结', en: 'A control of property was ordered' },
  z.strictObject({ ...control, receiptBy: date }),
  { ...controlSample, receiptBy: d('2026-06-08') },
);

/** PROC-9: carried out, or renewed: it has effect to its last day. */
export const controlInEffect = defineFact(
  property,
  'control-in-effect',
  { zh: '控制措施已生效', en: 'A control of property has effect' },
  z.strictObject({ ...control, from: date, lastDay: date }),
  { ...controlSample, from: d('2026-06-03'), lastDay: d('2027-06-02') },
);

/** PROC-9, S18: its last day is over and nobody renewed it: coverage has fallen. */
export const controlLapsed = defineFact(
  property,
  'control-lapsed',
  { zh: '控制措施期满失效', en: 'A control of property has lapsed' },
  z.strictObject({ ...control, lastDay: date, latenessSeconds: z.number().nonnegative() }),
  { ...controlSample, lastDay: d('2027-06-02'), at: i('2027-06-03T00:00:00+08:00'), latenessSeconds: 0 },
);

/** An alarm: somebody has not done in time what the law or the court asks of him. `subject`: of the row in the file. */
export const propertyOverdue = defineFact(
  property,
  'property-overdue',
  { zh: '财产查控事项逾期', en: 'Something in a property file is overdue' },
  z.strictObject({
    caseId,
    what: z.enum(['RECEIPT', 'QUERY', 'SEARCH', 'CLUE', 'OBJECTION', 'LIFT', 'PRESERVATION_BEGIN']),
    subject: text(120),
    at: instant,
    latenessSeconds: z.number().nonnegative(),
  }),
  { caseId: CASE, what: 'RECEIPT', subject: 'c-1', at: i('2026-06-09T00:00:00+08:00'), latenessSeconds: 0 },
);

/**
 * DIS-GRACE-2, DIS-ART-3, LIM-ART-9-1: what property under control covers of the debt for one debtor has changed, and what of it is security; in yuan.
 * What was said of him before holds no longer. `at`: of which instant it speaks.
 */
export const propertyCovered = defineFact(
  property,
  'property-covered',
  { zh: '已控制财产的保障数额有变动', en: 'What property under control covers for a debtor has changed' },
  z.strictObject({ caseId, partyId, controlled: yuan, secured: yuan, at: instant }),
  {
    caseId: CASE,
    partyId: 'p-2',
    controlled: y('1260000.00'),
    secured: y('0.00'),
    at: i('2026-06-03T10:00:00+08:00'),
  },
);

export const propertyEnded = defineFact(
  property,
  'property-ended',
  { zh: '财产查控已结束', en: 'The property file of a case has ended' },
  z.strictObject({ caseId, ending: identifier, rule, at: instant }),
  { caseId: CASE, ending: 'RELEASED', rule: 'SET-ART-8-1', at: i('2026-12-11T17:00:00+08:00') },
);

export const assetControlFacts = [
  propertyOpened,
  propertyReopened,
  propertyChanged,
  preservationLapsed,
  controlOrdered,
  controlInEffect,
  controlLapsed,
  propertyOverdue,
  propertyCovered,
  propertyEnded,
] as const;
