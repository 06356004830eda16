import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import * as door from '@hejie/contracts/workflows';
import { COMMANDS, CREDIT_STATES, ENFORCEMENT_STATES, PROPERTY_STATES } from '@hejie/settlement';
import type TypeScript from 'typescript';

const ts = createRequire(import.meta.url)('typescript') as typeof TypeScript;
const options: TypeScript.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  customConditions: ['@hejie/source'],
};

/** Packages that a source file brings in at run time, through every first-party file behind it. */
function packagesBehind(file: string, seen = new Set<string>(), packages = new Set<string>()): Set<string> {
  if (seen.has(file)) return packages;
  seen.add(file);
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      ...options,
      module: ts.ModuleKind.ESNext,
      moduleResolution: undefined,
      customConditions: undefined,
    },
    fileName: file,
  });
  for (const { fileName: name } of ts.preProcessFile(outputText).importedFiles) {
    if (!name.startsWith('.') && !name.startsWith('@hejie/')) {
      packages.add(name);
      continue;
    }
    const found = ts.resolveModuleName(
      name,
      file,
      options,
      ts.sys,
      undefined,
      undefined,
      ts.ModuleKind.ESNext,
    ).resolvedModule;
    if (!found) throw new Error(`${file} imports ${name}, which is not there.`);
    packagesBehind(found.resolvedFileName, seen, packages);
  }
  return packages;
}

const commands = [door.SETTLEMENT_COMMANDS, door.ENFORCEMENT_COMMANDS, door.PROPERTY_COMMANDS, door.CREDIT_COMMANDS];
const messages = [...commands, door.CASE_FACTS, door.FILE_FACTS];

const source = (path: string): string => `${import.meta.dirname}/../src/${path}`;

describe('the door of the workflows', () => {
  it('brings nothing into the bundle but the law, the settlement and the common part of Temporal', () => {
    expect([...packagesBehind(source('workflows/index.ts'))]).toEqual(['@temporalio/common']);
  });

  it('is watched by a walk that does find zod behind the facts', () => {
    expect(packagesBehind(source('facts/index.ts'))).toContain('zod');
  });

  it('calls no two messages of a workflow by one name', () => {
    const names = [...messages.flatMap((definitions) => Object.keys(definitions)), door.caseStatusQuestion.name];
    expect(names).toHaveLength(new Set(names).size);
  });

  it('has an update for every command that a stage of a case hears, and no other', () => {
    expect(Object.keys(door.SETTLEMENT_COMMANDS).sort()).toEqual([...COMMANDS].sort());
    expect(Object.keys(door.ENFORCEMENT_COMMANDS)).toEqual(Object.keys(ENFORCEMENT_STATES.commands));
    expect(Object.keys(door.PROPERTY_COMMANDS)).toEqual(Object.keys(PROPERTY_STATES.commands));
    expect(Object.keys(door.CREDIT_COMMANDS)).toEqual(Object.keys(CREDIT_STATES.commands));
  });

  it('calls every message, workflow and queue as its key says', () => {
    for (const definitions of messages)
      for (const [key, { name }] of Object.entries<{ name: string }>(definitions)) expect(name).toBe(key);
    for (const names of [door.WORKFLOW_TYPES, door.ACTIVITY_QUEUES])
      for (const [key, name] of Object.entries<string>(names)) expect(name).toBe(key);
  });

  it('gives each case one workflow of each type', () => {
    const { settlementWorkflowId, resumedWorkflowId, assetControlWorkflowId, creditRecordWorkflowId } = door;
    const ids = [settlementWorkflowId, resumedWorkflowId, assetControlWorkflowId].map((idOf) => idOf('c-1'));
    const debtors = ['p-1', 'p-2'].map((partyId) => creditRecordWorkflowId('c-1', partyId));
    expect(new Set([...ids, ...debtors]).size).toBe(5);
  });
});
