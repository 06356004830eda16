import { type FilledDocument, type Page, type Paragraph, type Table } from '../docx/filled-document.js';
import { type Measure } from './lines.js';
import { piecesOf, type Piece } from './pieces.js';
import { emptySheet, type Sheet } from './sheet.js';

const CELL_PADDING = 4;

/** A document on its sheets: paragraphs that keep with the next are not parted from it, rows only where a page cannot hold them. */
export function laidOut(document: FilledDocument, measure: Measure): Sheet[] {
  const flow = new Flow(document.page, measure);
  const { blocks } = document;
  for (let at = 0; at < blocks.length;) {
    const group: Paragraph[] = [];
    let block = blocks[at];
    while (block?.kind === 'PARAGRAPH' && !(block.newPage && group.length > 0)) {
      group.push(block);
      at += 1;
      const { keepNext } = block;
      block = keepNext ? blocks[at] : undefined;
    }
    if (group.length > 0) flow.paragraphs(group, block?.kind === 'TABLE' ? block : undefined);
    else if (block?.kind === 'TABLE') {
      flow.table(block);
      at += 1;
    }
  }
  return flow.sheets;
}

const heightOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { height }) => sum + height, 0);
const rowHeight = (cells: readonly (readonly Piece[])[]): number => Math.max(...cells.map(heightOf)) + 2 * CELL_PADDING;

class Flow {
  readonly sheets: Sheet[] = [emptySheet()];
  private y: number;

  constructor(
    private readonly page: Page,
    private readonly measure: Measure,
  ) {
    this.y = page.top;
  }

  /** Paragraphs that stay together, with the first row of the table that they keep with. */
  paragraphs(group: readonly Paragraph[], table: Table | undefined): void {
    const width = this.page.width - this.page.left - this.page.right;
    const pieces = group.flatMap((one) => piecesOf(one, width, this.measure));
    const firstRow = table?.rows[0];
    const below = table === undefined || firstRow === undefined ? 0 : rowHeight(this.cells(table, firstRow));
    const together = group.length > 1 || below > 0;
    if (group[0]!.newPage || (together && this.fitsOnlyNext(heightOf(pieces) + below))) this.nextPage();
    for (const piece of pieces) {
      if (piece.height > this.room()) this.nextPage();
      piece.place(this.sheet(), this.page.left, this.y);
      this.y += piece.height;
    }
  }

  table(table: Table): void {
    for (const row of table.rows) {
      let cells = this.cells(table, row);
      if (this.fitsOnlyNext(rowHeight(cells))) this.nextPage();
      while (cells.some((pieces) => pieces.length > 0)) {
        const room = this.room() - 2 * CELL_PADDING;
        const here = cells.map((pieces) => pieces.filter((_, index) => heightOf(pieces.slice(0, index + 1)) <= room));
        const nothing = here.every((pieces) => pieces.length === 0);
        // What is taller than a page stands on one of its own, cut off, rather than on none for ever.
        const placed = nothing && this.y === this.page.top ? cells : here;
        if (nothing && placed === here) {
          this.nextPage();
          continue;
        }
        this.row(table, placed);
        cells = cells.map((pieces, column) => pieces.slice(placed[column]!.length));
      }
    }
  }

  private cells({ widths }: Table, row: Table['rows'][number]): readonly (readonly Piece[])[] {
    return row.map((cell, column) => {
      const width = (widths[column] ?? 0) - 2 * CELL_PADDING;
      return cell.flatMap((one) => piecesOf(one, width, this.measure));
    });
  }

  private row({ widths, bordered }: Table, cells: readonly (readonly Piece[])[]): void {
    const height = rowHeight(cells);
    let x = this.page.left;
    for (const [column, pieces] of cells.entries()) {
      const width = widths[column] ?? 0;
      if (bordered) this.sheet().boxes.push({ x, y: this.y, width, height });
      let y = this.y + (height - heightOf(pieces)) / 2;
      for (const piece of pieces) {
        piece.place(this.sheet(), x + CELL_PADDING, y);
        y += piece.height;
      }
      x += width;
    }
    this.y += height;
  }

  private fitsOnlyNext(height: number): boolean {
    return height > this.room() && height <= this.room(this.page.top);
  }

  private room(from = this.y): number {
    return this.page.height - this.page.bottom - from;
  }

  private sheet(): Sheet {
    return this.sheets.at(-1)!;
  }

  private nextPage(): void {
    if (this.y === this.page.top) return;
    this.sheets.push(emptySheet());
    this.y = this.page.top;
  }
}
