import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRunning, startOf } from './process-identity.mjs';

/** @typedef {{pid: number, startedAt: string, since: string}} Holder who holds a lock, and since when */

/**
 * Takes a lock file for this process. One that a killed process left is taken over.
 * @param {string} file
 * @returns {Holder | null} null: it is ours now; else the running process that holds it
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  /** @type {Holder} */
  const lock = { pid: process.pid, startedAt: startOf(process.pid) ?? '', since: new Date().toISOString() };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(lock));
  try {
    // Linked, not written: a lock is there as a whole or not at all.
    while (!linked(draft, file)) {
      const holder = clearStaleLock(file);
      if (holder !== null) return holder;
    }
    return null;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives the lock back, if it is ours. @param {string} file */
export function releaseLock(file) {
  if (lockHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

/**
 * Who holds the lock, if that process runs.
 * @param {string} file
 * @returns {Holder | null}
 */
export function lockHolder(file) {
  const holder = readLock(file);
  return isRunning(holder) ? holder : null;
}

/**
 * Moves a dead holder's lock aside; of two processes at once one moves it, and the other's fresh lock goes back.
 * @param {string} file
 * @returns {Holder | null} the running process that holds it after all
 */
function clearStaleLock(file) {
  const holder = lockHolder(file);
  if (holder !== null) return holder;
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
  const moved = lockHolder(aside);
  // Another process was faster between the look and the move: its lock goes back.
  if (moved !== null) linked(aside, file);
  rmSync(aside, { force: true });
  return moved;
}

/** @param {string} file @returns {Holder | null} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** False when the name is taken. @param {string} file @param {string} name */
function linked(file, name) {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}
