import { z } from 'zod';
import { range } from './read-props';

export const reserveSchema = z.strictObject({
  range,
  reason: z.string().min(1, 'a reservation wants a reason'),
  owner: z.string().min(1, 'an owner wants a name').optional(),
});

export const reserveList = z.array(reserveSchema).default([]);

export type ReserveRead = z.output<typeof reserveSchema>;
