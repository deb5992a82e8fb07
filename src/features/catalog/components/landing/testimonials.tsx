import { getTranslations } from "next-intl/server";
import type { Landing } from "../../server/landing";

/** What readers say, in their words, with who they are. */
export async function Testimonials({ of }: { of: Landing["testimonials"] }) {
  const t = await getTranslations("landing");
  if (of.length === 0) return null;
  return (
    <section className="wrap voices" aria-labelledby="voices">
      <h2 id="voices">{t("voices")}</h2>
      <div className="voices__cols">
        {of.map(({ name, role, content, picture }) => (
          <figure key={`${name} ${content}`}>
            {picture && (
              // biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser
              <img
                className="voices__picture"
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
