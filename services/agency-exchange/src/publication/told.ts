import { endOfDay, legalDateOf, type LegalDate } from '@hejie/law';
import { publishFact, type FileOccasion, type NewTask, type Recording, type Told, type ToldOf } from '@hejie/casework';
import { agencyLags, convergenceCertified, convergenceWithdrawn } from '@hejie/contracts/facts';
import { certificateDocument, reminderDocument, withdrawalDocument } from './documents.js';
import {
  isSettled,
  decisionInWords,
  type Delivery,
  type PublicationEvent,
  type PublicationFile,
} from '@hejie/settlement';

type Tells = ToldOf<PublicationEvent, [occasion: FileOccasion, after: PublicationFile]>;

/** Kinds of the tasks of people about publications. */
export const MEND_DELIVERY = 'MEND_DELIVERY';
export const CHASE_AGENCY = 'CHASE_AGENCY';
export const AGENCY_SILENT = 'AGENCY_SILENT';
export const LIST_OVERDUE = 'LIST_OVERDUE';
const SERVE_CERTIFICATE = 'SERVE_CERTIFICATE';
export const LIST_NOT_CONNECTED = 'LIST_NOT_CONNECTED';
export const ENTER_IDENTITY = 'ENTER_IDENTITY';
export const identityTask = (caseId: string, publicationId: string): string =>
  `publication/${caseId}/${publicationId}/identity`;

/** DIS-ART-10-1: an entry is deleted, and no subscription reaches the national list: the officer has it taken down there by himself, by the last day of the law. He says so when it is done. */
export const listNotConnected = (
  {
    caseId,
    partyId,
    entryId,
    lastDay,
  }: {
    readonly caseId: string;
    readonly partyId: string;
    readonly entryId: string;
    readonly lastDay: LegalDate | null;
  },
  caseNumber: string,
): Recording => ({
  audit: { action: 'publication.list-not-connected', facts: { partyId, entryId, lastDay } },
  tasks: {
    reopened: [
      {
        id: `publication/${caseId}/list-not-connected/${entryId}`,
        kind: LIST_NOT_CONNECTED,
        role: 'credit-officer',
        ...(lastDay !== null && { dueAt: endOfDay(lastDay) }),
        facts: { partyId, entryId },
        rule: 'DIS-ART-10-1',
        title: `${caseNumber}：名单库未接入，失信信息的删除应当由人员在名单库办理并核实`,
      },
    ],
  },
});

/** DIS-ART-6: nobody has entered who the party is: until then bodies can be told nothing, and nothing is. */
export const identityWanted = (
  {
    caseId,
    publicationId,
    partyId,
  }: { readonly caseId: string; readonly publicationId: string; readonly partyId: string },
  caseNumber: string,
): Recording => ({
  audit: { action: 'publication.waits-for-identity', facts: { publicationId, partyId } },
  tasks: {
    opened: [
      {
        id: identityTask(caseId, publicationId),
        kind: ENTER_IDENTITY,
        role: 'credit-officer',
        facts: { publicationId, partyId },
        rule: 'DIS-ART-6',
        title: `${caseNumber}：当事人身份信息尚未登记，暂不能推送，登记后自动推送`,
      },
    ],
  },
});

const under = ({ caseId, about }: FileOccasion): string => `publication/${caseId}/${about}`;
const mendTask = (occasion: FileOccasion, deliveryId: string): string => `${under(occasion)}/mend/${deliveryId}`;
const chaseTask = (occasion: FileOccasion, agencyId: string, step: 2 | 3): string =>
  `${under(occasion)}/chase-${step}/${agencyId}`;
const listTask = (occasion: FileOccasion): string => `${under(occasion)}/list-overdue`;

const chaseTasks = (occasion: FileOccasion, agencyId: string) =>
  ([2, 3] as const).map((step) => ({ id: chaseTask(occasion, agencyId, step) }));

/** Nothing is awaited of it any more: what lay before people because of it does no longer, and of its body once nothing is awaited there. */
function settledOf(
  { agencyId, deliveryId }: { readonly agencyId: string; readonly deliveryId: string },
  occasion: FileOccasion,
  after: PublicationFile,
): Told {
  const mend = { id: mendTask(occasion, deliveryId) };
  const { nationalList } = deliveryOf(after, deliveryId);
  if (!after.deliveries.filter((one) => one.agencyId === agencyId).every(isSettled))
    return { tasks: { cancelled: [mend] } };
  const chased = chaseTasks(occasion, agencyId);
  return { tasks: { cancelled: [mend, ...chased, ...(nationalList ? [{ id: listTask(occasion) }] : [])] } };
}

/** What is told of each event of a publication beside its line in the audit. */
export const TOLD: Tells = {
  DELIVERY_REJECTED: ({ deliveryId, agencyId, code }, occasion, after) => {
    const { agencyName } = deliveryOf(after, deliveryId);
    // It has answered: it is not late any more, as far as it has nothing else to do.
    const isLate = after.deliveries.some(
      (one) => one.agencyId === agencyId && !isSettled(one) && one.state !== 'REJECTED',
    );
    const chased = isLate ? [] : chaseTasks(occasion, agencyId);
    return {
      tasks: {
        cancelled: chased,
        reopened: [
          {
            id: mendTask(occasion, deliveryId),
            kind: MEND_DELIVERY,
            role: 'credit-officer',
            facts: { publicationId: occasion.about, deliveryId, agencyId, code },
            rule: 'CR-N-5',
            title: `${numberOf(occasion)}：${agencyName}退回推送（${code}），更正后重新推送`,
          },
        ],
      },
    };
  },

  DELIVERY_RESENT: ({ deliveryId, why }, occasion) =>
    why === 'MENDED' ? { tasks: { done: [mended(occasion, deliveryId, why)] } } : {},

  DELIVERY_RECEIVED: ({ deliveryId }, occasion) => ({ tasks: { cancelled: [{ id: mendTask(occasion, deliveryId) }] } }),
  DELIVERY_APPLIED: ({ deliveryId }, occasion) => ({ tasks: { cancelled: [{ id: mendTask(occasion, deliveryId) }] } }),

  DELIVERY_VERIFIED: settledOf,
  DELIVERY_EXPIRED: settledOf,
  DELIVERY_WITHDRAWN: settledOf,

  LADDER_STEP: ({ at, step, agencyId, agencyName, deliveryIds }, occasion, after): Told => {
    const { partyId } = after.matter!.entry;
    const facts = [publishFact(agencyLags, { publicationId: occasion.about, partyId, agencyId, step })];
    // What has never come there is no matter for a letter that says that it was put there: the way to the body is.
    const reached = deliveryIds.filter((id) => deliveryOf(after, id).unreached === undefined);
    if (step === 1 && reached.length === 0) return { facts };
    if (step === 1)
      return {
        facts,
        documents: [
          reminderDocument(occasion, after, { agencyId, agencyName, deliveryIds: reached, on: legalDateOf(at) }),
        ],
      };
    const lateness = reached.length === 0 ? '未能送达' : '未办理';
    const task: NewTask = {
      id: chaseTask(occasion, agencyId, step),
      kind: step === 2 ? CHASE_AGENCY : AGENCY_SILENT,
      role: step === 2 ? 'credit-officer' : 'court-president',
      facts: { publicationId: occasion.about, agencyId, deliveries: deliveryIds.length },
      rule: 'CR-N-5',
      title: `${numberOf(occasion)}：向${agencyName}推送满${step === 2 ? '三' : '五'}个工作日${lateness}“${decisionOf(after)}”，${step === 2 ? '联系督办' : '由院长协调'}`,
    };
    return { facts, tasks: { reopened: [task] } };
  },

  LIST_OVERDUE: (_, occasion, after) => ({
    tasks: {
      reopened: [
        {
          id: listTask(occasion),
          kind: LIST_OVERDUE,
          role: 'court-president',
          facts: { publicationId: occasion.about },
          rule: 'DIS-ART-10-1',
          title: `${numberOf(occasion)}：三个工作日届满，名单库仍未核实“${decisionOf(after)}”`,
        },
      ],
    },
  }),

  CERTIFIED: ({ certificateId, part }, occasion, after) => {
    const { entry, decision } = after.matter!;
    const certificate = after.certificates.find(({ id }) => id === certificateId)!;
    return {
      facts: [
        publishFact(convergenceCertified, {
          publicationId: occasion.about,
          partyId: entry.partyId,
          certificateId,
          part,
          decision,
          deliveries: certificate.lines.length,
        }),
      ],
      documents: [certificateDocument(occasion, after, certificate)],
      tasks: { opened: [toServe(occasion, certificateId, '推送核验证明')] },
    };
  },

  CERTIFICATE_WITHDRAWN: ({ certificateId, why }, occasion, after) => ({
    facts: [
      publishFact(convergenceWithdrawn, {
        publicationId: occasion.about,
        partyId: after.matter!.entry.partyId,
        certificateId,
        why,
      }),
    ],
    documents: [withdrawalDocument(occasion, after, certificateId, why)],
    tasks: { opened: [toServe(occasion, `${certificateId}/withdrawal`, '撤回推送核验证明通知书')] },
  }),

  PUBLICATION_SUPERSEDED: (_, occasion) => ({ tasks: { cancelled: [{ under: `${under(occasion)}/` }] } }),
};

/** The debtor sees a paper once it was served on him: by hand, and whoever has done it says so. What takes the place of a publication changes nothing of its papers. */
const toServe = (occasion: FileOccasion, paper: string, title: string): NewTask => ({
  id: `convergence/${occasion.caseId}/${occasion.about}/${paper}`,
  kind: SERVE_CERTIFICATE,
  role: 'clerk',
  facts: { publicationId: occasion.about },
  rule: 'CR-N-5',
  title: `${numberOf(occasion)}：向当事人送达${title}`,
});

const mended = (occasion: FileOccasion, deliveryId: string, why: string) => ({
  id: mendTask(occasion, deliveryId),
  outcome: { resent: why },
  ifOpen: true as const,
});

const numberOf = ({ known }: FileOccasion): string => known.caseNumber;
const decisionOf = ({ matter }: PublicationFile): string => decisionInWords(matter!);
const deliveryOf = ({ deliveries }: PublicationFile, id: string): Delivery => deliveries.find((one) => one.id === id)!;
