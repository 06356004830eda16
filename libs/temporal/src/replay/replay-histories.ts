import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFromJSON, type History } from '@temporalio/common/lib/proto-utils.js';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import { plainDataConverter } from '../payload/data-converter.js';
import type { WorkflowCode } from '../worker/workflow-worker-host.js';
import type { AskedCommand, ReplaySinks } from './observed-commands.js';
import { firstDifference, recordedCommands } from './recorded-commands.js';

/** The interceptor module that a bundle for replay contains, as its last: without it nothing is compared. */
export const replayObserver = fileURLToPath(
  new URL(import.meta.filename.endsWith('.ts') ? './observed-commands.ts' : './observed-commands.js', import.meta.url),
);

export interface ReplayRequest {
  /** With `replayObserver` among its interceptors. */
  readonly bundle: WorkflowCode;
  /** Golden histories by their names. */
  readonly histories: ReadonlyMap<string, History>;
}

/** A history that today's code does not reproduce. */
export interface Divergence {
  readonly file: string;
  readonly reason: string;
}

export interface ReplayReport {
  readonly replayed: number;
  readonly divergences: readonly Divergence[];
}

/**
 * Runs each golden history through today's workflow code: a running case must survive the next build. Beyond the kinds and ids
 * that the server compares, everything that was said is compared: inputs of activities, lengths of timers, what is carried on, the
 * result. No activity and no decision is registered: a replay asks nobody.
 */
export async function replayHistories({ bundle, histories }: ReplayRequest): Promise<ReplayReport> {
  const asked = new Map<string, AskedCommand[]>([...histories.keys()].map((name) => [name, []]));
  const sinks: InjectedSinks<ReplaySinks> = {
    replay: {
      asked: {
        callDuringReplay: true,
        fn: ({ workflowId }, command) => {
          asked.get(workflowId)?.push(JSON.parse(command) as AskedCommand);
        },
      },
    },
  };
  const results = Worker.runReplayHistories(
    { workflowBundle: bundle, dataConverter: plainDataConverter, replayName: 'golden-histories', sinks },
    // The name stands in for the workflow id, so that a divergence names its file.
    [...histories].map(([workflowId, history]) => ({ workflowId, history })),
  );
  const divergences: Divergence[] = [];
  for await (const { workflowId: file, error } of results) {
    const reason = error?.message ?? firstDifference(recordedCommands(histories.get(file)!), asked.get(file)!);
    if (reason !== undefined) divergences.push({ file, reason });
  }
  return { replayed: histories.size, divergences };
}

/** The golden histories of a folder, one JSON file a run. */
export async function readHistories(folder: string): Promise<Map<string, History>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const read = async (file: string) => historyFromJSON(JSON.parse(await readFile(join(folder, file), 'utf8')));
  return new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)));
}
