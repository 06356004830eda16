import { type Run } from '../docx/filled-document.js';

/** A text at its place: x of its beginning, y of its baseline, both in points from the upper left corner. */
export interface PlacedText {
  readonly run: Run;
  readonly x: number;
  readonly y: number;
  /** Space after each character, of a justified line. */
  readonly spacing: number;
}

/** A picture of the document at its place. */
export interface PlacedPicture extends Box {
  readonly part: string;
}

/** A rectangle: the border of a cell. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands on a page. */
export interface Sheet {
  readonly texts: PlacedText[];
  readonly pictures: PlacedPicture[];
  readonly boxes: Box[];
  /** Centres of the lines of a style, by which the seal finds its place. */
  readonly marks: { readonly style: string; readonly x: number; readonly y: number }[];
}

export const emptySheet = (): Sheet => ({ texts: [], pictures: [], boxes: [], marks: [] });
