import { Fragment } from "react";

/** A passage of search with the words that were found marked. They are between U+0001 and U+0002, which no author's text keeps. */
export function Marked({ text }: { text: string }) {
  return text.split("\u0001").map((part, at) => {
    const [found, rest] = at === 0 ? [null, part] : part.split("\u0002", 2);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
      <Fragment key={at}>
        {found !== null && <mark>{found}</mark>}
        {rest}
      </Fragment>
    );
  });
}
