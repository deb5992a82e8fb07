/** The path of a category of a course's own questions in Moodle's formats: one line, in which a slash that divides nothing is doubled. */
export const moodleCategoryPath = (title: string): string =>
  `$course$/top/${title.trim().replace(/\s+/g, " ").replaceAll("/", "//")}`;
