import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as facts from '@hejie/contracts/facts';
import {
  ACTIVITY_QUEUES,
  CASE_FACTS,
  CREDIT_COMMANDS,
  ENFORCEMENT_COMMANDS,
  FILE_FACTS,
  PROPERTY_COMMANDS,
  SETTLEMENT_COMMANDS,
} from '@hejie/contracts/workflows';
import { POLICY_PACKS } from '@hejie/law';
import { CRITERIA } from '@hejie/settlement';
import { packages, ROOT, sources } from '../src/workspace.js';

/** Steps of CONTRIBUTING.md that no compiler would miss. */
const services = packages().filter(
  ({ folder }) =>
    folder.startsWith('services/') && existsSync(join(ROOT, folder, 'src/main.ts')) && folder !== 'services/cli',
);
const ofServices = sources('services')
  .map(({ text }) => text)
  .join('\n');
const ofWorkflows = sources('workflows/cases')
  .map(({ text }) => text)
  .join('\n');
const ofHosts = ['services', 'workflows'].flatMap(sources);
const ofModules = ofHosts
  .filter(({ file }) => file.endsWith('.module.ts'))
  .map(({ text }) => text)
  .join('\n');
const ofProcesses = sources('deploy/local/src')
  .map(({ text }) => text)
  .join('\n');

const definitions = Object.entries<unknown>(facts).flatMap(([name, value]) =>
  typeof value === 'object' && value !== null && 'topic' in value ? [name] : [],
);
const commands = [SETTLEMENT_COMMANDS, ENFORCEMENT_COMMANDS, PROPERTY_COMMANDS, CREDIT_COMMANDS].flatMap((one) =>
  Object.keys(one),
);
const inForce = POLICY_PACKS.flatMap(({ screening }) => screening.criteria.map(({ id }) => id));
const folders = services.map(({ folder }) => folder);

/** What is read of an API description. */
interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { summary?: string; description?: string; responses: Readonly<Record<string, { content?: object }>> }
        >
      >
    >
  >;
}

describe('nothing is forgotten', () => {
  it('every fact is told by a service', () => {
    expect(definitions.filter((name) => !new RegExp(`\\b${name}\\b`).test(ofServices))).toEqual([]);
  });

  it('every command can be given over HTTP', () => {
    expect(
      commands.filter((name) => !new RegExp(`'${name}'|COMMANDS\\.${name}\\b|\\.${name}\\(`).test(ofServices)),
    ).toEqual([]);
  });

  it('every fact that wakes a case is heard by a workflow', () => {
    const facts = [...Object.keys(CASE_FACTS), ...Object.keys(FILE_FACTS)];
    expect(facts.filter((name) => !ofWorkflows.includes(`${name}: (`))).toEqual([]);
  });

  it('every controller and every listener stands in a module', () => {
    const classes = ofHosts
      .filter(({ text }) => /@(Controller|OnFact)\(/.test(text))
      .flatMap(({ text }) => [...text.matchAll(/^export class (\w+)/gm)].map(([, name]) => name!));
    expect(classes.length).toBeGreaterThan(10);
    expect(classes.filter((name) => !new RegExp(`\\b${name}\\b`).test(ofModules))).toEqual([]);
  });

  it('every screening criterion is in force in a pack', () => {
    expect(CRITERIA.map(({ id }) => id).filter((id) => !inForce.includes(id))).toEqual([]);
  });

  it('every service is started by the local stack', () => {
    expect(folders.filter((folder) => !ofProcesses.includes(`${folder}/dist/main.js`))).toEqual([]);
  });

  it('every service has its interface described in openapi.json', () => {
    expect(folders.filter((folder) => !existsSync(join(ROOT, folder, 'openapi.json')))).toEqual([]);
  });

  it('every endpoint is headed in Chinese, and says who may call it and what it answers', () => {
    const operations = folders.flatMap((folder) => {
      const { paths } = JSON.parse(readFileSync(join(ROOT, folder, 'openapi.json'), 'utf8')) as Description;
      return Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({
          endpoint: `${method} ${path} of ${folder}`,
          ...operation,
        })),
      );
    });
    expect(operations.length).toBeGreaterThan(30);
    const wanting = operations.filter(
      ({ summary = '', description = '', responses }) =>
        !/[一-龥]/.test(summary) ||
        !description.startsWith('可调用：') ||
        !Object.entries(responses).some(([status, { content }]) => status.startsWith('2') && content !== undefined),
    );
    expect(wanting.map(({ endpoint }) => endpoint)).toEqual([]);
  });

  it('documents of one title are made by one service, or the title is shared, and its keeper counts for all (CASE-8)', () => {
    const titles = new Map(
      sources('libs/documents/src/kinds').flatMap(({ text }) =>
        [...text.matchAll(/^export const ([A-Z_]+) = kindOf\(\{\s*title: '([^']+)'/gm)].map(
          ([, kind, title]) => [kind!, title!] as const,
        ),
      ),
    );
    expect(titles.size).toBeGreaterThan(12);
    const makers = new Map<string, Set<string>>();
    for (const folder of folders)
      for (const { text } of sources(`${folder}/src`))
        for (const [, kind] of text.matchAll(/\bkind: '([A-Z_]+)'/g)) {
          const title = titles.get(kind!);
          if (title !== undefined) makers.set(title, (makers.get(title) ?? new Set()).add(folder));
        }
    expect(makers.size).toBeGreaterThan(0);
    const shared = new Map(
      sources('libs/documents/src/kinds')
        .filter(({ file }) => file.endsWith('shared-titles.ts'))
        .flatMap(({ text }) =>
          [...text.matchAll(/([一-龥]+): '([a-z-]+)'/g)].map(([, title, keeper]) => [title!, keeper!]),
        ),
    );
    expect(shared.size).toBeGreaterThan(0);
    const several = [...makers].filter(([, made]) => made.size > 1).map(([title]) => title);
    expect(several.filter((title) => !shared.has(title))).toEqual([]);
    expect([...shared.values()].filter((keeper) => !folders.includes(`services/${keeper}`))).toEqual([]);
  });

  it('every queue of activities belongs to a service of that name', () => {
    expect(Object.values(ACTIVITY_QUEUES).filter((queue) => !folders.includes(`services/${queue}`))).toEqual([]);
  });
});
