import { isCalico } from './calico-object';
import { meantCidr } from './calico-pool';
import { type Fields, type ForeignObject, fields, foreignObject } from './foreign-object';
import { foreignText } from './foreign-text';

const OPERATOR_GROUP = 'operator.tigera.io';

/** Every IPPool that comes of these objects: those that are one, and those that an Installation tells the operator to make. */
export const poolObjectsAmong = (objects: readonly ForeignObject[]): readonly ForeignObject[] =>
  objects.flatMap((object) => (isCalico(object, 'IPPool') ? [object] : operatorPools(object)));

/** Whether the pool is in nobody's manifest, but in the list of an Installation. */
export const isMadeByOperator = ({ group }: ForeignObject): boolean => group === OPERATOR_GROUP;

/** What stands in its `calicoNetwork.ipPools`; nothing where it is no Installation. */
export function poolsOfInstallation({ group, kind, spec }: ForeignObject): readonly Fields[] {
  if (group !== OPERATOR_GROUP || kind !== 'Installation') return [];
  const { ipPools } = fields(spec.calicoNetwork);
  return Array.isArray(ipPools) ? ipPools.map(fields) : [];
}

/** The pools of an Installation as objects, each at its place in the list. */
const operatorPools = (object: ForeignObject): readonly ForeignObject[] =>
  poolsOfInstallation(object).flatMap(({ name, ...spec }, i) => {
    const metadata = { name: foreignText(name ?? '') || defaultName(spec) };
    return (
      foreignObject({ apiVersion: object.apiVersion, kind: 'IPPool', metadata, spec }, () =>
        object.whereIs(['spec', 'calicoNetwork', 'ipPools', i]),
      ) ?? []
    );
  });

const defaultName = ({ cidr }: Fields): string =>
  `default-ipv${meantCidr(foreignText(cidr ?? ''))?.family ?? 4}-ippool`;
