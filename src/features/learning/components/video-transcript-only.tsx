import { useTranslations } from "next-intl";
import type { Transcript } from "@/features/learning/server/show-media";
import { clockOf } from "@/lib/clock-of";

/** The transcript of a video that another service plays: it is read, it leads nowhere. */
export function VideoTranscriptOnly({ lines, language }: Transcript) {
  const t = useTranslations("learning.video");
  if (lines.length === 0) return null;
  return (
    <details className="transcript">
      <summary>
        <b>{t("transcript")}</b>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to */}
      <ol lang={language ?? undefined} tabIndex={0}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <li key={index}>
            {line.start !== null && <span className="num muted">{clockOf(line.start)} </span>}
            {line.text}
          </li>
        ))}
      </ol>
    </details>
  );
}
