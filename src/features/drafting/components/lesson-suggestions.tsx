import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Tick } from "@/components/ui/tick";
import type { LessonDrafting } from "@/features/drafting/server/read-lesson-drafting";

interface LessonSuggestionsProps {
  lessonId: string;
  draft: LessonDrafting["draft"];
}

type Suggested = NonNullable<LessonDrafting["draft"]>["suggestions"][number];

/** Beside a lesson in the editor: what its author's draft suggests for it, and the way there. */
export function LessonSuggestions({ lessonId, draft }: LessonSuggestionsProps) {
  const t = useTranslations("drafting.block");
  if (draft === null) return null;
  const { draftId, suggestions } = draft;
  const waiting = suggestions.filter(({ state }) => state === "PENDING").length;
  return (
    <section aria-labelledby="lesson-suggestions">
      <div className="row row--apart row--base">
        <h2 id="lesson-suggestions" className="label">
          {t("title")}
        </h2>
        {suggestions.length > 0 && (
          <span className="caption num">{t("waiting", { waiting, count: suggestions.length })}</span>
        )}
      </div>
      {suggestions.length > 0 && (
        <ol className="mbs-2 mbe-3">
          {suggestions.map((suggestion) => (
            <Row key={suggestion.id} suggestion={suggestion} />
          ))}
        </ol>
      )}
      <Link className="btn btn--small" href={`/instructor/drafts/ai/${draftId}/lessons?lesson=${lessonId}`}>
        {t(waiting > 0 ? "decide" : suggestions.length > 0 ? "look" : "draft")}
      </Link>
      <p className="caption">{t("hint")}</p>
    </section>
  );
}

function Row({ suggestion: { title, state } }: { suggestion: Suggested }) {
  const t = useTranslations("drafting.block.state");
  const isIn = state === "ACCEPTED" || state === "EDITED";
  return (
    <li className="grid grid-cols-[1.125rem_1fr] gap-2 py-1.5 [&>.tick]:mbs-0.75">
      {state === "REJECTED" ? (
        <span className="tick tick--no" aria-hidden="true">
          <Icon name="x" />
        </span>
      ) : (
        <Tick state={isIn ? "done" : "open"} />
      )}
      <span>
        <bdi>{title}</bdi>
        <span className="caption block">{t(state)}</span>
      </span>
    </li>
  );
}
