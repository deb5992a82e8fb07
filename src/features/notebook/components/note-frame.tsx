import type { ComponentProps, ReactNode } from "react";

interface NoteSectionProps {
  /** Of the heading. */
  id: string;
  title: string;
  children: ReactNode;
}

/** Notes below each other. */
export function NoteSection({ id, title, children }: NoteSectionProps) {
  return (
    <section className="mbs-6 type-ui [&>:is(aside,article)]:mbe-6" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** One note: beside the passage that it is about where there is room, or in a list. */
export function NoteFrame({ as: Tag, ...named }: ComponentProps<"article"> & { as: "article" | "aside" }) {
  return (
    <Tag
      // The words of a quiet button begin where the words above it do.
      className="wrap-anywhere border-ink border-bs-2 pbs-2 type-caption text-ink pointer-coarse:[&>.row>.btn--quiet:first-child]:-ms-3.5 max-[68rem]:[&:is([data-note-host]_*)]:border-bs-0 max-[68rem]:[&:is([data-note-host]_*)]:border-s-2 max-[68rem]:[&:is([data-note-host]_*)]:ps-3 max-[68rem]:[&:is([data-note-host]_*)]:pbs-0 [&>*+*]:mbs-1 [&>.row>.btn--quiet:first-child]:-ms-2.5"
      {...named}
    />
  );
}

/** The passage that a note is about, or words that are to be compared. */
export function NoteQuote({ children }: { children: ReactNode }) {
  return (
    <blockquote
      className="overflow-hidden whitespace-pre-line border-line border-s-2 ps-2 type-caption text-ink-muted max-block-48"
      dir="auto"
    >
      {children}
    </blockquote>
  );
}

/** What a note says: HTML that was rendered and sanitized by features/media/server/render-content. */
export function NoteText({ html }: { html: string }) {
  return (
    <div
      className="[&>*+*]:mbs-2 [&_:is(h2,h3,h4,h5,h6)]:mbs-2 [&_:is(h2,h3,h4,h5,h6)]:mbe-0 [&_:is(h2,h3,h4,h5,h6)]:[font:inherit] [&_:is(pre,figure,table,.maths)]:max-inline-full [&_:is(pre,figure,table,.maths)]:overflow-x-auto [&_img]:block-auto [&_img]:max-inline-full [&_ol]:list-decimal [&_ol]:ps-6 [&_ul]:list-disc [&_ul]:ps-5"
      dir="auto"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: render-content has sanitized it
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
