import { type Transaction } from '@hejie/persistence';

/** Holds the series of a title under a case number until the commit. @returns the last number that it has taken. */
export async function lockSeries({ manager }: Transaction, caseNumber: string, title: string): Promise<number> {
  const [{ last }]: [{ last: number }] = await manager.query(
    `insert into document_counter as c (case_number, title, last) values ($1, $2, 0)
      on conflict (case_number, title) do update set last = c.last returning last`,
    [caseNumber, title],
  );
  return last;
}

/** The series that is held has come to this number. */
export async function seriesReached(
  { manager }: Transaction,
  caseNumber: string,
  title: string,
  last: number,
): Promise<void> {
  await manager.query('update document_counter set last = $3 where case_number = $1 and title = $2', [
    caseNumber,
    title,
    last,
  ]);
}
