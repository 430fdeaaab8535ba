/** Where the lock comes from: only `IpamApp` finds a file by itself; any other app has what it is given, or nothing. */
export interface LockSource {
  /** How messages name the lock, such as `ipam.lock.yaml`. */
  readonly file: string;
  /** The text, or undefined where there is no lock yet. */
  readonly text: string | undefined;
}

export const NO_LOCK: LockSource = { file: 'ipam.lock.yaml', text: undefined };
