import { STAGES } from '@hejie/settlement';
import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, i } from './samples.js';
import { caseId, instant, text } from './shapes.js';

/**
 * The case is in another stage now: told by the service whose act brought it there, once a step. Whoever shows stages
 * listens to all of them and goes by the number of the step, which each fact of a step bears.
 */
const stage = z.strictObject({ caseId, stage: z.enum(STAGES), awaiting: text(200, 0), at: instant });
const summary = { zh: '案件进入新阶段', en: 'The case entered a stage' };

export const intakeStageEntered = defineFact(
  { context: 'intake', aggregate: 'case' },
  'stage-entered',
  summary,
  stage,
  { caseId: CASE, stage: 'SELECTION', awaiting: '和解员的选定与接受', at: i('2026-05-09T10:00:00+08:00') },
);
export const mediationStageEntered = defineFact(
  { context: 'mediation', aggregate: 'negotiation' },
  'stage-entered',
  summary,
  stage,
  { caseId: CASE, stage: 'NEGOTIATION', awaiting: '和解协议草案', at: i('2026-05-11T10:00:00+08:00') },
);
export const performanceStageEntered = defineFact(
  { context: 'performance', aggregate: 'settlement' },
  'stage-entered',
  summary,
  stage,
  { caseId: CASE, stage: 'PERFORMANCE', awaiting: '按期履行', at: i('2026-06-01T16:00:00+08:00') },
);

export const stageFacts = [intakeStageEntered, mediationStageEntered, performanceStageEntered] as const;
