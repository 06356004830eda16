import { watchForQueriesSideBySide } from './one-query-at-a-time.js';
import { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './database.js';

interface JestHooks {
  beforeAll(hook: () => Promise<void>, timeout?: number): void;
  afterAll(hook: () => Promise<void>, timeout?: number): void;
}

/** What a test file needs of its database; readable from `beforeAll` on. */
export type FileDatabase = Omit<TestDatabase, 'drop'>;

/**
 * One database for this test file: made before its first test, dropped after its last.
 * A file whose code asks a connection two things at once fails.
 * Call it at the top of a file or of a `describe`, never inside a hook.
 *
 *     const database = testDatabase();
 *     beforeAll(async () => { dataSource = await createDataSource({ url: database.url, … }).initialize(); });
 */
export function testDatabase(options: TestDatabaseOptions = {}): FileDatabase {
  // The globals, not '@jest/globals': that module refuses to load in the child processes of crash tests.
  const { beforeAll, afterAll } = globalThis as unknown as Partial<JestHooks>;
  if (!beforeAll || !afterAll)
    throw new Error('testDatabase() belongs in a Jest file; elsewhere use createTestDatabase().');
  let database: TestDatabase | undefined;
  let endWatch: () => void = () => undefined;
  beforeAll(async () => {
    database = await createTestDatabase(options);
    endWatch = watchForQueriesSideBySide();
  }, 60_000);
  // Jest runs after-hooks in the order of their definition. Registered once the file has been collected, this
  // one comes last: the file's own hooks close their connections before the database goes.
  queueMicrotask(() => {
    afterAll(async () => {
      await database?.drop();
      endWatch();
    }, 60_000);
  });
  const opened = (): TestDatabase => {
    if (!database)
      throw new Error('The test database is there from beforeAll on, not while tests are being collected.');
    return database;
  };
  return {
    get name() {
      return opened().name;
    },
    get url() {
      return opened().url;
    },
    get admin() {
      return opened().admin;
    },
    role: (prefix) => opened().role(prefix),
  };
}
