import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { documentError } from '../document-error.js';

/** A font file, and the face in it where it holds several (.ttc). */
export interface FontFile {
  readonly bytes: Buffer;
  readonly face?: string;
}

/** The two weights of the printed page: 仿宋 stands in the regular one, 小标宋 and 黑体 in the bold one. */
export interface Fonts {
  readonly regular: FontFile;
  readonly bold: FontFile;
}

type Name = readonly [file: string, face?: string];
/** The same typeface as published with this library's packages and by Debian. */
const NAMES: Readonly<Record<keyof Fonts, readonly Name[]>> = {
  regular: [['NotoSerifSC_400Regular.ttf'], ['NotoSerifCJK-Regular.ttc', 'NotoSerifCJKsc-Regular']],
  bold: [['NotoSerifSC_700Bold.ttf'], ['NotoSerifCJK-Bold.ttc', 'NotoSerifCJKsc-Bold']],
};

/** The folders of the package that carries the font, pinned like any other: every machine prints with the same version. */
function packaged(): readonly string[] {
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  return [join(root, '400Regular'), join(root, '700Bold')];
}

/**
 * The fonts that are embedded in a PDF: those of the package, or of a folder, such as Debian's `/usr/share/fonts/opentype/noto`.
 * Throws `DOCUMENT.FONT_MISSING`.
 */
export function findFonts(folder?: string): Fonts {
  const folders = folder === undefined ? packaged() : [folder];
  return { regular: fontIn(folders, 'regular'), bold: fontIn(folders, 'bold') };
}

function fontIn(folders: readonly string[], weight: keyof Fonts): FontFile {
  for (const folder of folders)
    for (const [file, face] of NAMES[weight]) {
      const path = join(folder, file);
      if (existsSync(path)) return { bytes: readFileSync(path), ...(face === undefined ? {} : { face }) };
    }
  const [packageFile, debianFile] = NAMES[weight].map(([file]) => file);
  throw documentError(
    'FONT_MISSING',
    `${folders.join('、')} 中没有 ${packageFile} 或 ${debianFile}（Debian 软件包 fonts-noto-cjk）。`,
    `${folders.join(', ')} has neither ${packageFile} nor ${debianFile} (Debian package fonts-noto-cjk).`,
  );
}
