import type { Rule } from '../rule';

export const contradictedPin: Rule = {
  id: 'IPAM403',
  name: 'contradicted-pin',
  severity: 'error',
  title: 'a pod template that contradicts its pin',
  why: 'The template (or a JsonPatch) sets an annotation, label or resource that the allocation decides.',
  fix: 'Remove it from the template: the pin writes it.',
};
