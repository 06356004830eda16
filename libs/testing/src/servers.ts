/** The real servers that integration tests speak to, by the environment variable that names each. */
export type ServerVariable = 'DATABASE_URL' | 'KAFKA_BROKERS' | 'TEMPORAL_ADDRESS' | 'HEJIE_TIME_SKIPPING_SERVER';

const MEANING: Record<ServerVariable, string> = {
  DATABASE_URL: 'a PostgreSQL superuser URL, such as postgresql://postgres:…@127.0.0.1:5432/postgres',
  KAFKA_BROKERS: 'Kafka brokers, such as 127.0.0.1:9092',
  TEMPORAL_ADDRESS: 'a Temporal server, such as 127.0.0.1:7233',
  HEJIE_TIME_SKIPPING_SERVER: 'the path of the time-skipping test server (an executable)',
};

/**
 * Where a real server is, from the environment.
 * @throws Error that names the variable, its meaning and the two ways to run the tests.
 */
export function serverFromEnvironment(variable: ServerVariable, env: NodeJS.ProcessEnv = process.env): string {
  const value = env[variable]?.trim();
  if (value) return value;
  throw new Error(
    `${variable} is not set. It names ${MEANING[variable]}.\n` +
      'Integration tests use real servers. Run `npm test` in the root, which starts them once for all projects,\n' +
      `or start your own server and set ${variable} before \`npm run integration\`.`,
  );
}
