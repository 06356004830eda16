import { describe, expect, it } from '@jest/globals';
import { agreementTerms, fileApplication } from '@hejie/contracts/http';
import { legalDate, packOf, publishedCalendar, type Yuan } from '@hejie/law';
import { lintAgreement } from '@hejie/settlement';

import { agreementTermsOf, fileApplicationOf } from './builders.js';

describe('the builders', () => {
  it('give an application that the interface accepts', () => {
    expect(fileApplication.safeParse(fileApplicationOf()).error).toBeUndefined();
  });

  it('give terms that the interface accepts and the legality review does not object to', () => {
    expect(agreementTerms.safeParse(agreementTermsOf()).error).toBeUndefined();
    const { court, title } = fileApplicationOf();
    const courtCase = {
      court,
      principal: title.principal as Yuan,
      parties: [
        { partyId: 'p-1', side: 'CREDITOR' as const },
        { partyId: 'p-2', side: 'DEBTOR' as const },
      ],
      calendar: publishedCalendar(),
      agreedOn: legalDate('2026-05-20'),
    };
    expect(lintAgreement(agreementTermsOf(), packOf(fileApplicationOf().packId), courtCase)).toEqual([]);
  });

  it('take over what a test is about', () => {
    expect(fileApplicationOf({ court: '琼0271' })).toMatchObject({ court: '琼0271', cause: '买卖合同纠纷' });
    expect(agreementTermsOf({ schedule: [] }).schedule).toEqual([]);
  });
});
