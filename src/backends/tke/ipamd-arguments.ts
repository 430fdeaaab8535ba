/** As much of a Deployment as matters here; the rest travels along untouched. */
export interface IpamdDeployment {
  readonly spec?: {
    readonly template?: { readonly spec?: { readonly containers?: readonly { readonly args?: readonly string[] }[] } };
  };
}

/**
 * A copy of a tke-eni-ipamd Deployment whose first container has these arguments (`--flag=value` or `--flag`). A flag
 * that is there already, as `--flag=value`, `--flag value` or `--flag`, is replaced where it stands; all others stay.
 *
 * @throws Error when the manifest has no container
 */
export function withIpamdArguments<T extends IpamdDeployment>(deployment: T, wanted: readonly string[]): T {
  const { spec } = deployment;
  const [first, ...others] = spec?.template?.spec?.containers ?? [];
  if (first === undefined) throw new Error('the Deployment has no container that could take arguments');
  const args = wanted.reduce(withArgument, first.args ?? []);
  const podSpec = { ...spec?.template?.spec, containers: [{ ...first, args }, ...others] };
  return { ...deployment, spec: { ...spec, template: { ...spec?.template, spec: podSpec } } };
}

/** The value of each flag, by its name without dashes; empty for one without a value. The last of several counts. */
export const readArguments = (args: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    groupsOf(args)
      .filter(([flag]) => flag.startsWith('-'))
      .map(([flag, ...value]) => [
        nameOf(flag),
        flag.includes('=') ? flag.slice(flag.indexOf('=') + 1) : value.join(' '),
      ]),
  );

function withArgument(args: readonly string[], wanted: string): readonly string[] {
  const groups = groupsOf(args);
  const at = groups.findIndex(([flag]) => isSameFlag(flag, wanted));
  if (at < 0) return [...args, wanted];
  const others = groups.slice(at + 1).filter(([flag]) => !isSameFlag(flag, wanted));
  return [...groups.slice(0, at), [wanted], ...others].flat();
}

/** A flag with its separate value, or any other argument alone. */
type Group = readonly [string, ...string[]];

function groupsOf(args: readonly string[]): readonly Group[] {
  const [first, next, ...rest] = args;
  if (first === undefined) return [];
  if (next === undefined) return [[first]];
  return takesNext(first, next) ? [[first, next], ...groupsOf(rest)] : [[first], ...groupsOf([next, ...rest])];
}

/** Boolean flags of Go never take a separate value. */
const takesNext = (arg: string, next: string): boolean =>
  arg.startsWith('-') && !arg.includes('=') && !next.startsWith('-') && !SWITCHES.has(nameOf(arg));

const SWITCHES: ReadonlySet<string> = new Set(['enable-ownerref', 'only-nominated-eni-subnets']);

const isSameFlag = (a: string, b: string): boolean => a.startsWith('-') && nameOf(a) === nameOf(b);

/** Go reads `-flag` and `--flag` alike. */
const nameOf = (arg: string): string => arg.replace(/^--?/, '').replace(/=.*$/s, '');
