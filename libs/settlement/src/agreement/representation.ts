/**
 * 民诉法60、61: who speaks or signs for a party: he himself, an agent with his power (委托代理人), the head of a legal person (法定代表人、负责人), or the
 * guardian of who cannot act himself (法定代理人).
 */
export const REPRESENTATIONS = ['SELF', 'AGENT', 'LEGAL_REPRESENTATIVE', 'GUARDIAN'] as const;
/** One of these. */
export type Representation = (typeof REPRESENTATIONS)[number];
