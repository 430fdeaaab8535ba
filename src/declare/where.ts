import type { IConstruct } from 'constructs';
import { Ipam } from '../collect/ipam';
import type { Whereabouts } from '../model/problem';
import { catchStack, positionIn } from './source-position';

/**
 * Where a construct stands: its path, and its Kubernetes identity or key where it has one. In an IpamApp also where in
 * the source we were called from, which is looked up when somebody reads it.
 */
export function whereOf(construct: IConstruct, identity?: string): Whereabouts {
  const { path } = construct.node;
  const known = identity === undefined ? { path } : { path, identity };
  return Ipam.of(construct).findCaller ? withPosition(known) : known;
}

/** Copies have the position as plain values: whoever reports a problem spreads its whereabouts. */
function withPosition(known: Whereabouts): Whereabouts {
  const caught = catchStack(whereOf);
  let position: Whereabouts | undefined;
  const find = (): Whereabouts => {
    position ??= positionIn(caught) ?? {};
    return position;
  };
  return Object.defineProperties(known, {
    file: { enumerable: true, get: () => find().file },
    line: { enumerable: true, get: () => find().line },
    column: { enumerable: true, get: () => find().column },
  });
}
