import { beforeAll, describe, expect, it } from '@jest/globals';
import { lint, type Refusal } from '../src/lint.js';

const BOUNDARIES = '@nx/enforce-module-boundaries';
const IMPORTS = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';
const PROPERTIES = 'no-restricted-properties';

type Case = readonly [what: string, file: string, text: string, rule: string, because: RegExp];

const LAW = 'libs/law/src/periods/fixture.ts';
const SETTLEMENT = 'libs/settlement/src/breach/fixture.ts';
const WORKFLOW = 'workflows/cases/src/fixture.ts';
const DOOR = 'libs/contracts/src/workflows/fixture.ts';
const CREDENTIALS = 'libs/credentials/src/verification/fixture.ts';
const SERVICE = 'services/intake/src/application/fixture.ts';

const betweenRooms: Case[] = [
  ['a service imports another service', SERVICE, "export * from '@hejie/mediation';", BOUNDARIES, /layer:service/],
  [
    'a library imports a service',
    'libs/service-kit/src/fixture.ts',
    "export * from '@hejie/intake';",
    BOUNDARIES,
    /layer:platform|Circular/,
  ],
  ['a service imports a workflow', SERVICE, "export * from '@hejie/workflow-cases';", BOUNDARIES, /layer:service/],
  [
    'a service imports the library of the tests',
    SERVICE,
    "export * from '@hejie/testing';",
    BOUNDARIES,
    /layer:service/,
  ],
  [
    'an import reaches into another project by a path',
    SERVICE,
    "export * from '../../../mediation/src/index.js';",
    BOUNDARIES,
    /relative or absolute path/,
  ],
  [
    'an import reaches into a library by a path',
    SERVICE,
    "export * from '../../../../libs/messaging/src/outbox/outbox.js';",
    BOUNDARIES,
    /relative or absolute path/,
  ],
  [
    'a late import passes a layer',
    SERVICE,
    "export const late = await import('@hejie/mediation');",
    BOUNDARIES,
    /layer:service/,
  ],
  ['an import of types passes a layer', SERVICE, "export type * from '@hejie/mediation';", BOUNDARIES, /layer:service/],
  [
    'a type is imported where no wall sees it',
    SERVICE,
    "export let hidden: import('@hejie/mediation').Anything;",
    SYNTAX,
    /import statement/,
  ],
];

const kafka: Case[] = [
  ['a service', SERVICE, "export * from 'kafkajs';", IMPORTS, /libs\/messaging\/src\/kafka/],
  [
    'another part of messaging',
    'libs/messaging/src/outbox/fixture.ts',
    "import { Kafka } from 'kafkajs';\nexport const kafka = Kafka;",
    IMPORTS,
    /libs\/messaging\/src\/kafka/,
  ],
  [
    'a test of messaging',
    'libs/messaging/test/fixture.itest.ts',
    "export * from 'kafkajs';",
    IMPORTS,
    /libs\/messaging\/src\/kafka/,
  ],
  [
    'the bridge',
    'workflows/bridge/src/fixture.ts',
    "import type { Kafka } from 'kafkajs';\nexport type K = Kafka;",
    IMPORTS,
    /libs\/messaging\/src\/kafka/,
  ],
  [
    'the local stack',
    'deploy/local/preinstall/fixture.mjs',
    "export * from 'kafkajs';",
    IMPORTS,
    /libs\/messaging\/src\/kafka/,
  ],
  ['a late import', SERVICE, "export const late = await import('kafkajs');", SYNTAX, /libs\/messaging\/src\/kafka/],
  ['a late import of a template', SERVICE, 'export const late = await import(`kafkajs`);', SYNTAX, /plain name/],
  [
    'an old kind of module',
    'services/intake/src/fixture.cjs',
    "module.exports = require('kafkajs');",
    SYNTAX,
    /libs\/messaging\/src\/kafka/,
  ],
];

const inWorkflows: Case[] = [
  '@nestjs/common',
  'typeorm',
  'zod',
  'pg',
  'kafkajs',
  'node:fs',
  'node:crypto',
  '@temporalio/client',
  '@hejie/contracts/facts',
  '@hejie/contracts/http',
  'lodash',
].flatMap((name): Case[] => [[name, WORKFLOW, `export * from '${name}';`, IMPORTS, /workflow|kafkajs/]]);
const inTheDoor: Case[] = [
  'zod',
  'typeorm',
  '@nestjs/common',
  '@temporalio/client',
  'node:fs',
  '../facts/index.js',
  '../http/index.js',
].map((name): Case => [name, DOOR, `export * from '${name}';`, IMPORTS, /workflow bundle/]);

const inPureRooms: Case[] = [LAW, SETTLEMENT].flatMap((file): Case[] => [
  ['node:fs', file, "export * from 'node:fs';", IMPORTS, /pure/],
  ['fs', file, "export * from 'fs';", IMPORTS, /pure/],
  ['zod', file, "export * from 'zod';", IMPORTS, /pure/],
  ['typeorm', file, "export * from 'typeorm';", IMPORTS, /pure/],
  ['a package of the world', file, "export * from 'dayjs';", IMPORTS, /pure/],
  ['a late import', file, "export const late = await import('node:fs');", SYNTAX, /late import/],
  ['Date.now', file, 'export const now = Date.now();', PROPERTIES, /argument/],
  ['Date.now by another name', file, 'export const { now } = Date;', PROPERTIES, /argument/],
  ['new Date()', file, 'export const now = new Date();', SYNTAX, /clock/],
  ['new Date', file, 'export const now = new Date;', SYNTAX, /clock/],
  ['Date()', file, 'export const now = Date();', SYNTAX, /clock/],
  ['performance', file, 'export const now = performance.now();', GLOBALS, /pure/],
  ['Math.random', file, 'export const dice = Math.random();', PROPERTIES, /randomness/],
  ['crypto', file, 'export const dice = crypto.randomUUID();', GLOBALS, /pure/],
  ['process', file, 'export const home = process.env.HOME;', GLOBALS, /pure/],
  ['globalThis', file, 'export const home = globalThis.process;', GLOBALS, /pure/],
  ['fetch', file, "export const page = fetch('http://127.0.0.1');", GLOBALS, /pure/],
  ['setTimeout', file, 'export const later = setTimeout(() => {}, 1);', GLOBALS, /pure/],
  ['console', file, "console.log('');", GLOBALS, /pure/],
]);

const offline: Case[] = [
  ['a file', CREDENTIALS, "export * from 'node:fs';", IMPORTS, /offline/],
  ['a request', CREDENTIALS, "export * from 'node:https';", IMPORTS, /offline/],
  ['a service’s kit', CREDENTIALS, "export * from '@hejie/service-kit';", IMPORTS, /offline/],
  ['a late import', CREDENTIALS, "export const late = await import('node:fs');", SYNTAX, /late import/],
  ['fetch', CREDENTIALS, "export const keys = fetch('http://127.0.0.1');", GLOBALS, /pure/],
  ['Date.now', CREDENTIALS, 'export const now = Date.now();', PROPERTIES, /argument/],
  ['new Date()', CREDENTIALS, 'export const now = new Date();', SYNTAX, /clock/],
];

const underComments: Case[] = [
  [
    'the next line',
    LAW,
    "// eslint-disable-next-line\nexport * from '@hejie/contracts/facts';",
    BOUNDARIES,
    /layer:law|Circular/,
  ],
  [
    'the same line',
    SERVICE,
    "export * from 'kafkajs'; // eslint-disable-line no-restricted-imports",
    IMPORTS,
    /kafkajs/,
  ],
  ['the whole file', SERVICE, "/* eslint-disable */\nexport * from '@hejie/mediation';", BOUNDARIES, /layer:service/],
  [
    'one rule of the file',
    WORKFLOW,
    "/* eslint no-restricted-imports: 0 */\nexport * from 'zod';",
    IMPORTS,
    /workflow/,
  ],
  ['a global declared anew', LAW, '/* global process:off */\nexport const home = process.env.HOME;', GLOBALS, /pure/],
];

const admitted: readonly (readonly [what: string, file: string, text: string])[] = [
  ['law in the decisions', SETTLEMENT, "export * from '@hejie/law';"],
  ['an instant that is given', LAW, 'export const at = (ms: number): Date => new Date(ms);'],
  ['zod in the facts', 'libs/contracts/src/facts/fixture.ts', "export * from 'zod';\nexport * from './shapes.js';"],
  [
    'the Temporal SDK and the door in a workflow',
    WORKFLOW,
    "export * from '@temporalio/workflow';\nexport * from '@hejie/contracts/workflows';\nexport * from '@hejie/settlement';",
  ],
  [
    'the platform in a service',
    SERVICE,
    "export * from '@hejie/messaging';\nexport * from '@hejie/contracts/facts';\nexport * from '../screening/index.js';",
  ],
  ['a workflow in its worker', 'workflows/worker/src/fixture.ts', "export * from '@hejie/workflow-cases';"],
  [
    'signatures and pictures in the credentials',
    CREDENTIALS,
    "export * from 'jose';\nexport * from 'qr/decode.js';\nexport * from 'node:zlib';\nexport * from '@hejie/law';",
  ],
  ['kafkajs where it belongs', 'libs/messaging/src/kafka/fixture.ts', "export * from 'kafkajs';"],
  ['the library of the tests in a test', 'services/intake/test/fixture.itest.ts', "export * from '@hejie/testing';"],
  [
    'a worker in a test of a workflow',
    'workflows/cases/test/fixture.itest.ts',
    "export * from '@hejie/temporal';\nexport * from '@hejie/testing';",
  ],
];

const refusals = { betweenRooms, kafka, inWorkflows, inTheDoor, inPureRooms, offline, underComments };

describe('a wall', () => {
  const answers = new Map<string, Refusal[]>();
  const key = (file: string, text: string): string => `${file}\n${text}`;
  const answerTo = (file: string, text: string): Refusal[] => answers.get(key(file, text))!;

  beforeAll(async () => {
    const texts = [...Object.values(refusals).flat(), ...admitted].map(([, file, text]) => ({ file, text }));
    const found = await lint(texts);
    texts.forEach(({ file, text }, index) => answers.set(key(file, text), found[index]!));
  }, 60_000);

  const expectRefused = ([, file, text, rule, because]: Case): void => {
    const messages = answerTo(file, text)
      .filter((refusal) => refusal.rule === rule)
      .map(({ message }) => message);
    expect(messages.join('\n')).toMatch(because);
  };

  it.each(betweenRooms)('between the rooms refuses it when %s', (...one) => expectRefused(one));
  it.each(kafka)('around kafkajs refuses %s', (...one) => expectRefused(one));
  it.each(inWorkflows)('around the workflows refuses %s', (...one) => expectRefused(one));
  it.each(inTheDoor)('in the door of the workflows refuses %s', (...one) => expectRefused(one));
  it.each(inPureRooms)('around the law and the decisions refuses %s in %s', (...one) => expectRefused(one));

  it.each(offline)('around the credentials refuses %s', (...one) => expectRefused(one));

  it.each(underComments)('is not pierced by a comment for %s, and the comment is refused', (...one) => {
    expectRefused(one);
    expect(
      answerTo(one[1], one[2])
        .filter(({ rule }) => rule === null)
        .map(({ message }) => message)
        .join(),
    ).toContain('noInlineConfig');
  });

  it.each(admitted)('admits %s', (_, file, text) => expect(answerTo(file, text)).toEqual([]));
});
