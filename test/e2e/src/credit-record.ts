import { staff, type CourtCase } from './court-case.js';
import type { Doors, Person } from './doors.js';
import { FileBeside } from './file-beside.js';
import type { Records } from './records.js';

const officer = staff('credit-officer');
const president = staff('court-president');
const LISTING = { listingId: 'l-1' };
const UNIT = { kind: 'UNIT' };
/** Who signs decisions on sanctions. */
export const PRESIDENT = { signatories: [{ role: 'PRESIDENT', name: '郑建国' }] };

/** Who a creditor and a unit that owes him are, for documents. */
export const IDENTITIES = {
  CREDITOR: { kind: 'PERSON', name: '张三', number: '11010519491231002X', address: '东营区某某路1号' },
  DEBTOR: { kind: 'UNIT', name: '某某砂石有限公司', number: '91370502MA3C5RL07J', representative: '李四' },
};

/** A notice of enforcement whose period is over for ten days: wherever its last day rolls, it has run. */
export function noticeRunBefore(at: string) {
  const today = Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
  const daysBefore = (days: number) => new Date(today - days * 86_400_000).toISOString().slice(0, 10);
  return { servedOn: daysBefore(15), lastDay: daysBefore(10) };
}

/** The credit record of the debtor in a case; a unit unless it is said otherwise. */
export class CreditRecord extends FileBeside {
  protected readonly schema = 'credit_repair';
  protected readonly door = 'credit-repair';
  protected readonly idle = { path: '/publication', person: officer, body: { listingId: 'none' } };
  readonly debtor: string;

  constructor(doors: Doors, courtCase: CourtCase, records: Records) {
    const debtor = courtCase.partyId('DEBTOR');
    super(doors, courtCase, records, `/credit/${encodeURIComponent(debtor)}`);
    this.debtor = debtor;
  }

  /** What a proposal of the court says. */
  private proposal(at: string, ground: number, subject: object) {
    const { enforcement: caseNumber } = this.courtCase;
    const notice = noticeRunBefore(at);
    return { partyId: this.debtor, ...LISTING, caseNumber, notice, ground, evidence: ['隐匿存款'], subject };
  }

  /** Proposed, and a promise of credit offered. */
  async proposed(at: string, ground = 1, subject: object = UNIT): Promise<this> {
    await this.courtCase.does(this.door, '/credit', officer, this.proposal(at, ground, subject), { at });
    await this.shows(at, subject);
    await this.does('/promise', officer, LISTING, at);
    return this;
  }

  /** What the entry shows is put on record (DIS-ART-6). */
  private async shows(at: string, subject: object): Promise<void> {
    const particulars = {
      ...(subject === UNIT ? {} : { person: { sex: '男', age: 36 } }),
      court: '东营市东营区人民法院',
      filedOn: at.slice(0, 10),
      obligation: '给付欠款',
      performance: '全部未履行',
      conduct: '隐匿存款',
    };
    const path = `/credit/${encodeURIComponent(this.debtor)}/listings/${LISTING.listingId}/particulars`;
    await this.courtCase.does(this.door, path, officer, particulars, { at, method: 'PUT' });
  }

  /** A proposal that must be refused. @returns code of the refusal. */
  async proposalRefused(at: string, ground: number): Promise<string> {
    const path = this.courtCase.path('/credit');
    const { status, body } = await this.doors.command(this.door, path, officer, this.proposal(at, ground, UNIT), {
      at,
    });
    if (status < 400) throw new Error(`the proposal was accepted: ${JSON.stringify(body)}`);
    return body.code as string;
  }

  /** The president lists him. */
  async decided(at: string, graceMonths = 0): Promise<this> {
    const verdict = { outcome: 'LIST', graceMonths };
    await this.does('/decision', president, { ...LISTING, verdict, ...PRESIDENT }, at);
    return this;
  }

  async served(at: string): Promise<this> {
    await this.does('/decision/service', staff('clerk'), { ...LISTING, servedAt: at }, at);
    return this;
  }

  async published(at: string): Promise<this> {
    await this.does('/publication', officer, LISTING, at);
    return this;
  }

  publicationRefused(at: string): Promise<string> {
    return this.refused('/publication', officer, LISTING, at);
  }

  /** Proposed, decided, served and published without grace. */
  async listed(at: string, ground = 1, subject: object = UNIT): Promise<this> {
    await this.proposed(at, ground, subject);
    await this.decided(at);
    await this.served(at);
    return this.published(at);
  }

  /** The president limits his consumption, or that of who stands behind him, and the order is served. */
  async limited(at: string, over: object = {}): Promise<this> {
    const { enforcement: caseNumber } = this.courtCase;
    const of = { id: 'm-1', kind: 'CONSUMPTION', subjectPartyId: this.debtor, capacity: 'DEBTOR', caseNumber };
    const notice = noticeRunBefore(at);
    const order = { ...of, appliedBy: this.courtCase.partyId('CREDITOR'), notice, ...over };
    const paper = { filedOn: notice.servedOn };
    await this.does('/limits', president, { ...order, paper, ...PRESIDENT }, at);
    await this.does('/limits/service', staff('clerk'), { limitId: order.id, servedAt: at }, at);
    return this;
  }

  /** The unit is limited, and who represents it himself (LIM-ART-3-2, LIM-ART-5). */
  async representativeLimited(at: string): Promise<this> {
    const subjectPartyId = `${this.debtor}/legal-representative`;
    const path = `/parties/${encodeURIComponent(subjectPartyId)}/identity`;
    const who = { kind: 'PERSON', name: '李四' };
    await this.courtCase.does(this.door, path, staff('clerk'), who, { at, method: 'PUT' });
    await this.limited(at, { id: 'm-0' });
    return this.limited(at, { subjectPartyId, capacity: 'LEGAL_REPRESENTATIVE' });
  }

  /** The debtor applies, with these materials handed in, and the officer finds the application complete. */
  async applied(id: string, kind: string, materials: readonly string[], at: string): Promise<void> {
    const content = Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64');
    const named = materials.map((material) => ({ kind: material, documentId: `${id}-${material}` }));
    for (const { documentId } of named)
      await this.does(
        '/proofs',
        this.courtCase.debtor,
        { documentId, name: '材料.pdf', mediaType: 'application/pdf', content },
        at,
      );
    const concerns = kind === 'CERTIFICATE' ? null : LISTING.listingId;
    await this.does('/applications', this.courtCase.debtor, { id, kind, concerns, materials: named }, at);
    await this.does('/applications/examination', officer, { id }, at);
  }

  async listing(): Promise<Readonly<Record<string, unknown>>> {
    return (await this.rows('listings'))[0]!;
  }

  async stageIs(stage: string): Promise<void> {
    await this.once(`the entry is ${stage}`, async () => (await this.listing()).stage === stage);
  }

  /** What a credential of the record says in words. */
  async statement(certificateId: string, person: Person = officer): Promise<string> {
    const { credential } = await this.reads<{ credential: string }>(
      `/certificates/${certificateId}/credential`,
      person,
    );
    const payload = Buffer.from(credential.split('.')[1]!, 'base64url').toString('utf8');
    return (JSON.parse(payload) as { credentialSubject: { statement: string } }).credentialSubject.statement;
  }
}
