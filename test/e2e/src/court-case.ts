import { casePath } from '@hejie/contracts/http';
import type { CaseParty, CaseStatus } from '@hejie/contracts/workflows';
import type { AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf, eventually, fileApplicationOf } from '@hejie/testing';

import { at } from './court-time.js';
import type { Answer, Bearing, Door, Doors, Person } from './doors.js';

type Filing = Parameters<typeof fileApplicationOf>[0];

/** A task as the court's desk shows it. */
export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly role: string;
  readonly state: string;
  readonly dueAt: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The demonstration's court in which the cases of these tests are heard. */
export const COURT = '鲁0502';
const MEDIATOR = 'mediator-dongying';

export const staff = (role: string, court = COURT): Person => ({ role, court });
export const CREDITOR: Person = { subject: 'creditor-demo' };
export const DEBTOR: Person = { subject: 'debtor-demo' };

/** One case of a test: each step is one request, at the instant that is named, and must be accepted. */
export class CourtCase {
  private constructor(
    private readonly doors: Doors,
    readonly caseId: string,
    readonly caseNumber: string,
    readonly parties: readonly CaseParty[],
    /** Who acts for the debtor. */
    readonly debtor: Person,
    private readonly packId: string,
  ) {}

  /** Filed by the clerk; the demonstration's creditor and debtor are the parties unless others are given. */
  static async filed(doors: Doors, at: string, over: Filing = {}): Promise<CourtCase> {
    const application = fileApplicationOf({
      ...over,
      parties: over?.parties ?? partiesOf('creditor-demo', 'debtor-demo'),
    });
    const { body } = accepted(
      await doors.command('intake', '/applications', staff('filing-clerk'), application, { at }),
    );
    const debtor = { subject: application.parties.find(({ side }) => side === 'DEBTOR')!.partyRef! };
    const { caseId, caseNumber, parties } = body as unknown as Pick<CourtCase, 'caseId' | 'caseNumber' | 'parties'>;
    return new CourtCase(doors, caseId, caseNumber, parties, debtor, application.packId);
  }

  /** Filed, consented to and taken on by a mediator at one instant: the 30 days begin. */
  static async negotiatingSince(doors: Doors, at: string): Promise<CourtCase> {
    const courtCase = await CourtCase.filed(doors, at);
    await courtCase.consented(at);
    return courtCase.negotiating(at);
  }

  /** In performance: filed and taken on by a mediator on one day, and signed on another. */
  static async settled(
    doors: Doors,
    days: { readonly filed: string; readonly agreed: string },
    terms: Partial<AgreementTerms> = {},
    filing: Filing = {},
  ): Promise<CourtCase> {
    const courtCase = await CourtCase.filed(doors, at(days.filed, '09:00:00'), filing);
    await courtCase.consented(at(days.filed));
    await courtCase.negotiating(at(days.filed, '11:00:00'));
    await courtCase.agreed(signedBy(courtCase, agreementTermsOf(terms)), at(days.agreed));
    // Its ledger is opened by the step that follows the last signature.
    await eventually(async () =>
      accepted(await doors.read('performance', courtCase.path('/ledger'), staff('enforcement-judge'))),
    );
    return courtCase;
  }

  /** The number of enforcement under which the debtor is listed, limited or penalised. */
  get enforcement(): string {
    return this.caseNumber.replace('执前调', '执');
  }

  path(rest = ''): string {
    return casePath(this.caseId, rest);
  }

  partyId(side: CaseParty['side']): string {
    return this.parties.find((party) => party.side === side)!.partyId;
  }

  async consented(at: string): Promise<this> {
    await this.does('intake', '/consents', CREDITOR, { partyId: this.partyId('CREDITOR'), answer: 'CONSENT' }, { at });
    await this.does('intake', '/consents', this.debtor, { partyId: this.partyId('DEBTOR'), answer: 'CONSENT' }, { at });
    return this;
  }

  /** A mediator of the court's roll is designated and accepts: the 30 days begin. */
  async negotiating(at: string): Promise<this> {
    const assistant = staff('judges-assistant');
    const mediator = {
      mediatorId: MEDIATOR,
      court: COURT,
      name: '演示和解员',
      profession: 'PEOPLES_MEDIATOR',
      specialities: [],
      subject: 'mediator.dongying',
    };
    accepted(await this.doors.command('mediation', '/mediators', assistant, mediator, { at }));
    await this.does('mediation', '/designation', assistant, { mediatorId: MEDIATOR, chosenBy: 'PARTIES' }, { at });
    await this.does('mediation', '/designation/acceptance', staff('mediator'), {}, { at });
    return this;
  }

  /** Proposed by the mediator and signed by both sides, mediator and clerk: performance begins. */
  async agreed(terms: AgreementTerms, at: string): Promise<this> {
    const { agreement } = await this.does('mediation', '/agreements', staff('mediator'), { terms }, { at });
    await this.reviewed(agreement!.version, at);
    const path = `/agreements/${agreement!.version}/signatures`;
    const hands: [string, Person][] = [
      ['s-creditor', CREDITOR],
      ['s-debtor', this.debtor],
      ['s-mediator', staff('mediator')],
      ['s-clerk', staff('clerk')],
    ];
    for (const [signatoryId, person] of hands) await this.does('mediation', path, person, { signatoryId }, { at });
    return this;
  }

  /** Where the court reviews each agreement (enterprise-2025), a judge passes it before it is signed. */
  private async reviewed(version: number, at: string): Promise<void> {
    if (!this.packId.startsWith('enterprise-2025')) return;
    const passed = {
      finding: 'NONE',
      interests: ['STATE', 'PUBLIC', 'THIRD_PARTY'],
      reasons: '内容合法',
      intent: '询问双方，均理解并同意，附笔录',
    };
    await this.does('mediation', `/agreements/${version}/harm-review`, staff('settlement-judge'), passed, { at });
  }

  /** Money comes on the day of the instant. Court time runs on until another, many days a second, and with it what is due. */
  async pays(receiptId: string, amount: string, at: string, until = at): Promise<void> {
    const receipt = { receiptId, valueDate: at.slice(0, 10), amount, proof: '缴款凭证' };
    await this.does('performance', '/receipts', staff('clerk'), receipt, { at, until, daysPerSecond: 10 });
  }

  /** The creditor applies to resume enforcement, and the judge rules at once. Court time runs on as with money. */
  async resumption(decision: 'RESUME' | 'REFUSE', at: string, until = at): Promise<void> {
    const election = { partyId: this.partyId('CREDITOR'), remedy: 'RESUME' };
    await this.does('performance', '/election', CREDITOR, election, { at });
    const judge = staff('enforcement-judge');
    await this.does('performance', '/ruling', judge, { decision }, { at, until, daysPerSecond: 10 });
  }

  async status(): Promise<CaseStatus> {
    return accepted(await this.doors.read('intake', this.path('/status'), staff('supervisor')))
      .body as unknown as CaseStatus;
  }

  /** What the case tells of itself once the money has been applied. */
  performed(paid: string): Promise<void> {
    return eventually(async () => {
      const status = await this.status();
      if (status.ending === 'PERFORMED' && status.paid === paid) return;
      throw new Error(`not performed with ${paid} yet: ${JSON.stringify(status)}`);
    });
  }

  /** Tasks of a service in the case: as a role has its own before it, or, where none is named, all of them as the supervisor sees them. */
  async tasks(
    door: Door,
    asked: { readonly kind?: string; readonly role?: string; readonly state?: 'OPEN' } = {},
  ): Promise<readonly Task[]> {
    const query = new URLSearchParams({ caseId: this.caseId, ...asked });
    const { body } = await this.doors.read(door, `/work-items?${query}`, staff(asked.role ?? 'supervisor'));
    return (body as unknown as { items: readonly Task[] }).items;
  }

  /** The kinds of the tasks that are open, sorted: those of a role, or all. */
  async openTasks(door: Door, role?: string): Promise<string[]> {
    const tasks = await this.tasks(door, { state: 'OPEN', ...(role !== undefined && { role }) });
    return tasks.map(({ kind }) => kind).sort();
  }

  /** A command that the court accepts; a case that a service has not heard of yet is asked again. */
  async does(door: Door, path: string, person: Person, body: unknown, bearing: Bearing): Promise<CaseStatus> {
    for (let left = 100; ; left -= 1) {
      const answer = await this.doors.command(door, this.path(path), person, body, bearing);
      if (answer.body.code === 'CASE.UNKNOWN' && left > 0) await new Promise((resolve) => setTimeout(resolve, 100));
      else return accepted(answer).body as unknown as CaseStatus;
    }
  }
}

/** Two invented parties for whom the demonstration's people act. */
export function partiesOf(creditor: string, debtor: string): NonNullable<NonNullable<Filing>['parties']> {
  return [
    { side: 'CREDITOR', kind: 'NATURAL_PERSON', name: '张三', partyRef: creditor },
    { side: 'DEBTOR', kind: 'ENTERPRISE', name: '某某砂石有限公司', partyRef: debtor },
  ];
}

/** The terms with the parties of the case in the place of the builder's. */
export function signedBy(courtCase: CourtCase, terms: AgreementTerms): AgreementTerms {
  const partyIds: Record<string, string> = {
    CREDITOR: courtCase.partyId('CREDITOR'),
    DEBTOR: courtCase.partyId('DEBTOR'),
  };
  return {
    ...terms,
    signatories: terms.signatories.map((one) =>
      partyIds[one.role] === undefined ? one : { ...one, partyId: partyIds[one.role]! },
    ),
  };
}

function accepted(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
}
