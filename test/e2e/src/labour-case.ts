import type { AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf, fileApplicationOf } from '@hejie/testing';

import { CourtCase, signedBy } from './court-case.js';
import { at } from './court-time.js';
import type { Doors } from './doors.js';

const FEE = '8182.00';

/** The labour case of 8,182.00 yuan of S1, filed on 2026-11-23. */
export async function labourCase(doors: Doors, packId: string): Promise<CourtCase> {
  const title = { ...fileApplicationOf().title, principal: FEE, expiry: '2026-10-31' };
  return CourtCase.filed(doors, at('2026-11-23'), { packId, cause: '劳务合同纠纷', claim: FEE, title } as never);
}

/** All of it is paid at once, until 2026-12-11. */
export const labourTerms = (courtCase: CourtCase): AgreementTerms =>
  signedBy(
    courtCase,
    agreementTermsOf({
      total: FEE,
      mode: 'LUMP_SUM',
      schedule: [{ no: 1, due: '2026-12-11', amount: FEE }],
      waivers: [],
    } as never),
  );
