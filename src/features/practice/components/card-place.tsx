import type { AskedCard } from "@/features/practice/server/get-practice";

/** Where a question is from. */
export function CardPlace({ card: { courseTitle, lessonNumber, title, language } }: { card: AskedCard }) {
  return (
    <p className="caption mbs-4" lang={language} dir="auto">
      {courseTitle} · <span className="num">{lessonNumber}</span> {title}
    </p>
  );
}
