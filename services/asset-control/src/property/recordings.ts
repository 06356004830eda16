import {
  auditOfEvent,
  publishFact,
  recordingsOfEvents,
  type FileOccasion,
  type FileTurn,
  type Recording,
} from '@hejie/casework';
import { preservationLapsed, propertyCovered } from '@hejie/contracts/facts';
import { formatYuan, legalDateOf } from '@hejie/law';
import { renewalOf, toldUnder, type PropertyChange, type PropertyEvent, type PropertyFile } from '@hejie/settlement';
import { taskOf } from '../control/control-tasks.js';
import { CONTROL_TOLD } from '../control/control-told.js';
import { controlOf, finished, JUDGE } from '../control/told-parts.js';
import { refrozenBy } from '../release/refrozen.js';
import { RELEASE_TOLD } from '../release/release-told.js';
import * as letters from './letters.js';
import { REDATED_TOLD } from './redated-told.js';
import { type ToldOf } from './told.js';
import { PROPERTY_WORDS } from './words.js';

/** What was done in a property file, as it is recorded: in order. */
export function recordingsOf(
  change: PropertyChange,
  after: PropertyFile,
  occasion: FileOccasion,
  turn: FileTurn,
): Recording[] {
  const recordings = change.happened.flatMap((event) =>
    recordingsOfEvents(
      [event],
      { auditOf: () => auditOf(event, occasion), told: TOLD },
      after,
      { ...occasion, under: toldUnder(after, event) ?? occasion.known.caseNumber },
      turn,
    ),
  );
  return [...recordings, ...refrozenBy(change, after)];
}

/** What of an event is told beside its audit line. What lapses is released as everything else: its task is that of the release. */
const TOLD: ToldOf = {
  PRESERVATION_LAPSED: ({ caseNumber: authority, releaseId }, _, { latenessSeconds = 0 }) => ({
    facts: [publishFact(preservationLapsed, { authority, latenessSeconds })],
    letters: [letters.lapsed(authority, releaseId !== null)],
  }),
  AUTHORITY_WITHDRAWN: ({ caseNumber }, _, { caseId }) => ({
    tasks: { done: finished(caseId, 'WITHDRAWN', ['PRESERVATION_BEGIN_OVERDUE', caseNumber]) },
  }),
  PRESERVATION_FELL_BACK: ({ caseNumber: authority, withdrawn, controlIds, seekBy, at }, file, occasion) => {
    const controls = controlIds.map((id) => controlOf(file, id));
    const { preservation } = file.authorities.find(({ caseNumber }) => caseNumber === authority)!;
    const today = legalDateOf(at);
    return {
      letters: [
        letters.fellBack(
          { authority, withdrawn, at },
          controls.map((control) => ({
            id: control.id,
            rule: renewalOf(file, control)?.notice?.zh ?? null,
            ...(control.renewalAsked && { askedOn: control.renewalAsked.on }),
          })),
          seekBy,
          preservation!.applicantPartyId,
        ),
      ],
      tasks: {
        // Under 执保 the court renews nothing of its own motion.
        done: controls.flatMap(({ id, lastDay }) =>
          lastDay === undefined ? [] : finished(occasion.caseId, 'WITHDRAWN', ['RENEW_CONTROL', `${id}/${lastDay}`]),
        ),
        opened: [
          taskOf(occasion, {
            kind: 'REVIEW_WITHDRAWN_NUMBER',
            row: `${authority}/${withdrawn}/${at}`,
            role: JUDGE,
            rule: 'PROC-21',
            zh: `误登记的执行案号${withdrawn}已经撤回，核查申请保全人是否另有执行申请，有的予以登记`,
            ...(seekBy !== null && { by: seekBy < today ? today : seekBy }),
          }),
        ],
      },
    };
  },
  FILE_REOPENED: ({ at }, _, occasion) => ({
    tasks: {
      opened: [
        taskOf(occasion, {
          kind: 'REVIEW_REOPENED_FILE',
          row: at,
          role: JUDGE,
          rule: 'CLS-4',
          zh: '财产查控重新开始，审查应否控制财产',
        }),
      ],
    },
  }),
  // What credit repair holds against the debt: nobody else is told, for nobody else has anything to do by it.
  DEBTOR_COVERED: ({ partyId, controlled, secured }) => ({
    facts: [
      publishFact(propertyCovered, {
        partyId,
        controlled: formatYuan(controlled),
        secured: formatYuan(secured),
      }),
    ],
  }),
  ...REDATED_TOLD,
  ...CONTROL_TOLD,
  ...RELEASE_TOLD,
};

function auditOf({ kind, at: _, ...said }: PropertyEvent, { latenessSeconds }: FileOccasion): Recording['audit'] {
  return auditOfEvent('property', kind, said, { words: PROPERTY_WORDS, latenessSeconds });
}
