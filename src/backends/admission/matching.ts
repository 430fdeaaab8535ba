/** What a policy is asked about, with the defaults of the API server written out, so that what is applied is what is stored. */
export function matching(rule: { readonly operations: readonly string[]; readonly resources: readonly string[] }) {
  return {
    matchPolicy: 'Equivalent',
    resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], ...rule, scope: '*' }],
  };
}
