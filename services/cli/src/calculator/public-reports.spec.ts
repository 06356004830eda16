import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { calculate, type Answer } from './calculate.js';

/** A fault that somebody found in other software, in our shapes: where it was reported, the input, and what is right. */
interface PublicReport {
  readonly source: string;
  readonly symptom: string;
  readonly kind: string;
  readonly input: unknown;
  readonly expected: unknown;
}

const reports = readFileSync(new URL('../../test/fixture/public-reports.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as PublicReport);

type Calculated = Exclude<Answer, { readonly error: unknown }>;

interface Row {
  readonly due: string;
  readonly amount: string;
}
interface LedgerView {
  readonly instalments: readonly { readonly status: string; readonly days: number; readonly outstanding: string }[];
  readonly surplus: string;
}

/** What each kind says of a report, in the form in which the report says what is right. */
const SAID: Readonly<Record<string, (answer: Calculated, expected: unknown) => unknown>> = {
  schedule: ({ value }, expected) => {
    const [first] = expected as string[];
    return (value as unknown as Row[]).map(({ due, amount }) => (/^\d{4}-/.test(first ?? '') ? due : amount));
  },
  period: ({ value, provisional }, expected) => (Array.isArray(expected) ? [value, provisional] : value),
  dayKind: ({ value }, expected) => {
    const kind = value as Record<string, unknown>;
    if (typeof expected !== 'object') return kind['working'];
    return Object.fromEntries(Object.keys(expected as object).map((name) => [name, kind[name]]));
  },
  ledger: ({ value }, expected) => {
    const { instalments, surplus } = value as unknown as LedgerView;
    const [{ status, days, outstanding }] = instalments as [LedgerView['instalments'][number]];
    if (Array.isArray(expected)) return [status, days, outstanding];
    return expected === 'NOT_DUE' ? status : surplus;
  },
  resumeBalance: ({ value }) => {
    const { principal, doubled } = value as Record<string, string>;
    return { principal, doubled };
  },
  identityNumber: reading,
  creditCode: reading,
  caseNumber: ({ value }, expected) => {
    const { valid, serial, trialChar, type } = value as Record<string, unknown>;
    if (Array.isArray(expected)) return [trialChar, type];
    return typeof expected === 'number' ? serial : valid;
  },
};

function reading({ value }: Calculated, expected: unknown): unknown {
  const { valid, reason, masked } = value as { valid: boolean; reason: { code: string } | null; masked: string };
  if (typeof expected === 'boolean') return valid;
  // Month and day of birth, and nothing else, are struck out, as where an identity number is published.
  return expected === '****' ? /^\d{10}(\*{4})\d{3}[\dX]$/.exec(masked)?.[1] : reason?.code;
}

describe('faults that were reported of other software', () => {
  it.each(reports.map((report) => [report.source, report.kind, report.symptom, report] as const))(
    '%s (%s): %s',
    (_source, kind, _symptom, { input, expected }) => {
      const answer = calculate(kind, input);
      if ('error' in answer) expect((answer.error as { code: string }).code).toBe(expected);
      else expect((SAID[kind] ?? (() => answer.value))(answer, expected)).toEqual(expected);
    },
  );

  it('are all read, each with its repository and number', () => {
    expect(reports).toHaveLength(65);
    for (const { source } of reports) expect(source).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
  });
});
