import { ApiObject, type Chart } from 'cdk8s';
import { foreignObject } from '../check/foreign-object';
import { checkObjectOf } from '../check/user/check-object';
import type { CheckObject } from '../check/user/check-view';

/** What the charts render, as the rules of users see it: each object with the path of its construct. */
export const objectsOf = (charts: readonly Chart[]): readonly CheckObject[] =>
  charts.flatMap((chart) => {
    const paths = pathsIn(chart);
    return chart.toJson().flatMap((value: unknown) => {
      const object = foreignObject(value, () => ({}));
      if (object === undefined) return [];
      const path = paths.get(keyOf(object)) ?? chart.node.path;
      return checkObjectOf({ ...object, whereIs: () => ({ path }) });
    });
  });

const pathsIn = (chart: Chart): ReadonlyMap<string, string> =>
  new Map(
    chart.node
      .findAll()
      .filter(ApiObject.isApiObject)
      .map(({ apiVersion, kind, name, metadata, node }) => [
        keyOf({ apiVersion, kind, name, namespace: metadata.namespace ?? '' }),
        node.path,
      ]),
  );

type Named = Pick<CheckObject, 'apiVersion' | 'kind' | 'name' | 'namespace'>;

const keyOf = ({ apiVersion, kind, name, namespace }: Named): string => [apiVersion, kind, namespace, name].join(' ');
