import type { Socket } from 'node:net';

import pg from 'pg';
import type { QueryRunner } from 'typeorm';

/** What the driver says when the time is over. */
const TOO_LATE = 'Query read timeout';

/** Parts of the driver that its types keep to themselves. */
interface Inside {
  readonly connection: { readonly stream: Socket };
  readonly connectionParameters: { query_timeout?: number | false };
}

/** Did a statement stay unanswered for as long as this library waits? */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message.includes(TOO_LATE);
}

/**
 * A connection that ends itself when a statement stays unanswered: a server that has vanished without a word would
 * hold it, and whoever waits for it, until the operating system gives up a quarter of an hour later. The driver alone
 * would only tell the caller, and put the connection back into the pool.
 */
export class PunctualClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      const answer = query(...args);
      if (answer instanceof Promise) answer.catch((error: unknown) => this.endIfUnanswered(error));
      return answer;
    }) as typeof this.query;
  }

  private endIfUnanswered(error: unknown): void {
    if (isUnanswered(error)) (this as unknown as Inside).connection.stream.destroy();
  }
}

/** Does work whose statements may take any time: a migration of a large table. */
export async function withoutTimeLimit<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  const { connectionParameters } = (await runner.connect()) as Inside;
  const { query_timeout } = connectionParameters;
  connectionParameters.query_timeout = false;
  await runner.query('set statement_timeout = 0');
  try {
    return await work();
  } finally {
    connectionParameters.query_timeout = query_timeout;
    await runner.query('reset statement_timeout').catch(() => undefined);
  }
}
