import { setTimeout as sleep } from 'node:timers/promises';

import { casePath, type FileApplication } from '@hejie/contracts/http';
import type { CaseStatus } from '@hejie/contracts/workflows';
import { addMs, courtInstant } from '@hejie/law';
import type { AgreementTerms } from '@hejie/settlement';
import type { CommandClock, Court, Door, Person } from './court.js';
import { signatoriesOf } from './signatories.js';

/** Court days that pass in a second: the slowest case spans some seven months and takes about a minute. */
export const DAYS_PER_SECOND = 4;
const RATE = DAYS_PER_SECOND * 86_400;
const DAY_MS = 86_400_000;
/** How much later than court time itself a case may be: a killed server is back within it, and what it missed is done. */
const LATEST_MS = 120_000;

/** One act of the script at its appointed instant of court time. */
export interface Act {
  readonly at: string;
  readonly what: string;
  readonly act: (courtCase: DemoCase) => Promise<void>;
  /** On a file beside the settlement, which goes its own way meanwhile. */
  readonly beside?: true;
}

/** Something that must have come out, with the rule behind it. */
export interface Check {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly rule: string;
}

export interface CaseScript {
  readonly title: string;
  readonly court: string;
  readonly application: Omit<FileApplication, 'court'>;
  readonly acts: readonly Act[];
  /** Until when court time runs on after the last act. */
  readonly until: string;
  readonly checks: (courtCase: DemoCase) => Promise<readonly Check[]>;
}

interface FiledCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly parties: readonly { readonly partyId: string; readonly side: 'CREDITOR' | 'DEBTOR' }[];
}

const SUBJECTS: Record<string, string> = { 鲁0502: 'dongying', 琼02: 'sanya', 浙1122: 'jinyun', 鲁0283: 'pingdu' };

/** What lies before the court once a case is filed, where its pack asks for it: the judge finds no defect, the centre has all papers. */
const ON_FILING = [
  { kind: 'REVIEW_FILING', role: 'enforcement-judge', below: '/filing-review', body: { defects: [] } },
  { kind: 'CENTRE_INTAKE', role: 'clerk', below: '/centre-receipt', body: {} },
] as const;

/** A case of the demonstration: plays its script through the public interface, each act at its instant. */
export class DemoCase {
  filed: FiledCase | undefined;
  status: CaseStatus | undefined;
  doing = '';
  /** What was seen on the way, for the checks at the end. */
  readonly seen = new Map<string, unknown>();
  /** Shown to people below the checks. */
  readonly shown: string[] = [];
  private appointed: CommandClock;

  constructor(
    readonly script: CaseScript,
    private readonly court: Court,
  ) {
    const first = script.acts[0]?.at ?? script.until;
    this.appointed = { at: first, until: first, rate: RATE };
  }

  /** Plays the whole script and returns what was asserted. */
  async play(): Promise<readonly Check[]> {
    const { acts, until } = this.script;
    for (const [index, act] of acts.entries()) {
      if (index > 0) await this.courtTimeReaches(act.at);
      this.appointed = { at: act.at, until: this.heldAt(index), rate: RATE };
      this.doing = act.what;
      await act.act(this);
    }
    this.doing = '';
    await this.courtTimeReaches(until);
    await this.recordsAreComplete();
    return this.script.checks(this);
  }

  /**
   * Until when court time runs on after an act: of the settlement to its next act, of a file beside it a day, or to the next act before that. After
   * the settlement's last act nothing runs ahead of what is still to be done beside it: its time would be over before anybody does it on a slow machine.
   */
  private heldAt(index: number): string {
    const { acts, until } = this.script;
    const later = acts.slice(index + 1);
    const { at, beside } = acts[index]!;
    if (beside === undefined) return (later.find((act) => act.beside === undefined) ?? later[0])?.at ?? until;
    const nextDay = addMs(courtInstant(at), DAY_MS);
    return [nextDay, later[0]?.at ?? until].sort()[0]!;
  }

  get caseId(): string {
    return this.filed?.caseId ?? '';
  }

  /** The number of enforcement under which property is controlled and the debtor listed: above those that intake allots here, one for each time that this is played. */
  get enforcement(): string {
    const { caseNumber } = this.filed!;
    return caseNumber.replace(/执前调(\d+)号$/, (_, serial: string) => `执${300 + Number(serial)}号`);
  }

  /** The path of what is below the case. */
  path(below = ''): string {
    return casePath(this.caseId, below);
  }

  staff(role: string): Person {
    return { role, court: this.script.court };
  }

  /** The person behind a party, in the order of the application. */
  party(index: number): { partyId: string; person: Person } {
    const subject = this.script.application.parties[index]?.partyRef;
    return { partyId: this.filed!.parties[index]!.partyId, person: { subject } };
  }

  partiesOf(side: 'CREDITOR' | 'DEBTOR'): number[] {
    return this.script.application.parties.flatMap((party, index) => (party.side === side ? [index] : []));
  }

  /** The last command of an act lets court time run on to the next appointment. */
  command<T>(door: Door, path: string, person: Person, body: unknown): Promise<T> {
    return this.court.command<T>(door, path, person, body, this.appointed);
  }

  /** A command with others of the same act to follow: court time stands still meanwhile. */
  commandAndHold<T>(
    door: Door,
    path: string,
    person: Person,
    body: unknown,
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<T> {
    return this.court.command<T>(door, path, person, body, this.standing(), method);
  }

  /** The instant of the act that is being played. */
  get now(): string {
    return this.appointed.at;
  }

  private standing(): CommandClock {
    return { ...this.appointed, until: this.appointed.at };
  }

  /** Who a party is, as documents of a service name him: entered at the counter. */
  async identify(door: Door, index: number, identity: Record<string, string>): Promise<void> {
    const below = `/parties/${encodeURIComponent(this.party(index).partyId)}/identity`;
    const { name, kind } = this.script.application.parties[index]!;
    const body = { name, kind: kind === 'NATURAL_PERSON' ? 'PERSON' : 'UNIT', ...identity };
    await this.commandAndHold(door, this.path(below), this.staff('clerk'), body, 'PUT');
  }

  keepersHold(population: unknown): Promise<void> {
    return this.court.keepersHold(population);
  }

  /** What is simulated of agencies. */
  directAgencies<T>(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<T> {
    return this.court.directAgencies<T>(method, path, body);
  }

  /** The address of a simulated agency. */
  addressOf(agencyId: string): string {
    return `${this.court.agencies}/${agencyId}`;
  }

  /** A file of a service, as it stands at the instant of the act. */
  fileOf(door: Door, path: string, person: Person | null): Promise<Uint8Array> {
    return this.court.file(door, path, person, this.standing());
  }

  read<T>(door: Door, path: string, person: Person = this.staff('supervisor')): Promise<T> {
    return this.court.read<T>(door, path, person);
  }

  /** Filed; what the pack asks for on that day is done by whom it lies before. Court time stands still until both sides are asked. */
  async file(): Promise<void> {
    const { court, application } = this.script;
    const filed = { court, ...application };
    this.filed = await this.commandAndHold<FiledCase>('intake', '/applications', this.staff('filing-clerk'), filed);
    for (const { kind, role, below, body } of ON_FILING) {
      const person = this.staff(role);
      const query = new URLSearchParams({ caseId: this.caseId, kind });
      const { items } = await this.read<{ items: readonly unknown[] }>('intake', `/work-items?${query}`, person);
      if (items.length > 0) await this.commandAndHold('intake', this.path(below), person, body);
    }
  }

  async allConsent(): Promise<void> {
    const { parties } = this.script.application;
    for (const index of parties.keys()) {
      const { partyId, person } = this.party(index);
      const answer = [this.path('/consents'), person, { partyId, answer: 'CONSENT' }] as const;
      this.status = await (index === parties.length - 1
        ? this.command<CaseStatus>('intake', ...answer)
        : this.commandAndHold<CaseStatus>('intake', ...answer));
    }
  }

  /** The parties choose together; the court's mediator of the demonstration. */
  async designate(): Promise<void> {
    const name = SUBJECTS[this.script.court]!;
    const mediatorId = `mediator-${name}`;
    const assistant = this.staff('judges-assistant');
    await this.commandAndHold('mediation', '/mediators', assistant, {
      mediatorId,
      court: this.script.court,
      name: '演示和解员',
      profession: 'PEOPLES_MEDIATOR',
      specialities: [],
      subject: `mediator.${name}`,
    });
    this.status = await this.command<CaseStatus>('mediation', this.path('/designation'), assistant, {
      mediatorId,
      chosenBy: 'PARTIES',
    });
  }

  async mediatorAccepts(): Promise<void> {
    this.status = await this.command<CaseStatus>(
      'mediation',
      this.path('/designation/acceptance'),
      this.staff('mediator'),
      {},
    );
  }

  /** Terms as a draft of the case: with the court's account, and everybody who signs. */
  draft(terms: Omit<AgreementTerms, 'version' | 'signatories'>): AgreementTerms {
    return {
      version: 1,
      account: { holder: 'COURT', court: this.script.court },
      ...terms,
      signatories: this.signing().map(({ signatory }) => signatory),
    };
  }

  async agree(terms: Omit<AgreementTerms, 'version' | 'signatories'>): Promise<void> {
    const drafted = await this.commandAndHold<CaseStatus>(
      'mediation',
      this.path('/agreements'),
      this.staff('mediator'),
      { terms: this.draft(terms) },
    );
    await this.sign(drafted.agreement!.version);
  }

  async sign(version: number): Promise<void> {
    const path = this.path(`/agreements/${version}/signatures`);
    for (const { signatory, person } of this.signing()) {
      const signs = [path, person ?? this.staff(signatory.id), { signatoryId: signatory.id }] as const;
      // The clerk is the last.
      this.status = await (signatory.role === 'CLERK'
        ? this.command<CaseStatus>('mediation', ...signs)
        : this.commandAndHold<CaseStatus>('mediation', ...signs));
    }
  }

  private signing() {
    const { parties } = this.script.application;
    return signatoriesOf(parties.map((party, index) => ({ ...party, ...this.party(index) })));
  }

  /** Money arrives; the value date is the court's day of the act unless another is named. */
  async pay(amount: string, valueDate = this.appointed.at.slice(0, 10)): Promise<void> {
    const receiptId = `bank:${valueDate}:${amount}`;
    await this.command('performance', this.path('/receipts'), this.staff('clerk'), {
      receiptId,
      valueDate,
      amount,
      proof: `执行款缴款凭证${valueDate}`,
    });
  }

  async applyToResume(): Promise<void> {
    const { partyId, person } = this.party(this.partiesOf('CREDITOR')[0]!);
    this.status = await this.command<CaseStatus>('performance', this.path('/election'), person, {
      partyId,
      remedy: 'RESUME',
    });
  }

  async judgeRules(decision: 'RESUME' | 'REFUSE'): Promise<void> {
    this.status = await this.command<CaseStatus>('performance', this.path('/ruling'), this.staff('enforcement-judge'), {
      decision,
    });
  }

  /** SET-ART-18-1: the creditor applies, and the judge rules; the debtor has no ready money. */
  async enforceAgainst(guarantorId: string): Promise<void> {
    const path = this.path('/guarantors/enforcement');
    const { partyId, person } = this.party(this.partiesOf('CREDITOR')[0]!);
    await this.commandAndHold('performance', path, person, { partyId, guarantorId });
    const ruling = { guarantorId, decision: 'ENFORCE', rulingNumber: `${this.enforcement}之一` };
    await this.command('performance', `${path}/ruling`, this.staff('enforcement-judge'), ruling);
  }

  /** Waits until the case has dealt with everything that was due by `instant`. */
  private async courtTimeReaches(instant: string): Promise<void> {
    const giveUp = Date.now() + (Date.parse(instant) - Date.parse(this.appointed.at)) / RATE + LATEST_MS;
    for (;;) {
      this.status = await this.read<CaseStatus>('intake', this.path('/status'));
      const { ending, nextDeadline } = this.status;
      const due = nextDeadline !== undefined && Date.parse(nextDeadline.at) <= Date.parse(instant);
      if (ending !== undefined || (!due && !ledgerAwaited(this.status))) return;
      if (Date.now() > giveUp)
        throw new Error(
          `法院时间早已到 ${instant}，案件仍未处理 ${nextDeadline?.at ?? ''} ${nextDeadline?.zh ?? '台账'}（court time has long reached it, and the case has not dealt with what was due）`,
        );
      await sleep(250);
    }
  }

  /** Every case comes to its end. It is decided in the case first and then recorded, and what is asserted is the record. */
  private async recordsAreComplete(): Promise<void> {
    const giveUp = Date.now() + LATEST_MS;
    for (;;) {
      const { ending } = await this.read<{ ending: string | null }>('intake', this.path());
      if (ending !== null) break;
      if (Date.now() > giveUp)
        throw new Error('案件应已结束，但未见记录（the case should have ended, and its ending is not recorded）');
      await sleep(250);
    }
    this.status = await this.read<CaseStatus>('intake', this.path('/status'));
  }
}

/**
 * The last signature is answered when mediation has recorded it; performance opens the ledger a moment later, and only then says
 * what is due next. Who paid before it would pay before the first reminders, and they would rightly not be sent.
 */
const ledgerAwaited = ({ stage, owed }: CaseStatus): boolean => stage === 'PERFORMANCE' && owed === undefined;
