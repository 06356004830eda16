/** A filled .docx as far as it is laid out on pages: paragraphs and tables. All lengths in points. */
export interface FilledDocument {
  readonly page: Page;
  readonly blocks: readonly Block[];
  /** The pictures by the name of their part. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** A sheet and its margins. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export type Block = Paragraph | Table;

/** Text in one weight and size. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly size: number;
}

/** A picture in the line. */
export interface Picture {
  readonly part: string;
  readonly width: number;
  readonly height: number;
}

/** How a paragraph stands. */
export interface ParagraphFormat {
  /** The name of its style, such as 成文日期. */
  readonly style: string | undefined;
  readonly align: 'LEFT' | 'CENTER' | 'RIGHT' | 'JUSTIFY';
  readonly firstIndent: number;
  readonly left: number;
  readonly right: number;
  readonly before: number;
  readonly after: number;
  /** From one line to the next. */
  readonly pitch: number;
  /** On the page of what follows (与下段同页). */
  readonly keepNext: boolean;
  /** Begins a page (段前分页). */
  readonly newPage: boolean;
}

export interface Paragraph extends ParagraphFormat {
  readonly kind: 'PARAGRAPH';
  readonly runs: readonly Run[];
  readonly picture: Picture | undefined;
}

export interface Table {
  readonly kind: 'TABLE';
  readonly bordered: boolean;
  readonly widths: readonly number[];
  /** Rows, cells, paragraphs. */
  readonly rows: readonly (readonly (readonly Paragraph[])[])[];
}
