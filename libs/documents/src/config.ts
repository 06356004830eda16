import { z } from 'zod';

/** Configuration keys of a process that makes documents; spread them into the schema of the service. */
export const documentsConfig = {
  DOCUMENT_TEMPLATES: z
    .string()
    .min(1)
    .optional()
    .describe("Folder with the court's own templates (.docx); what it has not is taken from @hejie/documents."),
  DOCUMENT_FONTS: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Folder with the fonts of PDFs, such as Debian's /usr/share/fonts/opentype/noto; absent: those of a package.",
    ),
  DOCUMENT_COURTS: z
    .string()
    .regex(/^[^=,]+=[^=,]+(,[^=,]+=[^=,]+)*$/, 'must be code=name, separated by commas')
    .optional()
    .describe(
      'Names of courts as they stand in the title of a document, by their codes: `浙1122=浙江省缙云县人民法院,…`; a court that is not named here is named as the law has it.',
    ),
};
