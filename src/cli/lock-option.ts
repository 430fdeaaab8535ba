/** Where commands look for the lock unless they are told another file. */
export const LOCK_FILE = 'ipam.lock.yaml';

/** The option that names the lock, as commander wants it. */
export const LOCK_OPTION = ['--lock <file>', 'the lock file', LOCK_FILE] as const;
