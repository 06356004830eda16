import {
  addDays,
  addMonths,
  compareDates,
  dateText,
  LawError,
  legalDateOf,
  type Bilingual,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type ClaimKind } from '../title/title.js';
import { enforcementNumber, type NumberTurn } from '../decisions/enforcement-number.js';

/** PROC-23, TV-24: more than so many months must lie between the filing of a case and 终结本次执行程序; the last day does not roll (PER-8). */
const FLOOR_MONTHS = 3;

/** What was found of property: nothing, or nothing that can be disposed of. */
export const FOUND_FOR_NOW = ['NOTHING', 'UNDISPOSABLE'] as const;
/** Where a debtor is; one of unknown whereabouts was looked for. */
export const WHEREABOUTS = ['KNOWN', 'SOUGHT'] as const;
/** Whoever obstructed was fined, detained or prosecuted. */
export const OBSTRUCTIONS = ['NONE', 'PUNISHED'] as const;
/** 解释517: by whom the findings were confirmed. */
export const FOR_NOW_CONFIRMED_BY = ['CREDITOR', 'PANEL'] as const;

/** What the enforcement judge has found of a case that is to be ended for now (终结本次执行程序的审查); null: not done, or not found. */
export interface EndingForNowFindings {
  /** The day on which the case of enforcement (执, 执恢) was filed. */
  readonly filedOn: LegalDate;
  /** 执行通知书, and 报告财产令, served. */
  readonly noticeServedOn: LegalDate | null;
  readonly reportOrderedOn: LegalDate | null;
  /** 限制消费令. */
  readonly consumptionLimitedOn: LegalDate | null;
  /** Each debtor whom the law lets be listed is; or why none is to be (纳入失信名单). */
  readonly listing: { readonly listedOn: LegalDate } | { readonly notDue: string } | null;
  /** The last day of all the looks for property, and what was looked through (穷尽财产调查措施). */
  readonly searched: { readonly on: LegalDate; readonly means: string } | null;
  readonly found: (typeof FOUND_FOR_NOW)[number] | null;
  readonly whereabouts: (typeof WHEREABOUTS)[number] | null;
  readonly obstruction: (typeof OBSTRUCTIONS)[number] | null;
  /** The creditor was told of all this and of what follows, and heard (法〔2016〕373号5). */
  readonly creditorHeardOn: LegalDate | null;
  /** 解释517: the creditor confirms by signature; or a panel of judges verifies it, and the president approves. */
  readonly confirmed: { readonly by: (typeof FOR_NOW_CONFIRMED_BY)[number]; readonly on: LegalDate } | null;
}

/** A finding that stands of a number of enforcement. `approved`: of a panel's, by the president, and on which day; null: he has not decided. */
export interface EndingForNowStanding {
  readonly findings: EndingForNowFindings;
  readonly approved: boolean | null;
  readonly decidedOn: LegalDate | null;
  readonly proposedBy: string;
}

/** A condition that lacks, and which finding would say that it is met. */
interface Lack extends Bilingual {
  readonly path: string;
}

/** PROC-23: the conditions of 终结本次执行程序 that these findings lack, in the order of 法〔2016〕373号 and in words. */
export function lacksForNow(findings: EndingForNowFindings): Lack[] {
  return CONDITIONS.filter(([key]) => findings[key] === null).map(([key, zh, en]) => ({ path: `/${key}`, zh, en }));
}

const CONDITIONS: readonly (readonly [keyof EndingForNowFindings, string, string])[] = [
  ['noticeServedOn', '发出执行通知', 'the notice of enforcement'],
  ['reportOrderedOn', '责令报告财产', 'the order to report property'],
  ['consumptionLimitedOn', '发出限制消费令', 'the order that limits consumption'],
  ['listing', '将符合条件的被执行人纳入失信名单', 'the listing of whom it is due of'],
  ['searched', '穷尽财产调查措施', 'every look for property'],
  ['found', '未发现可供执行的财产或者财产不能处置', 'that nothing, or nothing to be disposed of, was found'],
  ['whereabouts', '查找下落不明的被执行人', 'the search for a missing debtor'],
  ['obstruction', '对妨害执行的依法采取强制措施', 'measures against who obstructs'],
  ['creditorHeardOn', '告知申请执行人并听取其意见', 'the hearing of the creditor'],
  ['confirmed', '申请执行人签字确认或者合议庭审查核实', 'the creditor’s signature, or a panel’s review'],
];

/** PROC-23, TV-24: the first day on which a case that was filed on a day may be ended for now. */
export const endableForNowFrom = (filedOn: LegalDate): LegalDate => addDays(addMonths(filedOn, FLOOR_MONTHS), 1);

/** PROC-23: does a finding wait for the president? */
export const awaitsPresident = ({ findings, approved }: EndingForNowStanding): boolean =>
  findings.confirmed?.by === 'PANEL' && approved === null;

/** On what a finding is taken. */
export interface EndingForNowTurn extends NumberTurn {
  /** What was found before, by the number of enforcement in its one spelling. */
  readonly found: ReadonlyMap<string, EndingForNowStanding>;
  /** What the title orders, where it is known; null: not. */
  readonly claimKind: ClaimKind | null;
  /** Numbers of enforcement under which the case is closed already. */
  readonly closed: readonly string[];
  /** Enforcement that resumed here: its number, and, where that is its own, since when; null: none has. */
  readonly resumed: { readonly caseNumber: string; readonly on: LegalDate | null } | null;
  /** The negotiation came to nothing, and enforcement goes on beside the case. */
  readonly goesOn: boolean;
}

/**
 * PROC-23, 解释517: an enforcement judge finds that everything was done that must be before 终结本次执行程序 under a number of enforcement. What was refused, or is to be said anew, may be found again.
 * The answer is the number in its one spelling. `FOR_NOW.NOT_IN_ENFORCEMENT`, `FOR_NOW.LACKING`, `FOR_NOW.CLOSED`, `FOR_NOW.FILED_IN_ANOTHER_YEAR`, `FOR_NOW.FILED_LATER`, `FOR_NOW.IN_FUTURE`, `FOR_NOW.BEFORE_FILING`,
 * `FOR_NOW.HEARD_BEFORE`, `FOR_NOW.CONFIRMED_BEFORE`, `FOR_NOW.AWAITS_PRESIDENT`, `FOR_NOW.NOT_OF_MONEY`, as `enforcementNumber`.
 */
export function decideEndingForNow(
  caseNumber: string,
  findings: EndingForNowFindings,
  turn: EndingForNowTurn,
): Decision<string> {
  const number = enforcementNumber(caseNumber, turn);
  if (!number.ok) return number;
  const { canonical, year, type } = number.value;
  if (turn.claimKind === 'ACT')
    return refusal(
      'NOT_OF_MONEY',
      '生效法律文书指定的是行为或者交付，不因没有可供执行的财产而终结本次执行程序。',
      'The title orders acts: want of property does not end its enforcement for now.',
    );
  const { resumed } = turn;
  if (resumed === null && !turn.goesOn)
    return refusal(
      'NOT_IN_ENFORCEMENT',
      '本案没有恢复执行，和解也没有以不成而结束，不能终结本次执行程序。',
      'Enforcement has neither resumed in this case nor gone on after a failed negotiation: there is none to end for now.',
    );
  if (resumed !== null && resumed.caseNumber !== canonical)
    return refusal(
      'NOT_IN_ENFORCEMENT',
      `本案以${resumed.caseNumber}恢复执行，不是该案号。`,
      `Enforcement has resumed under ${resumed.caseNumber}, and not under this number.`,
    );
  if (turn.closed.includes(canonical))
    return refusal('CLOSED', '该执行案件已结案。', 'The case of enforcement of this number is closed.', '/caseNumber');
  const before = turn.found.get(canonical);
  if (before !== undefined && awaitsPresident(before))
    return refusal(
      'AWAITS_PRESIDENT',
      '本案号的终结本次执行程序审查正在等待院长审批。',
      'What was found under this number waits for the president.',
    );
  if (year !== Number(findings.filedOn.slice(0, 4)))
    return refusal(
      'FILED_IN_ANOTHER_YEAR',
      `案号载明${year}年立案，与立案日期${dateText(findings.filedOn)}不符。`,
      `The number is of ${year}: the case was not filed on ${findings.filedOn}.`,
      '/filedOn',
    );
  if (resumed?.on != null && findings.filedOn < resumed.on)
    return refusal(
      'FILED_LATER',
      `该案号于${dateText(resumed.on)}恢复执行立案，立案日期不能早于该日。`,
      `Under this number enforcement resumed on ${resumed.on}: it was not filed before.`,
      '/filedOn',
    );
  const lacks = lacksForNow(findings);
  if (lacks.length > 0) return lacking(lacks);
  const ahead = daysOf(findings).find(([, day]) => compareDates(day, legalDateOf(turn.at)) > 0);
  if (ahead !== undefined) {
    const [path, day] = ahead;
    return refusal('IN_FUTURE', `${dateText(day)}尚未到来。`, `${day} has not come yet.`, path);
  }
  const { searched, creditorHeardOn, noticeServedOn, reportOrderedOn } = findings;
  // What resumes may rest on the notice and the order of before.
  const ofThisNumber = type === '执' ? [noticeServedOn!, reportOrderedOn!] : [];
  const early = [searched!.on, creditorHeardOn!, ...ofThisNumber].find(
    (day) => compareDates(day, findings.filedOn) < 0,
  );
  if (early !== undefined)
    return refusal(
      'BEFORE_FILING',
      `${dateText(early)}早于立案之日${dateText(findings.filedOn)}：应当在本次执行程序中进行。`,
      `${early} lies before the filing on ${findings.filedOn}: it is to be done in this enforcement.`,
    );
  if (searched!.on > creditorHeardOn!)
    return refusal(
      'HEARD_BEFORE',
      '应当将财产调查的情况告知申请执行人并听取意见，不能先于调查。',
      'The creditor is told what the looks for property have shown, and heard on that: not before.',
      '/creditorHeardOn',
    );
  if (creditorHeardOn! > findings.confirmed!.on)
    return refusal(
      'CONFIRMED_BEFORE',
      '签字确认或者合议庭审查应当在财产调查和听取意见之后。',
      'It is confirmed once property was looked for and the creditor heard, not before.',
      '/confirmed/on',
    );
  return accept(canonical);
}

/** 解释517: the president decides on what a panel has verified: another person than who found it; a refusal says why. `FOR_NOW.NOT_AWAITED`, `FOR_NOW.OWN_FINDING`, `FOR_NOW.REASON_MISSING`. */
export function decideEndingForNowApproval(
  standing: EndingForNowStanding,
  said: { readonly approved: boolean; readonly by: string; readonly reason: string },
): Decision<void> {
  if (!awaitsPresident(standing))
    return refusal(
      'NOT_AWAITED',
      '本案没有等待院长审批的终结本次执行程序审查。',
      'Nothing that was found in this case waits for the president.',
    );
  if (standing.proposedBy === said.by)
    return refusal('OWN_FINDING', '审查人不能自己审批。', 'Who found it does not approve it.');
  if (!said.approved && said.reason.trim() === '')
    return refusal('REASON_MISSING', '不予批准的，应当写明理由。', 'A refusal says why.', '/reason');
  return accept(undefined);
}

/**
 * PROC-23: may enforcement be ended for now on a day? `standing`: what was found of its number. More than three months after its filing, when everything was done and confirmed.
 * `FOR_NOW.NOT_REVIEWED`, `FOR_NOW.AWAITS_PRESIDENT`, `FOR_NOW.REFUSED`, `FOR_NOW.TOO_EARLY`, `FOR_NOW.FOUND_LATER`. Source: 法〔2016〕373号1, 民诉法解释517.
 */
export function endableForNow(standing: EndingForNowStanding | null, on: LegalDate): Decision<void> {
  if (standing === null)
    return refusal(
      'NOT_REVIEWED',
      '终结本次执行程序前，应当审查并登记其各项条件（endings-for-now）。',
      'Before enforcement is ended for now its conditions are found, and entered (endings-for-now).',
    );
  const { findings, approved, decidedOn } = standing;
  if (awaitsPresident(standing))
    return refusal('AWAITS_PRESIDENT', '合议庭审查后尚未经院长批准。', 'The president has not approved it yet.');
  if (approved === false)
    return refusal('REFUSED', '院长未批准终结本次执行程序。', 'The president has not approved it.');
  const from = endableForNowFrom(findings.filedOn);
  if (compareDates(on, from) < 0)
    return refusal(
      'TOO_EARLY',
      `自${dateText(findings.filedOn)}立案之日起未超过三个月，最早可于${dateText(from)}终结本次执行程序。`,
      `More than three months since the filing on ${findings.filedOn} are over on ${from} only.`,
    );
  const days = [...daysOf(findings).map(([, day]) => day), ...(decidedOn === null ? [] : [decidedOn])];
  const later = days.find((day) => compareDates(day, on) > 0);
  if (later !== undefined)
    return refusal(
      'FOUND_LATER',
      `所依据的审查、审批事项发生在${dateText(later)}，晚于结案日期。`,
      `What it rests on is of ${later}, after the closing.`,
    );
  return accept(undefined);
}

/** The days of findings, each with the field that says it. */
function daysOf(findings: EndingForNowFindings): (readonly [string, LegalDate])[] {
  const { listing, searched, confirmed } = findings;
  const days: readonly (readonly [string, LegalDate | null | undefined])[] = [
    ['/filedOn', findings.filedOn],
    ['/noticeServedOn', findings.noticeServedOn],
    ['/reportOrderedOn', findings.reportOrderedOn],
    ['/consumptionLimitedOn', findings.consumptionLimitedOn],
    ['/listing/listedOn', listing !== null && 'listedOn' in listing ? listing.listedOn : null],
    ['/searched/on', searched?.on],
    ['/creditorHeardOn', findings.creditorHeardOn],
    ['/confirmed/on', confirmed?.on],
  ];
  return days.flatMap(([path, day]) => (day == null ? [] : [[path, day] as const]));
}

function lacking(lacks: readonly Lack[]): Decision<never> {
  const reasons = lacks.map(({ path, zh, en }) => ({
    code: 'FOR_NOW.LACKING',
    rule: 'PROC-23',
    path,
    zh: `不具备终结本次执行程序的条件，尚缺：${zh}。`,
    en: `It cannot be ended for now. What lacks: ${en}.`,
  }));
  const [first] = reasons;
  return { ok: false, error: new LawError(first!).withReasons(reasons) };
}

const refusal = (code: string, zh: string, en: string, path?: string) =>
  refuse({ code: `FOR_NOW.${code}`, rule: 'PROC-23', zh, en, ...(path !== undefined && { path }) });
