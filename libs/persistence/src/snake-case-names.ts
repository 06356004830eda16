import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** `caseId` in TypeScript is `case_id` in PostgreSQL, so that SQL needs no quotes. An explicit name stays as it is. */
export class SnakeCaseNames extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, explicit: string | undefined): string {
    return explicit ?? snakeCase(className);
  }

  override columnName(property: string, explicit: string | undefined, embeddedPrefixes: string[]): string {
    return [...embeddedPrefixes.map(snakeCase), explicit ?? snakeCase(property)].join('_');
  }

  override relationName(property: string): string {
    return snakeCase(property);
  }

  override joinColumnName(relation: string, referencedColumn: string): string {
    return snakeCase(`${relation}_${referencedColumn}`);
  }
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
