import {
  ANSWERS,
  endpointsOf,
  rowsOf,
  TOKEN_KINDS,
  TOKENS,
  type AccessDescription,
  type DescribedEndpoint,
} from '@hejie/security/testing';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packages, readJson, ROOT } from './workspace.js';

/** Where the table stands that people read. */
export const ACCESS_TABLE = 'docs/ACCESS.md';

/** A service with the endpoints that its committed description names. */
export interface DescribedService {
  readonly name: string;
  readonly endpoints: readonly DescribedEndpoint[];
}

/** Every service that has a description. */
export function describedServices(): DescribedService[] {
  return packages()
    .filter(({ folder }) => existsSync(join(ROOT, folder, 'openapi.json')))
    .map(({ name, folder }) => ({
      name: name.replace('@hejie/', ''),
      endpoints: endpointsOf(readJson<AccessDescription>(`${folder}/openapi.json`)),
    }));
}

const HEAD = `# Who may do what

Every endpoint, for each role and each kind of token, seen from one case. Generated from the API descriptions (\`openapi.json\`, there from
\`@Allow\`): \`npm run access\`. Every cell is asked of the running services (\`services/*/test/access-matrix.itest.ts\`).

| column | whose token |
| --- | --- |
${Object.values(TOKENS)
  .map(({ title, means }) => `| ${title} | ${means} |`)
  .join('\n')}

${Object.values(ANSWERS)
  .map(({ mark, means }) => `- **${mark}**: ${means}`)
  .join('\n')}

Who is let through is asked further by some handlers: a party acts for itself only, a task is done by its role and its assignee, a signature is
given by who signs, an application and an entry of the roll are of the caller's own court. A mediator is known to mediation alone; the other
services know him by the tasks that are his.

Beside these: \`/health/*\`, \`/openapi.json\` and \`/docs\` are open to anyone, and of credit-repair the page on repair and what verifies a credential
(\`/repair-page\`, \`/credentials\`); \`/metrics\` to the machine itself. What asset-control asks of
agency-exchange (\`/property-queries\`, \`/searches\`, \`/control-orders\`) no person may call: it is let in by a secret that both share. The codec server of the Temporal UI
lets operators through whose token is bound to no cases.
`;

/** The text of {@link ACCESS_TABLE}. */
export function accessTable(services: readonly DescribedService[] = describedServices()): string {
  return [HEAD, ...services.map(tableOf)].join('\n');
}

function tableOf({ name, endpoints }: DescribedService): string {
  const head = ['endpoint', 'roles', ...TOKEN_KINDS.map((token) => TOKENS[token].title)];
  const rows = endpoints.flatMap((endpoint) =>
    rowsOf(endpoint).map(({ roles, isDenied, answers }, index) => [
      index === 0 ? `\`${endpoint.method} ${endpoint.path}\`` : '',
      isDenied ? 'every other role' : roles.join(', '),
      ...TOKEN_KINDS.map((token) => ANSWERS[answers[token]].mark),
    ]),
  );
  return `## ${name}\n\n${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
