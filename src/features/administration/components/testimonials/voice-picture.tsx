/** Of whoever is quoted: upright, never a circle. */
export function VoicePicture({ src, alt }: { src: string; alt: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser
    <img
      className="float-end ms-4 inline-12 block-16 rounded-tick object-cover"
      src={src}
      alt={alt}
      width={48}
      height={64}
    />
  );
}
