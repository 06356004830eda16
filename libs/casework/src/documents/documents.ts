import { type ContentKeys } from '@hejie/security';
import { PARTY_KEYS } from './party-identities.js';
import { Documents, type documentsConfig } from '@hejie/documents';
import { type FactDefinition } from '@hejie/contracts/facts';
import { type Provider, type Type } from '@nestjs/common';
import { type z } from 'zod';
import { CaseDirectory } from '../case-directory/case-directory.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { DocumentRegister, type DocumentIssued } from './document-register.js';
import { DocumentsController } from './documents.controller.js';
import { IdentitiesController } from './identities.controller.js';
import { Identities, IDENTITY_TOLD, type IdentityTold } from './identities.js';
import { KeptDocuments, type ClosedDocuments, type DocumentServed } from './kept-documents.js';
import { Papers } from './papers.js';
import { LentNumbers } from './numbers/lent-numbers.js';
import { type NumberKeeper } from './numbers/number-keeper.js';
import { DocumentNumbersController, NUMBERS_TOKEN } from './numbers/numbers.controller.js';

/** What a service that makes documents says of them. */
export interface DocumentsOfService {
  readonly config: z.infer<z.ZodObject<typeof documentsConfig>>;
  /** How this context tells of a document that was made, and of its service. */
  readonly issued: FactDefinition<DocumentIssued>;
  readonly served: FactDefinition<DocumentServed>;
  /** What it tells besides, where an identity was entered or corrected. */
  readonly identityTold?: IdentityTold;
  /** The keys that open what intake tells of the parties; absent where it tells of them itself, or hears of none. */
  readonly partyKeys?: ContentKeys;
  /** It records itself where parties are served, and hears it of nobody. */
  readonly ownsAddresses?: true;
  /** Whom it asks for the numbers of titles that another service counts. */
  readonly keeper?: NumberKeeper;
  /** Kinds of documents of a case that are closed to the caller, though his role reads documents; absent: none is. */
  readonly closed?: ClosedDocuments;
  /** Of a service that counts the numbers of a title for others: by which secret they prove themselves; undefined on loopback. */
  readonly lends?: { readonly token: string | undefined };
}

/** The names of `code=name,…`. */
export const courtNames = (text = ''): ReadonlyMap<string, string> =>
  new Map(text.split(',').map((one) => one.split('=', 2).map((part) => part.trim()) as [string, string]));

/** HTTP of a service that makes documents. */
export const documentControllers = ({ lends }: DocumentsOfService): Type[] => [
  DocumentsController,
  IdentitiesController,
  ...(lends ? [DocumentNumbersController] : []),
];

/** Templates and fonts are read and checked when the service starts. */
export const documentProviders = (
  service: string,
  { config, issued, served, identityTold, keeper, lends, partyKeys, closed }: DocumentsOfService,
): Provider[] => [
  {
    provide: DocumentRegister,
    useFactory: () => {
      const { DOCUMENT_TEMPLATES: templates, DOCUMENT_FONTS: fonts, DOCUMENT_COURTS: courts } = config;
      return new DocumentRegister(new Documents({ templates, fonts }), issued, courtNames(courts), { service, keeper });
    },
  },
  {
    provide: KeptDocuments,
    inject: [CaseDirectory, CaseRecorder],
    useFactory: (cases: CaseDirectory, recorder: CaseRecorder) => new KeptDocuments(cases, recorder, served, closed),
  },
  ...(partyKeys ? [{ provide: PARTY_KEYS, useValue: partyKeys }] : []),
  ...(lends ? [LentNumbers, { provide: NUMBERS_TOKEN, useValue: lends.token }] : []),
  ...(identityTold ? [{ provide: IDENTITY_TOLD, useValue: identityTold }] : []),
  Identities,
  Papers,
];
