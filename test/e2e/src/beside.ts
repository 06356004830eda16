import type { CaseParty } from '@hejie/contracts/workflows';
import type { StackAddresses } from '@hejie/local';

import type { CourtCase } from './court-case.js';
import { CreditRecord } from './credit-record.js';
import type { Doors } from './doors.js';
import { PropertyFile } from './property-file.js';
import type { Records } from './records.js';

/** Who a party is, as it is entered at the counter. */
interface Identity {
  readonly kind: 'PERSON' | 'UNIT';
  readonly name: string;
  readonly number: string;
  readonly address: string;
  readonly phone: string;
}

const AUTHORITY = '（2026）鲁0502执501号';

/** The files beside a settlement, with everything personal that they hold: identities, property that was found and is controlled, an entry on the list. */
export class FilesBeside {
  private readonly property: PropertyFile;
  private readonly credit: CreditRecord;

  constructor(
    doors: Doors,
    courtCase: CourtCase,
    records: Records,
    private readonly addresses: StackAddresses,
  ) {
    this.property = new PropertyFile(doors, courtCase, records, AUTHORITY);
    this.credit = new CreditRecord(doors, courtCase, records);
  }

  /** Who the parties are is entered in both services. */
  async identified(identities: Readonly<Record<CaseParty['side'], Identity>>, at: string): Promise<void> {
    await this.property.identified(identities, at);
    await this.credit.identified(identities, at);
  }

  /** Real keepers are asked what the debtor has: a house of this description, which is then controlled. */
  async controlled(idNumber: string, description: string, days: { readonly asked: string; readonly ordered: string }) {
    const house = { reference: 'house-1', keeper: '东营市不动产登记中心', description, value: '500000.00' };
    await this.property.opened(days.asked);
    const kept = [{ class: 'REAL_ESTATE', ...house }] as const;
    const [assetId] = await this.property.asked(this.addresses, idNumber, kept, days.asked, days.ordered);
    const until = `${days.ordered.slice(0, 10)}T23:00:00+08:00`;
    await this.property.ordered([{ assetId: assetId! }], days.ordered, until);
  }

  /** The debtor, a person, is proposed, offered a promise, listed by the president, and published. */
  async listed(at: string): Promise<void> {
    await this.credit.listed(at, 2, { kind: 'PERSON', bornOn: '1990-02-28' });
  }
}
