import { Command } from 'commander';
import { calculateBatch } from '../calculator/batch.js';
import { calculateText, KINDS } from '../calculator/calculate.js';

/** Exit status of a single calculation that was refused. */
const REFUSED = 2;

/** `hejie calc <kind> '<json>'`: one calculation of law with its derivation; `--batch`: JSON Lines from standard input. */
export const calcCommand = new Command('calc')
  .description('compute dates, interest, fees, allocations and balances, each with its derivation')
  .argument('[kind]', `one of ${Object.keys(KINDS).join(', ')}`)
  .argument('[input]', 'the input as JSON')
  .option('--batch', 'read {"kind":…,"input":…} lines from standard input, write one line for each')
  .addHelpText(
    'after',
    `\nExamples:\n  hejie calc period '{"start":"2026-09-04","unit":"day","n":30}'\n  hejie calc enforcementFee '"8182"'\n  hejie calc --batch < lines.jsonl\n\nA schedule with "anchor":"monthEnd" begins on a month's end; any other first day is refused.\nallocate and resumeBalance also take "orderBasis" (AGREED, COURT), resumeBalance "orderFrom", the first value date to which the order applies.\nenforcementFee also takes {"pack":"national"}: the fee of that court on a title without a sum.`,
  )
  .action(
    async (kind: string | undefined, input: string | undefined, options: { batch?: boolean }, command: Command) => {
      if (options.batch === true) {
        if (kind !== undefined) command.error('error: a batch takes its kinds from its lines', { exitCode: REFUSED });
        await calculateBatch(process.stdin, process.stdout);
        return;
      }
      if (kind === undefined) command.error('error: say the kind and the input, or --batch', { exitCode: REFUSED });
      const answer = calculateText(kind, input);
      process.stdout.write(`${JSON.stringify(answer)}\n`);
      if ('error' in answer) process.exitCode = REFUSED;
    },
  );
