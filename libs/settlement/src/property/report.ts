import { formatYuan, type AssetClass, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { firstRefusal, freeId, happenedBy, rowOf, standingControl } from './lookup.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import { type DebtorReport, type DisposalDuty } from './survey-rows.js';

/** Where the debtor's report and what the court found say different things. Amounts in yuan. */
export type ReportDifference =
  | { readonly kind: 'NOT_REPORTED'; readonly assetId: string; readonly class: AssetClass; readonly found: Yuan }
  | { readonly kind: 'NOT_FOUND'; readonly item: number; readonly class: AssetClass; readonly reported: Yuan }
  | {
      readonly kind: 'VALUE_DIFFERS';
      readonly assetId: string;
      readonly class: AssetClass;
      readonly reported: Yuan;
      readonly found: Yuan;
    };

/**
 * PROC-5, PROC-6: what somebody reported of his property (财产报告), all his reports together, beside what was found: property that he does not
 * name, what he names and nobody found, and values that differ, by his latest word on each. Whether a difference is a false report a judge says.
 */
export function reportDifferences(file: PropertyFile, partyId: string): ReportDifference[] {
  const items = file.reports.filter((report) => report.partyId === partyId).flatMap((report) => report.items);
  const last = new Map(items.flatMap((item) => (item.assetId === undefined ? [] : [[item.assetId, item]])));
  const own = file.assets.filter(({ ownerPartyId, liability }) => ownerPartyId === partyId && liability === 'DEBTOR');
  return [
    ...own
      .filter(({ id, foundBy }) => foundBy !== 'REPORT' && !last.has(id))
      .map(({ id, class: assetClass, value }) => ({
        kind: 'NOT_REPORTED' as const,
        assetId: id,
        class: assetClass,
        found: formatYuan(value),
      })),
    ...items.flatMap((item, index) =>
      item.assetId === undefined
        ? [{ kind: 'NOT_FOUND' as const, item: index, class: item.class, reported: formatYuan(item.value) }]
        : [],
    ),
    ...own.flatMap(({ id, class: assetClass, value }) => {
      const reported = last.get(id)?.value;
      if (reported === undefined || reported === value) return [];
      return [
        {
          kind: 'VALUE_DIFFERS' as const,
          assetId: id,
          class: assetClass,
          reported: formatYuan(reported),
          found: formatYuan(value),
        },
      ];
    }),
  ];
}

/**
 * PROC-5: the debtor reports his property, or adds to it. `PROPERTY.KNOWN`, `PROPERTY.NOT_YET`, `PROPERTY.UNKNOWN`. Source: 财产调查规定5
 * to 7.
 */
export function decideReport(
  file: PropertyFile,
  input: Omit<DebtorReport, 'shown'>,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const fault = firstRefusal([
    freeId(file.reports, input.id, '/id'),
    happenedBy(input.receivedAt, turn.at, '/receivedAt'),
    ...input.items.flatMap(({ assetId }) => (assetId === undefined ? [] : [rowOf(file.assets, assetId, '/items')])),
  ]);
  if (fault !== undefined) return fault;
  const report: DebtorReport = { ...input, shown: [] };
  const differences = reportDifferences({ ...file, reports: [...file.reports, report] }, input.partyId).length;
  return accept({
    reports: [report],
    happened: [{ kind: 'REPORT_RECEIVED', at: turn.at, reportId: input.id, differences }],
  });
}

/**
 * PROC-5: a report is shown on request to the creditor, who keeps what he learns to himself. `REPORT.NOT_CREDITOR`, `PROPERTY.UNKNOWN`.
 * Source: 财产调查规定8.
 */
export function decideReportShown(
  file: PropertyFile,
  { reportId, partyId, side }: { readonly reportId: string; readonly partyId: string; readonly side: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const report = rowOf(file.reports, reportId, '/reportId');
  if (!report.ok) return report;
  if (side !== 'CREDITOR') {
    return refuse({
      code: 'REPORT.NOT_CREDITOR',
      rule: 'PROC-5',
      path: '/partyId',
      zh: '财产报告情况依申请仅向申请执行人提供，知悉的内容应当保密。',
      en: 'A report is shown to the creditor only, on his request.',
    });
  }
  const shown = [...report.value.shown, { partyId, at: turn.at, by: turn.by }];
  return accept({
    reports: [{ ...report.value, shown }],
    happened: [{ kind: 'REPORT_SHOWN', at: turn.at, reportId, partyId }],
  });
}

/** An order to declare important disposals and changes. */
export interface DisposalDutyInput {
  readonly id: string;
  readonly partyId: string;
  /** Only on a party's application. */
  readonly appliedByPartyId: string;
  readonly noticeNumber: string;
}

/**
 * PROC-5: on a party's application the debtor, or one who assists, is to declare important disposals and changes (重大资产处置申报, seed
 * 002 四(三)). `PROPERTY.KNOWN`.
 */
export function decideDisposalDuty(
  file: PropertyFile,
  input: DisposalDutyInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const free = freeId(file.disposalDuties, input.id, '/id');
  if (!free.ok) return free;
  const duty: DisposalDuty = { ...input, orderedAt: turn.at, declared: [] };
  return accept({
    disposalDuties: [duty],
    happened: [{ kind: 'DISPOSAL_DUTY_ORDERED', at: turn.at, dutyId: input.id }],
  });
}

/** A disposal or a change that is declared. */
export interface DisposalInput {
  readonly dutyId: string;
  readonly byPartyId: string;
  readonly at: CourtInstant;
  readonly kind: 'DISPOSAL' | 'CHANGE';
  readonly assetIds: readonly string[];
  readonly plannedOn: LegalDate;
}

/**
 * PROC-5: a disposal or change is declared; what of it stands under control is named, and is not to be disposed of. `PROPERTY.UNKNOWN`,
 * `PROPERTY.NOT_YET`, `DISPOSAL.NOT_BOUND`.
 */
export function decideDisposalDeclared(
  file: PropertyFile,
  { dutyId, byPartyId, ...declared }: DisposalInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const duty = rowOf(file.disposalDuties, dutyId, '/dutyId');
  if (!duty.ok) return duty;
  if (duty.value.partyId !== byPartyId) {
    return refuse({
      code: 'DISPOSAL.NOT_BOUND',
      rule: 'PROC-5',
      path: '/partyId',
      zh: '该人不是被责令申报的人。',
      en: 'This person is not the one who is to declare.',
    });
  }
  const fault = firstRefusal([
    happenedBy(declared.at, turn.at, '/at'),
    ...declared.assetIds.map((id) => rowOf(file.assets, id, '/assetIds')),
  ]);
  if (fault !== undefined) return fault;
  const controlledAssetIds = declared.assetIds.filter((id) => standingControl(file, id) !== undefined);
  return accept({
    disposalDuties: [{ ...duty.value, declared: [...duty.value.declared, declared] }],
    happened: [{ kind: 'DISPOSAL_DECLARED', at: turn.at, dutyId, controlledAssetIds }],
  });
}
