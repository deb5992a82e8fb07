const toLesson = /\/learn\/[^/()<>"'\s]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** The text with its links to lessons of one course pointing to those of another; other links stay as they are. */
export function moveLessonLinks(text: string, slug: string, newIds: ReadonlyMap<string, string>): string {
  return text.replace(toLesson, (whole, id: string) => {
    const to = newIds.get(id);
    return to === undefined ? whole : `/learn/${slug}/${to}`;
  });
}
