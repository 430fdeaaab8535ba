/** A page with this text between `<!-- name -->` and `<!-- end of name -->`. @throws Error where it has no such place */
export function betweenMarkers(page: string, name: string, text: string): string {
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
  if (!place.test(page)) throw new Error(`the page has no place for ${name}`);
  return page.replace(place, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`);
}
