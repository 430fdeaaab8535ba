import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests of pure functions: files share the modules that they load, which halves their time. */
const PURE = ['allocate', 'backends', 'check', 'collect', 'gitops', 'lock', 'model', 'net', 'render', 'review'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
const NEVER = ['**/node_modules/**', 'test/fixtures/**'];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^cdk8s-ipam\/testing$/, replacement: here('./src/testing.ts') },
      { find: /^cdk8s-ipam$/, replacement: here('./src/index.ts') },
    ],
  },
  test: {
    globalSetup: ['test/support/temporary-root.ts', 'test/support/plain-git.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, exclude: NEVER, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [...NEVER, ...PURE] } },
    ],
  },
});
