import { describe, expect, it } from '@jest/globals';
import type { LegalDate, Yuan } from '@hejie/law';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import { on } from './fixture/case-in-breach.js';
import { CaseUnderTest, openingOf } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { historiesOfFile } from './fixture/golden.js';

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const { capture } = histories;

/** S7's settlement, in force since 2026-06-01, taken over at an instant with what was paid before. */
const takenOver = (
  at: string,
  receipts: readonly (readonly [id: string, valueDate: string])[],
  scenario: (courtCase: CaseUnderTest) => Promise<void>,
) =>
  CaseUnderTest.onTheRecord(court.room, openingOf(at, { takenOver: true }), scenario, {
    earlier: {
      confirmedOn: '2026-06-01' as LegalDate,
      terms: agreementTermsOf(),
      receipts: receipts.map(([receiptId, valueDate]) => ({
        receiptId,
        kind: 'PAYMENT',
        valueDate: valueDate as LegalDate,
        amount: '300000.00' as Yuan,
      })),
    },
  });
const told = ['requestConsents', 'remindInstalment', 'noticeOverdue', 'suspectBreach'];

describe('SET-LEDGER: a settlement that was concluded before', () => {
  it.concurrent(
    'begins in performance, tells nothing of what was kept, and goes on with the next instalment to its end',
    () =>
      takenOver('2026-08-03T09:00:00+08:00', [['old-1', '2026-06-30']], async (courtCase) => {
        await eventually(async () =>
          expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', paid: '300000.00', breach: 'NONE' }),
        );
        expect(courtCase.court.of('takeOverAgreement')).toHaveLength(1);
        expect(courtCase.court.recorded.filter(({ name }) => told.includes(name))).toEqual([]);
        await courtCase.receive('r-2', '2026-09-30', '300000.00', on('2026-09-30'));
        await courtCase.receive('r-3', '2026-10-08', '300000.00', on('2026-10-08'));
        expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
        await capture(courtCase, 'taken-over');
      }),
  );

  it.concurrent(
    'SET-BREACH-DAY: that is short after grace stands before the creditor at once, found as of its deadline',
    () =>
      takenOver('2026-11-02T09:00:00+08:00', [['old-1', '2026-06-30']], async (courtCase) => {
        await eventually(async () =>
          expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' }),
        );
        expect(courtCase.court.of('suspectBreach')).toMatchObject([
          { instalment: 2, at: '2026-10-14T00:00:00+08:00', toldAt: '2026-11-02T09:00:00+08:00' },
        ]);
        await courtCase.receive('r-2', '2026-11-10', '600000.00', on('2026-11-10'));
        expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED' });
        await capture(courtCase, 'taken-over-in-breach');
      }),
  );

  it.concurrent('SET-ART-8-1: that is paid in full is closed as soon as it is here', () =>
    takenOver(
      '2026-11-02T09:00:00+08:00',
      [
        ['old-1', '2026-06-30'],
        ['old-2', '2026-09-30'],
        ['old-3', '2026-10-20'],
      ],
      async (courtCase) => {
        expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      },
    ),
  );
});

it('the histories of these cases are reproduced by the workflow code', async () => {
  await histories.reproduce(await replayBundle(), 2);
}, 120_000);
