/** For programs that tests start: whatever git somebody has configured on this machine, they see none of it. */
export const PLAIN_GIT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as const;

/** For the whole run; nor what a hook of git that runs the tests has set, such as GIT_DIR. */
export default function plainGit(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
  Object.assign(process.env, PLAIN_GIT);
}
