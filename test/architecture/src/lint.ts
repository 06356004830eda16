import { execFile } from 'node:child_process';

/** A text as it would stand in a file of the workspace; the file need not exist. */
export interface PlacedText {
  readonly file: string;
  readonly text: string;
}

/** What the linter says of one line. `rule` is null where a comment is refused rather than code. */
export interface Refusal {
  readonly rule: string | null;
  readonly line: number;
  readonly message: string;
}

/**
 * Lints texts with the workspace's own configuration, all in one process.
 * `ignoreCircles`: lets the layers answer where a circle of imports would be refused first.
 */
export async function lint(
  texts: readonly PlacedText[],
  options: { ignoreCircles?: boolean } = {},
): Promise<Refusal[][]> {
  const program = `${import.meta.dirname}/lint-texts.mjs`;
  const output = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [program],
      { env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' }, maxBuffer: 1 << 26 },
      (error, stdout, stderr) =>
        error ? reject(new Error(`${program} failed: ${stderr}`, { cause: error })) : resolve(stdout),
    );
    child.stdin?.end(JSON.stringify({ texts, ...options }));
  });
  return JSON.parse(output) as Refusal[][];
}
