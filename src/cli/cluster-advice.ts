import { ipName } from '../backends/kube-ovn/object-names';
import type { HolderEntry } from '../lock/entry';
import { EIP_NIC } from '../model/interfaces';
import { identityOf } from '../model/owner';
import { Address } from '../net/address';

/** More commands than this are no advice any more. */
const MOST_COMMANDS = 20;

/**
 * What has to be deleted in the cluster for addresses that the lock gives up, as commands. The lock does not say which
 * CNI an address is on, so the forms of all that apply are given. Public addresses out of pools are bound by objects of
 * ours, which go by themselves.
 */
export function clusterAdvice(entries: readonly HolderEntry[]): string[] {
  const given = entries.filter(({ line }) => line.nic !== EIP_NIC).flatMap(givenUp);
  return FORMS.flatMap(({ title, command }) => {
    const commands = given.flatMap((one) => command(one) ?? []);
    const rest = commands.length - MOST_COMMANDS;
    const more = rest > 0 ? [`    # … and ${rest} more`] : [];
    return commands.length === 0
      ? []
      : [`  ${title}`, ...commands.slice(0, MOST_COMMANDS).map((line) => `    ${line}`), ...more];
  });
}

/** One pod that gives something up. */
interface GivenUp {
  readonly section: HolderEntry['section'];
  readonly namespace: string;
  readonly pod: string;
  readonly nic: string | undefined;
  readonly address?: Address;
}

interface Form {
  readonly title: string;
  readonly command: (given: GivenUp) => string | undefined;
}

const FORMS: readonly Form[] = [
  {
    title: 'Calico:',
    command: ({ address }) => address && `calicoctl ipam release --ip=${address}`,
  },
  {
    title: 'Kube-OVN:',
    command: ({ section, pod, namespace, nic }) =>
      section === 'leases' ? `kubectl delete ips.kubeovn.io ${ipName(pod, namespace, nic ?? 'ovn')}` : undefined,
  },
  {
    title: 'TKE, the address of the pod:',
    command: ({ section, pod, namespace }) =>
      section === 'eips' ? undefined : `kubectl delete vipc ${pod} -n ${namespace}`,
  },
  {
    title: 'TKE, the EIP of the pod:',
    command: ({ section, pod, namespace }) =>
      section === 'eips' ? `kubectl delete eipc ${pod} -n ${namespace}` : undefined,
  },
];

function givenUp(entry: HolderEntry): GivenUp[] {
  const { owner, ordinals, nic } = entry.line;
  const { namespace, name, kind } = identityOf(owner);
  const range = entry.section === 'leases' ? entry.line.range : undefined;
  const count = ordinals ? ordinals.last - ordinals.first + 1 : Number(range?.size ?? 1n);
  return Array.from({ length: count }, (_, i) => ({
    section: entry.section,
    namespace,
    pod: ordinals ? `${name}-${ordinals.first + i}` : kind === 'Deployment' ? `<pod of ${name}>` : name,
    nic,
    ...(range && { address: Address.fromValue(range.family, range.firstValue + BigInt(i)) }),
  }));
}
