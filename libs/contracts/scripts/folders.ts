import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `libs/contracts`, from the compiled script in `out/scripts`. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const GENERATED = join(root, 'generated');
export const PUBLISHED = join(root, 'published');
