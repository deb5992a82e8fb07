import { getTranslations } from "next-intl/server";
import type { Landing } from "../../server/landing";

/** What readers say, in their words, with who they are. */
export async function Testimonials({ of }: { of: Landing["testimonials"] }) {
  const t = await getTranslations("landing");
  if (of.length === 0) return null;
  return (
    <section className="wrap mbs-16" aria-labelledby="voices">
      <h2 id="voices">{t("voices")}</h2>
      <div className="mbs-3 grid grid-cols-[repeat(auto-fit,minmax(min(18rem,100%),1fr))] gap-8 border-ink border-bs pbs-4">
        {of.map(({ name, role, content, picture }) => (
          <figure key={`${name} ${content}`}>
            {picture && (
              // biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser
              <img
                className="mbe-3 block-24 inline-18 rounded-tick object-cover"
                src={picture.src}
                alt={picture.alt}
                width={72}
                height={96}
                decoding="async"
              />
            )}
            <blockquote className="quote">
              <p>{content}</p>
            </blockquote>
            <figcaption className="caption">{role ? `${name}, ${role}` : name}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}
