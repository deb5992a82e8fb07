import type { ShownText } from "@/features/assessment/server/show-texts";
import "@/styles/parts/content.css";

/** An author's text: inside a line where it is one paragraph, as a block set like any other text otherwise. */
export function AuthoredText({ text, id, className }: { text: ShownText; id?: string; className?: string }) {
  const inner = { __html: text.html };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the one renderer of authors' texts
  if (text.isInline) return <span id={id} className={className} dangerouslySetInnerHTML={inner} />;
  const classes = className ? `content ${className}` : "content";
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the one renderer of authors' texts
  return <div id={id} className={classes} dangerouslySetInnerHTML={inner} />;
}
