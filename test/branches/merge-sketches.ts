import type { Sketch } from '../oracle/sketch';

/** The declarations of two sides together: of each thing that is declared, the side that changed it. */
export function mergeSketches(base: Sketch, ours: Sketch, theirs: Sketch): Sketch {
  const choose = <T>(was: T, our: T, their: T): T => (JSON.stringify(our) === JSON.stringify(was) ? their : our);
  const names = [...new Set([base, ours, theirs].flatMap(({ workloads }) => Object.keys(workloads)))];
  const workloads = names.flatMap((name) => {
    const [was, our, their] = [base, ours, theirs].map((sketch) => sketch.workloads[name]);
    const chosen = choose(was, our, their);
    return chosen ? [[name, chosen] as const] : [];
  });
  const keys = Object.keys(base) as (keyof Sketch)[];
  const rest = Object.fromEntries(keys.map((key) => [key, choose(base[key], ours[key], theirs[key])]));
  return { ...(rest as unknown as Sketch), workloads: Object.fromEntries(workloads) };
}
