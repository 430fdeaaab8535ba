import type { ReadKey } from '../../backends/ip-masq-agent/parse-masq-config';
import type { Repeated } from '../config-tree';
import { type MasqFlaw, masqFlaws } from '../masq-object';
import type { Rule } from '../rule';

export const masqSpelling: Rule = {
  id: 'IPAM390',
  name: 'masq-spelling',
  severity: 'warning',
  title: 'Keys of ip-masq-agent that stand there twice, or in two spellings',
  why:
    'The agent reads keys in any case of their letters. Where one stands there twice, only one counts: the later, but of two ' +
    'spellings in YAML the one that begins in lower case, wherever it stands. Other tools read one spelling only and drop or refuse the ' +
    'other.',
  fix: 'Write each key once, and use one spelling in the file: that of the vendor, such as NonMasqueradeCIDRs on TKE and nonMasqueradeCIDRs elsewhere.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    MasqLinkLocal: true
    nonMasqueradeCIDRs: [10.0.0.0/8]
    NonMasqueradeCIDRs: [10.0.0.0/8, 172.16.0.0/12]`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    MasqLinkLocal: true
    NonMasqueradeCIDRs: [10.0.0.0/8, 172.16.0.0/12]`,
  },
  lint: (object) => masqFlaws(object, ({ keys, repeated }) => [...again(repeated), ...twice(keys), ...mixed(keys)]),
};

const again = (repeated: readonly Repeated[]): readonly MasqFlaw[] =>
  repeated.map(({ name, at }) => ({
    at,
    message: `${name} has no effect: it stands there again, and the last one counts.`,
  }));

/** The last one counts. */
function twice(keys: readonly ReadKey[]): readonly MasqFlaw[] {
  return keys.flatMap((key, i) => {
    const counts = keys.filter(({ known }) => known !== undefined && known === key.known).at(-1);
    if (counts === undefined || counts === key || keys.indexOf(counts) <= i) return [];
    return [{ at: key.at, message: `${key.name} has no effect: ${counts.name} counts, which stands there too.` }];
  });
}

function mixed(keys: readonly ReadKey[]): readonly MasqFlaw[] {
  const known = keys.filter((key) => key.known !== undefined);
  const [upper] = known.filter(beginsInUpperCase);
  const lower = known.find((key) => !beginsInUpperCase(key));
  if (upper === undefined || lower === undefined) return [];
  const at = upper.at.line > lower.at.line ? upper.at : lower.at;
  return [{ at, message: `${upper.name} begins with a capital here, ${lower.name} does not.` }];
}

const beginsInUpperCase = ({ name }: ReadKey): boolean => /^[A-Z]/.test(name);
