import { rmSync } from 'node:fs';

import { bringUp, running, VARIABLE } from './start-stack.mjs';

// A stack to run single files on, again and again: with the printed variable set, tests use it and leave it running.
// `node src/keep-a-stack.mjs <folder>` keeps its data there, so that a later one can go on with them.
const [dataDir] = process.argv.slice(2);
const named = await bringUp({
  ...(dataDir !== undefined && { dataDir }),
  observe: (event, { name }, detail) => process.stderr.write(`${name} ${event} ${detail}\n`),
});
process.stdout.write(`export ${VARIABLE}='${named}'\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await running.stack?.stop();
    if (dataDir === undefined && running.dataDir !== undefined)
      rmSync(running.dataDir, { recursive: true, force: true });
  });
}
