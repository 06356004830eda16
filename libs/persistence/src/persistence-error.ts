/**
 * The database could not, or would not, keep what it was asked to keep.
 * `status` is the HTTP status for a caller outside: 409 try with newer knowledge, 422 another request
 * came with this key, 500 a fault of ours, 503 try later.
 */
export class PersistenceError extends Error {
  override readonly name = 'PersistenceError';

  constructor(
    readonly status: 409 | 422 | 500 | 503,
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${en}`, options);
  }
}

/** The refusals of this library, by code. */
export const persistenceErrors = {
  keyReused: (key: string) =>
    new PersistenceError(
      422,
      'IDEMPOTENCY.KEY_REUSED',
      `幂等键“${key}”已用于内容不同的请求`,
      `The idempotency key "${key}" was already used for a different request`,
    ),
  answerNotKept: (key: string) =>
    new PersistenceError(
      409,
      'IDEMPOTENCY.ANSWER_NOT_KEPT',
      `幂等键“${key}”对应的操作早已生效，不会再次生效，其结果已不再保存`,
      `The effect of the idempotency key "${key}" has happened long ago and does not happen again; its result is no longer kept`,
    ),
  inProgress: (key: string) =>
    new PersistenceError(
      409,
      'IDEMPOTENCY.IN_PROGRESS',
      `幂等键“${key}”对应的操作正在同一事务中进行`,
      `The effect of the idempotency key "${key}" is still under way in this very transaction`,
    ),
  notStorable: (path: string, what: string) =>
    new PersistenceError(
      500,
      'PERSISTENCE.NOT_STORABLE',
      `${path} 处的值（${what}）不能存为 JSON`,
      `The value at ${path} (${what}) cannot be stored as JSON`,
    ),
  concurrentChange: (what: string, cause?: unknown) =>
    new PersistenceError(
      409,
      'PERSISTENCE.CONCURRENT_CHANGE',
      `“${what}”已被他人修改，请刷新后重试`,
      `"${what}" was changed by somebody else in the meantime; read it again`,
      { cause },
    ),
  nested: () =>
    new PersistenceError(
      500,
      'PERSISTENCE.NESTED_UNIT_OF_WORK',
      '工作单元内不得再开启工作单元',
      'A unit of work was started inside another; pass its transaction on instead',
    ),
  refused: (cause: unknown) =>
    new PersistenceError(
      500,
      'PERSISTENCE.TRANSACTION_FAILED',
      '事务中的一步已失败，不能提交',
      'A step of this transaction failed and the failure was swallowed; it cannot be committed',
      { cause },
    ),
  connectionLost: (cause: unknown) =>
    new PersistenceError(
      503,
      'PERSISTENCE.CONNECTION_LOST',
      '数据库连接中断，事务已回滚',
      'Connection terminated before the commit; nothing of the transaction remains',
      { cause },
    ),
  ended: () =>
    new PersistenceError(
      500,
      'PERSISTENCE.TRANSACTION_ENDED',
      '事务已结束',
      'The transaction has ended; work was left running behind it (a missing await?)',
    ),
  schemaMissing: (schema: string, cause?: unknown) =>
    new PersistenceError(
      500,
      'PERSISTENCE.SCHEMA_MISSING',
      `数据库中没有模式“${schema}”`,
      `The schema "${schema}" does not exist and this role may not create it; run provisionSchema first`,
      { cause },
    ),
  migrationLock: (schema: string, cause?: unknown) =>
    new PersistenceError(
      503,
      'PERSISTENCE.MIGRATION_LOCK_TIMEOUT',
      `等待模式“${schema}”的迁移锁超时`,
      `Another process has held the migration lock of "${schema}" for too long`,
      { cause },
    ),
  identifier: (name: string) =>
    new PersistenceError(
      500,
      'PERSISTENCE.IDENTIFIER_INVALID',
      `“${name}”不是允许的模式名或角色名`,
      `"${name}" is no name for a schema or role here: lower-case letters, digits and underscores, 63 at most`,
    ),
  keyUnknown: (keyId: string) =>
    new PersistenceError(
      500,
      'ENCRYPTION.KEY_UNKNOWN',
      `密钥环中没有密钥“${keyId}”`,
      `The key ring has no key "${keyId}"`,
    ),
  keyInvalid: (keyId: string) =>
    new PersistenceError(
      500,
      'ENCRYPTION.KEY_INVALID',
      `密钥“${keyId}”无效：须为 32 字节，编号只含小写字母、数字和连字符`,
      `The key "${keyId}" is invalid: 32 bytes, and an id of lower-case letters, digits and hyphens`,
    ),
  unreadable: (context: string, cause?: unknown) =>
    new PersistenceError(
      500,
      'ENCRYPTION.UNREADABLE',
      `“${context}”的密文无法解密`,
      `A sealed value of "${context}" cannot be opened: it was altered, moved from elsewhere, or never sealed`,
      { cause },
    ),
  keyRingMissing: (context: string) =>
    new PersistenceError(
      500,
      'ENCRYPTION.KEY_RING_MISSING',
      `“${context}”为加密列，但未提供密钥环`,
      `"${context}" is an encrypted column, but the data source was given no key ring`,
    ),
} as const;
