import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Request } from 'express';

export const COMMAND = 'hejie:command';

/**
 * Where the effect of a command happens:
 * - `transaction` (default): in one database transaction that the handler gets with `@Tx()`; rows, outbox,
 *   idempotency key and answer are committed together;
 * - `workflow`: in a Temporal Update, which cannot share that transaction. By the key the case knows the
 *   command over its whole life; the attempt is the Update's id, and the answer is stored afterwards. However often
 *   it is sent until it is answered, it counts as received when it first came.
 */
export interface CommandRule {
  readonly effect: 'transaction' | 'workflow';
}

/** A command of a person: needs an `Idempotency-Key`, has its effect once, and repeats its answer. */
export function Command(rule: CommandRule = { effect: 'transaction' }): MethodDecorator {
  return applyDecorators(
    SetMetadata(COMMAND, rule),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description:
        'Chosen by the caller, one for each intended effect. The same key and body repeat the stored answer; another body is refused (422 IDEMPOTENCY.KEY_REUSED).',
      schema: { type: 'string', pattern: '^[!-~]{1,120}$' },
    }),
  );
}

/** The command that a request is, while its handler runs. */
export interface RunningCommand {
  readonly key: string;
  /** Id of the Update that carries it: another one only after a refusal, which Temporal would repeat for ever. */
  readonly attempt?: string;
  /** Court time at which the command first came with this key, where the key outlives an attempt. */
  readonly receivedAt?: CourtInstant;
  readonly tx?: Transaction;
}

/** A request whose command is running. */
export interface CommandRequest extends Request {
  command?: RunningCommand;
}

/** The transaction of the command, as a parameter of its handler. */
export const Tx = createParamDecorator((_: unknown, context: ExecutionContext): Transaction => {
  const { tx } = runningCommand(context);
  if (!tx) throw new Error("@Tx() in a command whose effect is a workflow's");
  return tx;
});

/** The command itself: its key, opaque and without personal data, and the id of the attempt. */
export const CurrentCommand = createParamDecorator((_: unknown, context: ExecutionContext): RunningCommand =>
  runningCommand(context),
);

/** The command that is running. @throws Error on an endpoint without `@Command()`: a fault of the program. */
export function runningCommand(context: ExecutionContext): RunningCommand {
  const { command } = context.switchToHttp().getRequest<CommandRequest>();
  if (!command) throw new Error('@Tx(), @CurrentCommand() or @AboutCase() on an endpoint without @Command()');
  return command;
}
