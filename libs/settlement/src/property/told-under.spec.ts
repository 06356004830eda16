import { legalDate } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import {
  after,
  asset,
  controlled,
  ENFORCEMENT,
  openFile,
  preservedFile,
  PRESERVATION,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { decideAuthority } from './authority.js';
import { decideLiftApplication } from './lift.js';
import { decideObjection } from './objection.js';
import { type PropertyFile } from './property-file.js';
import { decideQuery } from './query.js';
import { decideLawfulRelease } from './release-opening.js';
import { toldUnder } from './told-under.js';

const RESUMED = '（2026）浙1122执恢2号';
const named = asset({ foundBy: 'APPLICANT' });
const car = asset({ id: 'car', class: 'VEHICLE', foundBy: 'APPLICANT' });
const preserved = controlled(preservedFile(), named, '2026-01-20', { authority: PRESERVATION });
const opened = (file: PropertyFile, caseNumber: string, day: string) =>
  after(file, decideAuthority(file, { caseNumber, openedOn: legalDate(day) }, turnAt(day)));

describe('CASE-7, PRE-CTRL: the number under which is spoken of property', () => {
  it('is that of the control, as its ruling says it: of the preservation, and of enforcement once that has taken it over', () => {
    const about = { kind: 'CONTROL_EFFECTIVE', controlId: 'control of flat', assetId: 'flat' };
    expect(toldUnder(preserved, about)).toBe(PRESERVATION);
    expect(toldUnder(opened(preserved, ENFORCEMENT, '2026-03-01'), about)).toBe(ENFORCEMENT);
  });

  it('stays that of the earlier case for what it holds; what hangs on no control goes by the case that is open now', () => {
    const held = controlled(openFile(), named, '2026-01-20');
    const resumed = opened(held, RESUMED, '2026-09-01');
    expect(toldUnder(resumed, { assetId: 'flat' })).toBe(ENFORCEMENT);
    const control = { controlId: 'control of flat' };
    expect(toldUnder(resumed, { ...control, kind: 'LAPSED' })).toBe(ENFORCEMENT);
    expect(toldUnder(resumed, { ...control, kind: 'RENEWAL_DUE' })).toBe(RESUMED);
    expect(toldUnder(resumed, { kind: 'CLUE_RECEIVED' })).toBe(RESUMED);
    expect(toldUnder(withAssets(resumed, car), { assetId: 'car' })).toBe(RESUMED);
    expect(toldUnder({ ...held, authorities: [], controls: [] }, {})).toBeUndefined();
  });

  it('of a query, an objection, an application to lift and a release is that of what they are about', () => {
    const query = { ...{ id: 'q', authority: ENFORCEMENT, partyId: 'debtor' }, liability: 'DEBTOR' } as const;
    const asked = after(openFile(), decideQuery(openFile(), { ...query, classes: ['DEPOSIT'] }, turnAt('2026-01-06')));
    expect(toldUnder(opened(asked, RESUMED, '2026-09-01'), { queryId: 'q' })).toBe(ENFORCEMENT);
    const objection = { ...{ id: 'o', controlIds: ['control of flat'], byPartyId: 'x' }, kind: 'OUTSIDER' } as const;
    const turn = turnAt('2026-02-02');
    const objected = after(preserved, decideObjection(preserved, { ...objection, receivedAt: turn.at }, turn));
    expect(toldUnder(objected, { objectionId: 'o' })).toBe(PRESERVATION);
    const lift = { ...{ id: 'l', authority: PRESERVATION, assetIds: ['flat'], byPartyId: 'creditor' }, urgent: false };
    const applied = after(
      preserved,
      decideLiftApplication(preserved, { ...lift, ground: 'CREDITOR_APPLIES', receivedAt: turn.at }, turn),
    );
    expect(toldUnder(applied, { applicationId: 'l', releaseId: null })).toBe(PRESERVATION);
    const law = { id: 'r', ground: 'PROTECTED', assetIds: ['flat'], basis: '生活必需' } as const;
    const released = after(preserved, decideLawfulRelease(preserved, law, turn));
    expect(toldUnder(released, { kind: 'RELEASE_DUE', releaseId: 'r' })).toBe(PRESERVATION);
    const resumed = opened(opened(released, ENFORCEMENT, '2026-03-01'), RESUMED, '2026-09-01');
    expect(toldUnder(resumed, { kind: 'RELEASE_SERVED', releaseId: 'r' })).toBe(ENFORCEMENT);
    expect(toldUnder(resumed, { kind: 'REFREEZE_READY', releaseId: 'r' })).toBe(RESUMED);
  });
});
