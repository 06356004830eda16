import pg from 'pg';

type Asked = (this: pg.Client, ...given: unknown[]) => unknown;
interface Busy {
  readonly _activeQuery: unknown;
  readonly _queryQueue: readonly unknown[];
}

/**
 * Watches every PostgreSQL client of this test file for a query that is asked while another one of the same connection is
 * unanswered. `Promise.all` over one transaction is such a thing: nothing of it runs side by side, the first error leaves the
 * rest behind on a connection that goes back to the pool, and pg warns of it in the log of a service.
 * @returns ends the watch. @throws at its end, with the place of the first such query.
 */
export function watchForQueriesSideBySide(): () => void {
  const client = pg.Client.prototype as unknown as { query: Asked };
  const { query } = client;
  const places: Error[] = [];
  client.query = function (...given) {
    const { _activeQuery: active, _queryQueue: waiting } = this as unknown as Busy;
    // A transaction is rolled back though its query was given up without an answer.
    if (given[0] !== 'ROLLBACK' && (active || waiting.length > 0))
      places.push(new Error('A query was asked while its connection was at another one'));
    return query.apply(this, given);
  };
  return () => {
    client.query = query;
    if (places[0]) throw places[0];
  };
}
