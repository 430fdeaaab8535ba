/**
 * What the controller makes of a Subnet's spec before it looks at anything else, written down from its behaviour and as
 * plainly as can be: texts and big integers. It is here to be compared with what we render, and shares nothing with it.
 */
type Spec = Readonly<Record<string, unknown>>;

export function formatSubnet(spec: Spec): Spec {
  const cidrs = String(spec.cidrBlock).split(',').map(parseCidr);
  const gateways = cidrs.map((cidr) => {
    const given = String(spec.gateway ?? '')
      .split(',')
      .find((text) => text !== '' && text.includes(':') === cidr.isIpv6);
    return given === undefined ? print(firstUsable(cidr), cidr.isIpv6) : canonical(given);
  });
  const provider = String(spec.provider || 'ovn');
  const isOvn = provider === 'ovn' || provider.endsWith('.ovn');
  const vpc = isOvn ? String(spec.vpc || 'ovn-cluster') : spec.vpc;
  const gatewayType = spec.gatewayType ?? (vpc === 'ovn-cluster' ? 'distributed' : undefined);
  return {
    ...spec,
    cidrBlock: cidrs.map(({ base, length, isIpv6 }) => `${print(base, isIpv6)}/${length}`).join(','),
    protocol: cidrs.length === 2 ? 'Dual' : cidrs[0]!.isIpv6 ? 'IPv6' : 'IPv4',
    gateway: gateways.join(','),
    excludeIps: formatExcluded((spec.excludeIps ?? []) as readonly string[], gateways),
    provider,
    ...(vpc === undefined ? {} : { vpc }),
    ...(gatewayType === undefined ? {} : { gatewayType }),
    ...(gatewayType === 'distributed' && spec.gatewayNode !== undefined ? { gatewayNode: '' } : {}),
  };
}

function formatExcluded(items: readonly string[], gateways: readonly string[]): readonly string[] {
  const spans = items.map((item) => {
    const [first = '', last = first] = item.split('..');
    return { isIpv6: first.includes(':'), first: parse(first), last: parse(last) };
  });
  spans.sort((a, b) => Number(a.isIpv6) - Number(b.isIpv6) || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const merged: { isIpv6: boolean; first: bigint; last: bigint }[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before !== undefined && before.isIpv6 === span.isIpv6 && span.first <= before.last) {
      if (span.last > before.last) before.last = span.last;
    } else merged.push({ ...span });
  }
  const texts = merged.map(({ isIpv6, first, last }) =>
    first === last ? print(first, isIpv6) : `${print(first, isIpv6)}..${print(last, isIpv6)}`,
  );
  const isCovered = (gateway: string) =>
    merged.some(
      ({ isIpv6, first, last }) =>
        isIpv6 === gateway.includes(':') && first <= parse(gateway) && parse(gateway) <= last,
    );
  return [...texts, ...gateways.filter((gateway) => !isCovered(gateway))].sort();
}

interface Block {
  readonly isIpv6: boolean;
  readonly base: bigint;
  readonly length: number;
}

function parseCidr(text: string): Block {
  const [address = '', length = ''] = text.split('/');
  const isIpv6 = address.includes(':');
  const size = 1n << BigInt((isIpv6 ? 128 : 32) - Number(length));
  const value = parse(address);
  return { isIpv6, base: value - (value % size), length: Number(length) };
}

/** A /31 and a /127 have no network number. */
const firstUsable = ({ base, length, isIpv6 }: Block): bigint => (length >= (isIpv6 ? 127 : 31) ? base : base + 1n);

const canonical = (text: string): string => print(parse(text), text.includes(':'));

function parse(text: string): bigint {
  if (!text.includes(':')) return text.split('.').reduce((value, octet) => value * 256n + BigInt(octet), 0n);
  const [head = '', tail] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}

function print(value: bigint, isIpv6: boolean): string {
  if (!isIpv6) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(16 * (7 - i))) & 65535n).toString(16));
  const runs = [...groups.join(':').matchAll(/\b0(:0)+\b/g)].map(([run]) => run);
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) return groups.join(':');
  const text = groups.join(':');
  const at = text.search(new RegExp(`(^|:)${longest}(:|$)`));
  const start = text[at] === ':' ? at + 1 : at;
  return `${text.slice(0, start).replace(/:$/, '')}::${text.slice(start + longest.length).replace(/^:/, '')}`;
}
