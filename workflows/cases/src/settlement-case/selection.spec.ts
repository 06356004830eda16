import { describe, expect, it } from '@jest/globals';
import { PUBLISHED_EDITION_IDS, type CourtInstant } from '@hejie/law';
import type { CaseOpening, NextDeadline } from '@hejie/contracts/workflows';
import { decide, type Question } from '../kernel/decision.js';
import type { Message, Outcome } from '../kernel/definition.js';
import { settlementCaseDefinition as definition } from './definition.js';
import { initialState, type CaseState, type CaseTurn } from './state.js';

const opening = {
  caseId: '2026-鲁0502-执前调-1',
  court: '鲁0502',
  caseNumber: '（2026）鲁0502执前调1号',
  parties: [
    { partyId: 'p-1', side: 'CREDITOR' },
    { partyId: 'p-2', side: 'DEBTOR' },
  ],
  packId: 'dongying-2020@2',
  calendarEditions: PUBLISHED_EDITION_IDS,
  acceptedAt: '2026-09-28T09:00:00+08:00',
} as unknown as CaseOpening;

/** A case to which one message after the other is put: what was decided stands, and answers of mediation are taken over. */
class Trial {
  state: CaseState = initialState(opening);
  stage = 'OPENING';
  due: NextDeadline | null = null;

  says(name: string, at: string, said: object = {}): Outcome<CaseState> | string {
    const stamp = { commandId: 'k', by: 'x', role: 'x', at };
    return this.turn({ kind: 'command', name, argument: { ...said, stamp } }, at);
  }

  reaches(answer?: string | null): Outcome<CaseState> | string {
    const due = this.due!;
    const outcome = this.turn({ kind: 'deadline', due, latenessSeconds: 0 }, due.at);
    if (answer !== undefined) {
      const follows = definition.answers.recordDecline!(this.at(due.at), { redesignated: answer } as never);
      this.apply(follows);
    }
    return outcome;
  }

  private at(at: string): CaseTurn {
    return { opening, state: this.state, stage: this.stage, at: at as CourtInstant, now: at as CourtInstant };
  }

  private turn(message: Message, at: string): Outcome<CaseState> | string {
    const question: Question = { workflow: definition.workflow, message, due: this.due, ...this.at(at) };
    const decided = decide(definition, question as never);
    if (decided.refusal) return decided.refusal.code;
    this.apply(decided as Outcome<CaseState>);
    return decided as Outcome<CaseState>;
  }

  private apply({ change, stage, due, ending }: Outcome<CaseState>): void {
    this.state = { ...this.state, ...change };
    this.stage = ending ? 'ENDED' : (stage ?? this.stage);
    if (due !== undefined) this.due = due;
  }
}

const day = (date: string, time = '10:00:00') => `${date}T${time}+08:00`;
const byCourt = (mediatorId: string) => ({ mediatorId, chosenBy: 'COURT', partiesDisagree: true });

function selecting(on = '2026-09-29'): Trial {
  const trial = new Trial();
  for (const partyId of ['p-1', 'p-2']) trial.says('recordConsent', day(on), { partyId, answer: 'CONSENT' });
  return trial;
}
function negotiating(on: string): Trial {
  const trial = selecting(on);
  trial.says('designateMediator', day(on), byCourt('m-1'));
  trial.says('acceptDesignation', day(on), { mediatorId: 'm-1' });
  return trial;
}

describe('S5: silence', () => {
  it('S5: at 24:00 of the third working day another of the roll is designated, who has three working days in turn', () => {
    const trial = selecting();
    expect(trial.says('designateMediator', day('2026-10-08'), { ...byCourt('m-1'), partiesDisagree: false })).toBe(
      'DESIGNATION.PARTIES_CHOOSE_FIRST',
    );
    trial.says('designateMediator', day('2026-10-08'), byCourt('m-1'));
    expect(trial.due).toMatchObject({ kind: 'ACCEPTANCE_END', at: day('2026-10-13', '00:00:00') });
    expect(trial.reaches('m-2')).toMatchObject({
      acts: { mediation: [{ act: 'recordDecline', silence: true, redesignation: { declined: ['m-1'] } }] },
    });
    expect([trial.state.designation?.mediatorId, trial.due?.at, trial.state.standIn]).toEqual([
      'm-2',
      day('2026-10-17', '00:00:00'),
      null,
    ]);
    trial.says('acceptDesignation', day('2026-10-14'), { mediatorId: 'm-2' });
    expect(trial.state.negotiation).toMatchObject({ mediatorId: 'm-2', lastDay: '2026-11-13' });
  });

  it('S5: where the roll has nobody, a person designates', () => {
    const trial = selecting();
    trial.says('designateMediator', day('2026-10-08'), byCourt('m-1'));
    trial.reaches(null);
    expect([trial.state.designation, trial.state.standIn, trial.due]).toEqual([null, null, null]);
  });
});

describe('S5: a mediator who may be partial', () => {
  it('S5: accepts only with both consents, and one refusal replaces him', () => {
    const trial = selecting('2026-11-24');
    const at = day('2026-11-24');
    trial.says('designateMediator', at, byCourt('m-1'));
    trial.says('discloseConflict', at, { mediatorId: 'm-1', relation: 'RELATIVE', disclosed: '配偶' });
    expect(trial.says('acceptDesignation', at, { mediatorId: 'm-1' })).toBe('RECUSAL.OPEN');
    trial.says('answerDisclosure', at, { partyId: 'p-1', consents: true });
    expect(trial.says('decideRecusal', at, { granted: false, reason: '-' })).toBe('RECUSAL.CONSENT_MISSING');
    trial.says('answerDisclosure', at, { partyId: 'p-2', consents: false });
    expect([trial.stage, trial.state.designation, trial.state.recusal, trial.state.declined]).toEqual([
      'SELECTION',
      null,
      null,
      ['m-1'],
    ]);
  });

  it('民诉法48: who may not answer does not keep silent; the request refused, his time to answer begins', () => {
    const trial = selecting('2026-11-24');
    trial.says('designateMediator', day('2026-11-24'), byCourt('m-1'));
    expect(trial.due).toMatchObject({ kind: 'ACCEPTANCE_END', at: day('2026-11-28', '00:00:00') });
    trial.says('requestRecusal', day('2026-11-26'), { partyId: 'p-2', relation: 'INTEREST', reason: '持股' });
    expect(trial.due).toBeNull();
    expect(trial.says('acceptDesignation', day('2026-11-26'), { mediatorId: 'm-1' })).toBe('RECUSAL.OPEN');
    const refused = trial.says('decideRecusal', day('2026-11-30'), { granted: false, reason: '没有根据' });
    const acceptBy = day('2026-12-04', '00:00:00');
    expect(refused).toMatchObject({
      acts: { mediation: [{ act: 'recordRecusalDecision', granted: false, acceptBy }] },
    });
    expect(trial.due).toMatchObject({ kind: 'ACCEPTANCE_END', at: acceptBy });
    // Reconsidered, the request holds him up no more.
    trial.says('requestRecusal', day('2026-12-01'), { partyId: 'p-2', relation: 'INTEREST', reason: '持股' });
    expect(trial.due).toMatchObject({ kind: 'ACCEPTANCE_END', at: acceptBy });
    trial.says('acceptDesignation', day('2026-12-01'), { mediatorId: 'm-1' });
    expect(trial.stage).toBe('NEGOTIATION');
  });

  it('PRE-8: replaced while the thirty days run, they neither stop nor begin anew', () => {
    const trial = negotiating('2026-11-24');
    const at = day('2026-11-25');
    expect(trial.says('designateMediator', at, byCourt('m-2'))).toBe('DESIGNATION.MEDIATOR_STANDS');
    const fails = (mediatorId: string) => trial.says('declareFailure', at, { mediatorId, reason: '分歧' });
    trial.says('requestRecusal', at, { partyId: 'p-2', relation: 'INTEREST', reason: '持股' });
    expect(fails('m-1')).toBe('RECUSAL.OPEN');
    trial.says('decideRecusal', at, { granted: true, reason: '属实' });
    expect(trial.state.negotiation).toMatchObject({ mediatorId: null, lastDay: '2026-12-24' });
    expect(fails('m-1')).toBe('RECUSAL.NO_MEDIATOR');
    trial.says('designateMediator', at, byCourt('m-2'));
    expect(trial.due?.kind).toBe('ACCEPTANCE_END');
    trial.says('acceptDesignation', at, { mediatorId: 'm-2' });
    expect(trial.state.negotiation).toMatchObject({ mediatorId: 'm-2', lastDay: '2026-12-24' });
    expect(trial.due?.kind).toBe('REMINDER:7');
    // Who was replaced acts no more: neither does he declare a failure, nor does he sign.
    expect(fails('m-1')).toBe('DESIGNATION.NOT_DESIGNATED');
    const signatories = [
      { id: 's-mediator', role: 'MEDIATOR' },
      { id: 's-clerk', role: 'CLERK' },
    ];
    trial.stage = 'CONFIRMATION';
    trial.state = { ...trial.state, agreement: { version: 1, terms: { signatories }, warnings: [] } } as never;
    const signs = (mediatorId?: string) =>
      trial.says('signAgreement', at, { version: 1, signatoryId: 's-mediator', ...(mediatorId && { mediatorId }) });
    for (const gone of ['m-1', undefined]) expect(signs(gone)).toBe('DESIGNATION.NOT_DESIGNATED');
    expect(signs('m-2')).toMatchObject({
      acts: { mediation: [{ act: 'recordSignature', signatoryId: 's-mediator' }] },
    });
    expect(fails('m-2')).toMatchObject({ acts: { intake: [{ act: 'handOverToFiling', reason: 'FAILED' }, {}] } });
  });
});

describe('S4: an appraisal', () => {
  it('S4: moves the end by its days; after 24:00 of the last day everything is refused with its reason', () => {
    const trial = negotiating('2026-11-02');
    trial.says('startAppraisal', day('2026-11-05'), { subject: '厂房', until: '2026-11-14' });
    expect(trial.state.negotiation).toMatchObject({ lastDay: '2026-12-14', appraisal: { until: '2026-11-14' } });
    const late = day('2026-12-15', '00:00:00');
    expect(trial.says('endAppraisal', late)).toBe('NEGOTIATION.EXPIRED');
    expect(trial.says('extendNegotiation', late, { days: 15, signedBy: ['p-1', 'p-2'] })).toBe('EXTENSION.EXPIRED');
    trial.says('endAppraisal', day('2026-11-08'));
    expect(trial.state.negotiation).toMatchObject({ lastDay: '2026-12-07', appraisal: null });
    expect(trial.says('endAppraisal', day('2026-11-09'))).toBe('APPRAISAL.NOT_RUNNING');
  });
});
