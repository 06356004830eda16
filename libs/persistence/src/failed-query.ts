import type { QueryRunner } from 'typeorm';

/** From now on each query of the runner that fails ends with the error that `told` makes of its own. */
export function onFailedQuery(runner: QueryRunner, told: (error: unknown) => unknown): void {
  const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
  runner.query = (async (...args: unknown[]) => {
    try {
      return await query(...args);
    } catch (error) {
      throw told(error);
    }
  }) as QueryRunner['query'];
}
