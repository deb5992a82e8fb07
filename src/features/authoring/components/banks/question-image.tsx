/** One of the images that a question of a list shows, small. Beside its words, which have its description. */
export function QuestionImage({ url }: { url: string | null }) {
  if (url === null) return null;
  return (
    // biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser
    <img className="block-12 inline-16 shrink-0 rounded-control object-contain" src={url} alt="" loading="lazy" />
  );
}
