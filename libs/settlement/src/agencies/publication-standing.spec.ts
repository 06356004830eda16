import { describe, expect, it } from '@jest/globals';
import {
  DELETION,
  LIST,
  LISTING,
  PLATFORM,
  TAX,
  TWELVE,
  after,
  dispatched,
  kindsOf,
  opened,
  outcomes,
  row,
  subscription,
  turn,
  when,
} from '../../test/fixture/publications.js';
import { decideDiscrepancies, decideDiscrepancy, decideResend, decideSeen } from './delivery-acts.js';
import { recordOutcomes } from './delivery-outcome.js';
import { decidePublicationOpening, decideSupersession } from './opening.js';
import { emptyPublication } from './publication-change.js';
import { passPublicationInstant } from './publication-deadlines.js';
import { type PublicationFile } from './publication-file.js';
import { publicationStanding } from './publication-standing.js';

const CLOCK = turn('2026-12-11');
const standing = (file: PublicationFile) => publicationStanding(file, CLOCK);
const sent = (file: PublicationFile) => after(file, recordOutcomes(file, dispatched(file), CLOCK));
const shown = (file: PublicationFile, ...ids: string[]) =>
  after(
    file,
    recordOutcomes(
      file,
      ids.map((id) => outcomes(id, '2026-12-12').gone),
      turn('2026-12-12'),
    ),
  );
const idsOf = ({ deliveries }: PublicationFile, agencyId?: string) =>
  deliveries.filter((one) => agencyId === undefined || one.agencyId === agencyId).map(({ id }) => id);

describe('how a publication stands', () => {
  it('CR-N-5, S20: 34 of 36: names who lags, for what, since when and how far, and nobody else', () => {
    const all = sent(opened(DELETION, TWELVE));
    const lagging = ['tax/PUBLICITY', 'tax/SHARING'];
    const file = shown(all, ...idsOf(all).filter((id) => !lagging.includes(id)));
    const received = recordOutcomes(
      file,
      lagging.map((id) => outcomes(id).received),
      CLOCK,
    );
    expect(standing(after(file, received))).toEqual({
      stage: 'DELIVERING',
      due: { at: when('2026-12-15T00:00:00+08:00'), zh: '催办未办单位', rule: 'CR-N-5', provisional: false },
      detail: '未核实：国家税务总局（终止公示、停止共享使用，2026年12月11日推送，已收到未办结）；共36项已核实34项',
    });
  });

  it('CR-N-5: names six bodies and counts the others', () => {
    const { detail } = standing(opened(DELETION, TWELVE));
    expect(detail).toMatch(/^未核实：名单库（终止公示、停止共享使用、解除惩戒，待推送）、.*等12家；共36项已核实0项$/);
    expect(detail.match(/待推送/g)).toHaveLength(6);
  });

  it('DIS-ART-8, CR-N-5: from opened to converged, platforms last', () => {
    const file = opened(DELETION, [LIST, PLATFORM]);
    expect(standing(file)).toMatchObject({ stage: 'OPENED', due: { rule: 'DIS-ART-10-1', zh: '名单库核验期限届满' } });
    expect(standing(sent(file)).stage).toBe('DELIVERING');
    const listed = shown(sent(file), ...idsOf(file, 'list'));
    expect(standing(listed)).toMatchObject({ stage: 'PLATFORMS', detail: expect.stringContaining('某平台（终止公示') });
    expect(standing(shown(listed, 'platform/PUBLICITY'))).toEqual({
      stage: 'ENDED',
      due: null,
      ending: { ending: 'CONVERGED', rule: 'CR-N-5' },
      detail: '共4项已核实4项',
    });
    const given = passPublicationInstant(listed, { at: when('2027-02-01') }, CLOCK);
    expect(standing(after(listed, given))).toMatchObject({
      stage: 'ENDED',
      ending: { ending: 'PLATFORM_LAGS', rule: 'CR-N-5' },
    });
    // Bodies of the law are never given up.
    const silent = after(sent(file), passPublicationInstant(sent(file), { at: when('2027-02-01') }, CLOCK));
    expect(standing(silent)).toMatchObject({ stage: 'DELIVERING', due: null });
  });

  it('CR-N-5: with nobody to tell it has ended; before it is opened it waits', () => {
    expect(standing(opened(DELETION, []))).toMatchObject({
      ending: { ending: 'CONVERGED', rule: 'CR-N-5' },
      detail: '没有需要推送的单位',
    });
    expect(standing(emptyPublication('case', 'p'))).toEqual({ stage: 'OPENED', due: null, detail: '' });
  });
});

describe('a publication', () => {
  it('DIS-ART-8: is opened once, for an entry of the kind that its decision is about', () => {
    const file = opened(DELETION, [TAX]);
    const input = { matter: DELETION, recipients: file.deliveries };
    expect(decidePublicationOpening(file, input, CLOCK)).toEqual({ ok: true, value: { happened: [] } });
    const matter = { ...DELETION, entry: { ...DELETION.entry, kind: 'LIMIT' } } as const;
    expect(decidePublicationOpening(emptyPublication('case', 'p'), { ...input, matter }, CLOCK)).toMatchObject({
      error: { code: 'PUBLICATION.ENTRY_KIND' },
    });
  });

  it('CR-N-5: is superseded by a later decision in what is not verified; one that has ended keeps its end', () => {
    const file = shown(sent(opened(DELETION, [TAX])), 'tax/SHARING');
    const change = decideSupersession(file, { by: 'p-2.listing.l-1.3' }, CLOCK);
    const later = after(file, change);
    expect(later.deliveries.map(({ state }) => state)).toEqual(['SUPERSEDED', 'VERIFIED', 'SUPERSEDED']);
    expect(later.superseded).toEqual({ at: CLOCK.at, by: 'p-2.listing.l-1.3' });
    expect(standing(later)).toMatchObject({
      stage: 'ENDED',
      ending: { ending: 'SUPERSEDED', rule: 'CR-N-5' },
      due: null,
    });
    const done = shown(file, ...idsOf(file));
    const ended = after(done, decideSupersession(done, { by: 'p-2.listing.l-1.3' }, CLOCK));
    expect(standing(ended)).toMatchObject({ ending: { ending: 'CONVERGED', rule: 'CR-N-5' } });
    expect(ended.certificates).toEqual(done.certificates);
    expect(decideSupersession(done, { by: 'q' }, CLOCK)).toMatchObject({ value: { happened: [] } });
    const platform = sent(opened(DELETION, [PLATFORM]));
    const given = after(platform, passPublicationInstant(platform, { at: when('2027-02-01') }, CLOCK));
    const lagging = after(given, decideSupersession(given, { by: 'q' }, CLOCK));
    expect(standing(lagging)).toMatchObject({ ending: { ending: 'PLATFORM_LAGS', rule: 'CR-N-5' } });
    // What the later decision brings about contradicts nothing here, and nothing is sent again.
    const { there } = outcomes('tax/SHARING', '2026-12-30');
    expect(recordOutcomes(ended, [there], turn('2026-12-30'))).toEqual({ happened: [] });
    expect(decideSupersession(emptyPublication('case', 'p'), { by: 'q' }, CLOCK)).toMatchObject({
      error: { code: 'PUBLICATION.NOT_OPENED' },
    });
  });
});

describe('what people do about a delivery', () => {
  // Of an entry of the list nothing is certified without the national list: here it is the one body.
  const TAX_AS_LIST = { ...TAX, nationalList: true };
  const file = sent(opened(DELETION, [TAX_AS_LIST]));
  const rejected = after(file, recordOutcomes(file, [outcomes('tax/SHARING').rejected], CLOCK));
  const refusedWith = (decided: ReturnType<typeof decideSeen>) => (decided.ok ? null : decided.error.code);

  it('CR-N-5: sends again what was rejected, in a new round; what is settled or still to be sent it does not', () => {
    const again = decideResend(rejected, { deliveryId: 'tax/SHARING' }, turn('2026-12-12', 'officer'));
    const after1 = after(rejected, again);
    expect(row(after1, 'tax/SHARING')).toMatchObject({ state: 'WAITING', round: 2 });
    expect(row(after1, 'tax/SHARING').rejected).toBeUndefined();
    expect(again).toMatchObject({ value: { happened: [{ kind: 'DELIVERY_RESENT', why: 'MENDED', by: 'officer' }] } });
    const resend = (of: PublicationFile, deliveryId = 'tax/SHARING') =>
      refusedWith(decideResend(of, { deliveryId }, CLOCK));
    const superseded = after(file, decideSupersession(file, { by: 'q' }, CLOCK));
    expect([
      resend(shown(file, 'tax/SHARING')),
      resend(superseded),
      resend(after1),
      resend(file, 'tax/NONE'),
      resend(emptyPublication('case', 'p')),
    ]).toEqual([
      'PUBLICATION.DELIVERY_SETTLED',
      'PUBLICATION.DELIVERY_SETTLED',
      'PUBLICATION.NOT_SENT',
      'PUBLICATION.DELIVERY_UNKNOWN',
      'PUBLICATION.NOT_OPENED',
    ]);
  });

  it('CR-N-5: what a clerk has seen needs an image, and a delivery that was sent and is open', () => {
    const seen = (of: PublicationFile, evidence = 'sha256:photo') =>
      refusedWith(decideSeen(of, { deliveryId: 'tax/SHARING', evidence }, CLOCK));
    const put = sent(opened(DELETION, [TAX]));
    const refused = after(put, recordOutcomes(put, [outcomes('tax/SHARING').rejected], CLOCK));
    expect([seen(refused), seen(put, ' '), seen(opened(DELETION, [TAX])), seen(shown(put, 'tax/SHARING'))]).toEqual([
      null,
      'PUBLICATION.EVIDENCE_MISSING',
      'PUBLICATION.NOT_SENT',
      'PUBLICATION.DELIVERY_SETTLED',
    ]);
  });

  it('CR-N-5: an image proves when it came in, and nothing of what was put to the body after it', () => {
    const put = sent(opened(DELETION, [TAX]));
    const seen = (day: string) =>
      decideSeen(
        put,
        { deliveryId: 'tax/SHARING', evidence: 'sha256:photo', seenAt: when(day) },
        turn('2026-12-14', 'clerk'),
      );
    expect(refusedWith(seen('2026-12-10'))).toBe('PUBLICATION.SEEN_BEFORE');
    expect(row(after(put, seen('2026-12-12')), 'tax/SHARING').verified).toMatchObject({ at: when('2026-12-12') });
  });

  it('CR-N-5, S20: a ghost found by comparison opens its deliveries anew, withdraws the certificate, and the ended publication stands open', () => {
    const done = shown(file, ...idsOf(file));
    const found = { agencyId: 'tax', effects: ['PUBLICITY', 'SHARING'], kind: 'RESURRECTED' } as const;
    const change = decideDiscrepancy(done, found, turn('2026-12-21'));
    expect(change.ok && kindsOf(change.value)).toEqual(['DELIVERY_RESENT', 'DELIVERY_RESENT', 'CERTIFICATE_WITHDRAWN']);
    const open = after(done, change);
    expect(open.certificates).toMatchObject([{ withdrawn: { why: 'RESURRECTED' } }]);
    expect(standing(open)).toMatchObject({
      stage: 'DELIVERING',
      detail: '未核实：国家税务总局（终止公示、停止共享使用，2026年12月21日发现不符，待重新推送）；共3项已核实1项',
    });
    // Found once more while it is under way: nothing new.
    expect(decideDiscrepancy(open, found, turn('2026-12-22'))).toEqual({ ok: true, value: { happened: [] } });
  });

  it('CR-N-5: several things found at a body are decided together, each for its own reason; one certificate is withdrawn once', () => {
    const done = shown(file, ...idsOf(file));
    const found = [
      { effects: ['PUBLICITY'], kind: 'RESURRECTED' },
      { effects: ['SHARING', 'SANCTION'], kind: 'STALE' },
    ] as const;
    const change = decideDiscrepancies(done, { agencyId: 'tax', found }, turn('2026-12-21'));
    expect(change.ok && kindsOf(change.value).sort()).toEqual([
      'CERTIFICATE_WITHDRAWN',
      ...Array<string>(3).fill('DELIVERY_RESENT'),
    ]);
    expect(after(done, change).deliveries.map(({ state }) => state)).toEqual(['WAITING', 'WAITING', 'WAITING']);
    const unknown = { agencyId: 'nobody', found };
    expect(refusedWith(decideDiscrepancies(done, unknown, CLOCK))).toBe('PUBLICATION.BODY_UNKNOWN');
  });

  it('CR-N-5, S20: a ghost at a platform withdraws the certificate of the platforms, never that of the bodies of the law', () => {
    const both = sent(opened(DELETION, [TAX_AS_LIST, PLATFORM]));
    const done = shown(both, ...idsOf(both));
    const found = { agencyId: 'platform', effects: ['PUBLICITY'], kind: 'RESURRECTED' } as const;
    const open = after(done, decideDiscrepancy(done, found, turn('2026-12-21')));
    expect(open.certificates.map(({ id, withdrawn }) => [id, withdrawn?.why])).toEqual([
      ['statutory-1', undefined],
      ['platform-1', 'RESURRECTED'],
    ]);
    expect(standing(open).stage).toBe('PLATFORMS');
  });

  it('CR-N-5: a ghost of a publication that was overtaken, or of a body that was told nothing, is not of this publication', () => {
    const found = { agencyId: 'tax', effects: ['SHARING'], kind: 'STALE' } as const;
    const done = shown(file, ...idsOf(file));
    const overtaken = after(done, decideSupersession(done, { by: 'q' }, CLOCK));
    const other = opened(LISTING, [subscription('other')]);
    expect(
      [overtaken, other, emptyPublication('case', 'p')].map((of) => refusedWith(decideDiscrepancy(of, found, CLOCK))),
    ).toEqual(['PUBLICATION.SUPERSEDED', 'PUBLICATION.BODY_UNKNOWN', 'PUBLICATION.NOT_OPENED']);
  });
});
