/** A note as it leaves in a file. */
export interface WrittenNote {
  course: string;
  lesson: string;
  /** "4:12", for a note at a second of a video. */
  clock: string | null;
  quote: string | null;
  content: string;
  /** "Tags: tides, moon", in the reader's language. */
  tags: string | null;
}

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

/** Notes as one Markdown text, in the order given, below a heading for each course and lesson that starts. */
export function notesAsMarkdown(title: string, notes: readonly WrittenNote[]): string {
  const parts = [`# ${title}`];
  let above: Pick<WrittenNote, "course" | "lesson"> | null = null;
  for (const note of notes) {
    if (note.course !== above?.course) parts.push(`## ${onOneLine(note.course)}`);
    if (note.course !== above?.course || note.lesson !== above.lesson) parts.push(`### ${onOneLine(note.lesson)}`);
    else parts.push("---");
    above = note;
    if (note.quote) parts.push(quoted(note.quote));
    if (note.clock) parts.push(`**${note.clock}**`);
    parts.push(note.content.trim());
    if (note.tags) parts.push(`*${onOneLine(note.tags)}*`);
  }
  return `${parts.join("\n\n")}\n`;
}
