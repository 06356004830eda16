import { hours, legalDateOf, period, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { authorityNumbered, firstRefusal, freeId, happenedBy, rowOf, standingControl } from './lookup.js';
import { type LiftApplication, type PreservationLiftGround } from './objection-rows.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile, type Release } from './property-file.js';
import { substituteFails } from './release-barred.js';
import { releaseOfRest } from './release-opening.js';

/** 保全规定22: why what is secured otherwise is lifted. */
const SECURITY_GIVEN = '被保全人或者第三人已经提供充分有效的担保';

/** PROC-21: how soon an application to lift is decided (保全规定23): five days, urgently 48 hours. */
const DECIDE_DAYS = 5;
const DECIDE_HOURS_URGENT = 48;

/**
 * PROC-21, PER-HOURS: somebody applies to have a preservation lifted; it is decided in five days, an urgent one in 48 hours. Who applies
 * for his own sake must be its applicant. `PROPERTY.*`, `LIFT.SUBSTITUTE_MISSING`, `LIFT.NOT_PRESERVED`, `LIFT.NOT_APPLICANT`. Source: 保全规定22, 23; 民诉法解释167.
 */
export function decideLiftApplication(
  file: PropertyFile,
  input: Omit<LiftApplication, 'decideBy' | 'decided'>,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const fault = firstRefusal([
    freeId(file.liftApplications, input.id, '/id'),
    happenedBy(input.receivedAt, turn.at, '/receivedAt'),
    ...input.assetIds.map((id) => rowOf(file.assets, id, '/assetIds')),
    substituteOf(file, input),
  ]);
  if (fault !== undefined) return fault;
  const preservation = authorityNumbered(file, input.authority)?.preservation;
  const held = (id: string): boolean => standingControl(file, id)?.authority === input.authority;
  if (preservation === undefined || input.assetIds.length === 0 || !input.assetIds.every(held)) {
    return refuse({
      code: 'LIFT.NOT_PRESERVED',
      rule: 'PROC-21',
      path: '/assetIds',
      zh: '申请解除的财产不在该执保案号的保全之下。',
      en: 'What is to be lifted does not stand under this preservation.',
    });
  }
  if (input.ground === 'CREDITOR_APPLIES' && input.byPartyId !== preservation.applicantPartyId) {
    return refuse({
      code: 'LIFT.NOT_APPLICANT',
      rule: 'PROC-21',
      path: '/byPartyId',
      zh: '仅申请保全人可以不附理由申请解除保全。',
      en: 'Only who applied for a preservation has it lifted without another ground.',
    });
  }
  const decideBy = liftBy(input, turn);
  return accept({
    liftApplications: [{ ...input, decideBy }],
    happened: [{ kind: 'LIFT_APPLIED', at: turn.at, applicationId: input.id, decideBy }],
  });
}

/** 解释167: of a substitution the property is named that takes the place, and it is another one. */
function substituteOf(
  file: PropertyFile,
  { ground, substituteAssetId, assetIds }: Pick<LiftApplication, 'ground' | 'substituteAssetId' | 'assetIds'>,
): Decision<unknown> {
  const named = substituteAssetId !== undefined && !assetIds.includes(substituteAssetId);
  if (named && ground === 'SUBSTITUTED') return rowOf(file.assets, substituteAssetId, '/substituteAssetId');
  if (substituteAssetId === undefined && ground !== 'SUBSTITUTED') return accept(undefined);
  return refuse({
    code: 'LIFT.SUBSTITUTE_MISSING',
    rule: 'PROC-21',
    path: '/substituteAssetId',
    zh: '申请变更保全标的物的，须写明替代的财产，且不得为申请解除的财产；其他事由不写。',
    en: 'A substitution names the property that takes the place, which is another one; on no other ground is any named.',
  });
}

/** The id of the release of what an application to lift was granted for. */
const releaseIdOf = (applicationId: string): string => `lift~${applicationId}`;

/** PROC-21: on which ground of a preservation something is released that an application was granted for; undefined: it is released otherwise. Source: 保全规定22, 23. */
export const liftedFor = (
  { liftApplications }: PropertyFile,
  { id }: Pick<Release, 'id'>,
): PreservationLiftGround | undefined =>
  liftApplications.find((one) => one.decided?.granted === true && releaseIdOf(one.id) === id)?.ground;

/** PROC-21, PER-HOURS: until when an application to lift is decided. Source: 保全规定23. */
export function liftBy(
  { receivedAt, urgent }: Pick<LiftApplication, 'receivedAt' | 'urgent'>,
  { calendar }: Pick<PropertyTurn, 'calendar'>,
): CourtInstant {
  if (urgent) return hours({ start: receivedAt, n: DECIDE_HOURS_URGENT }).value;
  return period({ start: legalDateOf(receivedAt), unit: 'day', n: DECIDE_DAYS }, calendar).instant;
}

/**
 * PROC-21: a person decides an application to lift. Granted, it is so by a ruling, and the release is due by the day by which it was to be decided. What its
 * own applicant gives up is lifted: that application is not refused (解释166). `PROPERTY.UNKNOWN`, `LIFT.DECIDED`, `LIFT.TO_BE_GRANTED`, `LIFT.RULING_MISSING`,
 * `RELEASE.SUBSTITUTE_FAILS`. Source: 保全规定23; 民诉法解释166, 167.
 */
export function decidePreservationLift(
  file: PropertyFile,
  input: { readonly applicationId: string; readonly granted: boolean; readonly rulingNumber: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const known = rowOf(file.liftApplications, input.applicationId, '/applicationId');
  if (!known.ok) return known;
  const application = known.value;
  if (application.decided !== undefined) {
    return refuse({
      code: 'LIFT.DECIDED',
      rule: 'PROC-21',
      path: '/applicationId',
      zh: '该解除保全申请已经处理。',
      en: 'This application to lift has been decided.',
    });
  }
  if (!input.granted && application.ground === 'CREDITOR_APPLIES') {
    return refuse({
      code: 'LIFT.TO_BE_GRANTED',
      rule: 'PROC-21',
      path: '/granted',
      zh: '申请保全人申请解除保全的，人民法院应当裁定解除，不得驳回。',
      en: 'What the applicant of a preservation gives up is lifted: his own application is not refused.',
    });
  }
  if (input.rulingNumber.trim() === '') {
    return refuse({
      code: 'LIFT.RULING_MISSING',
      rule: 'PROC-21',
      path: '/rulingNumber',
      zh: '须写明裁定书文号。',
      en: 'It is decided by a ruling with its number.',
    });
  }
  const { granted, rulingNumber } = input;
  const { id, ground, assetIds, substituteAssetId, byPartyId: partyId, receivedAt, decideBy: serveBy } = application;
  if (granted && substituteAssetId !== undefined) {
    const fails = substituteFails(file, { assetIds, substituteAssetId }, turn, '/applicationId');
    if (fails !== null) return fails;
  }
  // Under a preservation no figure is put before the applicant: the court has to lift what he gives up.
  const applied = ground === 'CREDITOR_APPLIES' ? { applied: { partyId, at: receivedAt, figure: '' } } : {};
  const opened = {
    ...{ id: releaseIdOf(id), assetIds, serveBy, grantedBy: rulingNumber, ...applied },
    ...(substituteAssetId !== undefined && { substituteAssetId }),
    ...(ground === 'SECURITY_GIVEN' ? { ground: 'LAW_ORDERS' as const, basis: SECURITY_GIVEN } : { ground }),
  };
  const release = granted ? releaseOfRest(file, opened, turn) : null;
  const releaseId = release === null ? null : releaseIdOf(id);
  return accept({
    ...release,
    liftApplications: [{ ...application, decided: { at: turn.at, by: turn.by, granted, rulingNumber } }],
    happened: [
      { kind: 'LIFT_DECIDED', at: turn.at, applicationId: id, granted, releaseId },
      ...(release?.happened ?? []),
    ],
  });
}
