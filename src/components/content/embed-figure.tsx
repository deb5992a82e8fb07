import { useTranslations } from "next-intl";
import type { Embed } from "@/lib/embed-hosts";

/** Something of another service that loads when the student starts it. The same markup as inside texts: ContentTools runs both. */
export function EmbedFigure({ embed, title }: { embed: Embed; title: string }) {
  const t = useTranslations("media.content");
  const { kind, provider, src, pageUrl } = embed;
  const words = { provider, title, hasTitle: title ? "yes" : "no" };
  return (
    <figure className="embed" data-embed={src} data-embed-title={title || provider}>
      <div className="embed__frame">
        <button type="button" className="btn btn--first" data-embed-start="">
          {t(kind === "video" ? "startVideo" : "startInteractive", words)}
        </button>
      </div>
      <figcaption className="caption">
        {t("embedNotice", { provider })}{" "}
        <a href={pageUrl} rel="noopener">
          {t("openEmbed", { provider })}
        </a>
      </figcaption>
    </figure>
  );
}
