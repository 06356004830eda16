import { bringUp, VARIABLE } from './start-stack.mjs';
import stop from './stop-stack.mjs';

// A stack to run single files on, again and again: with the printed variable set, tests use it and leave it running.
process.stdout.write(`export ${VARIABLE}='${await bringUp()}'\n`);
process.stderr.write('The stack runs until Ctrl-C.\n');
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
