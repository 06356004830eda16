/**
 * A process as the supervisor meets them: `port`, then what it does.
 * `serve` stays until told to stop, `crash <ms>` exits by itself after a while, `refuse` never becomes ready, `deaf` ignores SIGTERM.
 */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, behaviour, detail] = process.argv.slice(2);
const diary = process.env.DIARY;
const note = (/** @type {string} */ text) => diary && appendFileSync(diary, `${process.env.NAME}: ${text}\n`);

if (behaviour === 'refuse') {
  console.log('the configuration is wrong');
  process.exit(3);
}
createServer((_request, response) => response.end('ready')).listen(Number(port), '127.0.0.1', () => note('up'));
if (behaviour === 'crash') setTimeout(() => process.exit(1), Number(detail));
process.on('SIGTERM', () => {
  if (behaviour === 'deaf') return;
  note('drained');
  process.exit(0);
});
