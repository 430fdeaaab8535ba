import type { Review, Side } from './review';

/** What a reader has to know of the sides before he believes the rest: whole sentences, for every form. */
export function aboutSides({ base, head, placesFrom }: Review): string[] {
  const isAboutLocks = base.hasLock || head.hasLock;
  return [
    ...[base, head].flatMap((side) => aboutSide(side, isAboutLocks)),
    ...(placesFrom === 'app' || !isAboutLocks ? [] : [ABOUT_PLACES[placesFrom ?? 'nothing']]),
  ];
}

const aboutSide = ({ name, hasLock, notes = [] }: Side, isAboutLocks: boolean): string[] => [
  ...(hasLock || !isAboutLocks ? [] : [`${name} has no lock: nobody holds anything there.`]),
  ...notes.map((note) => `${name}: ${note}`),
];

const ABOUT_PLACES = {
  lock: 'The app was not asked: renames are not known, and of pools only those that the lock has carved.',
  nothing: 'The app was not asked: neither renames nor pools and their sizes are known.',
} as const;
