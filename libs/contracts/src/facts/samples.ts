import { courtInstant, legalDate, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';

/** Typed literals for samples: the brand is checked, not asserted. */
export const d = (text: string): LegalDate => legalDate(text);
export const i = (text: string): CourtInstant => courtInstant(text);
export const y = (text: string): Yuan => text as Yuan;
export const CASE = '2026-鲁0502-执前调-7';
export const NUMBER = '（2026）鲁0502执前调7号';
export const PARTIES: { partyId: string; side: 'CREDITOR' | 'DEBTOR' }[] = [
  { partyId: 'p-1', side: 'CREDITOR' },
  { partyId: 'p-2', side: 'DEBTOR' },
];
