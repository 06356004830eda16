/** What a child may see of our environment: never the whole of it, for it can hold anybody's secrets. */
const PASSED_ON = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TMPDIR', 'JAVA_HOME', 'NODE_EXTRA_CA_CERTS'] as const;

/** The environment that every child begins with. */
export function baseEnv(): Record<string, string> {
  const env: Record<string, string> = { TZ: 'Asia/Shanghai' };
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}
