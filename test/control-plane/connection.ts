/** How a control plane is reached. */
export interface Connection {
  /** `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** PEM, the authority that signed the server's certificate. */
  readonly authority: string;
  /** Bearer token of a member of `system:masters`. */
  readonly token: string;
  /** Path of the kubectl that came with the server. */
  readonly kubectl: string;
  /** The same admin, for kubectl. */
  readonly kubeconfig: string;
  /** Folder of everything that the servers write; it is gone when they have stopped. */
  readonly folder: string;
}
