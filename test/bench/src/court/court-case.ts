import { casePath } from '@hejie/contracts/http';
import { assetControlWorkflowId, creditRecordWorkflowId } from '@hejie/contracts/workflows';
import { agreementTermsOf, fileApplicationOf } from '@hejie/testing';
import type { CommandClock, Court, Door, Person } from '@hejie/local/demo';
import type { AgreementTerms } from '@hejie/settlement';
import { BEGINNING, CaseClock, on } from './clock.js';

export const COURT = '鲁0502';
const MEDIATOR = 'mediator-dongying';

const staff = (role: string): Person => ({ role, court: COURT });
const CREDITOR: Person = { subject: 'creditor-demo' };
const DEBTOR: Person = { subject: 'debtor-demo' };

export type Side = 'CREDITOR' | 'DEBTOR';
/** Who signs, in the order in which they do. */
export const SIGNATORIES = ['s-creditor', 's-debtor', 's-mediator', 's-clerk'] as const;

/** An agreement that its parties may sign: equal monthly instalments of a round sum. */
export interface Instalments {
  readonly due: readonly string[];
  /** Yuan of each. */
  readonly amount: number;
}

/** Under which number a debtor is listed, and the notice of that enforcement, which he has not heeded. */
interface Enforced {
  readonly caseNumber: string;
  readonly notice: { readonly servedOn: string; readonly lastDay: string };
}

interface Filed {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly parties: readonly { readonly partyId: string; readonly side: Side }[];
}

/** The mediator of the court, on its roll once for all cases. */
export async function enrolMediator(court: Court): Promise<void> {
  const mediator = {
    mediatorId: MEDIATOR,
    court: COURT,
    name: '演示和解员',
    profession: 'PEOPLES_MEDIATOR',
    specialities: [],
    subject: 'mediator.dongying',
  };
  await court.command(
    'mediation',
    '/mediators',
    staff('judges-assistant'),
    mediator,
    new CaseClock(on('2026-05-06')).running,
  );
}

/** One case as people drive it: each act is one request through the public interface, and must be accepted. */
export class CourtCase {
  private constructor(
    private readonly court: Court,
    private readonly filed: Filed,
  ) {}

  static async file(court: Court, clock: CommandClock): Promise<CourtCase> {
    const application = fileApplicationOf({
      parties: [
        { side: 'CREDITOR', kind: 'NATURAL_PERSON', name: '张三', partyRef: 'creditor-demo' },
        { side: 'DEBTOR', kind: 'ENTERPRISE', name: '某某砂石有限公司', partyRef: 'debtor-demo' },
      ],
    });
    return new CourtCase(
      court,
      await court.command<Filed>('intake', '/applications', staff('filing-clerk'), application, clock),
    );
  }

  get caseId(): string {
    return this.filed.caseId;
  }

  get caseNumber(): string {
    return this.filed.caseNumber;
  }

  answer(side: Side, answer: 'CONSENT' | 'REFUSE', clock: CommandClock): Promise<CaseAnswer> {
    const body = { partyId: this.partyId(side), answer };
    return this.does('intake', '/consents', side === 'CREDITOR' ? CREDITOR : DEBTOR, body, clock);
  }

  designate(clock: CommandClock): Promise<CaseAnswer> {
    const body = { mediatorId: MEDIATOR, chosenBy: 'PARTIES' };
    return this.does('mediation', '/designation', staff('judges-assistant'), body, clock);
  }

  accept(clock: CommandClock): Promise<CaseAnswer> {
    return this.does('mediation', '/designation/acceptance', staff('mediator'), {}, clock);
  }

  extend(days: number, clock: CommandClock): Promise<CaseAnswer> {
    const signedBy = this.filed.parties.map(({ partyId }) => partyId);
    const request = { paper: '延长和解期限申请书', signedOn: BEGINNING.slice(0, 10) };
    return this.does('mediation', '/extension', staff('mediator'), { days, signedBy, request }, clock);
  }

  withdraw(clock: CommandClock): Promise<CaseAnswer> {
    const body = { partyId: this.partyId('CREDITOR'), reason: '不再和解' };
    return this.does('mediation', '/withdrawal', CREDITOR, body, clock);
  }

  fail(clock: CommandClock): Promise<CaseAnswer> {
    return this.does('mediation', '/failure', staff('mediator'), { reason: '双方不能达成一致' }, clock);
  }

  propose(plan: Instalments, clock: CommandClock): Promise<CaseAnswer> {
    return this.does('mediation', '/agreements', staff('mediator'), { terms: this.terms(plan) }, clock);
  }

  sign(signatoryId: (typeof SIGNATORIES)[number], clock: CommandClock): Promise<CaseAnswer> {
    const hands = {
      's-creditor': CREDITOR,
      's-debtor': DEBTOR,
      's-mediator': staff('mediator'),
      's-clerk': staff('clerk'),
    };
    return this.does('mediation', '/agreements/1/signatures', hands[signatoryId], { signatoryId }, clock);
  }

  pay(receiptId: string, amount: number, valueDate: string, clock: CommandClock): Promise<unknown> {
    const body = { receiptId, valueDate, amount: yuan(amount), proof: receiptId };
    return this.does('performance', '/receipts', staff('clerk'), body, clock);
  }

  elect(remedy: 'RESUME' | 'TOLERATE', clock: CommandClock): Promise<CaseAnswer> {
    const body = { partyId: this.partyId('CREDITOR'), remedy };
    return this.does('performance', '/election', CREDITOR, body, clock);
  }

  rule(decision: 'RESUME' | 'REFUSE', clock: CommandClock): Promise<CaseAnswer> {
    return this.does('performance', '/ruling', staff('enforcement-judge'), { decision }, clock);
  }

  /** Opens the property file under a preservation. @returns the workflow of its case. */
  async preserve(authority: string, ruling: object, clock: CommandClock): Promise<string> {
    const preservation = { applicantPartyId: this.partyId('CREDITOR'), ...ruling };
    await this.does('asset-control', '/property', staff('enforcement-judge'), { authority, preservation }, clock);
    return assetControlWorkflowId(this.caseId);
  }

  /** The property file goes on under a number of enforcement. */
  control(authority: string, clock: CommandClock): Promise<unknown> {
    return this.does('asset-control', '/property', staff('enforcement-judge'), { authority }, clock);
  }

  closeProperty(clock: CommandClock): Promise<CaseAnswer> {
    return this.does('asset-control', '/property/closing', staff('enforcement-judge'), { reason: '查控结束' }, clock);
  }

  /** The first proposal opens the credit record of the debtor. @returns the workflow of its case. */
  async proposeListing(listingId: string, { caseNumber, notice }: Enforced, clock: CommandClock): Promise<string> {
    const partyId = this.partyId('DEBTOR');
    const said = { caseNumber, notice, ground: 1, evidence: ['隐匿存款'], subject: { kind: 'UNIT' } };
    const body = { partyId, listingId, ...said };
    await this.does('credit-repair', '/credit', staff('credit-officer'), body, clock);
    return creditRecordWorkflowId(this.caseId, partyId);
  }

  refuseListing(listingId: string, clock: CommandClock): Promise<CaseAnswer> {
    const verdict = { outcome: 'REFUSE', reasons: ['已提供充分有效担保'] };
    return this.onCredit('decision', 'court-president', { listingId, verdict }, clock);
  }

  /** The stage that the court's own record shows; the case itself is not asked. */
  async stage(): Promise<string> {
    return (await this.court.read<{ stage: string }>('intake', casePath(this.caseId), staff('supervisor'))).stage;
  }

  private onCredit(path: string, role: string, body: object, clock: CommandClock): Promise<CaseAnswer> {
    return this.does('credit-repair', `/credit/${this.partyId('DEBTOR')}/${path}`, staff(role), body, clock);
  }

  private partyId(side: Side): string {
    return this.filed.parties.find((party) => party.side === side)!.partyId;
  }

  private does<T>(door: Door, path: string, person: Person, body: unknown, clock: CommandClock): Promise<T> {
    return this.court.command<T>(door, casePath(this.caseId, path), person, body, clock);
  }

  private terms({ due, amount }: Instalments): AgreementTerms {
    const parties: Partial<Record<string, string>> = {
      CREDITOR: this.partyId('CREDITOR'),
      DEBTOR: this.partyId('DEBTOR'),
    };
    const schedule = due.map((day, index) => ({ no: index + 1, due: day, amount: yuan(amount) }));
    const over = { total: yuan(amount * due.length), mode: due.length > 1 ? 'INSTALMENTS' : 'LUMP_SUM', schedule };
    const terms = agreementTermsOf(over as unknown as Partial<AgreementTerms>);
    return {
      ...terms,
      signatories: terms.signatories.map((one) => ({
        ...one,
        ...(parties[one.role] && { partyId: parties[one.role] }),
      })),
    };
  }
}

/** What a benchmark reads of the answer to a command. */
export interface CaseAnswer {
  readonly nextDeadline?: { readonly at: string; readonly kind: string };
}

const yuan = (amount: number): string => `${amount}.00`;
