import { type AmendmentBasis } from '@hejie/contracts/workflows';
import { type Amendment } from './agreement.entities.js';

type Consents = Pick<AmendmentBasis, 'consents' | 'guarantorConsents'>;

/** Consents to an amendment as they are kept: the records on which they stand apart, in the order of both lists, for people write them and they are sealed. */
export function withoutRecords({ consents, guarantorConsents }: Consents): Consents & { readonly records: string } {
  return {
    records: JSON.stringify([...consents, ...guarantorConsents].map(({ record = null }) => record)),
    consents: consents.map(({ record: _sealed, ...consent }) => consent),
    guarantorConsents: guarantorConsents.map(({ record: _sealed, ...consent }) => consent),
  };
}

/** An amendment as it is shown, each consent with its record. */
export function withRecords({ records, ...amendment }: Amendment): Omit<Amendment, 'records'> {
  const kept = records === null ? [] : (JSON.parse(records) as (string | null)[]);
  const recorded = <T>(consent: T, i: number): T => (kept[i] ? { ...consent, record: kept[i] } : consent);
  const { consents, guarantorConsents } = amendment;
  return {
    ...amendment,
    consents: consents.map(recorded),
    guarantorConsents: guarantorConsents.map((consent, i) => recorded(consent, consents.length + i)),
  };
}
