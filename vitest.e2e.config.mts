import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is asked of each version; for some, a second version would say the same once more. */
const VERSIONS = [
  { kubernetes: '1.36', exclude: [] },
  { kubernetes: '1.34', exclude: ['test/e2e/argo-cd-{hand-over,pools,health}.e2e.ts'] },
];

const OUR_TESTING = { find: /^cdk8s-ipam\/testing$/, replacement: here('./src/testing.ts') };

/** The reviews of GitHub and GitLab, each step of which starts programs, so that they take a minute. */
const HOSTS = {
  resolve: { alias: [OUR_TESTING, { find: /^cdk8s-ipam$/, replacement: here('./src/index.ts') }] },
  test: {
    name: 'hosts',
    include: ['test/ci/**/*.e2e.ts'],
    globalSetup: ['./test/support/temporary-root.ts', './test/support/plain-git.ts'],
  },
};

/** The tests that ask real API servers, once for each version of Kubernetes, and those of hosts: docs/testing.md. */
export default defineConfig({
  test: {
    // Each has a control plane of its own, of one gigabyte.
    maxWorkers: 2,
    projects: [
      HOSTS,
      ...VERSIONS.map(({ kubernetes, exclude }) => ({
        resolve: {
          alias: [OUR_TESTING, { find: /^cdk8s-ipam$/, replacement: here('./test/e2e/for-this-server.ts') }],
        },
        test: {
          name: `kubernetes-${kubernetes}`,
          include: ['test/e2e/**/*.e2e.ts'],
          exclude,
          provide: { kubernetes },
          globalSetup: './test/e2e/find-binaries.ts',
          testTimeout: 120_000,
        },
      })),
    ],
  },
});
