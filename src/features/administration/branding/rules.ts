export const longestSiteName = 40;
export const longestTagline = 120;
export const longestSupport = 254;
export const mostLinks = 6;
export const longestLinkName = 40;
export const longestLink = 300;
/** Of the text in which the links are typed. */
export const longestLinks = 2_200;

/** What can be made a logo of. Drawings (SVG) can hold programs and are not taken; a PNG of one is. */
export const logoTypes = ["image/png", "image/webp", "image/jpeg", "image/avif"] as const;
export const logoMostBytes = 8 * 1024 * 1024;
/** The box in which a logo is kept, in pixels: four times as large as it is shown, for dense screens. */
export const logoBox = { width: 704, height: 112 } as const;
export const iconSide = 180;

/** Signs that mean something to our catalogs, titles or HTML. */
export const isNameOfSite = (name: string): boolean => !/[{}<>%@\\|\p{Cc}\p{Co}]/u.test(name);

export interface SiteLink {
  name: string;
  url: string;
}

const isAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return protocol === "https:" && hostname.includes(".") && username === "";
};

export type LinksProblem = { line: number; problem: "shape" | "name" | "address" | "many" };

/** Links as an admin types them, one a line: what it is called, then its address. Empty lines do not count. */
export function readLinks(text: string): SiteLink[] | LinksProblem {
  const links: SiteLink[] = [];
  for (const [at, typed] of text.split(/\r?\n/).entries()) {
    const line = at + 1;
    const words = typed.trim();
    if (words === "") continue;
    const [, name = "", url = ""] = /^(.+?)\s+(\S+)$/u.exec(words) ?? [];
    if (name === "") return { line, problem: "shape" };
    if ([...name].length > longestLinkName || /\p{Cc}/u.test(name)) return { line, problem: "name" };
    if (url.length > longestLink || !isAddress(url)) return { line, problem: "address" };
    if (links.length === mostLinks) return { line, problem: "many" };
    links.push({ name, url });
  }
  return links;
}

export const writeLinks = (links: readonly SiteLink[]): string =>
  links.map(({ name, url }) => `${name} ${url}`).join("\n");
