/** A refusal or fault of the messaging library: `CONTEXT.REASON`, in Chinese and English, without personal data. */
export class MessagingError extends Error {
  override readonly name = 'MessagingError';

  constructor(
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${en}`, options);
  }
}

/** The refusals of this library, by code. */
export const messagingErrors = {
  invalidFact: (type: string, places: string) =>
    new MessagingError(
      'FACT.INVALID',
      `事实“${type}”的内容不符合其定义：${places}`,
      `The data of the fact ${type} does not match its definition: ${places}`,
    ),
  undefinedFact: (where: string) =>
    new MessagingError(
      'SUBSCRIPTION.FACT_UNDEFINED',
      `${where} 订阅了未定义的事实`,
      `${where} subscribes to a fact that the contracts do not define; add it to FACTS of @hejie/contracts/facts`,
    ),
  doubledHandler: (type: string, first: string, second: string) =>
    new MessagingError(
      'SUBSCRIPTION.HANDLER_DOUBLED',
      `事实“${type}”有两个处理者：${first}、${second}`,
      `The fact ${type} has two handlers, ${first} and ${second}; a consumer handles a fact once`,
    ),
  noHandlers: (where: string) =>
    new MessagingError(
      'SUBSCRIPTION.EMPTY',
      `${where} 没有任何 @OnFact 方法`,
      `${where} is listed as subscriptions but has no @OnFact method`,
    ),
  clockNotAllowed: (type: string) =>
    new MessagingError(
      'CLOCK.NOT_ALLOWED',
      `本系统使用真实时间，不办理带有法院时钟的事实“${type}”`,
      `This system runs on real time and applies no fact that bears a clock of its own: ${type}`,
    ),
  topicUnknown: (topic: string) =>
    new MessagingError(
      'TOPIC.UNKNOWN',
      `没有主题“${topic}”，也没有它的死信；主题形如 court.intake.case.v1`,
      `There is no topic ${topic} and it has no dead letters; a topic is named like court.intake.case.v1`,
    ),
  misfit: (type: string, places: string) =>
    new MessagingError(
      'FACT.SCHEMA_MISMATCH',
      `事实“${type}”的内容与本版本的定义不符：${places}`,
      `The fact ${type} does not match the definition that this build has of it: ${places}`,
    ),
  unread: (kind: string) =>
    new MessagingError(
      'FACT.UNREAD',
      `本版本不能读取该事实：${kind}`,
      `This build has no use for the parked fact: ${kind}`,
    ),
  topicsFailed: (topics: string, cause: unknown) =>
    new MessagingError('TOPIC.NOT_CREATED', `未能建立主题：${topics}`, `These topics could not be created: ${topics}`, {
      cause,
    }),
} as const;

/**
 * Thrown by a handler when something it needs (an engine, another server) cannot be reached at the moment.
 * The partition pauses and the same fact is tried again without end; nothing is parked and no attempt is counted.
 */
export class DependencyUnavailable extends Error {
  override readonly name = 'DependencyUnavailable';

  constructor(dependency: string, cause?: unknown) {
    super(`${dependency} is unavailable`, { cause });
  }
}

/** Thrown by a handler while what has to come first, by another fact or another service, has not come yet. */
export class NotYet extends DependencyUnavailable {}

/** Thrown by a handler that has itself tried for long enough: the case is parked without a further attempt. */
export class TriedLongEnough extends Error {
  override readonly name = 'TriedLongEnough';

  constructor(dependency: string, cause: unknown) {
    super(`${dependency} has failed for too long`, { cause });
  }
}

/**
 * Thrown by a publisher when the broker will not take a record as it is, however often it is asked: the topic is not
 * there or is forbidden (then every record of it), or a record is too large or malformed.
 */
export class PublicationRefused extends Error {
  override readonly name = 'PublicationRefused';

  constructor(
    readonly reason: string,
    readonly concerns: 'topic' | 'record',
    cause?: unknown,
  ) {
    super(`The broker refuses it: ${reason}`, { cause });
  }
}
