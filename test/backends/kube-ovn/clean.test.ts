import { ApiObject, type App, type Chart, Testing } from 'cdk8s';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreignObject } from '../../../src/check/foreign-object';
import { lintObjects } from '../../../src/check/lint';
import { kubeOvnGatewayInVpc } from '../../../src/check/rules/kube-ovn-gateway-in-vpc';
import { kubeOvnRewrittenFields } from '../../../src/check/rules/kube-ovn-rewritten-fields';
import { Cluster, FixedIpStatefulSet, Ipam, KubeOvn } from '../../../src/index';
import { isError } from '../../../src/model/problem';
import { versionOf } from '../../../src/model/version';
import { plainApp, TEMPLATE } from '../../support/declare';
import { seedOf } from '../../support/seed';
import { formatSubnet } from './format-subnet';

const RUNS = Number(process.env.KUBE_OVN_RUNS ?? 60);

interface Plan {
  readonly version: string;
  readonly ipObjects: boolean;
  readonly families: 'v4' | 'v6' | 'both';
  readonly length: number;
  readonly gateway: number | undefined;
  readonly reserved: readonly (readonly [first: number, count: number])[];
  readonly options: {
    readonly gatewayType?: 'centralized' | 'distributed';
    readonly gatewayNode?: string;
    readonly natOutgoing?: boolean;
    readonly isPrivate?: boolean;
    readonly enableLb?: boolean;
    readonly vlan?: string;
    readonly provider?: string;
    readonly namespaces?: readonly string[];
  };
  readonly vpc: boolean;
  readonly isExisting: boolean;
  readonly sets: readonly { readonly replicas: number; readonly more: number; readonly start: number }[];
  readonly deployment: number;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  version: fc.constantFrom('1.13', '1.14.41', '1.15.24', '1.16.2'),
  ipObjects: fc.boolean(),
  families: fc.constantFrom('v4', 'v6', 'both'),
  length: fc.integer({ min: 2, max: 9 }),
  gateway: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  reserved: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 6 })), { maxLength: 4 }),
  options: fc.record(
    {
      gatewayType: fc.constantFrom('centralized', 'distributed'),
      gatewayNode: fc.constantFrom('n1', 'n1,n2'),
      natOutgoing: fc.boolean(),
      isPrivate: fc.boolean(),
      enableLb: fc.boolean(),
      vlan: fc.constant('v1'),
      provider: fc.constantFrom('ovn', 'net1.default.ovn', 'macvlan.default'),
      namespaces: fc.constant(['shop']),
    },
    { requiredKeys: [] },
  ),
  vpc: fc.boolean(),
  isExisting: fc.boolean(),
  sets: fc.array(
    fc.record({
      replicas: fc.integer({ min: 0, max: 4 }),
      more: fc.integer({ min: 0, max: 2 }),
      start: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 3 },
  ),
  deployment: fc.integer({ min: 0, max: 3 }),
});

/** Declares a cluster so, and says what is in its charts. */
function declareAndRender(app: App, given: Plan): readonly unknown[] {
  const backend = KubeOvn.version(given.version, { ipObjects: given.ipObjects });
  const cluster = new Cluster(app, 'lab', { backend, kubernetes: '1.36' });
  const cidr = cidrsOf(given);
  const owner = given.vpc ? cluster.vpc('blue', { namespaces: ['shop'] }) : cluster;
  const subnet = owner.subnet('pods', {
    cidr,
    ...(given.gateway === undefined ? {} : { gateway: cidr.map((text) => addressIn(text, given.gateway!)) }),
    existing: given.isExisting,
    reserve: given.reserved.map(([first, count]) => ({
      range: `${addressIn(cidr[0]!, first)}..${addressIn(cidr[0]!, first + count - 1)}`,
      reason: 'routers',
    })),
    kubeOvn: given.options,
  });
  const pools = [subnet.pool('db')];
  const shop = cluster.namespace('shop');
  const { provider = 'ovn' } = given.options;
  const nic = provider === 'ovn' ? {} : { nic: provider };
  for (const [i, { replicas, more, start }] of given.sets.entries()) {
    const claim = { replicas, maxReplicas: replicas + more, ordinals: { start }, pools, ...nic };
    new FixedIpStatefulSet(shop, `db-${i}`, { ...claim, template: TEMPLATE });
  }
  if (given.deployment > 0) pools[0]!.pin(deployment(shop, given.deployment), { replicas: given.deployment, ...nic });
  const problems = Ipam.of(app).problems();
  const isTold = problems.some((problem) => isError(problem) || problem.rule === kubeOvnRewrittenFields.id);
  return isTold ? [] : [cluster.chart, shop].flatMap((chart) => Testing.synth(chart) as unknown[]);
}

const cidrsOf = ({ families, length }: Plan): readonly string[] => [
  ...(families === 'v6' ? [] : [`10.66.0.0/${32 - length}`]),
  ...(families === 'v4' ? [] : [`fd00:66::/${128 - length}`]),
];

const addressIn = (cidr: string, offset: number): string => {
  const [base = ''] = cidr.split('/');
  return base.includes(':') ? `${base}${offset === 0 ? '' : offset.toString(16)}` : base.replace(/0$/, String(offset));
};

const deployment = (chart: Chart, replicas: number): ApiObject => {
  const spec = { replicas, template: TEMPLATE };
  return new ApiObject(chart, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec,
  } as never);
};

/** Of every kind of object there is one, whatever chance chooses besides. */
const EVERY_KIND: Plan = {
  version: '1.16.2',
  ipObjects: true,
  families: 'v4',
  length: 8,
  gateway: undefined,
  reserved: [],
  options: { natOutgoing: false },
  vpc: true,
  isExisting: false,
  sets: [{ replicas: 2, more: 1, start: 0 }],
  deployment: 2,
};

test('what is rendered without errors is clean for its version, and in the form that the controller gives it', () => {
  const seen = { Subnet: 0, IPPool: 0, IP: 0, Vpc: 0, StatefulSet: 0, Deployment: 0 };
  fc.assert(
    fc.property(plan, (given) => {
      const objects = declareAndRender(plainApp(), given).flatMap((value) => foreignObject(value, () => ({})) ?? []);
      // The declaration is told of options that a VPC of its own passes over, and may keep them.
      const problems = lintObjects(objects, { target: { kubeOvn: { version: versionOf(given.version) } } }).filter(
        ({ rule }) => rule !== kubeOvnGatewayInVpc.id,
      );
      expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
      for (const { kind, spec } of objects) {
        if (kind === 'Subnet') expect(formatSubnet(spec)).toEqual(spec);
        if (kind in seen) seen[kind as keyof typeof seen]++;
      }
    }),
    { numRuns: RUNS, seed: seedOf('KUBE_OVN_SEED'), examples: [[EVERY_KIND]] },
  );
  expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([]);
});
