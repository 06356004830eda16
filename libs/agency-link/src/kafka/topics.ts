import { ensureTopicAccess, type KafkaSettings } from '@hejie/messaging';

/** The court writes, the agency reads. */
export const outTopic = (agencyId: string): string => `agency.${agencyId}.out.v1`;
/** The agency writes, the court reads. */
export const inTopic = (agencyId: string): string => `agency.${agencyId}.in.v1`;
/** Groups in which the agency may read. */
export const groupPrefix = (agencyId: string): string => `agency.${agencyId}.`;

export interface AgencyTopics {
  readonly agencyId: string;
  /** As whom the agency comes to the broker: `User:<name>`. */
  readonly principal: string;
  /** As whom the court does, where it has no right to everything. */
  readonly courtPrincipal?: string;
  readonly retentionDays: number;
}

/** The two topics of an agency and its rights: to read what goes out to it, to write what it says, and nothing else. */
export async function ensureAgencyTopics(kafka: KafkaSettings, topics: AgencyTopics): Promise<void> {
  const { agencyId, principal, courtPrincipal, retentionDays } = topics;
  const court = courtPrincipal === undefined ? [] : [courtPrincipal];
  await ensureTopicAccess(kafka, [
    {
      topic: outTopic(agencyId),
      retentionDays,
      readers: [{ principal, groupPrefix: groupPrefix(agencyId) }],
      writers: court,
    },
    {
      topic: inTopic(agencyId),
      retentionDays,
      readers: court.map((name) => ({ principal: name, groupPrefix: courtGroup(agencyId) })),
      writers: [principal],
    },
  ]);
}

/** The group in which the court reads. */
export const courtGroup = (agencyId: string): string => `court-agency-exchange.${agencyId}`;
