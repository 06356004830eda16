import { ROLES, ROLE_NAMES, type Role } from '@hejie/security';

/** Someone the demonstration can act as. Invented: no real person, court staff or party. */
export interface DemonstrationPerson {
  /** `sub` of their tokens. */
  readonly subject: string;
  /** What the log-in page shows. */
  readonly title: string;
  readonly roles: readonly Role[];
  /** Court code, for staff. */
  readonly court?: string;
  /** The reference under which a case registers a party; `party_ref` of their tokens. */
  readonly partyRef?: string;
}

/** The courts of the demonstration, by code. */
export const DEMONSTRATION_COURTS: Readonly<Record<string, { readonly zh: string; readonly subject: string }>> = {
  鲁0502: { zh: '东营市东营区人民法院', subject: 'dongying' },
  琼02: { zh: '三亚市中级人民法院', subject: 'sanya' },
  浙1122: { zh: '缙云县人民法院', subject: 'jinyun' },
  鲁0283: { zh: '平度市人民法院', subject: 'pingdu' },
};

const OUTSIDE_COURTS: readonly Role[] = ['agency', 'party', 'operator'];

const staff: readonly DemonstrationPerson[] = Object.entries(DEMONSTRATION_COURTS).flatMap(([court, { zh, subject }]) =>
  ROLE_NAMES.filter((role) => !OUTSIDE_COURTS.includes(role)).map((role) => ({
    subject: `${role}.${subject}`,
    title: `${zh} ${ROLES[role].zh}`,
    roles: [role],
    court,
  })),
);

const parties: readonly DemonstrationPerson[] = [
  { subject: 'creditor-demo', title: '演示申请执行人（债权人）', roles: ['party'], partyRef: 'creditor-demo' },
  { subject: 'debtor-demo', title: '演示被执行人（债务人）', roles: ['party'], partyRef: 'debtor-demo' },
  {
    subject: 'second-debtor-demo',
    title: '演示被执行人二（共同债务人）',
    roles: ['party'],
    partyRef: 'second-debtor-demo',
  },
  {
    subject: 'bidder-demo',
    title: '演示被执行人三（投标企业）',
    roles: ['party'],
    partyRef: 'bidder-demo',
  },
  { subject: 'stranger-demo', title: '演示案外人（不属于任何案件）', roles: ['party'], partyRef: 'stranger-demo' },
];

const others: readonly DemonstrationPerson[] = [
  { subject: 'agency-demo', title: '演示协助执行单位', roles: ['agency'] },
  { subject: 'operator-demo', title: '演示系统运维人员', roles: ['operator'] },
];

/** Everyone, court by court. */
export const DEMONSTRATION_PERSONS: readonly DemonstrationPerson[] = [...staff, ...parties, ...others];

/** The person of this subject. */
export function personOf(subject: string): DemonstrationPerson | undefined {
  return DEMONSTRATION_PERSONS.find((person) => person.subject === subject);
}

/** The first person who fits everything that is asked for; a court is asked of staff only. */
export function findPerson(wish: { subject?: string; role?: string; court?: string }): DemonstrationPerson | undefined {
  return DEMONSTRATION_PERSONS.find(
    (person) =>
      (wish.subject === undefined || person.subject === wish.subject) &&
      (wish.role === undefined || person.roles.some((role) => role === wish.role)) &&
      (wish.court === undefined || person.court === wish.court),
  );
}

/** What a token of this person says beside its subject. */
export function claimsOf(person: DemonstrationPerson): Record<string, string | string[]> {
  return {
    roles: [...person.roles],
    ...(person.court !== undefined && { court: person.court }),
    ...(person.partyRef !== undefined && { party_ref: person.partyRef }),
  };
}
