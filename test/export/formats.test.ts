import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type AllowList, allowList } from '../../src/export/allow-list';
import { globalNetworkSetNames, globalNetworkSets, printGlobalNetworkSets } from '../../src/export/calico';
import { notesOnSize } from '../../src/export/calico-sizes';
import { printCsv, printCsvEips } from '../../src/export/csv';
import { nftablesName, printNftables } from '../../src/export/nftables';
import { DNS_SUBDOMAIN, doubledName, IDENTIFIER, LABEL_VALUE, safeName } from '../../src/export/safe-name';
import { printTfvars, printTfvarsJson } from '../../src/export/terraform';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import { crdViolations } from '../support/crd-schema';

const list = (name: string, ...ranges: readonly string[]): AllowList =>
  allowList(name, {
    ranges: ranges.map((text) => ({ range: Range.of(text), owner: 'prod/shop/Pod/a', state: 'bound' })),
    eips: [{ id: 'eip-1', owner: 'prod/shop/StatefulSet/a', ordinal: 3, state: 'headroom' }],
  });

const LISTS = [
  list('prod/shop/StatefulSet/redis-ha', '10.0.0.0..10.0.0.6', '2001:db8::/127'),
  list('prod/shop/Pod/none'),
];

describe('CSV', () => {
  it('has a heading, a row for each CIDR, and CR LF', () => {
    expect(printCsv(LISTS).split('\r\n')).toEqual([
      'list,cidr,family,owners,states,count',
      'prod/shop/StatefulSet/redis-ha,10.0.0.0/30,4,prod/shop/Pod/a,bound,4',
      'prod/shop/StatefulSet/redis-ha,10.0.0.4/31,4,prod/shop/Pod/a,bound,2',
      'prod/shop/StatefulSet/redis-ha,10.0.0.6/32,4,prod/shop/Pod/a,bound,1',
      'prod/shop/StatefulSet/redis-ha,2001:db8::/127,6,prod/shop/Pod/a,bound,2',
      '',
    ]);
    expect(printCsvEips([LISTS[1]!])).toBe(
      'list,eip,owner,ordinal,state\r\nprod/shop/Pod/none,eip-1,prod/shop/StatefulSet/a,3,headroom\r\n',
    );
  });

  it('quotes what would break a row', () => {
    expect(printCsv([list('a,"b"', '10.0.0.1')]).split('\r\n')[1]).toMatch(/^"a,""b""",10\.0\.0\.1\/32/);
  });
});

describe('Terraform variables', () => {
  it('are valid HCL as terraform fmt writes it, and valid JSON', () => {
    expect(printTfvars(LISTS, 'allow')).toBe(
      `# prod/shop/StatefulSet/redis-ha
allow_prod_shop_StatefulSet_redis_ha = [
  "10.0.0.0/30",
  "10.0.0.4/31",
  "10.0.0.6/32",
  "2001:db8::/127",
]

# prod/shop/Pod/none
allow_prod_shop_Pod_none = []
`,
    );
    expect(JSON.parse(printTfvarsJson(LISTS, 'allow'))).toEqual({
      allow_prod_shop_StatefulSet_redis_ha: ['10.0.0.0/30', '10.0.0.4/31', '10.0.0.6/32', '2001:db8::/127'],
      allow_prod_shop_Pod_none: [],
    });
  });
});

const CRDS = join(__dirname, '../fixtures/network-set-crds');

describe('GlobalNetworkSets of Calico', () => {
  it('are one object for each list, with a label that policies select', () => {
    const text = printGlobalNetworkSets(globalNetworkSets(LISTS, { prefix: 'allow', api: 'v3' }));
    const objects = parseAllDocuments(text).map((document) => document.toJS());
    expect(objects).toEqual([
      {
        apiVersion: 'projectcalico.org/v3',
        kind: 'GlobalNetworkSet',
        metadata: {
          name: 'allow-prod.shop.statefulset.redis-ha',
          labels: {
            'app.kubernetes.io/managed-by': 'cdk8s-ipam',
            'ipam.dev/allow-list': 'prod.shop.StatefulSet.redis-ha',
          },
        },
        spec: { nets: ['10.0.0.0/30', '10.0.0.4/31', '10.0.0.6/32', '2001:db8::/127'] },
      },
      expect.objectContaining({ spec: { nets: [] } }),
    ]);
  });

  it('may go straight into the CRD', () => {
    const [set] = globalNetworkSets(LISTS, { prefix: 'allow', api: 'crd' });
    expect(parse(printGlobalNetworkSets([set!]))).toMatchObject({ apiVersion: 'crd.projectcalico.org/v1' });
  });

  it('are what the CRDs of Calico take, in both APIs', () => {
    for (const api of ['v3', 'crd'] as const) {
      const text = printGlobalNetworkSets(globalNetworkSets(LISTS, { prefix: 'allow', api }));
      for (const document of parseAllDocuments(text)) expect(crdViolations(document.toJS(), CRDS)).toEqual([]);
    }
  });

  describe('of a list that is too large for one', () => {
    /** Every second address, so that none can be put together with another. */
    const scattered = (name: string, prefix: string, count: number): AllowList => {
      const { first } = Range.of(prefix);
      const cidrs = Array.from({ length: count }, (_, i) => {
        const cidr = Cidr.of(`${first.plus(2 * i)}/${first.family === 4 ? 32 : 128}`);
        return { cidr, owners: ['prod/shop/Pod/a'], states: ['bound' as const], count: 1 };
      });
      return { name, cidrs, eips: [] };
    };

    it.each([
      ['IPv4', '100.100.100.0', 60_000],
      ['IPv6', '2001:db8:1234:5678:9abc:def0:1234:0', 60_000],
    ])('are several, each of which etcd takes, and have one label: %s', (_, prefix, count) => {
      const large = scattered('prod/shop', prefix, count);
      const sets = globalNetworkSets([large], { prefix: 'allow', api: 'v3' });
      expect(sets.length).toBeGreaterThan(1);
      expect(sets.flatMap(({ spec }) => spec.nets)).toEqual(large.cidrs.map(({ cidr }) => `${cidr}`));
      for (const set of sets) expect(JSON.stringify(set).length).toBeLessThan(1_000_500);
      expect(sets.map(({ metadata }) => metadata.name)).toEqual([
        'allow-prod.shop',
        ...sets.slice(1).map((_, i) => `allow-prod.shop.part-${i + 2}`),
      ]);
      expect(new Set(sets.map(({ metadata }) => metadata.labels['ipam.dev/allow-list']))).toEqual(
        new Set(['prod.shop']),
      );
    });

    it('are said', () => {
      const lists = [scattered('prod/shop', '100.100.100.0', 60_000), ...LISTS];
      expect(notesOnSize(lists, { prefix: 'allow' })).toEqual([
        'prod/shop has 60000 networks, more than a GlobalNetworkSet takes: it is 2 of them, allow-prod.shop to ' +
          'allow-prod.shop.part-2, which one selector means. When it gets smaller, delete those that are left over.',
      ]);
    });

    it('are found to have the name of another list', () => {
      const lists = [scattered('prod/shop/Pod/a', '100.100.100.0', 60_000), list('prod/shop/Pod/a.part-2')];
      expect(doubledName(lists, (each) => globalNetworkSetNames('allow', each))).toEqual([
        'prod/shop/Pod/a',
        'prod/shop/Pod/a.part-2',
      ]);
    });
  });

  it('would be refused with what is no network', () => {
    const [set] = globalNetworkSets(LISTS, { prefix: 'allow', api: 'v3' });
    const wrong = { ...set!, spec: { nets: ['10.0.0.0..10.0.0.3'] } };
    expect(crdViolations(wrong, CRDS)).toHaveLength(1);
  });
});

describe('nftables', () => {
  it('are commands that leave each set with exactly its elements', () => {
    const options = { prefix: 'allow', table: 'inet filter', families: new Set([4, 6] as const) };
    expect(printNftables(LISTS, options)).toBe(
      `add table inet filter

# prod/shop/StatefulSet/redis-ha
add set inet filter allow_prod_shop_StatefulSet_redis_ha_v4 { type ipv4_addr; flags interval; }
flush set inet filter allow_prod_shop_StatefulSet_redis_ha_v4
add element inet filter allow_prod_shop_StatefulSet_redis_ha_v4 {
	10.0.0.0/30,
	10.0.0.4/31,
	10.0.0.6/32
}

# prod/shop/StatefulSet/redis-ha
add set inet filter allow_prod_shop_StatefulSet_redis_ha_v6 { type ipv6_addr; flags interval; }
flush set inet filter allow_prod_shop_StatefulSet_redis_ha_v6
add element inet filter allow_prod_shop_StatefulSet_redis_ha_v6 {
	2001:db8::/127
}

# prod/shop/Pod/none
add set inet filter allow_prod_shop_Pod_none_v4 { type ipv4_addr; flags interval; }
flush set inet filter allow_prod_shop_Pod_none_v4

# prod/shop/Pod/none
add set inet filter allow_prod_shop_Pod_none_v6 { type ipv6_addr; flags interval; }
flush set inet filter allow_prod_shop_Pod_none_v6
`,
    );
  });
});

describe('a name', () => {
  /** Names of lists: owners, keys of places, the parts of both as long as Kubernetes lets them be. */
  const part = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,250}[A-Za-z0-9])?$/);
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

  it('is what its format allows, whatever the list is called', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(safeName(IDENTIFIER, 'allow', text)).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,249}$/);
        expect(nftablesName('allow', text, 6)).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,254}$/);
        const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
        const [subdomain] = globalNetworkSetNames('allow', list(text)) as [string];
        expect(subdomain).toMatch(new RegExp(`^${label}(?:\\.${label})*$`));
        expect(subdomain.length).toBeLessThanOrEqual(253);
        expect(safeName(LABEL_VALUE, text)).toMatch(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
      }),
    );
  });

  it('that is cut ends in a hash, so that two long ones stay apart', () => {
    const [one, other] = ['a', 'b'].map((end) => safeName(DNS_SUBDOMAIN, 'allow', `${'x'.repeat(300)}${end}`));
    expect(one).not.toBe(other);
  });
});
