import "server-only";

/** `lesson:KEY` as the target of a Markdown link, a definition or an HTML attribute. */
const KEYED = /(\]\(<?|\]:\s*<?|(?:href|src)=["'])lesson:([A-Za-z0-9._~:@/+-]+)/g;
const ADDRESSED =
  /(\]\(<?|\]:\s*<?|(?:href|src)=["'])\/learn\/[^/()<>"'\s]+\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g;

/** Links to lessons as the site's addresses; keys no one has stay as they are. */
export function linksToAddresses(text: string, slug: string, idByKey: ReadonlyMap<string, string>): string {
  return text.replace(KEYED, (whole, before: string, key: string) => {
    const id = idByKey.get(key);
    return id === undefined ? whole : `${before}/learn/${slug}/${id}`;
  });
}

/** The site's addresses of lessons of this course as `lesson:KEY`, whatever slug they were written with. */
export function addressesToLinks(text: string, keyById: ReadonlyMap<string, string>): string {
  return text.replace(ADDRESSED, (whole, before: string, id: string) => {
    const key = keyById.get(id);
    return key === undefined ? whole : `${before}lesson:${key}`;
  });
}
