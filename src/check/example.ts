/**
 * What a rule finds (`bad`) and, as near as can be, the same put right (`good`): short, complete, and run by the tests.
 * Texts end without a newline.
 */
export type Example = DeclaredExample | ManifestExample | LockExample | PodExample | CommandExample;

interface Pair {
  readonly bad: string;
  readonly good: string;
}

/**
 * Constructs in TypeScript, as a user writes them below `const app = new IpamApp();` with everything of the package in
 * scope, and `template`, the template of a pod that asks for nothing. `lock` is the lock that they are synthesized against.
 */
export interface DeclaredExample extends Pair {
  readonly kind: 'declared';
  readonly lock?: string;
}

/** YAML that others wrote, and what is known of its cluster. */
export interface ManifestExample extends Pair {
  readonly kind: 'manifest';
  /** Options of `cdk8s-ipam check`, such as `--calico 3.33`. */
  readonly options?: string;
  /** YAML of the same objects as they were before, for both. */
  readonly before?: string;
  /** YAML of objects that are in the cluster already, for both. */
  readonly known?: string;
  /** The lock of the app that gives addresses in the cluster, without the comments at its head. */
  readonly lock?: string;
}

/** The text of a lock, without the comments at its head. `base`: the lock that is deployed; absent where one lock alone shows it. */
export interface LockExample extends Pair {
  readonly kind: 'lock';
  readonly base?: string;
  /** The instant of the check, in RFC 3339. */
  readonly asOf?: string;
}

/** Objects that somebody applies to a cluster where our admission policies are: the API server refuses and takes them. */
export interface PodExample extends Pair {
  readonly kind: 'admission';
}

/** What somebody does at a prompt or in a file that is no manifest, where neither of the others can show it. */
export interface CommandExample extends Pair {
  readonly kind: 'command';
}
