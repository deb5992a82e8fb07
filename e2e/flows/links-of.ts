const unescaped = (text: string) => text.replaceAll("&amp;", "&").replaceAll("&#x27;", "'");

/** The site's own addresses on a page: links, and forms that lead somewhere. As path and query. */
export function linksOf(html: string, address: string): string[] {
  const found = [...html.matchAll(/<(?:a|form)\s[^>]*?(?:href|action)="([^"]*)"/g)].map(([, link = ""]) => link);
  const urls = found
    .map(unescaped)
    .filter((link) => URL.canParse(link, address))
    .map((link) => new URL(link, address));
  const here = new URL(address).origin;
  return urls.filter(({ origin }) => origin === here).map(({ pathname, search }) => pathname + search);
}
