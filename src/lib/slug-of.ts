const MAX_SLUG = 60;

/** A file-name part made of a title: small ASCII letters, digits and hyphens, at most 60; `fallback` when nothing is left. */
export function slugOf(title: string, fallback: string): string {
  const ascii = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return ascii.slice(0, MAX_SLUG).replace(/-+$/, "") || fallback;
}
