import { expect } from '@jest/globals';

import type { CourtCase } from './court-case.js';
import type { Answer } from './doors.js';
import type { Records } from './records.js';

/** What a refusal must say. */
export interface ExpectedRefusal {
  readonly status: number;
  readonly code: string;
  /** Where the law refuses: the rule behind it. */
  readonly rule?: string | RegExp;
  /** The wrong places of the request, as JSON pointers. */
  readonly places?: readonly string[];
}

/** A problem as RFC 9457 has it, with code and words in both languages. */
export function expectProblem({ status, type, body }: Answer, expected: ExpectedRefusal): void {
  const [code, rule] = [expected.code, expected.rule].map((text) =>
    text instanceof RegExp ? expect.stringMatching(text) : text,
  );
  expect({ status, type, code: body.code, rule: body.rule }).toEqual({
    status: expected.status,
    type: 'application/problem+json',
    code,
    rule,
  });
  expect(body).toMatchObject({ type: `urn:hejie:problem:${String(body.code)}`, title: expect.any(String), status });
  expect(body.zh).toMatch(/\p{Script=Han}/u);
  expect(body.en).toMatch(/[A-Za-z]/);
  if (expected.places === undefined) return;
  expect((body.errors as { path: string }[]).map(({ path }) => path).sort()).toEqual([...expected.places].sort());
}

/** Sends what must be refused, and proves that nothing has changed: no row of any service, no word of the case's status. */
export class Refusals {
  constructor(
    private readonly records: Records,
    private readonly courtCase: () => CourtCase,
  ) {}

  async of(attempt: () => Promise<Answer>, expected: ExpectedRefusal): Promise<Answer> {
    const before = await this.everything();
    const answer = await attempt();
    expectProblem(answer, expected);
    expect(await this.everything()).toEqual(before);
    return answer;
  }

  private async everything(): Promise<unknown> {
    return { records: await this.records.digest(), status: await this.courtCase().status() };
  }
}
