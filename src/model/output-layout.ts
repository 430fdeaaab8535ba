/** How the output of a cluster is laid out: `argo` in one folder, `flux` in one for each layer. */
export type OutputLayout = 'argo' | 'flux';

/** What is the platform's and cluster-wide, and the objects of namespaces, which need it. */
export type SyncLayer = 'infra' | 'workloads';
