import { expect } from '@jest/globals';
import { eventually } from '@hejie/testing';

import { CREDITOR, staff, type CourtCase } from './court-case.js';
import type { Answer, Doors, Person } from './doors.js';
import type { Records } from './records.js';
import { expectProblem, type ExpectedRefusal } from './refusals.js';

export type Row = Readonly<Record<string, unknown>>;
type Enforcement = Row & { readonly caseNumber: string };

/** A settlement that is performed, or is not: what performance shows a judge of it, what it refuses, and what it writes to the parties. */
export class SettlementInPerformance {
  constructor(
    private readonly doors: Doors,
    private readonly records: Records,
    readonly courtCase: CourtCase,
  ) {}

  async reads<T>(path: string): Promise<T> {
    const { status, body } = await this.doors.read(
      'performance',
      this.courtCase.path(path),
      staff('enforcement-judge'),
    );
    expect(status).toBe(200);
    return body as T;
  }

  /** The enforcement that the ruling resumed, which the case opens by a step of its own. */
  enforced(): Promise<Enforcement> {
    return eventually(async () => {
      const { enforcement } = await this.reads<{ enforcement: Enforcement | null }>('/resumption');
      expect(enforcement).not.toBeNull();
      return enforcement!;
    });
  }

  /** What a creditor says who applies to resume enforcement. */
  application(over: object = {}): object {
    return { partyId: this.courtCase.partyId('CREDITOR'), remedy: 'RESUME', ...over };
  }

  /** The creditor applies, and it is left to the judge to rule. */
  async applied(at: string, over: object = {}): Promise<void> {
    await this.courtCase.does('performance', '/election', CREDITOR, this.application(over), { at });
  }

  /** A refusal, and how far court time runs on with it, ten days a second. */
  async refused(
    path: string,
    person: Person,
    body: object,
    when: string | { readonly at: string; readonly until: string },
    expected: ExpectedRefusal,
  ): Promise<Answer> {
    const bearing = typeof when === 'string' ? { at: when } : { ...when, daysPerSecond: 10 };
    const answer = await this.doors.command('performance', this.courtCase.path(path), person, body, bearing);
    expectProblem(answer, expected);
    return answer;
  }

  /** What performance wrote to the parties of a kind. */
  letters(kind: string): Promise<{ body: string; issued: string }[]> {
    return this.records.rows(
      `select body, to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as issued
         from performance.notice where case_id = $1 and kind = $2 order by issued_at, party_id`,
      [this.courtCase.caseId, kind],
    );
  }

  /** The instants of letters of a kind, once court time has come to them. */
  issued(kind: string): Promise<string[]> {
    const seen = async () => {
      const found = (await this.letters(kind)).map((letter) => letter.issued);
      expect(found).not.toEqual([]);
      return found;
    };
    return eventually(seen, { timeout: 40_000 });
  }
}
