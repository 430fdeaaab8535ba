import { Construct } from 'constructs';
import { z } from 'zod';
import { Ipam } from '../collect/ipam';
import { isNetworkName } from '../lock/network-name';
import { blocksOf, doubledFamily } from './block-props';
import { cidr, dnsLabel, oneOrMore, readProps } from './read-props';
import { registerReservations } from './reservation';
import type { ReserveProps } from './reserve-props';
import { reserveList } from './reserve-schema';
import { whereOf } from './where';

/** What a network is. */
export interface NetworkProps {
  /**
   * CIDRs out of which subnets are carved that give only a prefix length; at most one per family.
   *
   * @default none: every subnet gives its CIDR
   */
  readonly supernet?: string | readonly string[];
  /**
   * Addresses that nothing in this network may get.
   *
   * @default none
   */
  readonly reserve?: readonly ReserveProps[];
  /**
   * Name in the lock.
   *
   * @default the construct id
   */
  readonly name?: string;
}

/**
 * A routing domain in which an address is unique: a data centre, a cloud VPC. Clusters that join one Network cannot take
 * the same address twice, because they share its section of the lock.
 */
export class Network extends Construct {
  /** Name in the lock. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: NetworkProps = {}) {
    super(scope, id);
    this.name = props?.name ?? id;
    const { registry } = Ipam.of(this);
    const where = whereOf(this, this.name);
    const read = readProps(networkSchema, { ...props, name: this.name }, where);
    registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    registry.networks.push({ name: this.name, where, supernets: read.value.supernet ?? [] });
    registerReservations({ registry, network: this.name, where }, read.value.reserve);
  }
}

const networkSchema = z
  .strictObject({
    name: dnsLabel.refine(
      isNetworkName,
      'the name would be no plain text in the lock; choose another than y, n, yes, no, on, off or a number',
    ),
    supernet: oneOrMore(cidr).optional(),
    reserve: reserveList,
  })
  .superRefine(({ supernet }, context) => {
    const doubled = doubledFamily(blocksOf({ cidr: supernet }));
    if (doubled !== undefined) context.addIssue({ code: 'custom', message: doubled, path: ['supernet'] });
  });
