import { FileDesk, publishFact, type FileSubject } from '@hejie/casework';
import { propertyChanged, propertyEnded, propertyOpened, propertyReopened } from '@hejie/contracts/facts';
import {
  applyPropertyChange,
  applySettlement,
  authorityNow,
  emptyPropertyFile,
  NOTHING_HEARD,
  PROPERTY_STATES,
  propertyStanding,
  rederivePropertyDays,
  settlementByClock,
  settlementView,
  withBalanceOf,
  withDebtorCoverage,
  withFoundReleases,
  type PropertyChange,
  type PropertyFile,
} from '@hejie/settlement';
import { keepExchange } from '../exchange/exchange-outbox.js';
import { recordingsOf } from './recordings.js';
import { PROPERTY_WORDS } from './words.js';

/** A case has one property file: it is about nobody in particular. */
export const WHOLE_CASE = '';

const property: FileSubject<PropertyFile, PropertyChange> = {
  states: PROPERTY_STATES,
  words: PROPERTY_WORDS,
  empty: ({ caseId }) => emptyPropertyFile(caseId, settlementView(NOTHING_HEARD)),
  apply: applyPropertyChange,
  standing: propertyStanding,
  completed: (file, change, { known: { parties } }, turn) =>
    withDebtorCoverage(
      file,
      withFoundReleases(file, change, turn),
      parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId),
      turn,
    ),
  follow: (file, course, turn) => applySettlement(file, settlementView(course, turn), turn),
  rederived: rederivePropertyDays,
  byClock: settlementByClock,
  asOf: withBalanceOf,
  recordings: recordingsOf,
  keeps: keepExchange,
  facts: {
    opened: ({ known: { court, caseNumber } }, { authorities }) =>
      publishFact(propertyOpened, { court, caseNumber, authority: authorities[0]!.caseNumber }),
    reopened: ({ known: { court, caseNumber } }, file, reopenings) => {
      // Where every number was withdrawn, its case goes by the one that was entered last.
      const { caseNumber: authority } = authorityNow(file) ?? file.authorities.at(-1)!;
      return publishFact(propertyReopened, { court, caseNumber, authority, reopenings });
    },
    changed: () => publishFact(propertyChanged, {}),
    ended: (_key, ending) => publishFact(propertyEnded, ending),
  },
};

/** Where property files are decided on. */
export const propertyDesk = new FileDesk(property);
