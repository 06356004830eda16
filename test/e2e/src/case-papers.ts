import { wordsOfDocx } from '@hejie/testing';

import { staff, type CourtCase } from './court-case.js';
import { at } from './court-time.js';
import type { Door, Doors, Person } from './doors.js';

const clerk = staff('clerk');
/** Whom a paper names for questions. */
export const CONTACT = { contact: '孙八', phone: '0546-0000000' };
/** Who signs a ruling of the execution bureau. */
export const JUDGES = [
  { role: 'JUDGE', name: '王五' },
  { role: 'CLERK', name: '孙八' },
];

/** A paper that has been made. */
interface Made {
  readonly documentId: string;
  readonly number: string;
  readonly title: string;
}

/** A paper as its case lists it: where it is filed, to whom it is addressed, and how it was served. */
interface Listed extends Made {
  readonly kind: string;
  readonly signatories: readonly { readonly name: string }[];
  readonly filedUnder: { readonly no: number };
  readonly addressees: readonly { readonly partyId: string }[];
  readonly services: readonly object[];
}

/** The papers of a case at the doors of those who make them. */
export class CasePapers {
  constructor(
    private readonly doors: Doors,
    readonly courtCase: CourtCase,
  ) {}

  /** Made at the end of a day, when whatever it states has happened. It must be accepted. */
  async made(door: Door, body: object, day: string, person: Person = clerk): Promise<Made> {
    const made = await this.courtCase.does(door, '/papers', person, body, { at: at(day, '17:00:00') });
    return made as unknown as Made;
  }

  async listed(door: Door): Promise<readonly Listed[]> {
    const { body } = await this.doors.read(door, this.courtCase.path('/documents'), clerk);
    return body['items'] as readonly Listed[];
  }

  /** What stands in it. */
  async words(door: Door, documentId: string): Promise<string> {
    const path = this.courtCase.path(`/documents/${encodeURIComponent(documentId)}?format=docx`);
    return wordsOfDocx(Buffer.from(await (await this.doors.file(door, path, clerk)).arrayBuffer()));
  }
}
