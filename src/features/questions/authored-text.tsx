import type { ShownText } from "./shown-question";
import "@/styles/parts/content.css";

interface AuthoredTextProps {
  text: ShownText;
  id?: string;
  className?: string;
  /** It names a control. A name is plain text, to which MathML gives nothing or the wrong thing ("106" for 10^6). */
  isName?: boolean;
}

/** An author's text: inside a line where it is one paragraph, as a block set like any other text otherwise. */
export function AuthoredText({ text, id, className, isName }: AuthoredTextProps) {
  const inner = { __html: isName ? nameFormulas(text.html) : text.html };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the one renderer of authors' texts
  if (text.isInline) return <span id={id} className={className} dangerouslySetInnerHTML={inner} />;
  const classes = className ? `content ${className}` : "content";
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the one renderer of authors' texts
  return <div id={id} className={classes} dangerouslySetInnerHTML={inner} />;
}

/** Each formula gets its TeX as its name. Elsewhere it has none: screen readers read the MathML itself, and better. */
export const nameFormulas = (html: string): string => html.replaceAll("<math alttext=", "<math aria-label=");
