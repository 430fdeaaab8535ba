import type { Rule } from '../rule';

export const poolExhausted: Rule = {
  id: 'IPAM200',
  name: 'pool-exhausted',
  severity: 'error',
  title: 'a pool without enough free addresses',
  why: 'Synth refuses only what is impossible without moving anything: addresses of others, head-room, retained and released lines are never given away.',
  fix: 'Add a pool, widen it, lower maxReplicas, release what is retained, or let lock gc remove what was released.',
};
