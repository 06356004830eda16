import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';

import type { FileStore, StoredFile } from './file-store.js';

/** For a file that is not there. */
export const unlessMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };

/** The file system of this machine. */
export const localStore: FileStore = {
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(unlessMissing([]));
    const files: StoredFile[] = [];
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      // Another process may have taken it since the folder was read.
      const found = await stat(`${folder}/${entry.name}`).catch(unlessMissing(undefined));
      if (found) files.push({ name: entry.name, size: found.size, modified: found.mtimeMs / 1000 });
    }
    return files;
  },
  async read(path, limit) {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.min(size, limit));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
  stream: (path) => createReadStream(path) as AsyncIterable<Uint8Array>,
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  async write(path, bytes) {
    // A name of its own: two processes may write the same file.
    const part = `${path}.${crypto.randomUUID().slice(0, 8)}.part`;
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  },
  move: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  async folder(path) {
    await mkdir(path, { recursive: true });
  },
  async close() {},
};
