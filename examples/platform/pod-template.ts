/** A pod template as small as can be: one container that listens on one port. */
export const podTemplate = (app: string, image: string, port: number) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: app, image, ports: [{ containerPort: port }] }] },
});
