import { agencyAsyncApi, agencyOpenApi, courtOpenApi } from './agency-openapi.js';
import { AGENCY_FOLDER, AGENCY_SHAPES, agencySchema, agencyTitle, type AgencyShape } from './agency-schemas.js';
import { schemaFile } from './json-schema.js';

/** The documents of the exchange with agencies, by file. */
export const agencyDocuments = (): readonly (readonly [file: string, document: object])[] => [
  ...(Object.keys(AGENCY_SHAPES) as AgencyShape[]).map(
    (name) => [schemaFile(agencyTitle(name)), agencySchema(name)] as const,
  ),
  [`${AGENCY_FOLDER}/agency.openapi.json`, agencyOpenApi()],
  [`${AGENCY_FOLDER}/court.openapi.json`, courtOpenApi()],
  [`${AGENCY_FOLDER}/asyncapi.json`, agencyAsyncApi()],
];
