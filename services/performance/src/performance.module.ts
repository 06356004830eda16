import {
  AgentSubscriptions,
  AgentWithPower,
  untoldDues,
  CaseServiceModule,
  documentServiceConfig,
  fieldKeys,
  numberKeeperOf,
  sharedNumbersConfig,
} from '@hejie/casework';
import {
  performanceDocumentIssued,
  performanceDocumentServed,
  performanceNoticeIssued,
  performanceStageEntered,
  performanceWorkItemChanged,
} from '@hejie/contracts/facts';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { ContentKeys, partyContentConfig } from '@hejie/security';
import { KeyRing } from '@hejie/persistence';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { performanceActivities } from './activities.js';
import { choiceReminded } from './breach/choice-reminders.js';
import { Finding } from './breach/finding.entity.js';
import { FindingsController } from './breach/findings.controller.js';
import { OverdueNotice } from './breach/overdue-notice.entity.js';
import { LongPerformance } from './effect/long-performance.entity.js';
import { LongPerformancesController } from './effect/long-performances.controller.js';
import { LongPerformances } from './effect/long-performances.js';
import { Stay } from './effect/stay.entity.js';
import { StaysController } from './effect/stays.controller.js';
import { Stays } from './effect/stays.js';
import { Termination } from './effect/termination.entity.js';
import { TerminationsController } from './effect/terminations.controller.js';
import { Terminations } from './effect/terminations.js';
import { UnsubmittedObjection } from './effect/unsubmitted-objection.entity.js';
import { UnsubmittedObjectionsController } from './effect/unsubmitted-objections.controller.js';
import { UnsubmittedObjections } from './effect/unsubmitted-objections.js';
import { Allocation } from './case-money/allocation.entity.js';
import { Allocations } from './case-money/allocations.js';
import { BankAccount } from './case-money/bank-account.entity.js';
import { BankAccounts } from './case-money/bank-accounts.js';
import { BankFile } from './case-money/bank-file.entity.js';
import { BankFileRounds } from './case-money/bank-file-rounds.js';
import { BankFiles } from './case-money/bank-files.js';
import { BankLineLocator } from './case-money/bank-line-locator.js';
import { BankLine } from './case-money/bank-line.entity.js';
import { BankLines } from './case-money/bank-lines.js';
import { CaseMoneyController } from './case-money/case-money.controller.js';
import { KnownPayer } from './case-money/known-payer.entity.js';
import { Outgoing } from './case-money/outgoing.js';
import { PartsOfLine } from './case-money/parts-of-line.js';
import { SentBack } from './case-money/sent-back.js';
import { Payers } from './case-money/payers.js';
import { IDENTIFY_MONEY, SuspendedLines } from './case-money/suspended-lines.js';
import { Suspense } from './case-money/suspense.entity.js';
import { EndingForNow } from './enforcement/ending-for-now.entity.js';
import { EndingsForNowController } from './enforcement/endings-for-now.controller.js';
import { ENDING_FOR_NOW_APPROVAL, EndingsForNow } from './enforcement/endings-for-now.js';
import { RecordedClosing } from './enforcement/enforcement-closing.entity.js';
import { DirectPayment } from './direct-payments/direct-payment.entity.js';
import { DirectPaymentsController } from './direct-payments/direct-payments.controller.js';
import { DirectPayments, FIND_DIRECT_PAYMENT } from './direct-payments/direct-payments.js';
import { EnforcementClosingsController } from './enforcement/enforcement-closings.controller.js';
import { EnforcementClosings } from './enforcement/enforcement-closings.js';
import { Enforcement } from './enforcement/enforcement.entity.js';
import { AllottedNumber, CoveredProperty, MediatorOfCase } from './heard/heard.entities.js';
import { HeardSubscriptions } from './heard/heard-subscriptions.js';
import { GuarantorEnforcement } from './guarantor/guarantor-enforcement.entity.js';
import { GuarantorsController } from './guarantor/guarantors.controller.js';
import { Guarantors } from './guarantor/guarantors.js';
import { AmendedPlan } from './ledger/amended-plan.entity.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { RecordedAct } from './ledger/period-act.entity.js';
import { Receipt } from './ledger/receipt.entity.js';
import { Refund } from './ledger/refund.entity.js';
import { Resumption } from './ledger/resumption.entity.js';
import { Reversal } from './ledger/reversal.entity.js';
import { Settlement } from './ledger/settlement.entity.js';
import { AgentPersons1790000003370 } from './migrations/agent-persons.js';
import { AgentsOfParties1790000003360 } from './migrations/agents-of-parties.js';
import { AmendedPlans1790000003330 } from './migrations/amended-plans.js';
import { BankFilesSettled1790000003410 } from './migrations/bank-files-settled.js';
import { CaseMoney1790000003300 } from './migrations/case-money.js';
import { ClosedEnforcements1790000003150 } from './migrations/closed-enforcements.js';
import { ConsentingGuarantors1790000003400 } from './migrations/consenting-guarantors.js';
import { CreatePerformance1790000003000 } from './migrations/create-performance.js';
import { EndingsForNow1790000003450 } from './migrations/endings-for-now.js';
import { EnforcementClosings1790000003210 } from './migrations/enforcement-closings.js';
import { GateAtRuling1790000003190 } from './migrations/gate-at-ruling.js';
import { GrowthOfPerformance1790000003170 } from './migrations/growth-of-performance.js';
import { HeardOfCases1790000003380 } from './migrations/heard-of-cases.js';
import { NextDue1790000003160 } from './migrations/next-due.js';
import { ObjectionsAndGuarantors1790000003230 } from './migrations/objections-and-guarantors.js';
import { ObjectionsFollowed1790000003350 } from './migrations/objections-followed.js';
import { OwedAfterEnding1790000003200 } from './migrations/owed-after-ending.js';
import { PaidCreditors1790000003430 } from './migrations/paid-creditors.js';
import { PaymentsTakenBack1790000003420 } from './migrations/payments-taken-back.js';
import { Payouts1790000003310 } from './migrations/payouts.js';
import { RecordPeriodActs1790000003100 } from './migrations/record-period-acts.js';
import { ProvenReceipts1790000003390 } from './migrations/proven-receipts.js';
import { ReconsiderationsAndEvidence1790000003320 } from './migrations/reconsiderations-and-evidence.js';
import { RulingsAsPapers1790000003440 } from './migrations/rulings-as-papers.js';
import { TerminationsAndUnsubmitted1790000003340 } from './migrations/terminations-and-unsubmitted.js';
import { TitlesOfItems1790000003140 } from './migrations/titles-of-items.js';
import { UntoldDues1790000003180 } from './migrations/untold-dues.js';
import { Withdrawals1790000003205 } from './migrations/withdrawals.js';
import { WithdrawnClosings1790000003220 } from './migrations/withdrawn-closings.js';
import { MoneyApproval } from './payouts/money-approval.entity.js';
import { PAY_OUT } from './payouts/payout-clock.js';
import { Payout } from './payouts/payout.entity.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { APPROVE_PAYOUT, MAKE_PAYOUT, Payouts } from './payouts/payouts.js';
import { Withholding } from './payouts/withholding.entity.js';
import { APPROVE_WITHHOLDING, REVIEW_WITHHOLDING, Withholdings } from './payouts/withholdings.js';
import { Recomputation } from './recomputation/recomputation.entity.js';
import { RecomputationRounds, recomputationSchedule } from './recomputation/recomputation-rounds.js';
import { RecomputationsController } from './recomputation/recomputations.controller.js';
import { Recomputations } from './recomputation/recomputations.js';
import { Corrections } from './receipt/corrections.js';
import { ReceiptsController } from './receipt/receipts.controller.js';
import { Receipts } from './receipt/receipts.js';
import { PerformancePapers } from './papers/performance-papers.js';
import { PerformancePapersController } from './papers/papers.controller.js';
import { PeriodActs } from './resumption/period-acts.js';
import { RulingObjection } from './resumption/ruling-objection.entity.js';
import { RulingReconsiderations } from './resumption/ruling-reconsiderations.js';
import { RulingObjectionsController } from './resumption/ruling-objections.controller.js';
import { RulingObjections } from './resumption/ruling-objections.js';
import { ResumptionController } from './resumption/resumption.controller.js';
import { VoidedSettlementsController } from './resumption/voided-settlements.controller.js';
import { VoidedSettlements } from './resumption/voided-settlements.js';
import { dueUntold } from './settlement/due.js';
import { RecordedAnswer } from './settlement/performance-answer.entity.js';
import { PerformanceAnswersController } from './settlement/performance-answers.controller.js';
import { PerformanceAnswers } from './settlement/performance-answers.js';
import { VERIFY_PERFORMANCE } from './settlement/verification.js';
import { PerformanceSubscriptions } from './subscriptions.js';

/** Documents name persons: performance does not start without the keys that seal who they are. */
const performanceConfig = {
  ...documentServiceConfig,
  FIELD_KEYS: z.string().min(1),
  ...partyContentConfig,
  ...sharedNumbersConfig,
};
type PerformanceConfig = z.infer<z.ZodObject<typeof performanceConfig>>;

/** 履行：the ledger of each settlement, breach, and enforcement resumed. */
@Module({})
export class PerformanceModule {
  static for(config: PerformanceConfig): DynamicModule {
    const subject: DynamicModule = {
      module: PerformanceModule,
      controllers: [
        ReceiptsController,
        LedgerController,
        FindingsController,
        ResumptionController,
        VoidedSettlementsController,
        EndingsForNowController,
        EnforcementClosingsController,
        RulingObjectionsController,
        GuarantorsController,
        LongPerformancesController,
        StaysController,
        TerminationsController,
        UnsubmittedObjectionsController,
        CaseMoneyController,
        PayoutsController,
        DirectPaymentsController,
        PerformanceAnswersController,
        RecomputationsController,
        PerformancePapersController,
      ],
      providers: [
        Receipts,
        Corrections,
        PeriodActs,
        VoidedSettlements,
        EndingsForNow,
        EnforcementClosings,
        RulingObjections,
        RulingReconsiderations,
        Guarantors,
        LongPerformances,
        Stays,
        PerformancePapers,
        Terminations,
        UnsubmittedObjections,
        BankAccounts,
        BankFileRounds,
        BankFiles,
        BankLines,
        Allocations,
        Outgoing,
        PartsOfLine,
        SentBack,
        SuspendedLines,
        Payouts,
        Withholdings,
        DirectPayments,
        PerformanceAnswers,
        Recomputations,
        recomputationSchedule,
        BankLineLocator,
        Payers,
        { provide: KeyRing, useFactory: () => ringOf(config) },
        untoldDues(dueUntold),
      ],
    };
    return CaseServiceModule.around<PerformanceActs>(subject, config, {
      service: 'performance',
      entities: [
        AgentWithPower,
        AllottedNumber,
        MediatorOfCase,
        CoveredProperty,
        Settlement,
        AmendedPlan,
        Receipt,
        Reversal,
        Refund,
        RecordedAct,
        Resumption,
        Finding,
        OverdueNotice,
        Enforcement,
        EndingForNow,
        RecordedClosing,
        RulingObjection,
        GuarantorEnforcement,
        LongPerformance,
        Stay,
        Termination,
        UnsubmittedObjection,
        BankAccount,
        BankFile,
        BankLine,
        KnownPayer,
        Suspense,
        Allocation,
        Payout,
        Withholding,
        MoneyApproval,
        DirectPayment,
        RecordedAnswer,
        Recomputation,
      ],
      migrations: [
        CreatePerformance1790000003000,
        RecordPeriodActs1790000003100,
        TitlesOfItems1790000003140,
        ClosedEnforcements1790000003150,
        NextDue1790000003160,
        GrowthOfPerformance1790000003170,
        UntoldDues1790000003180,
        GateAtRuling1790000003190,
        OwedAfterEnding1790000003200,
        Withdrawals1790000003205,
        EnforcementClosings1790000003210,
        WithdrawnClosings1790000003220,
        ObjectionsAndGuarantors1790000003230,
        CaseMoney1790000003300,
        Payouts1790000003310,
        ReconsiderationsAndEvidence1790000003320,
        AmendedPlans1790000003330,
        TerminationsAndUnsubmitted1790000003340,
        ObjectionsFollowed1790000003350,
        AgentsOfParties1790000003360,
        AgentPersons1790000003370,
        HeardOfCases1790000003380,
        ProvenReceipts1790000003390,
        ConsentingGuarantors1790000003400,
        BankFilesSettled1790000003410,
        PaymentsTakenBack1790000003420,
        PaidCreditors1790000003430,
        RulingsAsPapers1790000003440,
        EndingsForNow1790000003450,
      ],
      letterIssued: performanceNoticeIssued,
      workItemChanged: performanceWorkItemChanged,
      documents: {
        config,
        issued: performanceDocumentIssued,
        served: performanceDocumentServed,
        partyKeys: new ContentKeys(config.PARTY_CONTENT_KEYS),
        keeper: numberKeeperOf('performance', config),
      },
      stageEntered: performanceStageEntered,
      handlers: performanceActivities,
      rounds: RecomputationRounds,
      subscriptions: [PerformanceSubscriptions, AgentSubscriptions, HeardSubscriptions],
      taskRaised: choiceReminded,
      workItemCommands: {
        CREDITOR_ELECTION: 'POST /cases/:caseId/election',
        RESUMPTION_RULING: 'POST /cases/:caseId/ruling',
        VOIDANCE_RULING: 'POST /cases/:caseId/voided-settlement/ruling',
        SUIT_ON_SETTLEMENT: 'POST /cases/:caseId/suit',
        RULING_OBJECTION: 'POST /cases/:caseId/resumption/objections/:objectionId/decision',
        SERVE_OBJECTION_RULING: 'POST /cases/:caseId/resumption/objections/:objectionId/service',
        RECONSIDERATION_RULING: 'POST /cases/:caseId/resumption/objections/:objectionId/reconsideration/decision',
        STAY_RULING: 'POST /cases/:caseId/stay/ruling',
        TERMINATION_RULING: 'POST /cases/:caseId/termination/ruling',
        UNSUBMITTED_OBJECTION: 'POST /cases/:caseId/unsubmitted-settlement/objections/:objectionId/ruling',
        LONG_PERFORMANCE_APPROVAL: 'POST /cases/:caseId/long-performance/approval',
        [ENDING_FOR_NOW_APPROVAL]: 'POST /cases/:caseId/endings-for-now/:no/approval',
        GUARANTOR_RULING: 'POST /cases/:caseId/guarantors/enforcement/ruling',
        [IDENTIFY_MONEY]: 'POST /suspense/:lineId/match',
        [PAY_OUT]: 'POST /cases/:caseId/payouts',
        [APPROVE_PAYOUT]: 'POST /cases/:caseId/payouts/:payoutId/approval',
        [MAKE_PAYOUT]: 'POST /cases/:caseId/payouts/:payoutId/payment',
        [APPROVE_WITHHOLDING]: 'POST /cases/:caseId/withholdings/:withholdingId/approval',
        [FIND_DIRECT_PAYMENT]: 'POST /cases/:caseId/direct-payments/:paymentId/finding',
        [VERIFY_PERFORMANCE]: 'POST /cases/:caseId/performance-answers',
        [REVIEW_WITHHOLDING]: 'POST /cases/:caseId/withholdings/:withholdingId/end',
      },
    });
  }
}

/** Names and accounts of payers lie sealed, and are found by keyed digests. */
function ringOf(config: PerformanceConfig): KeyRing {
  const ring = fieldKeys(config.FIELD_KEYS);
  if (ring) return ring;
  throw new Error('FIELD_KEYS is needed: performance keeps names and accounts of payers sealed');
}

export const performance = {
  name: 'performance',
  configSchema: z.object(performanceConfig),
  module: (config) => PerformanceModule.for(config),
  // A file of the bank comes as text in a body; nothing else here is large.
  largeBodies: { at: /^\/bank-files\/?$/, limit: '64mb' },
} satisfies ServiceDefinition<typeof performanceConfig>;
