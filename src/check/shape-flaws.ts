import type { Flaw } from './flaw';
import type { ForeignObject } from './foreign-object';
import type { LintContext } from './lint-context';
import { type Shape, type ShapeFault, shapeFaults } from './shape';

/** A rule's `lint` out of one kind of faults against the shapes of an area. */
export const shapeFlaws =
  (shapeOf: (object: ForeignObject) => Shape | undefined, kind: ShapeFault['kind']) =>
  (object: ForeignObject, _context: LintContext): readonly Flaw[] =>
    faultsOf(object, shapeOf)
      .filter((fault) => fault.kind === kind)
      .map(({ path, message, extent }) => ({
        object,
        path,
        message,
        ...(extent && { extent }),
        ...(kind === 'unknown field' && { saysExtent: true }),
      }));

/** Several rules ask for the faults of one object. */
const FAULTS = new WeakMap<ForeignObject, readonly ShapeFault[]>();

function faultsOf(object: ForeignObject, shapeOf: (object: ForeignObject) => Shape | undefined): readonly ShapeFault[] {
  const shape = shapeOf(object);
  if (shape === undefined) return [];
  const known = FAULTS.get(object);
  if (known) return known;
  const faults = shapeFaults(object.value, shape);
  FAULTS.set(object, faults);
  return faults;
}
