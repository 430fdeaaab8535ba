import type { PlaceKey } from '../model/declarations';
import { compareText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import { Range } from '../net/range';

/** One family of a subnet or pool that somebody declared: where it lies. */
export interface ExportPlace {
  readonly use: 'subnet' | 'pool';
  readonly key: PlaceKey;
  readonly network: string;
  readonly range: Range;
}

/** Which subnet and which pool an address belongs to. Those of one kind in one network never overlap. */
export class PlaceMap {
  private readonly rows: ReadonlyMap<string, readonly ExportPlace[]>;

  constructor(readonly places: readonly ExportPlace[]) {
    const inOrder = [...places].sort((a, b) => Range.compare(a.range, b.range) || compareText(a.key, b.key));
    this.rows = groupedBy(inOrder, ({ use, network }) => rowOf(use, network));
  }

  /** The key of the subnet or pool that has the first address of a range. */
  keyAt(use: ExportPlace['use'], network: string, range: Range): PlaceKey | undefined {
    const row = this.rows.get(rowOf(use, network)) ?? [];
    const place = row[partitionPoint(row, (each) => each.range.endsBefore(range))];
    return place?.range.overlaps(range) ? place.key : undefined;
  }
}

const rowOf = (use: ExportPlace['use'], network: string): string => `${use} ${network}`;
