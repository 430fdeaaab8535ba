/** The file in the output folder through which an app tells validation plugins of cdk8s-cli what it has made. */
export const METADATA_FILE = 'construct-metadata.json';

/** What is ours in it: `{ clusters: DeclaredCluster[] }`. */
export const METADATA_KEY = 'cdk8s-ipam';
