import type { Problem, RuleId, Whereabouts } from '../../model/problem';
import { groupedBy } from '../../net/grouped-by';
import { type Acknowledgement, objectKey, plainPath } from './acknowledgement';
import { anyFits, type Glob, globOf, isGlob } from './glob';
import { placesOf } from './places-of';

/** Acknowledgements by what they are about, so that a problem meets few of them. */
export class AcknowledgementIndex {
  private readonly byRule = new Map<RuleId, OfRule>();

  constructor(acknowledgements: readonly Acknowledgement[]) {
    for (const [rule, own] of groupedBy(acknowledgements, (acknowledgement) => acknowledgement.rule))
      this.byRule.set(rule, new OfRule(own));
  }

  /** All that are about this problem. */
  covering({ rule, where }: Problem): readonly Acknowledgement[] {
    return this.byRule.get(rule)?.covering(where) ?? [];
  }
}

/** The acknowledgements of one rule. Only those with wildcards are tried one after the other. */
class OfRule {
  private readonly byPlace = new Map<string, Acknowledgement[]>();
  private readonly byConstruct = new Map<string, Acknowledgement[]>();
  private readonly byIdentity = new Map<string, Acknowledgement[]>();
  private readonly byObject = new Map<string, Acknowledgement[]>();
  private readonly others: Pattern[] = [];

  constructor(acknowledgements: readonly Acknowledgement[]) {
    for (const acknowledgement of acknowledgements) this.add(acknowledgement);
  }

  private add(acknowledgement: Acknowledgement): void {
    const { scope, places } = acknowledgement;
    if (scope?.kind === 'object') push(this.byObject, objectKey(scope.where), acknowledgement);
    else if (scope?.kind === 'construct') {
      push(this.byConstruct, scope.path, acknowledgement);
      for (const identity of scope.identities) push(this.byIdentity, identity, acknowledgement);
    } else if (places.length === 0 || places.some(isGlob)) {
      this.others.push({ acknowledgement, globs: places.map(globOf) });
    } else for (const place of places) push(this.byPlace, plainPath(place), acknowledgement);
  }

  covering(where: Whereabouts): readonly Acknowledgement[] {
    const places = placesOf(where);
    const scoped = [
      ...ancestorsOf(where.path).flatMap((path) => this.byConstruct.get(path) ?? []),
      ...(where.path === undefined ? (this.byIdentity.get(where.identity ?? '') ?? []) : []),
      ...(this.byObject.get(objectKey(where)) ?? []),
    ].filter((acknowledgement) => fitsPlaces(acknowledgement, places));
    const placed = places.flatMap((place) => this.byPlace.get(place) ?? []);
    const patterned = this.others.flatMap(({ acknowledgement, globs }) =>
      globs.length === 0 || anyFits(globs, places) ? acknowledgement : [],
    );
    return [...new Set([...scoped, ...placed, ...patterned])];
  }
}

interface Pattern {
  readonly acknowledgement: Acknowledgement;
  readonly globs: readonly Glob[];
}

const fitsPlaces = ({ places }: Acknowledgement, texts: readonly string[]): boolean =>
  places.length === 0 || anyFits(places.map(globOf), texts);

/** The path of a construct and of all around it, down to the root. None where there is no path. */
function ancestorsOf(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  const paths = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) paths.push(path.slice(0, end));
  return path === '' ? paths : [...paths, ''];
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}
