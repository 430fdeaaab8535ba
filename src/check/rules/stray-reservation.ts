import type { Answer } from '../../model/answer';
import type { ReservationDeclaration } from '../../model/declarations';
import type { Rule } from '../rule';

export const strayReservation: Rule = {
  id: 'IPAM134',
  name: 'stray-reservation',
  severity: 'error',
  title: 'a reservation outside the place that it is for',
  why: 'It was declared for a subnet or pool but lies elsewhere, so that it keeps nothing free there. The reservations of a Network may lie anywhere.',
  fix: 'Correct the range, or reserve it on the Network.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const reserve = [{ range: '10.2.0.1..9', reason: 'printers' }];
prod.subnet('pods', { cidr: '10.1.0.0/24', reserve });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const reserve = [{ range: '10.1.0.1..9', reason: 'printers' }];
prod.subnet('pods', { cidr: '10.1.0.0/24', reserve });`,
  },
  check: (answer) =>
    answer.snapshot.declarations.networks
      .flatMap(({ reservations }) => reservations)
      .filter((reservation) => isStray(reservation, answer))
      .map(({ range, within, where }) => ({
        rule: 'IPAM134',
        severity: 'error',
        where,
        message: `${range} is reserved for ${within}, which is ${answer.view.cidrsOf(within!).join(', ')}.`,
        fix: strayReservation.fix,
      })),
};

/** A place without a CIDR could not be carved, which is refused already. */
function isStray({ range, within }: ReservationDeclaration, { view }: Answer): boolean {
  const cidrs = within === undefined ? [] : view.cidrsOf(within);
  return cidrs.length > 0 && !cidrs.some((cidr) => cidr.range.covers(range));
}
