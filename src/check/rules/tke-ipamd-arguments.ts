import { expiryFault, goSeconds } from '../../backends/tke/expiry';
import { readArguments } from '../../backends/tke/ipamd-arguments';
import { fields } from '../foreign-object';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';
import { podsOf } from '../tke-pods';

export const tkeIpamdArguments: Rule = {
  id: 'IPAM376',
  name: 'tke-ipamd-arguments',
  severity: 'error',
  title: 'Arguments with which ipamd does not start',
  why:
    'ipamd reads --claim-expired-duration as a Go duration of at least five minutes. With a value that it cannot read it ' +
    'does not start, and no pod of the cluster gets an address. From 3.5.0 the add-on eniipamd owns its arguments.',
  fix: 'Correct the argument; better, declare TkeIpamdSettings, which writes it.',
  versions: 'ipamd up to 3.4',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: tke-eni-ipamd
  namespace: kube-system
spec:
  template:
    spec:
      containers:
        - name: tke-eni-ipamd
          args:
            - --claim-expired-duration=1d`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: tke-eni-ipamd
  namespace: kube-system
spec:
  template:
    spec:
      containers:
        - name: tke-eni-ipamd
          args:
            - --claim-expired-duration=24h`,
  },
  lint: (object) => {
    if (object.kind !== 'Deployment' || object.name !== 'tke-eni-ipamd') return [];
    const pods = podsOf(object);
    const containers = Array.isArray(pods?.podSpec.containers) ? pods.podSpec.containers : [];
    const { args } = fields(containers[0]);
    const expiry = readArguments(Array.isArray(args) ? args.map(foreignText) : []).get('claim-expired-duration');
    const message = expiry === undefined ? undefined : faultOf(expiry);
    return message === undefined || pods === undefined
      ? []
      : [{ object, path: [...pods.podSpecPath, 'containers', 0, 'args'], message }];
  },
};

function faultOf(expiry: string): string | undefined {
  const seconds = goSeconds(expiry);
  return seconds === undefined
    ? `The argument --claim-expired-duration is "${expiry}", no Go duration.`
    : expiryFault(seconds);
}
