import { Construct } from 'constructs';
import { z } from 'zod';
import { FILLER } from '../backends/tke/eip-annotations';
import { Ipam } from '../collect/ipam';
import { oneOrMore, readProps } from './read-props';
import { whereOf } from './where';

/** Which EIPs there are. */
export interface EipInventoryProps {
  /** The cloud's ids of public addresses that were bought beforehand, such as `eip-1a2b3c4d`. The order says nothing. */
  readonly ids: readonly string[];
}

/** Public addresses bought beforehand, known by id. Workloads take them by ordinal, and the lock remembers who has which. */
export class EipInventory extends Construct {
  /** The construct path: how a binding names it. */
  readonly key: string;

  constructor(scope: Construct, id: string, props: EipInventoryProps) {
    super(scope, id);
    this.key = this.node.path;
    const where = whereOf(this);
    const { registry } = Ipam.of(this);
    const read = readProps(inventorySchema, props, where);
    registry.problems.push(...read.problems);
    registry.inventories.push({ key: this.key, where, ids: read.value?.ids ?? [] });
  }
}

const inventorySchema = z.strictObject({
  ids: oneOrMore(
    z
      .string()
      .regex(/^eip-[a-z0-9]+$/, 'an EIP id such as eip-1a2b3c4d is wanted')
      .refine((id) => id !== FILLER, `${FILLER} is the filler in lists of ids, and no EIP`),
  ),
});
