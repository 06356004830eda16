import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';

interface Door {
  readonly url: string;
  readonly token?: string;
  readonly clock?: string;
}
interface Counts {
  readonly importId: string;
  readonly rows: number;
  readonly done: number;
  readonly refused: number;
  readonly pending: number;
}
interface Row {
  readonly line: number;
  readonly reference: string | null;
  readonly state: string;
  readonly caseNumber: string | null;
  readonly problems: readonly { readonly code: string; readonly column: string | null; readonly zh: string }[];
}

/** `hejie import`: applications by file (批量立案); the columns stand in docs/IMPORT.md. */
export const importCommand = new Command('import').description(
  '批量立案: files of applications, row by row; columns: docs/IMPORT.md',
);

const atDoor = (command: Command): Command =>
  command
    .option('--url <address>', 'of intake', process.env.HEJIE_INTAKE_URL ?? 'http://127.0.0.1:7101')
    .option('--token <token>', 'of a filing clerk of the court; default: HEJIE_TOKEN')
    .option('--clock <Court-Clock>', 'court time, where the system does not run on real time');

atDoor(importCommand.command('send'))
  .description('send a file and wait until each of its rows is a case or refused')
  .argument('<file>', '.csv or .xlsx of applications, .jsonl of settlements to take over')
  .requiredOption('--pack <id>', 'the pack under which its cases are opened')
  .action(async (file: string, options: Door & { readonly pack: string }, command: Command) => {
    const format = { '.csv': 'CSV', '.xlsx': 'XLSX', '.jsonl': 'JSONL' }[extname(file).toLowerCase()];
    if (format === undefined)
      command.error('error: 只接受 .csv、.xlsx 或者 .jsonl 文件，only .csv, .xlsx and .jsonl are taken');
    const content = (await readFile(file).catch((error: Error) => command.error(`error: ${error.message}`))).toString(
      'base64',
    );
    const body = JSON.stringify({ packId: options.pack, format, file: content });
    let counts = await asked<Counts>(options, '/imports', command, body);
    print(command, `${counts.importId}: ${counts.rows} 行，rows`);
    while (counts.pending > 0) {
      await delay(1_000);
      counts = await asked<Counts>(options, `/imports/${counts.importId}`, command);
      print(command, `立案 ${counts.done}，未受理 ${counts.refused}，待处理 ${counts.pending}`);
    }
    if (counts.refused > 0) {
      await report(options, counts.importId, 'REFUSED', command);
      process.exitCode = 1;
    }
  });

atDoor(importCommand.command('report'))
  .description('what has become of each row of a file')
  .argument('<importId>')
  .option('--state <state>', 'only PENDING, DONE or REFUSED')
  .action((importId: string, options: Door & { readonly state?: string }, command: Command) =>
    report(options, importId, options.state, command),
  );

async function report(door: Door, importId: string, state: string | undefined, command: Command): Promise<void> {
  for (let after: string | null = ''; after !== null;) {
    const query: URLSearchParams = new URLSearchParams({
      limit: '500',
      ...(state && { state }),
      ...(after && { after }),
    });
    const path: string = `/imports/${encodeURIComponent(importId)}/rows?${query}`;
    const page: { items: Row[]; next: string | null } = await asked(door, path, command);
    for (const row of page.items) print(command, lineOf(row));
    after = page.next;
  }
}

function lineOf({ line, reference, state, caseNumber, problems }: Row): string {
  const became =
    caseNumber ?? problems.map(({ code, column, zh }) => `${code}${column ? `（${column}）` : ''} ${zh}`).join('；');
  return [`第${line}行`, reference ?? '—', state, became].join('\t');
}

/** Asks intake; a refusal is said as it was answered, and ends the command with status 2. */
async function asked<T>({ url, token, clock }: Door, path: string, command: Command, body?: string): Promise<T> {
  const bearer = token ?? process.env.HEJIE_TOKEN;
  if (!bearer)
    command.error('error: 请以 --token 或者 HEJIE_TOKEN 提供立案人员的令牌，give the token of a filing clerk');
  const response = await fetch(new URL(path, url), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Authorization: `Bearer ${bearer}`,
      ...(body !== undefined && { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
      ...(clock !== undefined && { 'Court-Clock': clock }),
    },
    ...(body !== undefined && { body }),
  }).catch((error: Error) => command.error(`error: ${url}: ${error.message}`, { exitCode: 2 }));
  const answer = (await response.json()) as { code?: string; zh?: string; en?: string };
  if (response.ok) return answer as T;
  return command.error(`error: ${answer.code}: ${answer.zh} ${answer.en}`, { exitCode: 2 });
}

function print(command: Command, text: string): void {
  command.configureOutput().writeOut?.(`${text}\n`);
}
