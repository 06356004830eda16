import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The checkout. */
export const ROOT = join(import.meta.dirname, '../../..');

/** Digests of the law that was published. */
export const PUBLISHED_LAW = 'test/architecture/published-law.json';

/** A package of the workspace, as its package.json describes it. */
export interface WorkspacePackage {
  readonly name: string;
  /** Folder below the root, e.g. `libs/law`. */
  readonly folder: string;
  readonly tags: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
}

/** Folders that hold one package each, one level down; `deploy` holds one that is a package. */
const ROOMS = ['libs', 'workflows', 'services', 'deploy', 'test'];

/** Every package of the workspace, by folder. */
export function packages(): WorkspacePackage[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room))
      .sort()
      .map((name) => `${room}/${name}`),
  )
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
    .map((folder) => {
      const { name, nx, scripts } = readJson<{
        name: string;
        nx?: { tags?: string[] };
        scripts?: Record<string, string>;
      }>(`${folder}/package.json`);
      return { name, folder, tags: nx?.tags ?? [], scripts: scripts ?? {} };
    });
}

/** Every file of a folder that is written by hand, as a path from it. */
export function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(ROOT, folder), join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist|out|reports|\.data)\//.test(file))
    .sort();
}

/** Sources below a folder, without tests, as one text a file. */
export function sources(folder: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        !/\.(spec|itest|etest|d)\.ts$/.test(file) &&
        !/(^|\/)(node_modules|dist|out|test)\//.test(file),
    )
    .sort()
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(ROOT, folder, file), 'utf8') }));
}

/** A JSON file below the root. */
export const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T;

/** Folders and files that a solution file refers to. */
export const references = (path: string): string[] =>
  readJson<{ references: { path: string }[] }>(path).references.map((reference) => reference.path);
