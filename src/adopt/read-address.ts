import { Address } from '../net/address';
import { describeFault, meantBy } from '../net/parsed';

/** Canonical text of an address that a cluster wrote, in whatever form it keeps addresses; or why it is none. */
export type AddressRead = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** Reads an address; of one with a prefix length, as annotations have it, only the address. */
function readAddress(text: string): AddressRead {
  const result = Address.parse(text.trim().replace(/\/\d+$/, ''));
  const meant = meantBy(result);
  if (meant !== undefined) return { ok: true, text: meant };
  return { ok: false, why: result.ok ? '' : describeFault(result.fault) };
}

/** All of them, or why the first bad one is none. Empty texts say that there is no address. */
export function readAddresses(
  texts: readonly (string | null | undefined)[],
): { readonly ok: true; readonly texts: readonly string[] } | { readonly ok: false; readonly why: string } {
  const read = texts.flatMap((text) =>
    text === null || text === undefined || text.trim() === '' ? [] : [readAddress(text)],
  );
  const bad = read.find((one) => !one.ok);
  if (bad && !bad.ok) return bad;
  return { ok: true, texts: [...new Set(read.flatMap((one) => (one.ok ? [one.text] : [])))] };
}
