import { ipPoolsOf } from '../../backends/calico/ip-pools';
import { LONGEST_SELECTOR } from '../../backends/calico/selector';
import { isAtLeast } from '../../model/version';
import { isCalico } from '../calico-object';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoSelectorLength: Rule = {
  id: 'IPAM628',
  name: 'calico-selector-length',
  severity: 'error',
  title: 'Selector of more than 1,024 characters',
  versions: 'from 3.33',
  why: 'From 3.33 on the CRDs take selectors of 1,024 characters at most.',
  fix: 'Give the nodes or namespaces one label for what is selected, and select that.',
  example: {
    kind: 'declared',
    bad: `const backend = Calico.v3_33({ api: 'native' });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const racks = Array.from({ length: 90 }, (_, i) => \`rack-\${i}\`);
const nodeSelector = racks.map((rack) => \`rack == '\${rack}'\`).join(' || ');
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, calico: { nodeSelector } });`,
    good: `const backend = Calico.v3_33({ api: 'native' });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const racks = Array.from({ length: 90 }, (_, i) => \`rack-\${i}\`);
const nodeSelector = "rack starts with 'rack-'";
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, calico: { nodeSelector } });`,
  },
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ config }) => isAtLeast(config.version, '3.33'))
      .flatMap(({ where, options: { nodeSelector = '', namespaceSelector = '' } }) =>
        Object.entries({ nodeSelector, namespaceSelector })
          .filter(([, text]) => isTooLong(text))
          .map(([key, text]) => finding(calicoSelectorLength, where, tooLong(key, text))),
      ),
  lint: (object) =>
    !isCalico(object, 'IPPool')
      ? []
      : ['nodeSelector', 'namespaceSelector'].flatMap((key) => {
          const text = object.spec[key];
          if (typeof text !== 'string' || !isTooLong(text)) return [];
          return { object, path: ['spec', key], message: tooLong(key, text), extent: { of: 'Calico', from: '3.33' } };
        }),
};

const isTooLong = (text: string): boolean => text.length > LONGEST_SELECTOR;

const tooLong = (key: string, { length }: string): string => `${key} has ${length} characters.`;
