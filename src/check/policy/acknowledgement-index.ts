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

/**
 * The acknowledgements of one rule. They are looked up; those with wildcards by how they begin, or end, and then tried.
 */
class OfRule {
  private readonly byPlace = new Map<string, Acknowledgement[]>();
  private readonly byConstruct = new Map<string, Acknowledgement[]>();
  private readonly byIdentity = new Map<string, Acknowledgement[]>();
  private readonly byObject = new Map<string, Acknowledgement[]>();
  private readonly narrowed = new Map<Acknowledgement, readonly Glob[]>();
  private readonly everywhere: Acknowledgement[] = [];
  private readonly byKey = new Map<string, Pattern[]>();

  constructor(acknowledgements: readonly Acknowledgement[]) {
    for (const acknowledgement of acknowledgements) this.add(acknowledgement);
  }

  private add(acknowledgement: Acknowledgement): void {
    const { scope, places } = acknowledgement;
    if (scope !== undefined && places.length > 0) this.narrowed.set(acknowledgement, places.map(globOf));
    if (scope?.kind === 'object') push(this.byObject, objectKey(scope.where), acknowledgement);
    else if (scope?.kind === 'construct') {
      push(this.byConstruct, scope.path, acknowledgement);
      for (const identity of scope.identities) push(this.byIdentity, identity, acknowledgement);
    } else if (places.length === 0) this.everywhere.push(acknowledgement);
    else for (const place of places) this.addPlace(plainPath(place), acknowledgement);
  }

  private addPlace(place: string, acknowledgement: Acknowledgement): void {
    if (isGlob(place)) push(this.byKey, keyOf(place), { acknowledgement, glob: globOf(place) });
    else push(this.byPlace, place, acknowledgement);
  }

  covering(where: Whereabouts): readonly Acknowledgement[] {
    const places = placesOf(where);
    const scoped = [
      ...ancestorsOf(where.path).flatMap((path) => this.byConstruct.get(path) ?? []),
      ...(where.path === undefined ? (this.byIdentity.get(where.identity ?? '') ?? []) : []),
      ...(this.byObject.get(objectKey(where)) ?? []),
    ].filter((acknowledgement) => this.fitsPlaces(acknowledgement, places));
    const placed = places.flatMap((place) => this.byPlace.get(place) ?? []);
    const patterned = places.flatMap((place) => this.fitting(place));
    return [...new Set([...this.everywhere, ...scoped, ...placed, ...patterned])];
  }

  /** Of those that are bound to something, and narrow that. */
  private fitsPlaces(acknowledgement: Acknowledgement, texts: readonly string[]): boolean {
    const globs = this.narrowed.get(acknowledgement);
    return globs === undefined || anyFits(globs, texts);
  }

  private fitting(place: string): readonly Acknowledgement[] {
    if (this.byKey.size === 0) return [];
    const patterns = keysFor(place).flatMap((key) => this.byKey.get(key) ?? []);
    return patterns.flatMap(({ acknowledgement, glob }) => (glob.fits(place) ? acknowledgement : []));
  }
}

interface Pattern {
  readonly acknowledgement: Acknowledgement;
  readonly glob: Glob;
}

/**
 * What every text that fits a pattern begins with, up to a slash; where that is nothing, its last part, if there is no
 * wildcard in that.
 */
function keyOf(glob: string): string {
  const beginning = glob.slice(0, glob.slice(0, glob.search(/[*?]/)).lastIndexOf('/') + 1);
  const last = glob.slice(glob.lastIndexOf('/') + 1);
  return beginning === '' && !isGlob(last) ? endKey(last) : beginning;
}

/** No beginning is like it: each is empty, or ends with a slash. */
const endKey = (last: string): string => `/ ${last}`;

/** The keys of all patterns that a place may fit. */
const keysFor = (place: string): readonly string[] => [
  '',
  ...[...place.matchAll(/\//g)].map(({ index }) => place.slice(0, index + 1)),
  endKey(place.slice(place.lastIndexOf('/') + 1)),
];

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
