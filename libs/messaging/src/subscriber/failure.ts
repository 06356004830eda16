import { MessagingError } from '../messaging-error.js';

const LONGEST = 500;
const CODE = /^[A-Za-z0-9_.:-]{1,80}$/;
const PLACE = /([\w.-]+\.[cm]?[jt]s:\d+)/;
const FOREIGN = /node:|node_modules/;

/**
 * What is kept of an error beside a fact that waits, for whoever looks into it: names, codes, constraints and places
 * in our code, of the error and of what caused it. Messages only of this library, which quote nothing: those of a
 * database or of a handler may name a person.
 */
export function failureOf(error: unknown): string {
  const chain: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) chain.push(linkOf(at));
  return (chain.join(' < ') || typeof error).slice(0, LONGEST);
}

function linkOf(error: Error): string {
  if (error instanceof MessagingError) return error.message;
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown; constraint?: unknown } };
  const words = [error.name, code ?? driverError?.code, driverError?.constraint, placeOf(error)];
  return words.filter((word) => typeof word === 'string' && CODE.test(word)).join(' ');
}

/** File and line of the first frame that is ours. The message stands before the frames and is left out. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  const ours = frames.find((frame) => frame.trimStart().startsWith('at ') && !FOREIGN.test(frame));
  return ours && PLACE.exec(ours)?.[1];
}
