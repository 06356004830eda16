import { type Element } from '@xmldom/xmldom';
import { type ParagraphFormat } from './filled-document.js';
import { childrenOf, find, isOn, parseXml, points, word } from './xml.js';

/** What a style, or a paragraph or run itself, says; what it does not say comes from below. */
export interface Properties {
  readonly align?: ParagraphFormat['align'];
  readonly firstIndent?: number;
  readonly firstIndentChars?: number;
  readonly left?: number;
  readonly right?: number;
  readonly before?: number;
  readonly after?: number;
  readonly pitch?: number;
  readonly keepNext?: boolean;
  readonly newPage?: boolean;
  readonly bold?: boolean;
  readonly size?: number;
  readonly font?: string;
}

const ALIGNMENTS: Readonly<Record<string, ParagraphFormat['align']>> = {
  left: 'LEFT',
  start: 'LEFT',
  center: 'CENTER',
  right: 'RIGHT',
  end: 'RIGHT',
  both: 'JUSTIFY',
  distribute: 'JUSTIFY',
};
const HALF_POINTS = 2;
const HUNDREDTHS = 100;

/** Later properties over earlier ones. */
export const over = (...layers: readonly Properties[]): Properties =>
  Object.assign(
    {},
    ...layers.map((layer) => Object.fromEntries(Object.entries(layer).filter(([, v]) => v !== undefined))),
  );

/** What a `pPr` says. */
export function paragraphProperties(pPr: Element | undefined): Properties {
  const indent = find(pPr, 'ind');
  const spacing = find(pPr, 'spacing');
  const chars = word(indent, 'firstLineChars');
  return {
    align: ALIGNMENTS[word(find(pPr, 'jc'), 'val') ?? ''],
    firstIndent: points(indent, 'firstLine'),
    firstIndentChars: chars === undefined ? undefined : Number(chars) / HUNDREDTHS,
    left: points(indent, 'left') ?? points(indent, 'start'),
    right: points(indent, 'right') ?? points(indent, 'end'),
    before: points(spacing, 'before'),
    after: points(spacing, 'after'),
    // Only a pitch in points is one; a multiple of the line's own height has none.
    pitch: word(spacing, 'lineRule') === 'exact' ? points(spacing, 'line') : undefined,
    keepNext: isOn(find(pPr, 'keepNext')),
    newPage: isOn(find(pPr, 'pageBreakBefore')),
  };
}

/** What an `rPr` says. */
export function runProperties(rPr: Element | undefined): Properties {
  const size = word(find(rPr, 'sz'), 'val');
  return {
    bold: isOn(find(rPr, 'b')),
    size: size === undefined ? undefined : Number(size) / HALF_POINTS,
    font: word(find(rPr, 'rFonts'), 'eastAsia'),
  };
}

/** The styles of a document: what each comes to with what it is based on. */
export class Styles {
  private readonly styles = new Map<string, Element>();
  private readonly defaults: Properties;
  private readonly standard: string | undefined;

  constructor(xml: string) {
    const root = parseXml(xml).documentElement as Element;
    for (const style of childrenOf(root).filter(({ localName }) => localName === 'style'))
      this.styles.set(word(style, 'styleId') ?? '', style);
    const docDefaults = find(root, 'docDefaults');
    this.defaults = over(
      paragraphProperties(find(docDefaults, 'pPrDefault', 'pPr')),
      runProperties(find(docDefaults, 'rPrDefault', 'rPr')),
    );
    this.standard = [...this.styles].find(
      ([, style]) => word(style, 'type') === 'paragraph' && word(style, 'default') === '1',
    )?.[0];
  }

  /** What a paragraph of a style says before it says anything itself. */
  of(id: string | undefined): Properties {
    return over(this.defaults, this.chain(id ?? this.standard));
  }

  /** The name of a style as the court sees it; a word processor may give it another id. */
  nameOf(id: string | undefined): string | undefined {
    return word(find(this.styles.get(id ?? this.standard ?? ''), 'name'), 'val');
  }

  private chain(id: string | undefined, seen: readonly string[] = []): Properties {
    const style = id === undefined || seen.includes(id) ? undefined : this.styles.get(id);
    if (style === undefined || id === undefined) return {};
    return over(
      this.chain(word(find(style, 'basedOn'), 'val'), [...seen, id]),
      paragraphProperties(find(style, 'pPr')),
      runProperties(find(style, 'rPr')),
    );
  }
}
