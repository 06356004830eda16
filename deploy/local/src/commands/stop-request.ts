/** One press of Ctrl-C reaches us several times: from the terminal, from npm and from the bootstrap. */
const ONE_PRESS = 1_000;

/**
 * Resolves at the first request to stop: Ctrl-C, SIGTERM, the end of the process that started us or of the one that reads us.
 * @param harder what a second request does, a moment later
 */
export function onStopRequest(harder: () => void): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    let hard = false;
    const request = () => {
      if (first === null) {
        first = Date.now();
        resolve();
      } else if (!hard && Date.now() - first > ONE_PRESS) {
        hard = true;
        process.stderr.write('Stopping at once.\n');
        harder();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
    process.on('disconnect', request);
    // Whoever read what we say has gone (`npm start | head`): nobody could see or stop the stack any more.
    for (const output of [process.stdout, process.stderr]) {
      output.once('error', request);
      output.on('error', () => undefined);
    }
  });
}
