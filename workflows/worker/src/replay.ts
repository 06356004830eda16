/** `npm run replay`: runs every golden history through today's workflow code; exit status 1 names the files it breaks. */
import { installRuntime, readHistories, replayHistories, silentLog } from '@hejie/temporal';
import { historiesFolder, replayBundle } from './case-bundle.js';

installRuntime({ log: silentLog });
const { replayed, divergences } = await replayHistories({
  bundle: await replayBundle(),
  histories: await readHistories(historiesFolder),
});
for (const { file, reason } of divergences) console.error(`${file}: ${reason}`);
console.log(`${replayed} histories replayed, ${divergences.length} diverged`);
process.exitCode = divergences.length > 0 || replayed === 0 ? 1 : 0;
