import { DEFAULT_VPC } from '../object-names';

/** A subnet or VPC with the namespaces that it names. */
export interface NamespacesOf {
  readonly name: string;
  readonly namespaces: readonly string[];
}

/** The namespaces that a subnet of a VPC is bound to, and that the VPC does not serve or another one does. */
export const namespaceFaults = (
  subnet: NamespacesOf & { readonly vpc: string },
  vpcs: readonly NamespacesOf[],
): readonly { readonly namespace: string; readonly message: string }[] =>
  subnet.namespaces.flatMap((namespace) =>
    messagesOf(namespace, subnet.vpc, vpcs).map((message) => ({ namespace, message })),
  );

/** Of a VPC that is not known nothing is said. */
function messagesOf(namespace: string, vpc: string, vpcs: readonly NamespacesOf[]): readonly string[] {
  const bound = `is bound to the namespace ${namespace}`;
  if (vpc === DEFAULT_VPC)
    return vpcs
      .filter(({ name, namespaces }) => name !== DEFAULT_VPC && namespaces.includes(namespace))
      .map(({ name }) => `It is in the default VPC and ${bound}, which belongs to the VPC ${name}.`);
  const own = vpcs.find(({ name }) => name === vpc);
  if (own === undefined || own.namespaces.includes(namespace)) return [];
  const served = own.namespaces.length === 0 ? 'none' : `only ${own.namespaces.join(', ')}`;
  return [`It ${bound}, but its VPC ${vpc} serves ${served}.`];
}
