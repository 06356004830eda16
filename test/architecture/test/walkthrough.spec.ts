import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readJson, ROOT } from '../src/workspace.js';

/** What is read of an API description. */
interface Operation {
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: Parameters<typeof z.fromJSONSchema>[0] } };
  };
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly 'x-hejie-access'?: { readonly roles: readonly string[] };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const text = readFileSync(join(ROOT, 'docs', 'WALKTHROUGH.md'), 'utf8');
const shell = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block!).join('\n');
const describedAt: Readonly<Record<string, Description>> = Object.fromEntries(
  ['INTAKE', 'MEDIATION', 'PERFORMANCE'].map((service) => [
    service,
    readJson<Description>(`services/${service.toLowerCase()}/openapi.json`),
  ]),
);

/** A request of the walk-through. */
interface Asked {
  readonly who: string;
  readonly at: string;
  readonly operation: Operation | undefined;
  readonly query: readonly string[];
}

/** What is asked of a service: who, and where. What the shell fills in stands for one part of the path, e.g. `/cases/$CASE/consents`. */
function asked(method: 'get' | 'post', who: string, service: string, address: string): Asked {
  const [path = '', query = ''] = address.split('?');
  const plain = path.replaceAll(/\$\w+/g, 'x');
  const paths = Object.entries(describedAt[service]!.paths);
  const [, found] = paths.find(([one]) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain)) ?? [];
  return {
    who,
    at: `${method} ${service} ${path}`,
    operation: found?.[method],
    query: [...new URLSearchParams(query).keys()],
  };
}

const said = [...shell.matchAll(/act (\S+) \$(\w+)(\/\S+) (\S+)(?: \S+)? <<E\n(.*?)\nE$/gms)].map(
  ([, who, service, address, , body]) => ({ ...asked('post', who!, service!, address!), body: body! }),
);
const seen = [...shell.matchAll(/see (\S+) "?\$(\w+)(\/[^\s"|]+)/g)].map(([, who, service, address]) =>
  asked('get', who!, service!, address!),
);

/** A body as the shell sends it, with the ids of parties for what it fills in. */
const filledIn = (body: string): unknown =>
  JSON.parse(
    body.replaceAll(/\$\{?[\w#*/]+\}?/g, (name) => (name.startsWith('${') ? 's-clerk' : '2026-鲁0502-执前调-7.1')),
  );

describe('the walk-through (docs/WALKTHROUGH.md)', () => {
  it('has each of its requests read here', () => {
    expect(said).toHaveLength(shell.match(/<<E$/gm)!.length);
    expect(said.length).toBeGreaterThan(25);
    expect(seen).toHaveLength(shell.match(/(?:^|\(|; )see \w/gm)!.length);
  });

  it('asks for what there is, each by somebody who may', () => {
    const wrong = [...said, ...seen].filter(({ who, operation }) => {
      const roles = operation?.['x-hejie-access']?.roles ?? [];
      return !(who.startsWith('$') || roles.includes(who.endsWith('-demo') ? 'party' : who));
    });
    expect(wrong.map(({ who, at }) => `${who}: ${at}`)).toEqual([]);
  });

  it('filters by nothing that a list does not know', () => {
    const strange = seen.flatMap(({ at, operation, query }) =>
      query
        .filter((name) => !operation?.parameters?.some((one) => one.in === 'query' && one.name === name))
        .map((name) => `${at}: ${name}`),
    );
    expect(strange).toEqual([]);
  });

  it('says nothing that the schema of its endpoint refuses', () => {
    const refused = said.flatMap(({ at, operation, body }) => {
      const { schema } = operation!.requestBody!.content['application/json'];
      const { error } = z.fromJSONSchema(schema).safeParse(filledIn(body));
      return error === undefined ? [] : [`${at}: ${z.prettifyError(error)}`];
    });
    expect(refused).toEqual([]);
  });
});
