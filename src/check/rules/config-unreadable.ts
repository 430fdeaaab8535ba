import type { Rule } from '../rule';

export const configUnreadable: Rule = {
  id: 'IPAM900',
  name: 'config-unreadable',
  severity: 'error',
  title: 'a configuration that cannot be read',
  why: 'A check with half a configuration would pass what it should refuse, so there is none without it.',
  fix: 'Mend the file; it exports one object, as defineConfig() wants it. Keep one file ipam.config.{ts,js,mjs,cjs,json} in the folder of cdk8s.yaml.',
  isFinal: true,
  example: { kind: 'command', bad: 'ipam.config.ts and ipam.config.json\nin one folder', good: 'one ipam.config.ts' },
};
