/**
 * Imported before anything else by the process that runs workflows (`node --import`, which its threads inherit). The SDK has V8 call it
 * for each promise of each case, to note its stack for the page "Call Stack" of the UI: a third of the processor time of a replay, even where
 * nothing is noted (`bundle/plain-stacks.ts`, for processes that are started without this). The SDK itself does without where V8 has
 * no such hooks; nothing else of it asks for them.
 */
import v8 from 'node:v8';

v8.promiseHooks.createHook = () => () => undefined;
