import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { plainDataConverter } from '../payload/data-converter.js';
import type { WorkflowCode } from '../worker/workflow-worker-host.js';

export interface ReplayRequest {
  readonly bundle: WorkflowCode;
  /** Folder of golden histories, one JSON file a run. */
  readonly folder: string;
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

/** Runs each golden history through today's workflow code: a running case must survive the next build. */
export async function replayHistories({ bundle, folder }: ReplayRequest): Promise<ReplayReport> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const results = Worker.runReplayHistories(
    { workflowBundle: bundle, dataConverter: plainDataConverter, replayName: 'golden-histories' },
    histories(folder, files),
  );
  const divergences: Divergence[] = [];
  for await (const { workflowId: file, error } of results) {
    if (error !== undefined) divergences.push({ file, reason: error.message });
  }
  return { replayed: files.length, divergences };
}

/** The file name stands in for the workflow id, so that a divergence names its file. */
async function* histories(folder: string, files: readonly string[]) {
  for (const file of files) {
    yield { workflowId: file, history: JSON.parse(await readFile(join(folder, file), 'utf8')) as object };
  }
}
