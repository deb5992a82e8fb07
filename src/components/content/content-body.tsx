import "@/styles/parts/content.css";

/** An author's text as the renderer made it: sanitized there, and set as it is here and in a question's parts alone. */
export function ContentBody({ html, language }: { html: string; language?: string }) {
  if (html === "") return null;
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitized by features/media/server/render-content
    <div className="content" lang={language} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
