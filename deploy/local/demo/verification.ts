import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';

import { CHECKOUT } from '../preinstall/cache.mjs';
import { recordPath } from './credit.js';
import type { Door } from './court.js';
import type { DemoCase } from './demo-case.js';

interface Document {
  readonly documentId: string;
  readonly title: string;
  readonly number: string;
  readonly sha256: { readonly pdf: string };
}

/**
 * What a tender board does that is shown a certificate: it has the picture of the QR code, and the keys and the status list that the court has published, and asks
 * no server. @returns what the command line of Hejie prints, and its exit status.
 */
export async function verifiedOffline(
  courtCase: DemoCase,
  certificateId: string,
): Promise<{ readonly printed: string; readonly status: number | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), 'hejie-verification-'));
  try {
    const files = {
      'certificate.png': await courtCase.fileOf(
        'credit-repair',
        recordPath(courtCase, `/certificates/${certificateId}/qr`),
        courtCase.staff('credit-officer'),
      ),
      'keys.json': await courtCase.fileOf('credit-repair', '/credentials/keys', null),
      'status.jwt': await courtCase.fileOf('credit-repair', '/credentials/status-lists/1', null),
    };
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    const { stdout, exitCode } = await execa(
      process.execPath,
      [
        join(CHECKOUT, 'services', 'cli', 'dist', 'main.js'),
        ...['credential', 'verify', 'certificate.png', '--status-list', 'status.jwt', '--keys', 'keys.json'],
        ...['--at', courtCase.now],
      ],
      { cwd: folder, reject: false, env: {}, extendEnv: false },
    );
    return { printed: stdout, status: exitCode };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The documents of a case that a service has made. */
export async function documents(courtCase: DemoCase, door: Door): Promise<Document[]> {
  const { items } = await courtCase.read<{ items: Document[] }>(door, courtCase.path('/documents?limit=100'));
  return items;
}

/** Does the PDF that is handed out have the hash under which the document is on record, and is it one? */
export async function isTrue(
  courtCase: DemoCase,
  door: 'asset-control' | 'credit-repair',
  { documentId, sha256 }: Document,
): Promise<boolean> {
  const path = courtCase.path(`/documents/${encodeURIComponent(documentId)}`);
  const bytes = await courtCase.fileOf(door, path, courtCase.staff('clerk'));
  const begins = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  return begins === '%PDF-' && createHash('sha256').update(bytes).digest('hex') === sha256.pdf;
}
