import { connect } from 'node:net';

import { isHalted } from '../../preinstall/process-identity.mjs';
import type { ProcessState, ProcessStatus } from './process-spec.js';

/** A process that the supervisor calls ready may have come to hang since: it answers nobody, though it has not ended. */
export type SeenState = ProcessState | 'not ready' | 'not answering';

/** Longer than any health check takes; a person who asks for the status waits no longer. */
const ANSWERS_WITHIN = 3_000;

/** What a process is in now: what its supervisor says of it, and where that is `ready`, what it says itself when it is asked. */
export async function stateSeen(
  { state, pid, ready }: ProcessStatus,
  within: number = ANSWERS_WITHIN,
): Promise<SeenState> {
  if (state !== 'ready') return state;
  // The kernel still takes connections for a process that is halted: only its state tells.
  if (pid !== null && isHalted(pid)) return 'not answering';
  if (ready.startsWith('tcp:')) return await takesConnections(ready.slice('tcp:'.length), within);
  return await saysReady(ready.replace(/^http-get:/, 'http:'), within);
}

async function saysReady(url: string, within: number): Promise<SeenState> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(within), headers: { connection: 'close' } });
    await answer.body?.cancel();
    return answer.ok ? 'ready' : 'not ready';
  } catch {
    return 'not answering';
  }
}

async function takesConnections(address: string, within: number): Promise<SeenState> {
  const colon = address.lastIndexOf(':');
  return await new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, colon), port: Number(address.slice(colon + 1)), timeout: within });
    const end = (state: SeenState) => {
      socket.destroy();
      resolve(state);
    };
    socket.once('connect', () => end('ready'));
    socket.once('timeout', () => end('not answering'));
    socket.once('error', () => end('not answering'));
  });
}
