import {
  DEMONSTRATION_TOKEN_LIFE,
  demonstrationToken,
  isRole,
  NoTokenError,
  ROLE_NAMES,
  ROLES,
  type Role,
} from '@hejie/security';
import { Command, InvalidArgumentError } from 'commander';

/** What people say for a role that has a longer name. */
const SPOKEN: Readonly<Record<string, Role>> = { judge: 'enforcement-judge' };

interface TokenOptions {
  role?: Role;
  court?: string;
  subject?: string;
  ttl?: number;
  issuer: string;
}

/** `hejie token --role judge`: prints an access token of a demonstration person, and nothing else, for use with curl. */
export const tokenCommand = new Command('token')
  .description('print an access token of a demonstration person of the local stack')
  .option(
    '--role <role>',
    `one of ${ROLE_NAMES.map((role) => `${role} (${ROLES[role].zh})`).join(', ')}; "judge" is the enforcement judge`,
    readRole,
  )
  .option('--court <code>', 'court code of the person, e.g. 鲁0502, 琼02, 浙1122')
  .option('--subject <subject>', 'one person by name, e.g. creditor-demo')
  .option(
    '--ttl <seconds>',
    `life of the token, at most ${DEMONSTRATION_TOKEN_LIFE}; negative: one that has expired`,
    readSeconds,
  )
  .option(
    '--issuer <url>',
    'the identity provider',
    process.env.HEJIE_ISSUER ?? process.env.OIDC_ISSUER ?? 'http://127.0.0.1:7100',
  )
  .addHelpText(
    'after',
    '\nExample:\n  curl -H "Authorization: Bearer $(hejie token --role judge --court 鲁0502)" http://127.0.0.1:7103/work-items',
  )
  .action(async ({ issuer, ...wish }: TokenOptions, command: Command) => {
    if (wish.role === undefined && wish.subject === undefined) command.error('error: say who: --role or --subject');
    try {
      command.configureOutput().writeOut?.(`${await demonstrationToken(issuer, wish)}\n`);
    } catch (error) {
      if (error instanceof NoTokenError) command.error(`error: ${error.message}`);
      throw error;
    }
  });

function readRole(text: string): Role {
  const role = SPOKEN[text] ?? text;
  if (!isRole(role)) throw new InvalidArgumentError(`There is no such role. Roles: ${ROLE_NAMES.join(', ')}.`);
  return role;
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^-?\d{1,5}$/.test(text) || seconds > DEMONSTRATION_TOKEN_LIFE)
    throw new InvalidArgumentError(`A whole number of seconds, at most ${DEMONSTRATION_TOKEN_LIFE}.`);
  return seconds;
}
