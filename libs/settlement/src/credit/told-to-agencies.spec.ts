import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { LISTING, SUSPENDED } from '../../test/fixture/credit-files.js';
import {
  after,
  COURT,
  debt,
  decided,
  fresh,
  instant,
  LIMIT,
  limited,
  ON_RECORD,
  performedOn,
  published,
  turn,
} from '../../test/fixture/sanctions.js';
import { admitted, type Decision } from '../decisions/decision.js';
import { applyCreditChange, type CreditChange, type CreditEvent, type CreditTurn } from './credit-change.js';
import { agencyContentOf, type AgencyRecord } from './agency-content.js';
import { decideCorrection, decideCorrectionCarriedOut, decideCorrectionRequest } from './correction.js';
import { type CreditFile } from './credit-file.js';
import { decideDueDeletion } from './deletion.js';
import { decideLift, decidePermission } from './lifting.js';
import { decideLimitOrder, decideLimitService } from './limits.js';
import { openDeletions } from './open-deletions.js';
import { decideExtensionOfTerm } from './publication.js';
import { type RepairCertificate } from './repair-file.js';
import { toldToAgencies } from './told-to-agencies.js';

/** What is told of a change, in order. */
function told(file: CreditFile, decision: Decision<CreditChange> | CreditChange, at: CreditTurn) {
  const change = 'ok' in decision ? admitted(decision) : decision;
  const now = applyCreditChange(file, change);
  return change.happened.flatMap((event) => {
    const one = toldToAgencies(event, now, at);
    return one ? [`${one.decision} ${one.rowId} ${one.rule} ${one.lastDay}`] : [];
  });
}

/** What is told of an event that has happened in a file as it stands. */
const toldOf = (file: CreditFile, event: object) => {
  const at = turn('2026-06-10');
  return toldToAgencies({ at: at.at, by: 'judge', ...event } as CreditEvent, file, at);
};

describe('what agencies are told', () => {
  it('DIS-ART-10-1: of a deletion that was due, with the last day of its task, however early it is carried out', () => {
    const due = after(published('2026-11-02'), debt(performedOn('2026-12-11'), '2026-12-11'));
    const { id: deletionId } = openDeletions(due, turn('2026-12-14'))[0]!;
    expect(told(due, decideDueDeletion(due, { deletionId }, turn('2026-12-14')), turn('2026-12-14'))).toEqual([
      'DELETED l-1 DIS-ART-10-1 2026-12-16',
    ]);
  });

  it('DIS-ART-2-1: that an entry has given way, with three working days from its deletion', () => {
    const file = published('2026-11-02');
    const gone: CreditFile = { ...file, listings: [{ ...file.listings[0]!, stage: 'DELETED' }] };
    const at = turn('2026-12-14');
    const event = { at: at.at, by: 'judge', kind: 'LISTING_DELETED', listingId: 'l-1', ground: 'SUPERSEDED' } as const;
    expect(toldToAgencies(event, gone, at)).toMatchObject({
      decision: 'DELETED',
      rule: 'DIS-ART-2-1',
      lastDay: '2026-12-17',
    });
  });

  it('DIS-ART-12: of an entry that is revoked, with the day by which that had to be carried out; of one that was never published nothing', () => {
    const revoked = (file: CreditFile) => {
      const request = { id: 'k', listingId: 'l-1', ground: 'NOT_TO_BE_LISTED', filedBy: 'd-1' } as const;
      const upheld = after(
        file,
        (now) => decideCorrectionRequest(now, request, turn('2026-12-01')),
        (now) => decideCorrection(now, { correctionId: 'k', upheld: true, reasons: [] }, turn('2026-12-07')),
      );
      return told(
        upheld,
        decideCorrectionCarriedOut(upheld, { correctionId: 'k' }, turn('2026-12-08')),
        turn('2026-12-08'),
      );
    };
    expect(revoked(published('2026-11-02'))).toEqual(['REVOKED l-1 DIS-ART-11 2026-12-10']);
    expect(revoked(decided('2026-11-02'))).toEqual([]);
  });

  it('DIS-ART-2-1: of a longer term while the entry is shown, and not while it is suspended', () => {
    const file = published('2026-11-02', { ground: 2 });
    const extended = decideExtensionOfTerm(
      file,
      {
        listingId: 'l-1',
        years: 1,
        reason: 'SEVERAL_ACTS',
        decisionNumber: '延1',
        facts: ['违反限制消费令。', '转移存款。'],
      },
      turn('2026-12-01'),
    );
    expect(told(file, extended, turn('2026-12-01'))).toEqual(['LISTING_CORRECTED l-1 DIS-ART-2-1 null']);
    const event = { kind: 'TERM_EXTENDED', listingId: 'l', termLastDay: '2029-01-01', decisionNumber: '延1' };
    expect(toldOf(SUSPENDED, event)).toBeUndefined();
  });

  it.each([
    ['SUSPENSION_GRANTED', 'SUSPENDED', 'CR-L-AH'],
    ['SUSPENSION_RENEWED', 'SUSPENDED', 'CR-REV'],
    ['SUSPENSION_ENDED', 'REINSTATED', 'CR-REV'],
    ['ENTRY_REINSTATED', 'REINSTATED', 'CR-REV'],
  ])('CR-REV: %s as %s', (kind, decision, rule) => {
    expect(toldOf(SUSPENDED, { kind, listingId: 'l' })).toMatchObject({ decision, rule, rowId: 'l', lastDay: null });
  });

  it('CR-REV, S17: of a reinstatement that is reversed only where something is suspended again', () => {
    const reversed = { kind: 'REINSTATEMENT_REVERSED', listingId: 'l', suspensionId: 's' };
    expect(toldOf(SUSPENDED, { ...reversed, restoredAs: 's-2' })).toMatchObject({ decision: 'SUSPENDED' });
    expect(toldOf(SUSPENDED, { ...reversed, restoredAs: null })).toBeUndefined();
  });

  it('LIM-ART-5, LIM-EXIT: of a limit of consumption once it is served, of one of exit with its order', () => {
    const at = turn('2026-12-01');
    const order = (kind: 'CONSUMPTION' | 'EXIT') => decideLimitOrder(fresh(), { ...LIMIT, kind }, at, COURT);
    const serve = (file: CreditFile) => decideLimitService(file, { limitId: 'm-1', servedAt: at.at }, at);
    for (const [kind, onOrder, onService] of [
      ['CONSUMPTION', [], ['LIMITED m-1 LIM-ART-1 null']],
      ['EXIT', ['LIMITED m-1 LIM-EXIT null'], []],
    ] as const) {
      expect(told(fresh(), order(kind), at)).toEqual(onOrder);
      const ordered = applyCreditChange(fresh(), admitted(order(kind)));
      expect(told(ordered, serve(ordered), at)).toEqual(onService);
    }
  });

  it('LIM-ART-8, LIM-ART-9-1, LIM-EXIT: of what is free in part as a change, in whole as its end; of one that nobody knew of nothing', () => {
    const at = turn('2026-12-02');
    const file = limited('2026-12-01')(fresh());
    const lift = (now: CreditFile, more: object) =>
      told(now, decideLift(now, { limitId: 'm-1', ...more } as never, at, [{ partyId: 'c-1', side: 'CREDITOR' }]), at);
    const needed = { ground: 'NEEDED', scope: ['VEHICLES'], until: legalDate('2026-12-20') };
    const consent = {
      ground: 'CREDITOR_CONSENTS',
      scope: 'WHOLE',
      consents: [{ partyId: 'c-1', at: instant('2026-12-02') }],
    };
    expect(lift(file, needed)).toEqual(['LIMIT_CHANGED m-1 LIM-ART-8 null']);
    expect(lift(file, consent)).toEqual(['LIFTED m-1 LIM-ART-9-1 null']);
    const exit = applyCreditChange(
      fresh(),
      admitted(decideLimitOrder(fresh(), { ...LIMIT, kind: 'EXIT' }, turn('2026-12-01'), COURT)),
    );
    expect(lift(exit, consent)).toEqual(['LIFTED m-1 LIM-EXIT null']);
    const lifted = { kind: 'LIMIT_LIFTED', limitId: 'm-1', ground: 'PERFORMED', scope: 'WHOLE' };
    expect(toldToAgencies({ at: at.at, by: 'judge', ...lifted } as CreditEvent, exit, at)).toMatchObject({
      limit: { kind: 'EXIT', ground: 'PERFORMED' },
    });
    const unserved = applyCreditChange(fresh(), admitted(decideLimitOrder(fresh(), LIMIT, turn('2026-12-01'), COURT)));
    expect(lift(unserved, consent)).toEqual([]);
  });

  it('CR-N-1, PRE-13: of documents of repair, and not of 自动履行证明书', () => {
    const certificates = (['NOTICE', 'VOLUNTARY'] as const).map((kind) => ({ id: kind, kind }) as RepairCertificate);
    const file = { ...SUSPENDED, certificates };
    const decisions = ['ISSUED', 'HELD', 'HOLD_ENDED', 'REVOKED'].map(
      (what) => toldOf(file, { kind: `CERTIFICATE_${what}`, certificateId: 'NOTICE' })?.decision,
    );
    expect(decisions).toEqual(['REPAIRED', 'REPAIR_HELD', 'REPAIR_RESTORED', 'REPAIR_REVOKED']);
    expect(toldOf(file, { kind: 'CERTIFICATE_ISSUED', certificateId: 'VOLUNTARY' })).toBeUndefined();
  });
});

const RECORD: AgencyRecord = {
  ...ON_RECORD,
  maskedName: '张某',
  caseNumber: '（2026）鲁0502执前调5号',
  court: COURT,
  at: courtInstant('2026-12-02T10:00:00+08:00'),
};

describe('what agencies are told of an entry', () => {
  it('rules.md §11, DIS-ART-6: what is on record of it, with numbers in free text masked', () => {
    const conduct = '将存款转给370502198806150017名下账户';
    const particulars = { ...ON_RECORD.particulars!, conduct };
    const file = published('2026-11-02');
    const content = agencyContentOf({ entryKind: 'LISTING', rowId: 'l-1' }, file, { ...RECORD, particulars });
    expect(content).toEqual({
      partyKind: 'PERSON',
      partyName: '张某',
      maskedPartyName: '张某',
      identityNumber: '370502198005010014',
      maskedIdentityNumber: '3705021980****0014',
      caseNumber: file.listings[0]!.authority,
      court: '山东省东营市东营区人民法院',
      titleMaker: '山东省东营市东营区人民法院',
      titleNumber: '（2026）鲁0502民初7号',
      filedOn: '2023-01-05',
      obligation: '给付劳务费8182.00元',
      performance: '全部未履行',
      conduct: '将存款转给3705021988****0017名下账户',
      sex: '男',
      age: '46',
      ground: '1',
      decisionNumber: '失1',
      publishedOn: '2026-11-02',
    });
  });

  it('leaves out what is not on record, be it everything of the party', () => {
    const bare: AgencyRecord = { ...RECORD, identity: null, maskedName: null, title: null, particulars: null };
    const content = agencyContentOf({ entryKind: 'LISTING', rowId: 'l' }, SUSPENDED, bare);
    expect(content).toEqual({
      caseNumber: LISTING.authority,
      court: COURT,
      ground: '1',
      decisionNumber: '失信决定1号',
      publishedOn: '2026-03-02',
      suspendedUntil: SUSPENDED.listings[0]!.suspensions[0]!.lastDay,
    });
  });

  it('LIM-ART-8, LIM-35-17: of a limit what is free of it, and for how long, until that is over', () => {
    const file = limited('2026-12-01')(fresh());
    const needed = {
      limitId: 'm-1',
      ground: 'NEEDED',
      scope: ['VEHICLES', 'TOURISM'],
      until: legalDate('2026-12-20'),
    } as const;
    const journey = {
      id: 'p',
      limitId: 'm-1',
      ground: 'FUNERAL',
      from: instant('2026-12-10'),
      until: instant('2026-12-12'),
    } as const;
    const free = after(
      file,
      (now) => decideLift(now, needed, turn('2026-12-02'), []),
      (now) => decidePermission(now, journey, turn('2026-12-02')),
    );
    const scopeAt = (day: string) =>
      agencyContentOf({ entryKind: 'LIMIT', rowId: 'm-1' }, free, { ...RECORD, at: instant(day) }).limitScope;
    const part = 'WITHOUT VEHICLES+TOURISM UNTIL 2026-12-20';
    expect(scopeAt('2026-12-02')).toBe(
      `WHOLE; ${part}; WITHOUT TRANSPORT+HIGH_SPEED_TRAINS FROM ${journey.from} UNTIL ${journey.until}`,
    );
    expect(scopeAt('2026-12-12')).toBe(`WHOLE; ${part}`);
    expect(scopeAt('2026-12-21')).toBe('WHOLE');
  });
});
