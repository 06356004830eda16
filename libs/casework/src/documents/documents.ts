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
import { KeptDocuments, type DocumentServed } from './kept-documents.js';

/** What a service that makes documents says of them. */
export interface DocumentsOfService {
  readonly config: z.infer<z.ZodObject<typeof documentsConfig>>;
  /** How this context tells of a document that was made, and of its service. */
  readonly issued: FactDefinition<DocumentIssued>;
  readonly served: FactDefinition<DocumentServed>;
  /** What it tells besides, where an identity was entered or corrected. */
  readonly identityTold?: IdentityTold;
}

/** The names of `code=name,…`. */
export const courtNames = (text = ''): ReadonlyMap<string, string> =>
  new Map(text.split(',').map((one) => one.split('=', 2).map((part) => part.trim()) as [string, string]));

/** HTTP of a service that makes documents. */
export const documentControllers: Type[] = [DocumentsController, IdentitiesController];

/** Templates and fonts are read and checked when the service starts. */
export const documentProviders = ({ config, issued, served, identityTold }: DocumentsOfService): Provider[] => [
  {
    provide: DocumentRegister,
    useFactory: () => {
      const { DOCUMENT_TEMPLATES: templates, DOCUMENT_FONTS: fonts, DOCUMENT_COURTS: courts } = config;
      return new DocumentRegister(new Documents({ templates, fonts }), issued, courtNames(courts));
    },
  },
  {
    provide: KeptDocuments,
    inject: [CaseDirectory, CaseRecorder],
    useFactory: (cases: CaseDirectory, recorder: CaseRecorder) => new KeptDocuments(cases, recorder, served),
  },
  ...(identityTold ? [{ provide: IDENTITY_TOLD, useValue: identityTold }] : []),
  Identities,
];
